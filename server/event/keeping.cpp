#include "event/keeping.h"

#include <algorithm>
#include <charconv>

#include "wire/day_records.h"

namespace tablee::event {
namespace {

/// A day is over everywhere when it is noon of the next one in London.
constexpr std::chrono::hours everywhere{36};

std::optional<std::chrono::sys_days> day_of(std::string_view iso) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const auto read = [&](std::size_t from, std::size_t length, auto& value) {
    const auto* const begin = iso.data() + from;
    return std::from_chars(begin, begin + length, value).ec == std::errc{};
  };
  if (iso.size() != 10 || !read(0, 4, year) || !read(5, 2, month) || !read(8, 2, day)) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date};
}

std::string text_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  const auto two = [](unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return std::to_string(int{date.year()}) + "-" + two(unsigned{date.month()}) + "-" +
         two(unsigned{date.day()});
}

// The last entry of the day: who came in, what was begun. One that can not be read counts as now, so that nothing goes by mistake.
base::WallTime last_used(const store::Store& store, const Overview& event, base::WallTime now) {
  const auto head = store.day_head(event.id);
  if (!head) return now;
  if (head->value == 0) return event.created;
  const auto last = store.read_day(event.id, base::Offset{head->value - 1}, 1, 1);
  if (!last || last->empty()) return now;
  const auto record = wire::day::decode_log_record(last->front().bytes);
  return record ? record->entry.time : now;
}

}  // namespace

std::uint32_t Events::retention_days(const Overview& event) const {
  return event.retention_days > 0 ? event.retention_days : retention_days_;
}

std::optional<std::chrono::sys_days> kept_until(const Overview& event, std::uint32_t days,
                                                base::WallTime used) {
  if (days == 0) return std::nullopt;
  auto last = std::chrono::floor<std::chrono::days>(used);
  // A date may be of last year, or mistyped: nothing goes while it is used.
  if (const auto own = day_of(event.date)) last = std::max(last, *own);
  return last + std::chrono::days{days};
}

std::vector<Over> those_over(const Events& events, const store::Store& store, base::WallTime now) {
  std::vector<Over> over;
  for (const auto id : events.list()) {
    const auto& event = *events.overview(id);
    const auto until =
        kept_until(event, events.retention_days(event), last_used(store, event, now));
    if (until && *until + everywhere < now) over.push_back({id, event.title, text_of(*until)});
  }
  return over;
}

}  // namespace tablee::event
