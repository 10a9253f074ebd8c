// One object as the document keeps it: registers with the stamp of their winner, and nothing else. What was
// overwritten is the log's memory, not the document's.
#pragma once

#include <cstdint>
#include <string>

#include "core/changes.h"
#include "core/op.h"

namespace tablee::core {

/// A last-writer-wins register of a small number.
struct NumberRegister {
  Stamp stamp;
  std::int32_t value = 0;
};

struct PlaceRegister {
  Stamp stamp;
  Handle parent = handle_none;
  std::int32_t x = 0;
  std::int32_t y = 0;
};

struct SizeRegister {
  Stamp stamp;
  Size size;
};

struct BytesRegister {
  Stamp stamp;
  std::string value;
};

struct EndRegister {
  Stamp stamp;
  ConnectorEnd end;
};

/// The number registers that every object has, in the order of NumberField. Those that few have, and reactions, stand
/// beside what is only kept (kept.h): so older versions carry them too, and no keyframe has another format for them.
inline constexpr std::size_t number_fields = 5;

/// What few objects have: strokes, images, connectors, objects of newer versions.
struct Payload {
  std::string points;
  std::string blob;
  std::string unknown;  ///< Fields of Create that this version does not know.
  EndRegister ends[2];
};

struct Object {
  OpId id;
  PlaceRegister place;
  SizeRegister size;
  NumberRegister numbers[number_fields];
  NumberRegister life;
  BytesRegister z;
  std::uint32_t raw_kind = 0;
  std::uint32_t author = 0;  ///< Participant; 0: whoever the id's replica belongs to.
  std::uint32_t shape = 0;
  std::uint32_t votes = 0;         ///< Sum over participants.
  std::uint32_t payload = 0;       ///< 1 + row in Objects::payloads, 0 none.
  std::uint32_t raw_children = 0;  ///< Objects whose place names this one as parent, cycles or not.
  bool in_cycle = false;           ///< Its edge to its parent lies on a cycle …
  bool cut = false;                ///< … and has the greatest stamp there: it is ignored.
  bool gone = false;               ///< Purged: a handle without an object, all else at its default.

  [[nodiscard]] ObjectKind kind() const {
    constexpr auto last = static_cast<std::uint32_t>(ObjectKind::proposition);
    return raw_kind <= last ? static_cast<ObjectKind>(raw_kind) : ObjectKind::unknown;
  }
  [[nodiscard]] Handle parent() const { return cut ? handle_none : place.parent; }
  [[nodiscard]] bool alive() const { return life.value == static_cast<int>(Life::alive); }
  /// Whether what lies in it is not shown. So frames were deleted once; whoever deletes one now leaves what lies in it.
  [[nodiscard]] bool hides() const { return life.value == static_cast<int>(Life::hides); }
};

/// Which objects may hold others, have text, have ends. Kinds of newer versions may do anything.
[[nodiscard]] constexpr bool may_hold(ObjectKind kind) {
  return kind == ObjectKind::frame || kind == ObjectKind::unknown;
}
[[nodiscard]] constexpr bool may_have_text(ObjectKind kind) {
  return kind != ObjectKind::stroke;
}
[[nodiscard]] constexpr bool may_have_ends(ObjectKind kind) {
  return kind == ObjectKind::connector || kind == ObjectKind::unknown;
}
[[nodiscard]] constexpr bool may_have_points(ObjectKind kind) {
  return kind == ObjectKind::stroke || kind == ObjectKind::unknown;
}
[[nodiscard]] constexpr bool may_have_blob(ObjectKind kind) {
  return kind == ObjectKind::image || kind == ObjectKind::unknown;
}

}  // namespace tablee::core
