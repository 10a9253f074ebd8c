// A whole event that another server had: it is refused with a place and a sentence, or it stands in a store, and its boards and its day
// can be read again.
#include <algorithm>

#include "base/check.h"
#include "base/clock.h"
#include "base/limits.h"
#include "event/day/day.h"
#include "event/events.h"
#include "event/whole/whole_event.h"
#include "fuzz/target.h"
#include "store/memory_store.h"

namespace {

bool is_picture(tablee::base::BytesView bytes) {
  return bytes.starts_with("\x89PNG");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tablee;
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  auto read = event::whole::read_whole(json, is_picture);
  if (!read) {
    TABLEE_CHECK(!read.error().reason.empty());
    TABLEE_CHECK(!read.error().message().empty());
    return 0;
  }
  const auto people = read->people.size();
  const base::ManualClock clock;
  store::MemoryStore store;
  auto events = event::Events::open(store, clock, event::LinkKey{event::Digest{1}});
  const auto made = events->create(event::whole::plan_of(std::move(*read)));
  if (!made) {
    TABLEE_CHECK(!made.error().message.empty());
    TABLEE_CHECK(store.boards()->empty());
    return 0;
  }
  const auto again = event::Events::open(store, clock, event::LinkKey{event::Digest{1}});
  TABLEE_CHECK(again && again->people(*made).size() == people);
  const auto opening = event::day::read_opening(store, *made);
  TABLEE_CHECK(opening.has_value());
  const auto day = event::day::Day::open(*opening, {clock.mono(), clock.wall()}, base::Random{1});
  TABLEE_CHECK(day.has_value());
  TABLEE_CHECK(day->told().runs.empty());
  return 0;
}
