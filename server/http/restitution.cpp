#include "http/restitution.h"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <memory>
#include <set>
#include <unordered_map>

#include "core/batch.h"
#include "event/agenda/agenda_file.h"
#include "event/day/day.h"
#include "event/time_zone.h"
#include "http/dots.h"
#include "http/history.h"
#include "http/log_walk.h"
#include "http/photos.h"
#include "http/whole_event.h"
#include "render/csv.h"
#include "render/markdown.h"
#include "render/outcome_json.h"
#include "render/page.h"
#include "render/pdf/booklet.h"
#include "render/picture/board_picture.h"
#include "render/picture/description.h"

namespace tablee::http {
namespace {

struct FormRow {
  std::string_view name;
  Form form;
  std::string_view media_type;
};
constexpr std::array forms{FormRow{"html", Form::html, "text/html; charset=utf-8"},
                           FormRow{"md", Form::markdown, "text/markdown; charset=utf-8"},
                           FormRow{"csv", Form::csv, "text/csv; charset=utf-8; header=present"},
                           FormRow{"json", Form::json, "application/json"},
                           FormRow{"pdf", Form::pdf, "application/pdf"}};

struct NamingRow {
  std::string_view name;
  render::Naming naming;
};
constexpr std::array namings{NamingRow{"first", render::Naming::first_names},
                             NamingRow{"numbers", render::Naming::numbers},
                             NamingRow{"nobody", render::Naming::nobody}};

using Told = std::expected<std::optional<event::day::State>, std::string>;
using Created = std::unordered_map<core::OpId, base::WallTime>;

// Who sits where, which tables were merged: the day has it. An event from before days has none.
Told day_of(const store::Store& store, base::EventId event) {
  const auto opening = event::day::read_opening(store, event);
  if (!opening && opening.error().code == event::day::OpenErrorCode::no_day) return std::nullopt;
  if (!opening) return std::unexpected{opening.error().message};
  const auto day = event::day::Day::open(*opening, {}, base::Random{1});
  if (!day) return std::unexpected{day.error().message};
  return day->told();
}

struct Place {
  event::Table table;
  std::set<std::uint32_t> people;  ///< Who sits there.
};

// What was merged into another table is there.
std::vector<Place> places_of(const event::Overview& overview,
                             const std::optional<event::day::State>& day) {
  std::vector<Place> places;
  if (!day) {
    for (const auto& table : overview.tables) places.push_back({table, {}});
    return places;
  }
  for (const auto& [number, table] : day->tables) {
    if (table.into != 0) continue;
    Place place{
        {number, table.question, table.board, true, table.state != event::day::TableState::open},
        {}};
    for (const auto& [participant, seat] : day->seats) {
      if (seat.table == number) place.people.insert(participant.value);
    }
    places.push_back(std::move(place));
  }
  return places;
}

std::expected<Created, std::string> created_on(const store::Store& store, base::BoardId board,
                                               const std::stop_token& stop) {
  Created created;
  core::Batch batch;
  const auto walked = walk_log(
      store, board, base::Offset{0}, stop,
      [&](base::Offset, const wire::LogRecord& record) -> std::expected<bool, std::string> {
        if (record.refused != core::Refusal::none) return true;
        if (!core::decode_batch(record.batch, record.replica.value, batch)) return true;
        for (const core::Op& op : batch.ops) {
          if (op.kind == core::OpKind::create) created.emplace(op.id, record.time);
        }
        return true;
      });
  if (!walked) return std::unexpected{walked.error()};
  return created;
}

/// Of a whole event, what is gathered on the way through its boards.
struct Whole {
  base::Bytes boards;  ///< As JSON, one after the other.
  boost::json::array ballots;
  std::set<store::BlobId> pictures;
  std::optional<event::day::State> day;
};

/// Goes through an event's boards, and keeps of each no more than what is asked for.
class Reading {
 public:
  Reading(const store::Store& store, const EventFacts& facts, const render::Choice& choice,
          const std::stop_token& stop)
      : store_(store), facts_(facts), choice_(choice), stop_(stop) {}

  bool wants_times = false;
  /// When not null, the whole event: what another server needs.
  Whole* whole = nullptr;

