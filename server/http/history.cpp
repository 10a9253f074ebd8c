#include "http/history.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "base/limits.h"
#include "http/log_walk.h"
#include "wire/deflate.h"
#include "wire/records.h"

namespace tablee::http {
namespace {

std::unexpected<std::string> unreadable(std::string what) {
  return std::unexpected{"The board can not be read: " + std::move(what)};
}

std::expected<void, std::string> load_keyframe(const store::KeyframeRead& read, Past& past) {
  const auto record = wire::decode_keyframe_record(read.bytes);
  if (!record) return unreadable("a keyframe's record is damaged.");
  const auto inflated = wire::inflate(record->deflated, record->bytes, limits::keyframe_bytes_max);
  if (!inflated) return unreadable("a keyframe does not inflate.");
  if (const auto loaded = past.document.load(*inflated); !loaded) return unreadable(loaded.error());
  past.offset = read.offset;
  past.time = record->time;
  return {};
}

// One record; false when it is later than `until`.
std::expected<bool, std::string> apply(base::Offset at, const wire::LogRecord& record,
                                       std::optional<base::WallTime> until, Past& past) {
  if (until && record.time > *until) return false;
  if (record.refused == core::Refusal::none) {
    const auto applied = past.document.apply_bytes(record.batch, record.replica.value, nullptr,
                                                   core::Admission::accepted);
    if (!applied) {
      return std::unexpected{"entry " + std::to_string(at.value) + " does not apply."};
    }
  }
  past.offset = at;
  past.time = record.time;
  return true;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (!all_digits(text) || error != std::errc{}) return std::nullopt;
  return value;
}

}  // namespace

std::expected<Past, std::string> rebuild(const store::Store& store, base::BoardId board,
                                         std::optional<base::WallTime> until,
                                         const std::stop_token& stop) {
  base::Offset from{std::numeric_limits<std::uint64_t>::max()};
  if (until) {
    const auto at = store.offset_at(board, *until);
    if (!at) return unreadable(at.error().message);
    from = *at;
  }
  const auto keyframe = store.keyframe(board, from);
  if (!keyframe) return unreadable(keyframe.error().message);
  Past past;
  if (*keyframe) {
    if (const auto loaded = load_keyframe(**keyframe, past); !loaded) {
      return std::unexpected{loaded.error()};
    }
  }
  const auto walked = walk_log(store, board, past.offset, stop,
                               [&](base::Offset at, const wire::LogRecord& record) {
                                 return apply(at, record, until, past);
                               });
  if (!walked) return unreadable(walked.error());
  return past;
}

std::optional<base::WallTime> parse_time(std::string_view text) {
  using namespace std::chrono;
  if (all_digits(text)) {
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
    if (error != std::errc{}) return std::nullopt;
    return base::WallTime{milliseconds{ms}};
  }
  if (text.ends_with('Z')) text.remove_suffix(1);
  const bool seconds_too = text.size() == 19;
  if (text.size() != 16 && !seconds_too) return std::nullopt;
  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':') return std::nullopt;
  if (seconds_too && text[16] != ':') return std::nullopt;
  const auto y = number(text.substr(0, 4)), mo = number(text.substr(5, 2)),
             d = number(text.substr(8, 2)), h = number(text.substr(11, 2)),
             mi = number(text.substr(14, 2)),
             s = seconds_too ? number(text.substr(17, 2)) : std::optional{0};
  if (!y || !mo || !d || !h || !mi || !s || *h > 23 || *mi > 59 || *s > 59) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*mo)},
                            day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return base::WallTime{sys_days{date} + hours{*h} + minutes{*mi} + seconds{*s}};
}

}  // namespace tablee::http
