// A batch under check: whether it may be applied, all or nothing, without touching the document. Private to check*.cpp.
//
// References may lead to what an earlier op of the same batch makes. Its handle is known beforehand: objects
// get the handles that follow the last one.
//
// Two kinds of rules. What an op may mean is asked of every batch: all readers answer alike. What it may cost, and
// whether what it means without saying it stands in the log (PROTOCOL.md, "What is meant without being said"), is asked
// where it is submitted, and never again of what was accepted.
#pragma once

#include "base/limits.h"
#include "core/state.h"
#include "core/work.h"

namespace tablee::core {

class BatchCheck {
 public:
  using Result = std::expected<void, Refusal>;

  BatchCheck(Document::State& state, const Batch& batch, std::uint32_t replica, Admission admission)
      : state_(state),
        batch_(batch),
        replica_(replica),
        limited_(admission == Admission::submitted),
        next_handle_(state.objects.size()),
        objects_(state.objects.count()) {}

  [[nodiscard]] Result run();
  /// Steps of this check so far, and of applying what it has seen.
  [[nodiscard]] std::uint64_t cost() const { return meter_.steps() + ahead_; }

 private:
  static Result no(Refusal refusal) { return std::unexpected(refusal); }
  Result full_if(bool full) const { return limited_ && full ? no(Refusal::board_full) : Result{}; }
  [[nodiscard]] bool too_much() const { return limited_ && cost() > limits::batch_work_max; }
  // Of something that is not there: its id was used, and lies where purges were.
  [[nodiscard]] bool was_purged(OpId id) const {
    return id.counter <= state_.floor && id.counter <= state_.last_counter(id.replica);
  }
  [[nodiscard]] Result missing(OpId id) const {
    return no(was_purged(id) ? Refusal::target_gone : Refusal::target_unknown);
  }
  void keep(std::string_view unknown) {
    if (!unknown.empty()) kept_bytes_ += unknown.size() + 64;
  }

  // --- References (check.cpp) ------------------------------------------------------------------------

  struct InText {
    Handle text = handle_none;
    Trace trace;
  };

  [[nodiscard]] std::size_t maker_of(OpId id) const;
  [[nodiscard]] bool is_maker(std::size_t index) const {
    return index + 1 < state_.resolved.size();
  }
  [[nodiscard]] bool from_this_batch(OpId id) const {
    return id.replica == replica_ && id.counter >= batch_.counter;
  }
  [[nodiscard]] Handle find_object(OpId id, ObjectKind& kind) const;
  [[nodiscard]] InText find_text(OpId code_point) const;
  [[nodiscard]] Result target(const Op& op, Resolved& resolved);
  [[nodiscard]] Result parent(OpId id, Handle child, Stamp stamp, Resolved& resolved);

  // --- Frames around what is moved (check_nest.cpp) ----------------------------------------------------

  [[nodiscard]] Result nest(Handle child, Handle parent, Stamp stamp);
  [[nodiscard]] Result put_into(Handle child, Handle frame, std::uint32_t deep);
  [[nodiscard]] std::uint32_t frames_above(Handle frame) const;
  [[nodiscard]] std::uint32_t frames_in(Handle handle);
  [[nodiscard]] Handle open_ring(Handle member);
  [[nodiscard]] bool closes_ring(Handle child, Handle parent) const;
  [[nodiscard]] Handle cut_ring(Handle member);
  [[nodiscard]] Edge edge(Handle handle) const;
  [[nodiscard]] Handle around(Handle handle) const;
  Nested& nested(Handle handle);

  // --- Ops (check.cpp) -------------------------------------------------------------------------------

  [[nodiscard]] Result check(const Op& op, Resolved& resolved);
  [[nodiscard]] Result create(const Op& op, Resolved& resolved);
  [[nodiscard]] Result place(const Op& op, Resolved& resolved);
  [[nodiscard]] Result set(const Op& op, Resolved& resolved);
  [[nodiscard]] Result life(const Op& op, Resolved& resolved);
  [[nodiscard]] Result vote(const Op& op, Resolved& resolved);
  [[nodiscard]] Result end(const Op& op, Resolved& resolved);
  /// Whether a mark may be said to be theirs.
  [[nodiscard]] bool may_name(std::uint32_t participant) const;
  [[nodiscard]] Result introduce(const Op& op);
  [[nodiscard]] Result purge();

  // --- What inserting will pass over (check_place.cpp) -------------------------------------------------

  void foresee_place(const Op& op, Resolved& resolved);
  void foresee_log(const Op& op, Resolved& resolved);
  void foresee_batch(const Op& op, const Resolved& resolved);
  [[nodiscard]] OpId right_in_log(const Op& op, const Resolved& resolved) const;
  [[nodiscard]] OpId right_origin(const Op& op, const Resolved& resolved) const;
  [[nodiscard]] OpId next_of(OpId left, const Resolved& resolved) const;
  void stands_behind(OpId left, OpId next);

  // --- Ops on texts (check_text.cpp) -------------------------------------------------------------------

  [[nodiscard]] Result insert(const Op& op, Resolved& resolved);
  [[nodiscard]] Result right_of(const Op& op, const Resolved& resolved) const;
  [[nodiscard]] Result erase(const Op& op);
  [[nodiscard]] Result erase(const IdRun& run, const IdRun& part, Trace& trace);
  [[nodiscard]] bool all_inserted(std::uint64_t first, std::uint64_t end) const;

  Document::State& state_;
  const Batch& batch_;
  const std::uint32_t replica_;
  const bool limited_;
  Handle next_handle_;
  std::size_t objects_;                    // on the board, and made by this batch
  ObjectKind kind_ = ObjectKind::unknown;  // of the target that was found last
  std::size_t inserted_ = 0;
  std::size_t kept_bytes_ = 0;

  // Of a batch of many ops: what stands right behind a code point once the ops before are applied, where they changed it.
  struct Behind {
    OpId left;  // or an object, for the beginning of its text
    OpId next;
  };
  std::vector<Behind> behind_;
  HashIndex behind_index_;
  std::vector<OpId> origins_;  // right origins, by op
  std::size_t insertions_ = 0;

  WorkMeter meter_;
  std::uint64_t ahead_ = 0;  // what applying will cost
};

}  // namespace tablee::core
