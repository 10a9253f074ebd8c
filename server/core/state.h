// What is behind a Document. Only core's own sources include this.
//
// What was purged (purge.cpp) leaves a handle behind (Object::gone) and the floor: an id at or below it that is
// not found, but was used, is that of something gone.
//
// A batch goes through it in two steps: check() resolves every reference to a handle and says no without
// having touched anything; apply() writes registers, texts and votes with the handles that were found.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "base/limits.h"
#include "core/document.h"
#include "core/kept.h"
#include "core/objects.h"
#include "core/paint_order.h"
#include "core/text.h"
#include "core/votes.h"

namespace tablee::core {

/// Where a check has found a code point, so that applying need not look for it again: near a place of its text, or
/// in what an op of the same batch (`maker`) is going to insert.
struct Trace {
  static constexpr std::uint32_t none = 0xFFFFFFFFU;
  Texts::Hint near = nullptr;
  std::uint32_t maker = none;
};

/// The handles that an op's references stand for.
struct Resolved {
  Handle target = handle_none;  ///< place … end; create: the new object; insert: the text
  Handle other = handle_none;   ///< place, create: the parent
  bool at_object = false;       ///< insert: the left ref is the object itself
  std::uint32_t inserts = 0;    ///< insert: how many stand side by side up to this one
  Trace left = {};              ///< insert: where its left is; once applied, where it is itself
  OpId right = {};              ///< insert, submitted: its right origin in the log (check_text.cpp)
};

/// What the ops of a batch before the one that is checked have done to where an object lies, and what in it.
struct Edge {
  Handle parent = handle_none;  ///< As it was written; the rest as in Object.
  Stamp stamp = {};
  bool in_cycle = false;
  bool cut = false;
};
struct Nested {
  Edge edge;
  std::uint32_t within = 0;  ///< As frames_within() of what they have put into it.
  bool noted = false;        ///< In State::nested_handles.
};

struct ReplicaRow {
  std::uint32_t participant = 0;   ///< 0: never introduced.
  std::uint64_t last_counter = 0;  ///< Greatest that it has used; 0: none.
};

struct Document::State {
  Objects objects;
  Texts texts;
  Votes votes;
  Kept kept;
  std::vector<ReplicaRow> replicas;  // by number
  std::uint64_t counter = 0;
  std::uint64_t floor = 0;   // greatest of all purges; 0: nothing was ever purged
  std::uint64_t purges = 0;  // applied since the document was loaded

  std::uint32_t local_replica = 0;
  /// Greatest counter that the local replica has used as far as is known here, also where the document does not have
  /// it (any more): outlives load(). A batch that is refused, or waits for something to come back (P28), keeps its ids.
  std::uint64_t local_counter = 0;
  std::uint32_t local_participant = 0;
  std::span<const std::uint32_t> beside;  // see Document::set_beside()
  PaintOrder order;

  // Scratch, kept for its capacity.
  Batch batch;
  std::vector<Resolved> resolved;
  std::vector<Trace> traces;            // one for each run that is erased
  std::vector<std::uint64_t> counters;  // of the ops that `resolved` is of: what searches run over
  std::vector<IdRun> erased;            // the batch's runs, shortened until none overlaps another
  Under under;                          // under `erased`, as it stands in the log
  std::vector<Nested> nested;           // by handle
  std::vector<Handle> nested_handles;   // for which `nested` says something
  std::uint64_t last_work = 0;          // see Document::work()
  const Batch* checked = nullptr;  // the batch that `resolved` belongs to, until something changes
  std::vector<Handle> moved;

  [[nodiscard]] std::uint32_t participant_of(std::uint32_t replica) const;
  /// The registers that stand among what is kept.
  void read_frame(Handle handle, ObjectView& view) const;
  [[nodiscard]] std::string_view rank(Handle handle) const;
  [[nodiscard]] std::uint32_t reaction(Handle handle, std::uint32_t participant) const;
  [[nodiscard]] ReplicaRow& need_replica(std::uint32_t replica);
  [[nodiscard]] std::uint64_t last_counter(std::uint32_t replica) const {
    return replica < replicas.size() ? replicas[replica].last_counter : 0;
  }

  /// The first counter of what the local replica writes next (P10).
  [[nodiscard]] std::uint64_t next_counter() const {
    const std::uint64_t lead = counter + limits::counter_lead_max - 1;
    return std::max(counter, std::min(local_counter, lead)) + 1;
  }

  /// Fills `resolved`, one for each op, and `traces` (check.cpp).
  [[nodiscard]] std::expected<void, Refusal> check(const Batch& batch, std::uint32_t replica,
                                                   Admission admission);
  /// Needs the `resolved` of a check of the same batch in the same state (apply.cpp).
  void apply(const Batch& batch, std::uint32_t replica, Changes* changes);
  void apply_op(const Op& op, std::span<const IdRun> runs, const Resolved& resolved,
                Changes* changes, std::span<const Trace> traces = {});
  /// Adds what lies in the frames that were moved, deleted or restored, however deep.
  void tell_content(Changes& changes);
  /// Of the batch that is being applied.
  [[nodiscard]] Texts::Hint hint(const Trace& trace) const {
    return trace.maker == Trace::none ? trace.near : resolved[trace.maker].left.near;
  }
  /// Drops what an Op of that kind names, as far as it may go (purge.cpp).
  void purge(const Op& op, std::span<const IdRun> runs, Changes* changes);
  /// Leaves those objects in `goes` (by handle, not 0: it goes) to which none that stays refers, as parent or end.
  /// O(objects).
  void keep_what_is_named(base::Bytes& goes) const;
  /// Notes that `replica` has used all counters below `counter_end`.
  void use_counters(std::uint32_t replica, std::uint64_t counter_end);

  /// The object or text that an op is about, when it is there already.
  [[nodiscard]] Handle target_of(const Op& op, std::span<const IdRun> runs) const;
};

}  // namespace tablee::core
