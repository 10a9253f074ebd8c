// The order in which a board is painted: siblings by (z, id), what a frame holds right above the frame.
//
// A cache over Objects: nothing is kept until somebody asks; from then on only what was touched moves. A
// change costs a search in its siblings, asking for the flat order O(n) when something has changed.
#pragma once

#include <vector>

#include "core/objects.h"

namespace tablee::core {

class PaintOrder {
 public:
  /// The object was made, or its effective parent or z has changed.
  void touch(Handle handle);
  /// Its life has changed: it stays where it is in the order, shown or not.
  void touch_life() { flat_valid_ = false; }
  /// Forgets everything: `objects` are others now.
  void reset() { *this = PaintOrder(); }

  /// Handles of all shown objects, lowest first. Lives until the next touch.
  [[nodiscard]] const std::vector<Handle>& shown(const Objects& objects);
  /// All objects whose effective parent is `parent` (or handle_none), deleted ones too, lowest first.
  [[nodiscard]] const std::vector<Handle>& siblings(const Objects& objects, Handle parent);
  /// Steps (work.h) that it has taken to keep itself up to date. Who asks counts them, or not: what a check finds to be done
  /// was left by others.
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

 private:
  using Slot = std::uint32_t;
  static constexpr Slot no_slot = 0xFFFFFFFFU;

  void bring_up_to_date(const Objects& objects);
  void rebuild(const Objects& objects);
  void take_out_touched();
  void merge_touched(const Objects& objects);
  void take_out(Handle handle);
  void put_in(const Objects& objects, Handle handle);
  Slot slot_of_children(Handle parent);
  void flatten(const Objects& objects);

  bool built_ = false;
  bool flat_valid_ = false;
  std::vector<Handle> touched_;
  std::vector<std::vector<Handle>> children_;  // by slot; slot 0 is the board itself
  std::vector<Slot> slot_;                     // by handle: where its children are
  std::vector<Slot> where_;                    // by handle: in whose children it is
  std::vector<Handle> flat_;
  std::uint64_t steps_ = 0;
};

}  // namespace tablee::core
