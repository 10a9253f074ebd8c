// What is behind an Editor. Only core's own sources include this.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "core/batch_writer.h"
#include "core/editor.h"
#include "core/state.h"
#include "core/undo.h"

namespace tablee::core {

/// Counters that are left free at the end of a board's life, so that no single edit passes it.
inline constexpr std::uint64_t last_counters = limits::counter_lead_max;

/// Which register a field of Op.number is, if the editor writes it.
[[nodiscard]] std::optional<Slot> slot_of(std::uint32_t number_field);

struct Editor::State {
  State(Document& of, Document::State& behind, std::uint32_t number)
      : document(of), core(behind), replica(number), batches(number, written_batch_bytes) {
    act_as(0);
  }
  void act_as(std::uint32_t participant);

  Document& document;
  Document::State& core;
  std::uint32_t replica;
  /// By whose they are (P41); at least that of who acts, to which `history` points.
  std::vector<std::pair<std::uint32_t, std::unique_ptr<History>>> memories;
  std::uint32_t acting = 0;  ///< 0: whose the replica is.
  History* history = nullptr;
  Changes changes;

  BatchWriter batches;

  Refusal why = Refusal::none;  // see Editor::why()

  std::vector<IdRun> runs;  // scratch
  std::string scratch;

  [[nodiscard]] bool there(Handle handle) const {
    return writable() && handle < core.objects.size() && !core.objects[handle].gone;
  }
  /// Whether counters are left. A board that people made never runs out of them; one from a damaged disk may have.
  [[nodiscard]] bool writable() const {
    return core.next_counter() + last_counters <= board_counter_max;
  }
  /// Whose votes and reactions are written.
  [[nodiscard]] std::uint32_t whose() const {
    return acting != 0 ? acting : core.participant_of(replica);
  }
  [[nodiscard]] OpId id(Handle handle) const { return core.objects[handle].id; }
  /// Whether the object (handle_none: a new one), with what lies in it, is not too deep in frames there: others would refuse it.
  [[nodiscard]] bool has_room(Handle frame, Handle handle);

  // --- Writing (editor_write.cpp): make the op, apply it, encode it, remember what it replaced ---------

  Handle create(const NewObject& what, std::string_view z);
  void place(Handle handle, Handle parent, std::int32_t x, std::int32_t y);
  void size(Handle handle, Size size);
  void number(Handle handle, NumberField field, std::int64_t value);
  void life(Handle handle, bool alive);
  void put(Handle handle, BytesField field, std::string_view key);
  void vote(Handle handle, std::uint32_t count);
  void end(Handle handle, int which, const ConnectorEnd& end);
  void introduce(std::uint32_t replica, std::uint32_t participant);

  // --- Texts (editor_text.cpp): the batch's last op stays open, and typing on makes it longer ----------

  /// Returns the id of the first code point.
  OpId insert(Handle handle, const Texts::Anchor& anchor, std::string_view utf8,
              std::uint32_t code_points);
  /// Erases runs, which are visible now and lie in the text of `handle`, by as many ops as it takes.
  void erase(Handle handle, std::span<const IdRun> erased);
  /// Where the open op is an insertion that ends at this place: writes on. Else false, and nothing is done.
  [[nodiscard]] bool type_on(Handle handle, std::uint32_t position, std::string_view utf8,
                             std::uint32_t code_points);
  /// Erases the visible code point `position`, in the open op where that is an erasure in this text. False
  /// where there is none.
  bool erase_one(Handle handle, std::uint32_t position);
  /// Encodes the open op: nothing is added to it any more.
  void close_op() {
    if (open_ != handle_none) encode_open();
  }

  // --- Registers as undo sees them (editor_undo.cpp) ---------------------------------------------------

  [[nodiscard]] Stamp stamp_of(Handle handle, Slot slot) const;
  [[nodiscard]] std::uint32_t field_of(Slot slot) const;
  /// Where it stands among what is kept; nullptr where it was never written, or does not stand there.
  [[nodiscard]] const Kept::Register* kept_register(Handle handle, Slot slot) const;
  [[nodiscard]] SlotValue value_of(Handle handle, Slot slot) const;
  void write(Handle handle, Slot slot, const SlotValue& value);
  bool reverse(const UndoAct& act);

  // --- Order (editor_order.cpp) ------------------------------------------------------------------------

  /// A key that puts `handle` (or a new object) above siblings[place - 1] and below siblings[place]; where
  /// there is no room or the key would be long, siblings get new keys first.
  std::string make_room(Handle parent, Handle handle, std::size_t place);
  bool leave_deleted_frames(Handle handle);

 private:
  Op& begin(OpKind kind, Handle target);
  void finish(const Resolved& resolved);
  void leave_open(Handle handle);
  void encode_open();
  void add_erased(OpId code_point);
  [[nodiscard]] bool is_open(Handle handle, OpKind kind) const {
    // Another's batch may have come in between, and an op must stand behind all that it refers to.
    return open_ == handle && op_.kind == kind && core.counter + 1 == op_.id.counter + op_.span;
  }
  void remember(Handle handle, Slot slot);
  bool reverse(const UndoItem& item);
  bool rewrite(const UndoItem& item);
  bool take_back(const UndoItem& item);
  bool put_back(const UndoItem& item);

  Op op_;
  // The text op that was written last, applied but not yet encoded: whose text it changes, and what.
  Handle open_ = handle_none;
  std::string typed_;
  std::vector<IdRun> erased_;
};

}  // namespace tablee::core
