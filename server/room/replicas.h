// Who writes on a board: the numbers that were issued, whose they are, and how far each has got.
//
// A number is issued in memory and written down with the first batch of its replica: until then the log says
// nothing about it, so that losing it in a crash costs its holder a new number and nothing else.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "room/grant.h"
#include "store/append.h"
#include "wire/frames.h"
#include "wire/records.h"

namespace tablee::room {

struct Replica {
  base::ParticipantId participant;
  base::Seq last_seq;
  std::uint64_t last_hash = 0;
  base::WallTime seen{};    ///< As it was last written down: its lease runs from here.
  SessionId session;        ///< That holds it now; 0: none.
  bool known = false;       ///< Issued, in this life of the room or an earlier one.
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
  /// So many numbers are skipped, for adopt().
  void leave_free(std::uint32_t count);

  /// Null when the number was never issued.
  [[nodiscard]] Replica* find(base::ReplicaId number);
  /// A new number for `participant`; nothing when the board has used them up.
  [[nodiscard]] std::optional<base::ReplicaId> issue(base::ParticipantId participant);
  /// The number of somebody who had it in a log that was lost, or in one of which not all may be known: it is theirs again
  /// when this log never issued it and leaves it free (restore_next, leave_free). False otherwise.
  [[nodiscard]] bool adopt(base::ReplicaId number, base::ParticipantId participant);
  /// Its session has ended.
  void release(base::ReplicaId number);
  /// Its holder was heard; written down once a day, if it is in the store at all.
  void hear(base::ReplicaId number, base::WallTime time);
  /// A batch of it stands in the log.
  void write(base::ReplicaId number, base::Seq seq, std::uint64_t hash, base::WallTime time);

  [[nodiscard]] bool changed() const { return !changed_.empty(); }
  /// Appends the records of whatever has changed since the last call.
  void drain(std::vector<store::ReplicaWrite>& out);

 private:
  void change(base::ReplicaId number);

  std::vector<Replica> all_;  // by number
  std::vector<base::ReplicaId> changed_;
  std::deque<base::ReplicaId> unused_;  // issued, never written, nobody holds them: oldest first
};

/// Whether a Hello's history is that of the log (P7): the client is the one that wrote `replica`'s batches.
[[nodiscard]] bool continues(const wire::Hello& hello, const Replica& replica);

/// Whether the client knows more of its number than a log that was restored from a backup (P28).
[[nodiscard]] bool outlives(const wire::Hello& hello, base::Epoch epoch, const Replica& replica);

}  // namespace tablee::room
