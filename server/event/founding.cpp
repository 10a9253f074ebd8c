#include "event/founding.h"

namespace tablee::event {
namespace {

/// Lines end in one way, and nothing jumps: the day's own habit, which files need not have.
std::string tidy(std::string text) {
  std::erase(text, '\r');
  for (char& c : text) {
    if (c == '\t') c = ' ';
  }
  return text;
}

}  // namespace

day::Founding founding_of(const Overview& overview, const std::vector<wire::day::Phase>& agenda) {
  day::Founding founding{.event = overview.id,
                         .agora = overview.agora,
                         .set_up = {},
                         .tables = {},
                         .agenda = {},
                         .stage = overview.stage};
  auto& set_up = founding.set_up;
  set_up.title = overview.title;
  set_up.date = overview.date;
  set_up.time_zone = overview.time_zone;
  set_up.place = overview.place;
  set_up.language = overview.language.empty() ? "fr" : overview.language;
  set_up.principles = overview.principles;
  set_up.introduction = tidy(overview.introduction);
  set_up.closing = tidy(overview.closing);
  set_up.contact = overview.contact;
  set_up.responsible = overview.responsible;
  set_up.retention_days = overview.retention_days;
  for (const auto& table : overview.tables) {
    wire::day::Table& founded = founding.tables.emplace_back();
    founded.number = table.number;
    founded.question = table.question;
    founded.board = table.board;
    founded.state = wire::day::TableState::open;
  }
  founding.agenda.phases = agenda;
  for (auto& phase : founding.agenda.phases) phase.instruction = tidy(std::move(phase.instruction));
  return founding;
}

void describe(Overview& overview, const wire::day::SetUp& set_up, wire::day::Stage stage) {
  overview.title = set_up.title;
  overview.date = set_up.date;
  overview.time_zone = set_up.time_zone;
  overview.place = set_up.place;
  overview.language = set_up.language;
  overview.principles = set_up.principles;
  overview.introduction = set_up.introduction;
  overview.closing = set_up.closing;
  overview.contact = set_up.contact;
  overview.responsible = set_up.responsible;
  overview.retention_days = set_up.retention_days;
  overview.stage = stage;
}

}  // namespace tablee::event
