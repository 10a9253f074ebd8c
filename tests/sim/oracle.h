// Who knows what ought to be: sees everything that reaches a tablet, remembers what was promised, and at the end
// of the day looks whether it was kept. The invariants are those of DESIGN, section 4.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "core/batch.h"
#include "core/document.h"
#include "room/grant.h"
#include "sim/locked.h"
#include "store/memory_store.h"
#include "wire/frames.h"
#include "wire/records.h"

namespace tablee::sim {

class Oracle {
 public:
  Oracle(const store::MemoryStore& store, base::BoardId board, base::Epoch epoch,
         std::optional<std::uint32_t> vote_budget)
      : store_(store), board_(board), epoch_(epoch), vote_budget_(vote_budget) {}
  /// Somebody who may come, and what they may do.
  void met(const room::Grant& grant) { roles_[grant.participant] = grant.role; }

  [[nodiscard]] base::BoardId board() const { return board_; }
  [[nodiscard]] base::Epoch epoch() const { return epoch_; }
  /// A frame of this lineage of the log arrives at a tablet that has this number: is all of it durable, and what the
  /// log says? What was under way while a backup was restored tells of a log that is no more.
  void arrives(const wire::ServerFrame& frame, base::ReplicaId number, base::Epoch epoch);
  /// A tablet was told that this batch is in the log.
  void acknowledged(base::ParticipantId who, base::ReplicaId number, base::Seq seq,
                    const base::Bytes& batch, core::Refusal refusal, base::Epoch epoch);
  /// A new object is made on this tablet; its serial is written into it.
  [[nodiscard]] std::int32_t make(std::uint32_t tablet) {
    makers_.push_back(tablet);
    return static_cast<std::int32_t>(makers_.size());
  }
  /// Two tablets have this batch and neither has sent it: a cloned profile. Both may send it, each under its own
  /// number; nothing could tell them from two people who do the same.
  void shared(const base::Bytes& batch);
  /// The store is that of a backup: what is not in it is promised no more, and is to be brought back (P28).
  void restored(base::Epoch epoch);
  /// The store is an older copy of itself. The board gets another epoch when somebody proves that.
  void put_back();
  /// How often somebody has.
  [[nodiscard]] std::uint64_t renewed() const { return renewed_; }
  /// Somebody who is connected may not have heard of the epoch.
  [[nodiscard]] bool was_put_back() const { return was_put_back_; }
  /// Was acknowledged, and restored away, and was promised again.
  [[nodiscard]] std::uint64_t brought_back() const { return brought_back_; }
  /// Entries of the log in which the server let go of something; after audit().
  [[nodiscard]] std::uint64_t purges() const { return purges_; }
  /// Entries whose time is ahead of the server's clock (P37); after audit().
  [[nodiscard]] std::uint64_t ahead() const { return ahead_; }
  /// Acknowledged objects of a tablet that took another number: it does not bring them back after a restore.
  void forgone(const std::set<std::int32_t>& serials);
  /// The tablets that are left have these refused batches in their trays.
  void refused(const base::Bytes& batch);

  /// Everything has settled: the log is whole, keeps every promise, and every object is in it once.
  void audit();
  /// `keyframe` is what somebody holds of the whole log.
  void compare(const std::string& who, const base::Bytes& keyframe);

  [[nodiscard]] const std::string& complaint() const { return complaint_; }
  void complain(const std::string& what) {
    if (complaint_.empty()) complaint_ = what;
  }

 private:
  struct Promise {
    base::ParticipantId who;
    base::ReplicaId number;
    base::Seq seq;
    std::uint64_t hash = 0;
    core::Refusal refusal = core::Refusal::none;
  };
  struct Logged {
    std::uint64_t hash = 0;
    core::Refusal refusal = core::Refusal::none;
  };
  [[nodiscard]] base::Epoch stored_epoch() const;
  void another_epoch(base::Epoch epoch);
  void entry(const wire::Entry& entry, base::ReplicaId number);
  void read_log();
  /// Applies an entry that has an effect, and looks whether that was allowed.
  void apply(const wire::LogRecord& record, core::Document& document, const std::string& at);
  void check_promises();
  void check_objects();
  void check_keyframes();

  const store::MemoryStore& store_;
  base::BoardId board_;
  base::Epoch epoch_;
  std::vector<std::uint32_t> makers_;  // by serial - 1
  std::vector<Promise> promises_;
  std::multimap<std::int32_t, std::string> in_log_;  // where
  std::set<std::int32_t> shared_;
  std::set<std::int32_t> in_trays_;
  std::set<std::int32_t> forgone_;
  std::set<std::uint64_t> restored_away_;  // hashes of batches
  std::uint64_t brought_back_ = 0;
  std::uint64_t purges_ = 0;
  std::uint64_t ahead_ = 0;
  std::set<base::Epoch> former_;
  bool was_restored_ = false;
  bool was_put_back_ = false;
  bool cut_ = false;  // and nobody has proved it yet
  std::uint64_t renewed_ = 0;
  std::optional<std::uint32_t> vote_budget_;
  std::map<base::ParticipantId, wire::Role> roles_;
  Locked locked_;
  std::map<std::pair<base::ReplicaId, base::Seq>, Logged> log_;
  std::map<base::Offset, base::Bytes> states_;  // wanted: rebuilt from the log alone
  std::map<base::ReplicaId, base::ParticipantId> introduced_;
  std::string complaint_;
};

/// Serials of the objects that a batch makes.
[[nodiscard]] std::vector<std::int32_t> serials(base::BytesView batch);
/// A serial is the width of what is made, above all widths that are otherwise used.
inline constexpr std::int32_t serial_base = 10'000;

}  // namespace tablee::sim
