#include "sim/world.h"

#include <algorithm>
#include <utility>

namespace tablee::sim {

void World::after(milliseconds delay, Happening happen) {
  events_.push_back({clock_.mono() + delay, order_++, std::move(happen)});
  std::ranges::push_heap(events_, std::less{});
}

void World::run(milliseconds span) {
  const base::MonoTime until = clock_.mono() + span;
  while (!events_.empty() && events_.front().at <= until) {
    std::ranges::pop_heap(events_, std::less{});
    Event event = std::move(events_.back());
    events_.pop_back();
    clock_.advance_to(event.at);
    event.happen();
  }
  clock_.advance_to(until);
}

}  // namespace tablee::sim
