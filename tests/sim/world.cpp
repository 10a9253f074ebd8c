#include "sim/world.h"

namespace tablee::sim {

void World::after(milliseconds delay, std::function<void()> happen) {
  events_.push({clock_.mono() + delay, order_++, std::move(happen)});
}

void World::run(milliseconds span) {
  const base::MonoTime until = clock_.mono() + span;
  while (!events_.empty() && events_.top().at <= until) {
    const Event event = events_.top();
    events_.pop();
    clock_.advance(event.at - clock_.mono());
    event.happen();
  }
  clock_.advance(until - clock_.mono());
}

}  // namespace tablee::sim
