#include "demo/conductor.h"

#include "event/day/day.h"
#include "event/secrets.h"

namespace tablee::demo {
namespace {

namespace day = event::day;
using Failure = std::unexpected<std::string>;

/// The day with whom it obeys, until all that it wants is done.
class Conductor {
 public:
  Conductor(store::Store& store, const base::Clock& clock, day::Day& day, base::ParticipantId who)
      : store_(store), clock_(clock), day_(day), who_(who) {}

  std::expected<void, std::string> ask(wire::day::Wish wish) {
    day_.receive(day::AskerId{1}, who_, {wire::day::CommandId{++commands_}, std::move(wish)},
                 now());
    return settle();
  }

  std::expected<void, std::string> settle() {
    for (day::Effects effects = take(); !effects.commits.empty() || !effects.orders.empty();
         effects = take()) {
      for (const auto& commit : effects.commits) {
        if (auto written = store_.write(commit.append); !written) {
          return Failure(written.error().message);
        }
        day_.committed(commit.number);
      }
      for (const auto& order : effects.orders) day_.obeyed(order.serial);
    }
    return {};
  }

  [[nodiscard]] day::Now now() const { return {clock_.mono(), clock_.wall()}; }

 private:
  day::Effects take() {
    day::Effects effects;
    day_.take(effects);
    return effects;
  }

  store::Store& store_;
  const base::Clock& clock_;
  day::Day& day_;
  base::ParticipantId who_;
  std::uint64_t commands_ = 0;
};

/// The longest in which everything is allowed: who looks around can try all of it.
const wire::day::Phase* freest(const wire::day::Agenda& agenda) {
  const wire::day::Phase* found = nullptr;
  for (const auto& phase : agenda.phases) {
    const auto& may = phase.allowed;
    const bool all = may.write && may.move_others && may.ink && may.vote;
    if (all && (found == nullptr || phase.length > found->length)) found = &phase;
  }
  return found;
}

std::string moderator_link(const event::Events& events, base::EventId event) {
  for (const auto& link : events.links(event)) {
    if (link.role == event::Role::moderator && !link.revoked && !link.closed) return link.secret;
  }
  return {};
}

}  // namespace

std::expected<void, std::string> conduct(store::Store& store, event::Events& events,
                                         const base::Clock& clock, base::EventId event) {
  const auto joined = events.join(moderator_link(events, event), "Camille");
  if (!joined) return Failure(joined.error().message);
  const auto opening = day::read_opening(store, event);
  if (!opening) return Failure(opening.error().message);
  auto day =
      day::Day::open(*opening, {clock.mono(), clock.wall()}, base::Random{event::random_number()});
  if (!day) return Failure(day.error().message);
  Conductor conductor(store, clock, *day, joined->participant);
  day->register_person({joined->participant, joined->role, true, joined->name}, conductor.now());
  if (auto settled = conductor.settle(); !settled) return settled;
  const auto* const phase = freest(day->told().agenda);
  if (phase == nullptr) return {};
  if (auto begun = conductor.ask(wire::day::BeginPhase{*phase, {}, false}); !begun) return begun;
  const auto timer = day->told().timers.find(0);
  if (timer == day->told().timers.end()) return {};
  return conductor.ask(
      wire::day::ChangeTimer{timer->second.id, wire::day::ChangeTimer::Act::pause, {}});
}

}  // namespace tablee::demo
