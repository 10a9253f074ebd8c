// The memory of an editor: what its own acts replaced, so that they can be reversed by ordinary ops.
//
// An item says: "I wrote `stamp` over `before`". It may be reversed as long as that write still stands. When
// reversing one writes an old value of mine again, the write gets a new stamp, and whoever expected the
// old one (an earlier item) has to follow: History keeps these successions, for registers and code points.
// It keeps limits::undo_acts_max acts and undo_bytes_max bytes; the oldest acts go first, the newest one stays.
//
// Not here: making ops (editor_undo.cpp). Objects are named by id, so that the memory outlives a document
// that is loaded anew.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "core/op.h"

namespace tablee::core {

/// The registers that an editor writes.
enum class Slot : std::uint8_t {
  place,
  size,
  colour,
  rotation,
  lock,
  width,
  text_size,
  life,
  z,
  vote,
  start,
  finish,
  role,
  collapsed,
  grid,
  reactions,
  rank
};

/// What a register held. Only what its slot needs means anything.
struct SlotValue {
  std::int64_t number = 0;  ///< numbers, life, vote, reactions
  ConnectorEnd end;         ///< ends; place: x, y, and the parent as target; size: w, h as x, y
  std::string bytes;        ///< z, rank
  bool operator==(const SlotValue&) const = default;
};

/// One reversible thing.
struct UndoItem {
  enum class Kind : std::uint8_t { wrote, inserted, erased };

  Kind kind = Kind::wrote;
  Slot slot = Slot::place;  ///< wrote
  OpId object;
  Stamp stamp;               ///< wrote: mine; inserted, erased: the first code point
  std::uint32_t length = 0;  ///< inserted, erased: code points
  /// inserted: right behind the code point with the counter before; erased: the one with the next counter
  /// stands right behind it.
  bool continues = false;
  bool follows = false;  ///< erased: the one with the counter before stands right before it
  Stamp before_stamp;    ///< wrote
  SlotValue before;      ///< wrote; erased: the text, as bytes

  /// What it takes of the memory, in bytes.
  [[nodiscard]] std::size_t cost() const { return sizeof(UndoItem) + before.bytes.size(); }
};

/// Code points of one item of what was erased, so that its reversal fits one op.
inline constexpr std::uint32_t erased_item_code_points = 8'192;

using UndoAct = std::vector<UndoItem>;

class History {
 public:
  enum class Direction : std::uint8_t { forward, undoing, redoing };

  /// Notes one item of the act that is being made.
  void note(UndoItem item);
  /// The same for an insertion.
  void note_inserted(OpId object, OpId first, std::uint32_t code_points, bool continues);
  /// The insertion that was noted last has become longer.
  void lengthen(std::uint32_t code_points) { act_.back().length += code_points; }
  /// Ends the act: a forward one forgets what could be redone; `join` adds it to the act before.
  void close(bool join);
  /// Takes the last act off its stack, to reverse it; what is noted until close() is its reversal.
  [[nodiscard]] UndoAct take(Direction direction);

  [[nodiscard]] bool can_undo() const { return !undo_.empty() || !act_.empty(); }
  [[nodiscard]] bool can_redo() const { return !redo_.empty() && act_.empty(); }

  /// The stamp that now stands for `stamp` in a register of `object`.
  [[nodiscard]] Stamp current(OpId object, Slot slot, Stamp stamp) const;
  void succeed(OpId object, Slot slot, Stamp old, Stamp now);
  /// The code points that now stand for a run, in order.
  [[nodiscard]] std::vector<IdRun> current(IdRun run) const;
  void succeed(IdRun old, OpId now);

  /// What the acts on both stacks take, in bytes.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// The replica's number has changed for what it made from `own_since` on. Not within an act.
  void restamp(std::uint32_t from, std::uint32_t to, std::uint64_t own_since);

 private:
  using SlotKey = std::tuple<OpId, Slot, Stamp>;
  struct Succession {
    std::uint32_t length = 0;
    OpId now;
  };
  void push(std::vector<UndoAct>& stack, bool join);
  void join(UndoAct& act);
  void forget(std::vector<UndoAct>& stack);
  void count_bytes();
  void fold_in();
  void fold_in(UndoAct& act) const;

  UndoAct act_;
  Direction direction_ = Direction::forward;
  bool joinable_ = false;  // the last act on the undo stack is a forward one
  std::vector<UndoAct> undo_;
  std::vector<UndoAct> redo_;
  std::size_t bytes_ = 0;  // of both
  std::map<SlotKey, Stamp> stamps_;
  std::map<std::pair<std::uint32_t, std::uint64_t>, Succession> runs_;  // by replica and counter
};

}  // namespace tablee::core
