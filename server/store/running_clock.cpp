#include "store/running_clock.h"

#include <charconv>
#include <string>

namespace tablee::store {
namespace {

constexpr std::string_view key = "running";

}  // namespace

Result<RunningClock> RunningClock::open(const Store& store, const base::Clock& machine) {
  const auto kept = store.record(key);
  if (!kept) return std::unexpected(kept.error());
  std::int64_t ms = 0;
  const bool known =
      *kept &&
      std::from_chars((*kept)->data(), (*kept)->data() + (*kept)->size(), ms).ec == std::errc{};
  return RunningClock(machine,
                      known ? base::WallTime{std::chrono::milliseconds{ms}} : machine.wall());
}

Result<void> RunningClock::keep(Store& store) const {
  const RecordWrite record{std::string(key), std::to_string(running().time_since_epoch().count())};
  return store.write_records({&record, 1});
}

}  // namespace tablee::store
