// Who writes on a board: the numbers that were issued, whose they are, and how far each has got.
//
// A number is issued in memory and written down with the first batch of its replica: until then the log says
// nothing about it, so that losing it in a crash costs its holder a new number and nothing else. It is somebody's for
// good when the log says so, which is with the first batch that has an effect; until then it may be issued again when
// its holder has gone. What is refused stays in the log under the number, whoever has it by then.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "core/document.h"
#include "room/grant.h"
#include "store/append.h"
#include "wire/frames.h"
#include "wire/records.h"

namespace tablee::room {

struct Replica {
  base::ParticipantId participant;
  base::Seq last_seq;
  std::uint64_t last_hash = 0;
  base::WallTime seen{};  ///< In running time, as last written down: its lease runs from here.
  SessionId session;      ///< That holds it now; 0: none.
  bool known = false;     ///< Issued, in this life of the room, or written with in an earlier one.
  bool introduced = false;  ///< The log says whose it is.
  bool changed = false;     ///< Since drain().
  bool unused = false;      ///< Stands among those that may be issued again.
};

class Replicas {
 public:
  Replicas() : all_(base::replica_first.value) { all_[base::replica_server.value].known = true; }

  /// From the store: a number that has written.
  void restore(base::ReplicaId number, const wire::ReplicaRecord& record);
  /// From the store: the number that the next new replica would have got.
  void restore_next(base::ReplicaId next);
  [[nodiscard]] base::ReplicaId next() const;
  /// From the document, which was restored too: whose numbers the log has said. All others may be issued again.
  void restore_introduced(const core::Document& document);
  /// So many numbers are skipped, for adopt().
  void leave_free(std::uint32_t count);

  /// Null when the number was never issued.
  [[nodiscard]] Replica* find(base::ReplicaId number);
  /// A number for a newcomer. One that nobody has had as long as there are any, then one that was never introduced and
  /// nobody holds; for somebody who has used up replicas_per_participant_max, that of theirs which was heard longest
  /// ago and nobody holds. Nothing when there is none of these; the last numbers are for moderators.
  [[nodiscard]] std::optional<base::ReplicaId> issue(const Grant& grant);
  /// The number of somebody who had it in a log that was lost, or in one of which not all may be known: it is theirs again
  /// when this log never issued it and leaves it free (restore_next, leave_free). False otherwise.
  [[nodiscard]] bool adopt(base::ReplicaId number, base::ParticipantId participant);
  /// Its session has ended.
  void release(base::ReplicaId number);
  /// Its holder was heard, in running time; written down once a day, if it is in the store at all.
  void hear(base::ReplicaId number, base::WallTime running);
  /// The log says whose it is.
  void introduce(base::ReplicaId number);
  /// A batch of it stands in the log.
  void write(base::ReplicaId number, base::Seq seq, std::uint64_t hash, base::WallTime running);
  /// How many numbers are `participant`'s for good.
  [[nodiscard]] std::uint32_t used_by(base::ParticipantId participant) const;
  /// Whoever has the most, and how many.
  [[nodiscard]] std::pair<base::ParticipantId, std::uint32_t> greatest_user() const;

  [[nodiscard]] bool changed() const { return !changed_.empty(); }
  /// Appends the records of whatever has changed since the last call.
  void drain(std::vector<store::ReplicaWrite>& out);

 private:
  void change(base::ReplicaId number);
  void set_unused(base::ReplicaId number);
  [[nodiscard]] std::optional<base::ReplicaId> reissue(std::size_t keep);
  [[nodiscard]] std::optional<base::ReplicaId> forgotten();
  [[nodiscard]] std::optional<base::ReplicaId> oldest_of(base::ParticipantId participant) const;

  std::vector<Replica> all_;  // by number
  std::vector<base::ReplicaId> changed_;
  std::deque<base::ReplicaId> unused_;  // never introduced, nobody holds them: oldest first
  std::unordered_map<base::ParticipantId, std::uint32_t> used_;  // introduced
  std::uint32_t looked_ = base::replica_first.value;             // below it no number is unknown
};

/// Whether a Hello's history is that of the log (P7): the client is the one that wrote `replica`'s batches.
[[nodiscard]] bool continues(const wire::Hello& hello, const Replica& replica);

/// Whether the client knows more of its number than a log that was restored from a backup (P28).
[[nodiscard]] bool outlives(const wire::Hello& hello, base::Epoch epoch, const Replica& replica);

}  // namespace tablee::room
