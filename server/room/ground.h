// What lies on a board, found by place: so that what the server puts there covers nothing.
//
// A value, of the board as it was when it was made.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "core/document.h"

namespace tablee::room {

/// Board units.
struct Box {
  std::int64_t x = 0, y = 0, w = 0, h = 0;

  [[nodiscard]] std::int64_t right() const { return x + w; }
  [[nodiscard]] std::int64_t bottom() const { return y + h; }
  [[nodiscard]] bool meets(const Box& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  [[nodiscard]] bool holds(const Box& other) const {
    return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
  }
};

class Ground {
 public:
  void put(const Box& box, core::Handle frame = core::handle_none);
  /// `around`: the frames in which it may lie.
  [[nodiscard]] bool is_free(const Box& box, const std::set<core::Handle>& around) const;
  [[nodiscard]] std::int64_t lowest() const { return lowest_; }
  [[nodiscard]] std::int64_t leftmost() const { return leftmost_; }

 private:
  struct Thing {
    Box box;
    core::Handle frame;
  };
  template <typename Visit>
  static void each_cell(const Box& box, Visit visit);

  std::vector<Thing> boxes_;
  std::vector<std::size_t> large_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> cells_;
  std::int64_t lowest_ = 0;
  std::int64_t leftmost_ = 0;
};

/// A board's things and frames as they are shown. O(objects).
struct Laid {
  explicit Laid(const core::Document& board);

  Ground ground;  ///< Without lines: they lie over everything, and are in nobody's way.
  std::map<core::Handle, Box> frames;
};

}  // namespace tablee::room
