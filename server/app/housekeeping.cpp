#include "app/housekeeping.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "event/forgetting.h"
#include "render/page.h"

namespace tablee::app {
namespace {

/// What is due was cut off, which is seldom: nobody waits for it.
constexpr std::chrono::hours interval{1};

}  // namespace

void keep_house(const std::stop_token& stop, store::Store& store) {
  std::mutex mutex;
  std::condition_variable_any ended;
  std::unique_lock lock{mutex};
  while (!stop.stop_requested()) {
    const auto finished = event::finish_erasing(store, render::without_name);
    if (!finished) {
      spdlog::error("erasing names could not be finished: {}", finished.error().message);
    } else if (*finished) {
      spdlog::info("names that were to be erased are in no file any more");
    }
    ended.wait_for(lock, stop, interval, [] { return false; });
  }
}

}  // namespace tablee::app
