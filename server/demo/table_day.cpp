#include "demo/table_day.h"

#include <algorithm>
#include <utility>

#include "demo/typist.h"

namespace tablee::demo {
namespace {

using std::chrono::milliseconds;

/// From seeing what somebody did to doing something about it.
constexpr milliseconds glance{700};

}  // namespace

TableDay::TableDay(const event::TableSpec& table, std::uint32_t place,
                   std::vector<std::uint32_t> people, Time length, Card first_card,
                   std::uint64_t seed)
    : table_(table),
      place_(place),
      people_(std::move(people)),
      length_(length),
      first_card_(first_card),
      random_(seed),
      layout_(event::layout_of(table)),
      free_from_(people_.size()) {}

std::vector<Act> TableDay::write() {
  arrivals();
  ideas();
  clusters();
  second_thoughts();
  votes();
  tidying();
  goodbyes();
  return std::move(acts_);
}

TableDay::Time TableDay::add(Act act, Time when) {
  const auto person = act.person;
  auto& free = free_from_[person];
  act.at = std::max(when, free);
  act.table = place_;
  act.person = people_[person];
  std::erase_if(act.after, [&](ActIndex i) { return acts_[i].person == act.person; });
  for (const auto before : act.after) act.at = std::max(act.at, acts_[before].at + glance);
  free = act.at + milliseconds(1);
  acts_.push_back(std::move(act));
  return acts_.back().at;
}

TableDay::Time TableDay::add_on(Card card, ActKind kind, std::uint32_t person, Time when) {
  Act act{.person = person, .kind = kind, .card = card, .after = last_of(card)};
  const auto at = add(std::move(act), when);
  last_of(card) = {static_cast<ActIndex>(acts_.size() - 1)};
  return at;
}

TableDay::Time TableDay::move(Card card, Card parent, std::int32_t x, std::int32_t y,
                              std::uint32_t person, Time when) {
  Act act{.person = person,
          .kind = ActKind::move,
          .card = card,
          .parent = parent,
          .x = x,
          .y = y,
          .after = last_of(card)};
  if (parent != card_none) act.after.push_back(made_[parent - first_card_]);
  const auto at = add(std::move(act), when);
  last_of(card) = {static_cast<ActIndex>(acts_.size() - 1)};
  return at;
}

TableDay::Time TableDay::type_into(Card card, std::uint32_t person, std::string_view text,
                                   Time when) {
  auto at = std::max(when, free_from_[person]);
  for (auto& keys : type(text, random_)) {
    Act act{.person = person,
            .kind = keys.backspaces > 0 ? ActKind::backspace : ActKind::type,
            .card = card,
            .count = keys.backspaces,
            .text = std::move(keys.text),
            .after = last_of(card)};
    at = add(std::move(act), at + keys.pause);
    last_of(card) = {static_cast<ActIndex>(acts_.size() - 1)};
  }
  return at;
}

std::vector<TableDay::Time> TableDay::moments(std::size_t count, double from, double to) {
  std::vector<Time> moments;
  for (std::size_t i = 0; i < count; ++i) {
    const auto fraction = from + (to - from) * random_.unit();
    moments.emplace_back(static_cast<Time::rep>(static_cast<double>(length_.count()) * fraction));
  }
  std::ranges::sort(moments);
  return moments;
}

std::uint32_t TableDay::somebody() {
  return static_cast<std::uint32_t>(random_.below(people_.size()));
}

std::uint32_t TableDay::somebody_but(std::uint32_t person) {
  if (people_.size() == 1) return person;
  const auto step = 1 + random_.below(people_.size() - 1);
  return static_cast<std::uint32_t>((person + step) % people_.size());
}

Card TableDay::new_card() {
  // The act that makes it is the next to be added.
  made_.push_back(static_cast<ActIndex>(acts_.size()));
  last_of_card_.emplace_back();
  return cards_end() - 1;
}

void TableDay::plan_error(Note& note) {
  // A letter doubled in a word that stands in what the author writes.
  const auto points = code_points(note.written);
  for (int attempt = 0; attempt < 8; ++attempt) {
    const auto i = random_.below(points.size());
    if (points[i].size() != 1 || points[i][0] < 'a' || points[i][0] > 'z') continue;
    const auto byte = static_cast<std::size_t>(points[i].data() - note.written.data());
    auto begin = note.written.rfind(' ', byte);
    begin = begin == std::string::npos ? 0 : begin + 1;
    const auto end = std::min(note.written.find(' ', byte), note.written.size());
    if (end - begin < 5) continue;
    auto right = note.written.substr(begin, end - begin);
    auto wrong = right;
    wrong.insert(byte - begin, 1, points[i][0]);
    // It must be found again, and only there.
    if ((note.written + note.tail).find(wrong) != std::string::npos) continue;
    note.written.replace(begin, end - begin, wrong);
    note.wrong = std::move(wrong);
    note.right = std::move(right);
    return;
  }
}

void TableDay::plan_note(Note& note, const std::string& text) {
  note.written = text;
  const auto half = text.find(' ', text.size() * 55 / 100);
  if (text.size() > 35 && half != std::string::npos && random_.chance(0.6)) {
    note.written = text.substr(0, half);
    note.tail = text.substr(half);
  }
  if (random_.chance(0.6)) plan_error(note);
}

TableDay::Note TableDay::plan_draft() {
  const auto& cluster = table_.clusters[random_.below(table_.clusters.size())];
  Note draft;
  draft.author = somebody();
  const auto& source =
      cluster.notes.empty() ? cluster.title : cluster.notes[random_.below(cluster.notes.size())];
  auto end = source.size() > 8 ? source.find(' ', 8 + random_.below(source.size() - 8)) : 0;
  if (end == std::string::npos || end == 0 || end > 60) end = source.find(' ', 4);
  draft.written = source.substr(0, std::min(end, source.size())) + " ?";
  return draft;
}

}  // namespace tablee::demo
