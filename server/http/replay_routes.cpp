// /api/v1/replay/…: the past of a whole event, for its replay. What a board looked like is asked of the board.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "http/api.h"
#include "http/body.h"
#include "http/outline.h"
#include "http/pack.h"
#include "wire/day_frames.h"
#include "wire/day_records.h"

namespace tablee::http {
namespace {

/// Of the timeline: more than a screen has columns, so that idle time is found; 16 tables have 50 kB of them.
constexpr std::size_t resolution = 4'096;

boost::json::object board_json(const BoardOutline& board) {
  boost::json::array keyframes;
  for (const base::Offset at : board.keyframes) keyframes.emplace_back(at.value);
  // Stretch and entries in turn, each as how much more it is than the one before: short numbers, thousands of them.
  boost::json::array activity;
  Stretch before;
  for (const Stretch& one : board.stretches) {
    activity.emplace_back(one.number - before.number);
    activity.emplace_back(one.last.value - before.last.value);
    before = one;
  }
  return {{"board", base::to_hex(board.board.value)},
          {"keyframes", std::move(keyframes)},
          {"activity", std::move(activity)}};
}

Response outlined(const store::Store& store, base::EventId event,
                  std::span<const base::BoardId> boards, const std::stop_token& stop) {
  const auto day = store.day_head(event);
  const auto made = outline(store, boards, resolution, stop);
  if (!day) return read_failed(day.error().code);
  if (!made) return read_failed(made.error().code);
  boost::json::array list;
  for (const auto& board : made->boards) list.push_back(board_json(board));
  return json_answer({{"from", made->from.time_since_epoch().count()},
                      {"every", std::chrono::milliseconds{made->every}.count()},
                      {"day", day->value},
                      {"boards", std::move(list)}});
}

// What the day's log holds behind `after`, without which command made it.
Response day_entries(const store::Store& store, base::EventId event, base::Offset after) {
  const auto head = store.day_head(event);
  const auto page = store.read_day(event, after, limits::http_entries_max, limits::feed_bytes_max);
  if (!head) return read_failed(head.error().code);
  if (!page) return read_failed(page.error().code);
  Response response;
  for (const auto& read : *page) {
    const auto record = wire::day::decode_log_record(read.bytes);
    if (!record) return damaged("this event");
    wire::day::append_entry(response.body, record->entry);
  }
  response.set("Content-Type", "application/octet-stream");
  response.set("X-Tablee-Head", std::to_string(head->value));
  return response;
}

}  // namespace

Answer Api::replay(const Request& request, const event::Grant& grant, Rest path) const {
  const store::Store* const store = &store_;
  const base::EventId event = grant.event;
  const bool gzip = reads_gzip(request);
  const auto deferred = [&](const std::string& what, auto work) {
    return Deferred{
        .who = asker(grant),
        .same = base::to_hex(event.value) + "/replay/" + what + (gzip ? "/gzip" : ""),
        .begin =
            [=] {
              return Work{[=](const std::stop_token& stop) { return packed(work(stop), gzip); }};
            },
        .end = {}};
  };
  if (path.empty()) {
    const auto overview = events_.overview(event);
    if (!overview) return error_answer(404, "not_found", "There is no such event.");
    std::vector<base::BoardId> boards;
    for (const auto& table : overview->tables) boards.push_back(table.board);
    if (overview->agora.value != 0) boards.push_back(overview->agora);
    return deferred("outline", [=](const std::stop_token& stop) {
      return outlined(*store, event, boards, stop);
    });
  }
  if (path.size() == 1 && path[0] == "day") {
    const auto after = parameter_or(request, "after", 0);
    if (!after) return bad_number("after");
    return deferred("day/" + std::to_string(*after), [=](const std::stop_token&) {
      return day_entries(*store, event, base::Offset{*after});
    });
  }
  return error_answer(404, "not_found", "A replay has: its outline, day.");
}

}  // namespace tablee::http
