// What goes from one table to another: who may send what, and when it may arrive (D25).
#include <algorithm>

#include "base/limits.h"
#include "event/day/checks.h"
#include "event/day/decider.h"

namespace tablee::event::day {
namespace {

/// Where what was for a table goes that was merged: to the one that its things go to.
TableNumber place_now(const State& state, TableNumber place) {
  // No table goes to itself by any number of steps that is not also a number of tables.
  for (std::size_t step = 0; step < state.tables.size(); ++step) {
    const Table* const table = state.table(place);
    if (table == nullptr || table->state != TableState::merged) break;
    place = table->into;
  }
  return place;
}

bool is_there(const State& state, TableNumber place) {
  return place == agora_place || state.is_open(place);
}

}  // namespace

// Of what waits it is not known how much it will be: what was chosen, or more. Nobody but moderators takes more than a tenth of it all.
bool Decider::has_room_for(const Parcel& wish) const {
  constexpr std::size_t part = 10;
  if (!moderates()) {
    const auto theirs = [&](const Parcel& parcel) { return parcel.participant == asked_.by; };
    std::size_t sent = 0;
    std::size_t copies = wish.things.size();
    for (const auto& [id, parcel] : state_.parcels) {
      if (!theirs(parcel)) continue;
      ++sent;
      copies += std::max(parcel.things.size(), parcel.copied.size());
    }
    const auto waiting = std::ranges::count_if(state_.parcels_on_their_way, [&](base::Offset id) {
      return theirs(state_.parcels.at(id));
    });
    if (sent >= limits::parcels_per_event_max / part) return false;
    if (copies > limits::parcel_copies_per_event_max / part) return false;
    if (static_cast<std::size_t>(waiting) >= limits::parcels_on_their_way_max / part) return false;
  }
  if (state_.parcels.size() >= limits::parcels_per_event_max) return false;
  if (state_.parcels_on_their_way.size() >= limits::parcels_on_their_way_max) return false;
  std::size_t things = wish.things.size();
  for (const auto& [id, parcel] : state_.parcels) {
    things += std::max(parcel.things.size(), parcel.copied.size());
  }
  return things <= limits::parcel_copies_per_event_max;
}

// Everybody in an event reads all of its boards: there is nothing there that may not go on.
Reason Decider::operator()(const Parcel& wish) {
  if (!is_good(wish)) return Reason::malformed;
  if (wish.from != agora_place && state_.table(wish.from) == nullptr) return Reason::unknown;
  if (wish.to != agora_place && state_.table(wish.to) == nullptr) return Reason::unknown;
  if (!is_there(state_, wish.to)) return Reason::table_closed;
  if (!has_room_for(wish)) return Reason::too_many;
  Parcel parcel;
  parcel.id = next();
  parcel.from = wish.from;
  parcel.to = wish.to;
  parcel.participant = asked_.by;
  parcel.things = wish.things;
  parcel.state = ParcelState::waiting;
  parcel.sent = asked_.now;
  put(std::move(parcel));
  return Reason::done;
}

Reason Decider::operator()(const wire::day::CallBack& wish) {
  const auto found = state_.parcels.find(wish.parcel);
  if (found == state_.parcels.end()) return Reason::unknown;
  Parcel parcel = found->second;
  if (!moderates() && parcel.participant != asked_.by) return Reason::not_yours;
  if (parcel.state != ParcelState::waiting) return Reason::so_already;
  parcel.state = ParcelState::returned;
  parcel.why = ParcelEnd::called_back;
  put(std::move(parcel));
  return Reason::done;
}

std::vector<What> decide_parcels(const State& state) {
  std::vector<What> entries;
  for (const base::Offset id : state.parcels_on_their_way) {
    Parcel parcel = state.parcels.at(id);
    if (parcel.state != ParcelState::waiting) continue;
    const Parcel before = parcel;
    const Role sender = state.role(parcel.participant);
    parcel.to = place_now(state, parcel.to);
    if (sender != Role::moderator && sender != Role::participant) {
      parcel.why = ParcelEnd::sender_out;
    } else if (!is_there(state, parcel.to) || parcel.to == parcel.from) {
      parcel.why = ParcelEnd::table_closed;
    } else if (state.takes_from(parcel.participant, parcel.to)) {
      parcel.state = ParcelState::under_way;
    }
    if (parcel.why != ParcelEnd::none) parcel.state = ParcelState::returned;
    if (!(parcel == before)) entries.emplace_back(std::move(parcel));
  }
  return entries;
}

}  // namespace tablee::event::day
