// What an application of ops changed, so that a view repaints that and nothing else.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace tablee::core {

/// Dense index of an object in its document: stable for the document's life, never reused. Local to
/// one replica; never on the wire.
using Handle = std::uint32_t;
inline constexpr Handle handle_none = 0xFFFFFFFFU;

/// Where an object is, as a view shows it.
struct Seat {
  Handle frame = handle_none;  ///< handle_none: the board itself.
  std::int32_t x = 0;          ///< Relative to the frame.
  std::int32_t y = 0;
};

/// Bits of Change::fields.
enum Field : std::uint32_t {
  field_created = 1U << 0,
  field_place = 1U << 1,  ///< position or (effective) parent
  field_size = 1U << 2,
  field_style = 1U << 3,  ///< colour, rotation, lock, width, text size, role, collapsed, grid
  field_z = 1U << 4,
  field_life = 1U << 5,
  field_text = 1U << 6,
  field_votes = 1U << 7,  ///< dots, reactions
  field_ends = 1U << 8,
  field_other = 1U << 9,     ///< rank, or something this version only keeps
  field_content = 1U << 10,  ///< what lies in it, as field_place of each
};

struct Change {
  Handle handle = handle_none;
  std::uint32_t fields = 0;
};

/// Merged: one Change an object, in order of first touch. The caller clears it when it has painted.
class Changes {
 public:
  void add(Handle handle, std::uint32_t fields);
  [[nodiscard]] bool has(Handle handle, std::uint32_t fields) const;
  /// What lies in the frame is seen elsewhere now, or not any more, or again. Document::State::tell_content adds what that is
  /// when all ops have been applied.
  void add_content(Handle frame) { frames_.push_back(frame); }
  [[nodiscard]] std::vector<Handle> take_frames() { return std::exchange(frames_, {}); }
  void clear();
  [[nodiscard]] const std::vector<Change>& list() const { return list_; }

 private:
  std::vector<Change> list_;
  std::vector<std::uint32_t> slot_;  // by handle: 1 + index in list_, 0 when not in it
  std::vector<Handle> frames_;       // of which the content is still to be added
};

}  // namespace tablee::core
