#include "app/days.h"

#include <limits>
#include <optional>

#include "event/day/day.h"

namespace tablee::app {
namespace {

constexpr auto all = std::numeric_limits<std::size_t>::max();
constexpr std::size_t portion_bytes = std::size_t{1} << 20;

/// What a server would stumble over; nothing: it can be opened.
std::optional<std::string> damage(const event::day::Opening& opening) {
  const base::SystemClock clock;
  const auto day = event::day::Day::open(opening, {clock.mono(), clock.wall()}, base::Random{1});
  return day ? std::nullopt : std::optional{day.error().message};
}

/// The first entry that says nothing. Those before a snapshot are for looking back, and no day is opened from them.
store::Result<std::optional<std::string>> damaged_entry(const store::Store& store,
                                                        base::EventId event) {
  for (base::Offset after;;) {
    const auto more = store.read_day(event, after, all, portion_bytes);
    if (!more) return std::unexpected(more.error());
    if (more->empty()) return std::nullopt;
    for (const auto& row : *more) {
      if (wire::day::decode_log_record(row.bytes)) continue;
      return "The day of event " + base::to_hex(event.value) + ": entry " +
             std::to_string(row.offset.value) + " can not be read";
    }
    after = more->back().offset;
  }
}

}  // namespace

store::Result<DaysFound> look_at_days(const store::Store& store) {
  const auto events = store.days();
  if (!events) return std::unexpected(events.error());
  DaysFound found{.days = events->size()};
  for (const base::EventId event : *events) {
    const auto head = store.day_head(event);
    if (!head) return std::unexpected(head.error());
    found.entries += head->value;
    const auto opening = event::day::read_opening(store, event);
    if (!opening && opening.error().code == event::day::OpenErrorCode::store_failed) {
      return std::unexpected(store::Error{store::ErrorCode::corrupted, opening.error().message});
    }
    found.snapshots += opening && opening->snapshot;
    auto entry = damaged_entry(store, event);
    if (!entry) return std::unexpected(entry.error());
    const auto why = *entry    ? *entry
                     : opening ? damage(*opening)
                               : std::optional{opening.error().message};
    if (why) found.damaged.push_back(*why);
  }
  return found;
}

std::string days_text(const DaysFound& found) {
  if (found.days == 0) return {};
  return std::to_string(found.days) + " days of events with " + std::to_string(found.entries) +
         " entries, " + std::to_string(found.snapshots) + " of them with a snapshot";
}

std::string damaged_days_text(const DaysFound& found) {
  std::string text;
  for (const auto& sentence : found.damaged) text += sentence + ". ";
  if (text.empty()) return text;
  return text +
         "Nobody is let in to a day that can not be read. Restore a backup, or ask for help and "
         "keep "
         "the folder as it is.";
}

}  // namespace tablee::app
