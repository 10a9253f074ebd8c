#include "app/housekeeping.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "event/erasing.h"
#include "event/keeping.h"
#include "render/page.h"

namespace tablee::app {
namespace {

/// Often enough for what goes by the day.
constexpr std::chrono::minutes interval{20};

void delete_what_is_over(net::Server& server, event::Events& events, const store::Store& store,
                         const base::Clock& clock) {
  for (const auto& over : event::those_over(events, store, clock.wall())) {
    const auto id = base::to_hex(over.event.value);
    const auto people = events.remove(over.event);
    if (!people) {
      spdlog::error("event {} was kept until {} and can not be deleted: {}", id, over.until,
                    people.error().message);
      continue;
    }
    server.leave_event(over.event, *people);
    spdlog::info("event {} was kept until {}, as its people were told: it is deleted", id,
                 over.until);
  }
}

}  // namespace

void keep_house(const std::stop_token& stop, store::Store& store, const base::Clock& clock) {
  std::mutex mutex;
  std::condition_variable_any ended;
  std::unique_lock lock{mutex};
  while (!stop.stop_requested()) {
    const auto finished =
        event::finish_erasing(store, render::without_name, clock.wall() - event::boards_close_in);
    if (!finished) {
      spdlog::error("erasing could not be finished: {}", finished.error().message);
    } else if (*finished) {
      spdlog::info("what was to be erased is in no file any more");
    }
    ended.wait_for(lock, stop, interval, [] { return false; });
  }
}

void delete_when_over(net::Server& server, event::Events& events, const store::Store& store,
                      const base::Clock& clock) {
  server.every(interval, [&] { delete_what_is_over(server, events, store, clock); });
}

}  // namespace tablee::app
