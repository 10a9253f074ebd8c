#include "net/connections.h"

#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <list>
#include <unordered_map>
#include <utility>

namespace tablee::net {
namespace {

/// Where a connection stands: in none of the queues while it is served.
enum class Stand : std::uint8_t {
  greeting,  ///< Its first request is not whole.
  idle,      ///< Between two requests.
  served,
};

struct Guest {
  std::string network;
  std::function<void()> drop{};
  Stand stand = Stand::served;
  std::list<std::uint64_t>::iterator at{};
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
  std::unordered_map<std::uint64_t, Guest> guests;
  std::unordered_map<std::string, std::size_t> of_network;
  std::list<std::uint64_t> greeting;  // the oldest in front
  std::list<std::uint64_t> idle;

  void unqueue(Guest& guest) {
    if (guest.stand == Stand::greeting) greeting.erase(guest.at);
    if (guest.stand == Stand::idle) idle.erase(guest.at);
    guest.stand = Stand::served;
  }

  void queue(std::uint64_t id, Guest& guest) {
    unqueue(guest);
    auto& line = guest.known ? idle : greeting;
    guest.stand = guest.known ? Stand::idle : Stand::greeting;
    guest.at = line.insert(line.end(), id);
  }

  void forget(std::uint64_t id) {
    const auto found = guests.find(id);
    if (found == guests.end()) return;  // dropped before
    unqueue(found->second);
    const auto network = of_network.find(found->second.network);
    if (--network->second == 0) of_network.erase(network);
    guests.erase(found);
    count.store(guests.size(), std::memory_order_relaxed);
  }

  // Its place is free at once; the connection itself ends when the loop comes to it.
  void drop_first(std::list<std::uint64_t>& line, DoorRefusal reason) {
    counters.count(reason);
    const std::uint64_t id = line.front();
    auto drop = std::move(guests.at(id).drop);
    forget(id);
    if (drop) boost::asio::post(control, std::move(drop));
  }
};

Connections::Connections(boost::asio::io_context& control, const ConnectionCaps& caps,
                         DoorCounters& counters)
    : state_(std::make_shared<State>(control, caps, counters)) {}

Connections::~Connections() = default;

std::shared_ptr<Connections::Place> Connections::admit(const std::string& network) {
  State& state = *state_;
  const auto neighbours = state.of_network.find(network);
  if (neighbours != state.of_network.end() && neighbours->second >= state.caps.of_address) {
    state.counters.count(DoorRefusal::address_full);
    return nullptr;
  }
  if (state.greeting.size() >= state.caps.handshakes) {
    state.drop_first(state.greeting, DoorRefusal::handshake_dropped);
  }
  if (state.guests.size() >= state.caps.all) {
    auto& line = state.idle.empty() ? state.greeting : state.idle;
    if (line.empty()) {
      state.counters.count(DoorRefusal::full);
      return nullptr;
    }
    state.drop_first(line, DoorRefusal::idle_dropped);
  }
  const std::uint64_t id = ++state.begun;
  state.guests.emplace(id, Guest{.network = network});
  ++state.of_network[network];
  state.count.store(state.guests.size(), std::memory_order_relaxed);
  return std::make_shared<Place>(state_, state.control, id);
}

void Connections::set_caps(const ConnectionCaps& caps) {
  state_->caps = caps;
}

std::size_t Connections::count() const {
  return state_->count.load(std::memory_order_relaxed);
}

Connections::Place::Place(std::weak_ptr<State> state, boost::asio::io_context& control,
                          std::uint64_t id)
    : state_(std::move(state)), control_(control), id_(id) {}

Connections::Place::~Place() {
  if (const auto state = state_.lock()) {
    boost::asio::dispatch(control_, [state, id = id_] { state->forget(id); });
  }
}

void Connections::Place::on_drop(std::function<void()> drop) {
  const auto state = state_.lock();
  if (!state) return;
  const auto found = state->guests.find(id_);
  if (found != state->guests.end()) found->second.drop = std::move(drop);
}

void Connections::Place::waits() {
  const auto state = state_.lock();
  if (!state) return;
  const auto found = state->guests.find(id_);
  if (found != state->guests.end()) state->queue(id_, found->second);
}

void Connections::Place::served() {
  const auto state = state_.lock();
  if (!state) return;
  const auto found = state->guests.find(id_);
  if (found == state->guests.end()) return;
  found->second.known = true;
  state->unqueue(found->second);
}

}  // namespace tablee::net
