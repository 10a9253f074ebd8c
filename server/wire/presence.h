// One client's moment as a plain value: pointer, selection, live drag and ink. Never kept. Goes both ways: the
// server stamps it with who it is and passes it on.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "core/op_id.h"

namespace tablee::wire {

struct Point {
  std::int64_t x = 0;
  std::int64_t y = 0;
  bool operator==(const Point&) const = default;
};

struct Presence {
  base::ReplicaId replica;
  base::ParticipantId participant;
  std::optional<Point> pointer;
  std::vector<core::OpId> selected;
  std::vector<core::OpId> dragged;
  std::optional<Point> drag;
  std::optional<core::OpId> editing;
  std::vector<std::int64_t> ink;
  std::optional<Point> ink_start;
  bool hand = false;
  std::vector<std::int64_t> view;
  std::vector<std::int64_t> ink_style;
  bool gone = false;
  bool operator==(const Presence&) const = default;
};

}  // namespace tablee::wire
