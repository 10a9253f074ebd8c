#include "net/connections.h"

#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <unordered_map>
#include <utility>

#include "net/fair_line.h"
#include "net/takers.h"

namespace tablee::net {
namespace {

using Stand = FairLine::Stand;

struct Visitor {
  std::string network;
  Connections::Place::Drop drop{};
  Connections::Place::Drop drop_in_front{};
  bool known = false;  // has sent a whole request
};

}  // namespace

struct Connections::State {
  State(boost::asio::io_context& context, const ConnectionCaps& first, DoorCounters& counters_of)
      : control(context), caps(first), counters(counters_of) {}

  boost::asio::io_context& control;
  ConnectionCaps caps;
  DoorCounters& counters;
  std::atomic<std::size_t> count{0};
  std::uint64_t begun = 0;
  std::unordered_map<std::uint64_t, Visitor> visitors;
  FairLine line;      // all
  FairLine greeting;  // those who are not known
  Takers takers;

  [[nodiscard]] Visitor* find(std::uint64_t id) {
    const auto found = visitors.find(id);
    return found == visitors.end() ? nullptr : &found->second;
  }

  void put(std::uint64_t id, const Visitor& visitor, Stand stand) {
    line.put(id, visitor.network, stand);
    if (visitor.known) {
      greeting.take(id);
    } else {
      greeting.put(id, visitor.network, stand);
    }
  }

  void forget(std::uint64_t id) {
    line.take(id);
    greeting.take(id);
    takers.end(id);
    visitors.erase(id);
    count.store(visitors.size(), std::memory_order_relaxed);
  }

  // Its place is free at once; the connection itself ends when the loop comes to it.
  void drop(std::optional<std::uint64_t> id, DoorRefusal reason) {
    if (!id) return;
    counters.count(reason);
    Visitor& visitor = visitors.at(*id);
    for (auto* const way : {&visitor.drop, &visitor.drop_in_front}) {
      if (*way) boost::asio::post(control, std::move(*way));
    }
    forget(*id);
  }
};

Connections::Connections(boost::asio::io_context& control, const ConnectionCaps& caps,
                         DoorCounters& counters)
    : state_(std::make_shared<State>(control, caps, counters)) {}

Connections::~Connections() = default;

std::shared_ptr<Connections::Place> Connections::admit(const std::string& network) {
  State& state = *state_;
  if (state.line.size_of(network) >= state.caps.of_address) {
    state.drop(state.line.first_of(network), DoorRefusal::address_full);
  }
  if (state.greeting.size() >= state.caps.handshakes) {
    state.drop(state.greeting.first(), DoorRefusal::handshake_dropped);
  }
  if (state.visitors.size() >= state.caps.all) {
    state.drop(state.line.first(), DoorRefusal::idle_dropped);
  }
  const std::uint64_t id = ++state.begun;
  const auto visitor = state.visitors.emplace(id, Visitor{.network = network}).first;
  state.put(id, visitor->second, Stand::still);
  state.count.store(state.visitors.size(), std::memory_order_relaxed);
  return std::make_shared<Place>(state_, state.control, id);
}

void Connections::make_room() {
  state_->drop(state_->line.first(), DoorRefusal::full);
}

void Connections::set_caps(const ConnectionCaps& caps) {
  state_->caps = caps;
}

std::size_t Connections::count() const {
  return state_->count.load(std::memory_order_relaxed);
}

std::size_t Connections::answer_bytes() const {
  return state_->takers.bytes();
}

Connections::Place::Place(std::weak_ptr<State> state, boost::asio::io_context& control,
                          std::uint64_t id)
    : state_(std::move(state)), control_(control), id_(id) {}

Connections::Place::~Place() {
  leave();
}

void Connections::Place::leave() {
  if (const auto state = state_.lock()) {
    boost::asio::dispatch(control_, [state, id = id_] { state->forget(id); });
  }
}

void Connections::Place::on_drop(Drop drop) {
  const auto state = state_.lock();
  if (Visitor* const visitor = state ? state->find(id_) : nullptr) visitor->drop = std::move(drop);
}

void Connections::Place::on_drop_in_front(Drop drop) {
  const auto state = state_.lock();
  if (Visitor* const visitor = state ? state->find(id_) : nullptr) {
    visitor->drop_in_front = std::move(drop);
  }
}

void Connections::Place::waits() {
  const auto state = state_.lock();
  if (Visitor* const visitor = state ? state->find(id_) : nullptr)
    state->put(id_, *visitor, Stand::still);
}

void Connections::Place::served() {
  const auto state = state_.lock();
  Visitor* const visitor = state ? state->find(id_) : nullptr;
  if (visitor == nullptr) return;
  visitor->known = true;
  state->put(id_, *visitor, Stand::busy);
}

void Connections::Place::moved() {
  const auto state = state_.lock();
  Visitor* const visitor = state ? state->find(id_) : nullptr;
  if (visitor == nullptr) return;
  state->put(id_, *visitor, Stand::busy);
  state->takers.moved(id_);
}

void Connections::Place::takes(const void* where, std::size_t bytes) {
  const auto state = state_.lock();
  if (!state || state->find(id_) == nullptr) return;
  state->takers.begin(id_, where, bytes);
  while (state->takers.bytes() > state->caps.answer_bytes && state->takers.size() > 1) {
    state->drop(state->takers.stalest(), DoorRefusal::too_slow);
  }
}

void Connections::Place::took() {
  if (const auto state = state_.lock()) state->takers.end(id_);
}

}  // namespace tablee::net