  std::expected<render::Outcome, std::string> read() {
    const event::Overview& overview = facts_.overview;
    const auto day = day_of(store_, overview.id);
    if (!day) return std::unexpected{day.error()};
    render::Outcome outcome{.title = overview.title,
                            .date = overview.date,
                            .place = overview.place,
                            .occasion = overview.occasion,
                            .language = overview.language,
                            .introduction = overview.introduction,
                            .principles = overview.principles,
                            .tables = {},
                            .votes = {},
                            .photos = {},
                            .closing = overview.closing,
                            .contact = overview.contact,
                            .made = {}};
    if (choice_.photos) {
      auto photos = read_photos(store_, overview.id, stop_);
      if (!photos) return std::unexpected{photos.error()};
      outcome.photos = std::move(*photos);
    }
    for (auto& place : places_of(overview, *day)) {
      auto table = read_table(place, *day);
      if (!table) return std::unexpected{table.error()};
      outcome.tables.push_back(std::move(*table));
    }
    if (whole == nullptr && !*day) return outcome;
    const auto agora = rebuild(store_, overview.agora, std::nullopt, stop_);
    if (!agora) return std::unexpected{agora.error()};
    if (*day && choice_.dots) outcome.votes = results_on(**day, overview.agora, agora->document);
    if (const auto kept = keep_whole(*agora, overview.agora, 0, *day); !kept) {
      return std::unexpected{kept.error()};
    }
    if (whole != nullptr) whole->day = *day;
    return outcome;
  }

 private:
  std::expected<render::TableOutcome, std::string> read_table(
      Place& place, const std::optional<event::day::State>& day) {
    auto past = rebuild(store_, place.table.board, std::nullopt, stop_);
    if (!past) return std::unexpected{past.error()};
    const auto times = wants_times ? created_on(store_, place.table.board, stop_) : Created{};
    if (!times) return std::unexpected{times.error()};
    const Created& created = *times;
    render::TableOutcome table{.number = place.table.number,
                               .question = place.table.question,
                               .board = base::to_hex(place.table.board.value),
                               .closed = place.table.closed,
                               .people = 0,
                               .names = {},
                               .whose = {},
                               .groups = {},
                               .left = {},
                               .votes = {}};
    render::Asking asking;
    asking.name_of = [&](std::uint32_t participant) { return name_of(participant); };
    if (day) {
      asking.dots_of = dots_on(*day, place.table.board);
      asking.origin_of = origins_on(*day, place.table.board);
    }
    asking.created_of = [&](core::OpId id) {
      const auto found = created.find(id);
      if (found == created.end()) return std::string{};
      return event::local_time(found->second, facts_.overview.time_zone);
    };
    render::read_outcome(past->document, choice_, asking, table);
    if (day && choice_.dots) table.votes = results_on(*day, place.table.board, past->document);
    if (choice_.pictures) add_picture(past->document, table);
    for (const auto writer : render::writers(past->document)) place.people.insert(writer);
    add_people(place.people, table);
    if (const auto kept = keep_whole(*past, place.table.board, place.table.number, day); !kept) {
      return std::unexpected{kept.error()};
    }
    return table;
  }

  [[nodiscard]] std::string name_of(std::uint32_t participant) const {
    const auto found = facts_.names.find(participant);
    return found == facts_.names.end() ? std::string{} : found->second;
  }

  void add_people(const std::set<std::uint32_t>& people, render::TableOutcome& table) const {
    if (choice_.naming == render::Naming::nobody) return;
    table.people = people.size();
    if (choice_.naming != render::Naming::first_names) return;
    for (const auto participant : people) {
      auto name = name_of(participant);
      if (name.empty()) continue;
      table.names.push_back(std::move(name));
      table.whose.push_back(participant);
    }
  }

  void add_picture(const core::Document& board, render::TableOutcome& table) const {
    namespace picture = render::picture;
    if (board.paint_order().empty()) return;
    picture::Showing showing{.dots = choice_.dots};
    if (choice_.naming == render::Naming::first_names) {
      showing.name_of = [this](std::uint32_t participant) { return name_of(participant); };
    }
    table.picture_words = picture::describe(board, facts_.overview.language);
    // Without one the words say that it is too large.
    if (auto kept = picture::record(board, showing, {}, stop_)) table.picture = std::move(*kept);
  }

