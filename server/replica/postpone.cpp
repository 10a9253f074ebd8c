// What is not taken at the moment: it waits, and is made anew under a new number when it is (P35).
#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "replica/state.h"

namespace tablee::replica {
namespace {

constexpr auto none_of_it = std::numeric_limits<std::uint64_t>::max();

}  // namespace

base::ReplicaId Replica::State::author() const {
  return postponed.empty() && not_now == wire::NotNow::nothing ? number : base::ReplicaId{};
}

void Replica::State::set_not_now(wire::NotNow reason) {
  not_now = reason;
  editor->set_replica(author().value, none_of_it);
}

void Replica::State::follow_names(base::ReplicaId from, base::ReplicaId to, std::uint64_t since) {
  editor->set_replica(from.value, none_of_it);
  editor->set_replica(to.value, since);
  editor->set_replica(author().value, none_of_it);
  if (on_renamed) on_renamed(from, to, since);
}

void Replica::State::made(base::Bytes batch) {
  const std::uint64_t since = postponed.empty() ? none_of_it : counter_of(postponed.front());
  if (author() == number) {
    outbox.add(std::move(batch));
  } else if (goes_alone(batch, 0, since, role)) {
    outbox.add(std::move(batch));
    outbox.items().back().applied = false;  // as somebody else's than the log will say
  } else {
    postponed.push_back(std::move(batch));
  }
}

void Replica::State::postpone(std::vector<base::Bytes> refused) {
  if (refused.empty()) return;
  const std::uint64_t since = counter_of(refused.front());
  postpone_from(since, std::move(refused));
}

// Nothing of the outbox is under way: the server has closed the session that sent what it refused. A batch that was made
// as replica 0 may refer to either name of what waits; both are replica 0's from now on.
void Replica::State::postpone_from(std::uint64_t since, std::vector<base::Bytes> first) {
  std::vector<base::Bytes> going;
  for (Outbox::Item& item : outbox.items()) {
    const bool alone = goes_alone(item.batch, number.value, since, role);
    (alone ? going : first).push_back(std::move(item.batch));
  }
  outbox.replace(std::move(going));
  outbox.sent_up_to(outbox.acked());
  std::ranges::move(std::exchange(postponed, {}), std::back_inserter(first));
  for (base::Bytes& batch : first) {
    auto restamped = core::restamp(batch, number.value, since);
    if (restamped) {
      std::ranges::move(*restamped, std::back_inserter(postponed));
    } else {
      tray.push_back({std::move(batch), restamped.error()});
    }
  }
  if (number.value != 0) follow_names(number, {}, since);
  stale = true;
}

bool Replica::State::ready_to_release() const {
  return complete() && !move && !fresh && !postponed.empty() && outbox.items().empty() &&
         not_now == wire::NotNow::nothing && !server_read_only && role != wire::Role::observer;
}

// Under a number that has just been issued: their counters are below those that the former one has used since.
void Replica::State::release() {
  if (postponed.empty() || not_now != wire::NotNow::nothing) return;
  const std::uint64_t since = counter_of(postponed.front());
  std::vector<base::Bytes> all;
  for (Outbox::Item& item : outbox.items()) all.push_back(std::move(item.batch));
  for (base::Bytes& batch : std::exchange(postponed, {})) {
    auto restamped = core::restamp(batch, 0, since);
    if (restamped) {
      std::ranges::move(*restamped, std::back_inserter(all));
    } else {
      tray.push_back({std::move(batch), restamped.error()});
    }
  }
  std::ranges::sort(all, {}, [](const base::Bytes& batch) { return counter_of(batch); });
  outbox.replace(std::move(all));
  follow_names({}, number, since);
  stale = true;
}

}  // namespace tablee::replica
