// What goes from one table to another, as the day keeps it: public, but for what a board has taken and the log does not say yet.
#include <algorithm>

#include "event/day/day.h"

namespace tablee::event::day {
namespace {

constexpr auto parcel_kind = static_cast<std::uint32_t>(wire::day::Sealed::parcel);

}  // namespace

// Behind whatever may have opened a table's board, or closed a table.
void Day::move_parcels() {
  auto entries = decide_parcels(state_);
  std::vector<store::SealedWrite> sealed;
  for (auto& [id, arrival] : std::exchange(arrived_, {})) {
    const auto found = state_.parcels.find(id);
    if (found == state_.parcels.end() || found->second.state != ParcelState::under_way) continue;
    Parcel parcel = found->second;
    parcel.why = arrival.why;
    parcel.copied = std::move(arrival.copied);
    parcel.state = ParcelState::returned;
    if (parcel.why == ParcelEnd::none) {
      parcel.state = ParcelState::arrived;
      parcel.things.clear();
      // The log says from now on what the board's record did.
      sealed.push_back({parcel_kind, id.value, std::nullopt});
    }
    entries.emplace_back(std::move(parcel));
  }
  if (!entries.empty()) write(std::move(entries), {}, {}, std::move(sealed));
}

base::BoardId Day::board_of(TableNumber place) const {
  const Table* const table = state_.table(place);
  return table == nullptr ? record_.agora : table->board;
}

void Day::carry(const Parcel& parcel) {
  Carriage carriage{parcel.id, board_of(parcel.from), board_of(parcel.to), parcel.things, {}};
  for (const auto& [id, other] : state_.parcels) {
    if (other.to != parcel.to) continue;
    for (const auto& each : other.copied) carriage.earlier.push_back(each.copy);
  }
  effects_.carriages.push_back(std::move(carriage));
}

void Day::arrived(base::Offset parcel, wire::day::Arrival arrival, Now now) {
  if (dropped_) return;
  arrived_.try_emplace(parcel, std::move(arrival));
  catch_up(now);
}

// After a crash between a board's commit and the day's: what the board has taken has arrived, which the log says as soon as
// something is written; the rest is on its way still.
void Day::read_parcels(const Opening& opening) {
  for (const auto& sealed : opening.sealed) {
    if (sealed.kind != parcel_kind) continue;
    auto& arrival = arrived_[base::Offset{sealed.id}];
    const auto record = wire::day::decode_arrived(sealed.bytes);
    if (record && record->id.value == sealed.id) {
      arrival.copied = record->copied;
      continue;
    }
    // Copied again it would be there twice.
    effects_.trouble = "What was sent to another table in event " + base::to_hex(event_.value) +
                       " has arrived, and which copy is of what can not be read.";
  }
  for (const base::Offset id : state_.parcels_on_their_way) {
    const Parcel& parcel = state_.parcels.at(id);
    if (parcel.state == ParcelState::under_way && !arrived_.contains(id)) carry(parcel);
  }
}

}  // namespace tablee::event::day
