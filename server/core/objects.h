// All objects of a board by handle, found by id, and the frames that they lie in.
//
// Parents form a graph with one edge an object. Concurrent moves can close a cycle in it; then the edge with
// the greatest stamp of that cycle is ignored (Object::cut). No two cycles share an object, so this is a
// function of the registers alone, whatever the order in which they were written.
//
// What is purged (purge.cpp) leaves its handle behind, since handles are never given to another object; a keyframe
// has nothing of it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "core/hash_index.h"
#include "core/object.h"

namespace tablee::core {

class Objects {
 public:
  [[nodiscard]] Handle size() const { return static_cast<Handle>(objects_.size()); }
  [[nodiscard]] const Object& operator[](Handle handle) const { return objects_[handle]; }
  /// For every register but the place.
  [[nodiscard]] Object& at(Handle handle) { return objects_[handle]; }

  /// handle_none when there is no such object. Expected O(1).
  [[nodiscard]] Handle find(OpId id) const {
    return index_.find(id_hash(id), [&](std::uint32_t row) { return ids_[row] == id; });
  }

  /// How many of the handles stand for objects that are not gone.
  [[nodiscard]] Handle count() const { return size() - gone_; }

  /// Adds an object whose id is new. Its place may name a parent.
  Handle add(Object object);
  void reserve(std::size_t count);

  [[nodiscard]] const Payload* payload(Handle handle) const {
    const std::uint32_t row = objects_[handle].payload;
    return row == 0 ? nullptr : &payloads_[row - 1];
  }
  /// Made when the object has none.
  [[nodiscard]] Payload& need_payload(Handle handle);

  /// Gives an object's payload the fields of Create that this version does not know.
  void keep(Payload& payload, std::string_view unknown);
  /// A measure of the memory that all of those take, in bytes, as Kept::size() is.
  [[nodiscard]] std::size_t kept_bytes() const { return kept_bytes_; }

  /// Writes the place if its stamp is the greater one; says whether it did. Objects whose effective parent
  /// changed on the way are appended to `moved` (never `handle` itself). O(1) for what holds nothing;
  /// else O(depth).
  bool write_place(Handle handle, const PlaceRegister& place, std::vector<Handle>& moved);

  /// Purges these: their handles stay, as those of nothing. Nothing else may have one of them as parent, and
  /// none may be gone already. O(size()).
  void drop(std::span<const Handle> handles);

  /// Whether the object is alive and no frame around it hides what lies in it. O(depth).
  [[nodiscard]] bool shown(Handle handle) const;
  /// The same of all objects, by handle: 0 or 1. O(size()), however deep they lie.
  [[nodiscard]] base::Bytes shown() const;
  /// Where it is seen: in the nearest frame that is not just an origin any more (handle_none: on the board), and
  /// relative to that. O(depth).
  [[nodiscard]] Seat seat(Handle handle) const;

  /// After add() of all objects of a keyframe, whose places may form cycles: finds them all. O(n).
  void find_cycles();

 private:
  void enter(Handle handle);
  static std::uint64_t id_hash(OpId id) { return mix(id); }
  void clear_cycle(Handle member, std::vector<Handle>& moved);
  bool closes_cycle(Handle handle) const;
  void mark_cycle(Handle member, std::vector<Handle>* moved);

  std::vector<Object> objects_;
  std::vector<OpId> ids_;  // beside objects_, so that a lookup touches little memory
  std::vector<Payload> payloads_;
  HashIndex index_;
  Handle gone_ = 0;
  std::size_t kept_bytes_ = 0;
};

}  // namespace tablee::core
