// What goes from one table to another, of proto/day.proto, as plain values. Field comments stand in the schema.
#pragma once

#include <cstdint>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "wire/day_vote.h"

namespace tablee::wire::day {

enum class ParcelState : std::uint8_t { unknown, waiting, under_way, arrived, returned };
enum class ParcelEnd : std::uint8_t {
  none,
  board_full,
  nothing,
  table_closed,
  called_back,
  not_readable,
  sender_out,
};

struct Copied {
  Ref of;
  std::uint64_t copy = 0;
  bool operator==(const Copied&) const = default;
};

struct Parcel {
  base::Offset id;
  std::uint32_t from = 0, to = 0;
  base::ParticipantId participant;
  std::vector<Ref> things;
  ParcelState state = ParcelState::unknown;
  std::vector<Copied> copied;
  ParcelEnd why = ParcelEnd::none;
  base::WallTime sent{};
  bool operator==(const Parcel&) const = default;
};

/// What became of one: copies, or why there are none.
struct Arrival {
  std::vector<Copied> copied;
  ParcelEnd why = ParcelEnd::none;
  bool operator==(const Arrival&) const = default;
};

struct CallBack {
  base::Offset parcel;
};

}  // namespace tablee::wire::day
