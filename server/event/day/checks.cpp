#include "event/day/checks.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "core/utf8.h"
#include "event/spelling.h"
#include "event/time_zone.h"

namespace tablee::event::day {
namespace {

enum class Breaks : std::uint8_t { none, allowed };

/// Of valid UTF-8: U+0000 to U+001F, U+007F to U+009F.
bool holds_control(std::string_view text, Breaks breaks) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 && !(byte == '\n' && breaks == Breaks::allowed)) return true;
    if (byte == 0x7F) return true;
    if (byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
  }
  return false;
}

/// What is said at all can be seen.
bool fits(std::string_view text, std::size_t code_points_max, Breaks breaks = Breaks::none) {
  const auto count = core::count_code_points(text);
  return count && *count <= code_points_max && !holds_control(text, breaks) &&
         (text.empty() || is_seen(text));
}

bool is_line(std::string_view text) {
  return fits(text, limits::title_code_points_max);
}

bool is_words(std::string_view text) {
  return fits(text, limits::words_code_points_max, Breaks::allowed);
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = 10 * value + (c - '0');
  }
  return value;
}

bool is_date(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
            day = number(text.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day{std::chrono::year{year},
                                     std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

bool is_language(std::string_view text) {
  const auto good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return text.size() >= 2 && text.size() <= 35 && std::ranges::all_of(text, good);
}

bool all_different(const std::vector<wire::day::Ref>& refs) {
  std::set<std::pair<std::uint32_t, std::uint64_t>> seen;
  return std::ranges::all_of(refs, [&](const wire::day::Ref& ref) {
    return ref.counter != 0 && seen.emplace(ref.replica.value, ref.counter).second;
  });
}

}  // namespace

bool is_title(std::string_view text) {
  return is_line(text) && !text.empty();
}

bool is_good(const SetUp& set_up) {
  return is_title(set_up.title) && is_date(set_up.date) &&
         (set_up.time_zone.empty() || is_time_zone(set_up.time_zone)) && is_line(set_up.place) &&
         is_language(set_up.language) &&
         set_up.principles.size() <= limits::principles_per_event_max &&
         std::ranges::all_of(set_up.principles, is_title) && is_words(set_up.introduction) &&
         is_words(set_up.closing) && is_line(set_up.contact) && is_line(set_up.responsible) &&
         set_up.retention_days <= limits::retention_days_max;
}

bool is_good(const Phase& phase) {
  const std::set<TableNumber> each(phase.tables.begin(), phase.tables.end());
  return is_title(phase.title) &&
         fits(phase.instruction, limits::instruction_code_points_max, Breaks::allowed) &&
         phase.tables.size() <= limits::tables_per_event_max &&
         each.size() == phase.tables.size() &&
         (each.empty() || *each.rbegin() <= limits::table_number_max) &&
         (phase.length.count() == 0 || is_length(phase.length));
}

bool is_good(const Agenda& agenda) {
  if (agenda.phases.size() > limits::phases_per_agenda_max) return false;
  std::set<std::uint32_t> ids;
  return std::ranges::all_of(agenda.phases, [&](const Phase& phase) {
    return phase.id != 0 && ids.insert(phase.id).second && is_good(phase);
  });
}

bool is_length(std::chrono::milliseconds length) {
  return length >= limits::timer_min && length <= limits::timer_max;
}

bool is_region(const std::vector<std::int64_t>& region) {
  constexpr std::int64_t far = 2'000'000;  // from one edge of a board to the other
  const auto near = [](std::int64_t at) { return at >= -far && at <= far; };
  return region.empty() || (region.size() == 4 && std::ranges::all_of(region, near) &&
                            region[2] >= 0 && region[3] >= 0);
}

bool is_good(const Vote& vote) {
  return is_title(vote.title) && !vote.candidates.empty() && all_different(vote.candidates) &&
         vote.dots >= 1 && vote.dots <= limits::dots_per_person_max && vote.most >= 1 &&
         vote.most <= vote.dots && vote.hands <= limits::participants_per_event_max;
}

bool is_good(const Parcel& parcel) {
  return parcel.from != parcel.to && parcel.from <= limits::table_number_max &&
         parcel.to <= limits::table_number_max && !parcel.things.empty() &&
         parcel.things.size() <= limits::parcel_things_max && all_different(parcel.things);
}

bool is_good(const Draft& draft) {
  const auto near = [](std::int64_t at) {
    return at >= -limits::coordinate_max && at <= limits::coordinate_max;
  };
  constexpr std::uint32_t colours = 32;
  return draft.id.value != 0 && near(draft.x) && near(draft.y) &&
         draft.table <= limits::table_number_max && draft.colour < colours &&
         fits(draft.text, limits::draft_code_points_max, Breaks::allowed);
}

}  // namespace tablee::event::day
