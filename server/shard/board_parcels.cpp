// What goes from a board to another, and what comes from one (D25).
#include <utility>

#include "shard/board.h"
#include "shard/shard_core.h"

namespace tablee::shard {

void Board::pack(std::vector<wire::day::Ref> things, PackAnswer answer) {
  packing_.push_back({std::move(things), std::move(answer), {}, false});
  open_for_server();
}

void Board::deliver(base::Offset parcel, std::vector<room::Thing> things,
                    std::vector<std::uint64_t> earlier, ArrivalAnswer answer) {
  delivering_.push_back({parcel, std::move(things), std::move(earlier), std::move(answer), {}});
  open_for_server();
}

void Board::begin_parcels() {
  if (!room_ || (packing_.empty() && delivering_.empty())) return;
  for (Packing& each : packing_) {
    if (std::exchange(each.read, true)) continue;
    each.packed = room_->pack(each.things);
  }
  for (Delivering& each : delivering_) {
    if (each.delivered) continue;
    // Nothing: what is under way at a shutdown goes on at the next start.
    each.delivered = room_->deliver(each.parcel, each.things, each.earlier, shard_.now());
  }
  end_parcels(room_->head());
  touch();
}

void Board::end_parcels(base::Offset upto) {
  std::erase_if(packing_, [&](Packing& each) {
    if (!each.read || each.packed.upto > upto) return false;
    each.answer(std::move(each.packed.things));
    return true;
  });
  std::erase_if(delivering_, [&](Delivering& each) {
    if (!each.delivered || each.delivered->upto > upto) return false;
    each.answer(std::move(each.delivered->arrival));
    return true;
  });
}

void Board::refuse_parcels() {
  for (Packing& each : std::exchange(packing_, {})) each.answer(std::nullopt);
  for (Delivering& each : std::exchange(delivering_, {})) {
    each.answer({{}, wire::day::ParcelEnd::not_readable});
  }
}

// As take_up_reveals().
void Board::take_up_parcels() {
  for (Packing& each : std::exchange(packing_, {})) {
    shard_.at_board(id_, event_, [&](Board& next) {
      next.pack(std::move(each.things), std::move(each.answer));
    });
  }
  for (Delivering& each : std::exchange(delivering_, {})) {
    shard_.at_board(id_, event_, [&](Board& next) {
      next.deliver(each.parcel, std::move(each.things), std::move(each.earlier),
                   std::move(each.answer));
    });
  }
}

}  // namespace tablee::shard