  std::expected<void, std::string> keep_whole(const Past& past, base::BoardId board,
                                              std::uint32_t table,
                                              const std::optional<event::day::State>& day) {
    // A whole board is all of its notes.
    if (whole == nullptr || !choice_.leftovers) return {};
    const auto created = created_on(store_, board, stop_);
    if (!created) return std::unexpected{created.error()};
    const render::BoardParts parts{.authors = choice_.naming == render::Naming::first_names,
                                   .deleted = choice_.deleted,
                                   .dots = choice_.dots,
                                   .whole = true,
                                   .made_of = [&](core::OpId id) {
                                     const auto found = created->find(id);
                                     return found == created->end() ? base::WallTime{}
                                                                    : found->second;
                                   }};
    if (!whole->boards.empty()) whole->boards += ',';
    render::append_board_json(whole->boards, past.document,
                              {{"board", base::to_hex(board.value)}, {"table", table}}, parts,
                              stop_);
    if (day && choice_.dots) {
      add_ballots(*day, board, table, past.document, parts, whole->ballots);
    }
    add_pictures(past.document, whole->pictures);
    return {};
  }

  const store::Store& store_;
  const EventFacts& facts_;
  const render::Choice& choice_;
  const std::stop_token& stop_;
};

std::expected<base::Bytes, std::string> write_json(Reading& reading, const store::Store& store,
                                                   const EventFacts& facts,
                                                   const render::Choice& choice,
                                                   const std::stop_token& stop) {
  Whole whole;
  reading.whole = &whole;
  reading.wants_times = true;
  const auto outcome = reading.read();
  if (!outcome) return std::unexpected{outcome.error()};
  auto phases = phases_json(store, facts.overview.id, stop);
  if (!phases) return std::unexpected{phases.error()};
  const auto pictures = pictures_json(store, facts.overview.id, whole.pictures, stop);
  if (!pictures) return std::unexpected{pictures.error()};
  auto json = render::outcome_json(*outcome);
  const auto* const day = whole.day ? &*whole.day : nullptr;
  for (auto& [name, value] : set_up_json(facts.overview, day)) {
    json["event"].as_object()[name] = value;
  }
  if (choice.naming == render::Naming::first_names) json["people"] = people_json(facts, day);
  if (day != nullptr) json["agenda"] = event::write_agenda(day->agenda.phases);
  json["phases"] = std::move(*phases);
  json["ballots"] = std::move(whole.ballots);
  auto text = boost::json::serialize(json);
  text.pop_back();
  return text + "," + *pictures + ",\"boards\":[" + whole.boards + "]}\n";
}

}  // namespace

std::optional<render::Naming> parse_naming(std::string_view name) {
  const auto* const found = std::ranges::find(namings, name, &NamingRow::name);
  if (found == namings.end()) return std::nullopt;
  return found->naming;
}

std::string_view naming_name(render::Naming naming) {
  return std::ranges::find(namings, naming, &NamingRow::naming)->name;
}

std::optional<Form> parse_form(std::string_view name) {
  const auto* const found = std::ranges::find(forms, name, &FormRow::name);
  if (found == forms.end()) return std::nullopt;
  return found->form;
}

std::string_view form_name(Form form) {
  return std::ranges::find(forms, form, &FormRow::form)->name;
}

std::string_view media_type(Form form) {
  return std::ranges::find(forms, form, &FormRow::form)->media_type;
}

std::expected<render::Outcome, std::string> read_restitution(const store::Store& store,
                                                             const EventFacts& facts,
                                                             const render::Choice& choice,
                                                             const std::stop_token& stop) {
  return Reading(store, facts, choice, stop).read();
}

std::expected<base::Bytes, std::string> write_export(const store::Store& store,
                                                     const EventFacts& facts,
                                                     const render::Choice& choice, Form form,
                                                     const std::stop_token& stop) {
  Reading reading(store, facts, choice, stop);
  if (form == Form::json) return write_json(reading, store, facts, choice, stop);
  reading.wants_times = form == Form::csv;
  const auto outcome = reading.read();
  if (!outcome) return std::unexpected{outcome.error()};
  switch (form) {
    case Form::html:
      return render::page(*outcome);
    case Form::markdown:
      return render::markdown(*outcome);
    case Form::csv:
      return render::csv(*outcome);
    case Form::pdf:
      return render::pdf::booklet(*outcome, stop);
    case Form::json:
      break;
  }
  return std::unexpected{"There is no such form."};
}

}  // namespace tablee::http
