// What is behind a Replica. Only replica's own sources include this.
#pragma once

#include <map>
#include <optional>

#include "replica/confirmed.h"
#include "replica/kept.h"
#include "replica/outbox.h"
#include "replica/postponed.h"
#include "replica/replica.h"

namespace tablee::replica {

enum class Link : std::uint8_t {
  off,
  greeting,  ///< Hello is sent, Welcome has not come.
  live,
};

/// Batches that Welcome says are refused, by number, and why.
using Refusals = std::map<base::Seq, core::Refusal>;

/// A new number, to be taken once the log is complete up to where Welcome saw its head (P11).
struct Move {
  base::ReplicaId to;
  base::Seq last_seq;    ///< Of the new number.
  base::Seq former_seq;  ///< Batches up to here stand in the log under the old one,
  Refusals refused;      ///< these without effect.
};

struct Replica::State {
  State(base::Bytes session_token, std::uint64_t own_instance, Parts&& parts);

  base::Bytes token;
  std::uint64_t instance = 0;
  base::Epoch epoch;
  base::WallTime cursor_time{};  // of the entry at the cursor
  wire::Witness witness{};       // the newest of `epoch`
  base::ReplicaId number;
  base::ParticipantId participant;
  wire::Role role = wire::Role::unknown;

  Confirmed confirmed;
  Outbox outbox;
  Kept kept;              // acknowledged under `number`
  bool disowned = false;  // `number` is another's in the server's log: a new one is asked for
  std::vector<base::Bytes> postponed;            // replica 0's until they may be sent (P35)
  wire::NotNow not_now = wire::NotNow::nothing;  // as the server said last
  bool fresh = false;  // they may: a new number is asked for, under which they are sent
  std::vector<Refused> tray;
  core::Document document;             // confirmed, and the outbox on top
  std::optional<core::Editor> editor;  // of document; outlives its rebuilding, so that undo does
  bool stale = false;                  // document has to be built again

  Link link = Link::off;
  base::Offset goal;  // Welcome.head: from there on the log is complete
  base::Seq told;     // Welcome.last_seq: so far the log answers what was sent
  std::optional<Move> move;
  bool want_keyframe = false;
  bool lease_expired = false;
  bool server_read_only = false;  // it takes no batches at the moment (P18)

  base::MonoTime now{};
  base::MonoTime heard{};
  base::MonoTime pinged{};
  std::uint64_t nonce = 0;
  bool ping_due = false;
  std::optional<wire::Presence> moment;
  base::MonoTime presented{};

  wire::ServerFrame frame;  // reused
  std::vector<wire::Presence> others;
  std::vector<wire::Person> people;
  std::uint64_t acknowledged = 0;
  std::function<void(base::Seq, const base::Bytes&, core::Refusal)> on_acknowledged;
  Renamed on_renamed;
  std::string stop_reason;

  [[nodiscard]] bool complete() const { return link == Link::live && confirmed.cursor() >= goal; }
  [[nodiscard]] bool welcomed(const wire::Welcome& welcome);
  [[nodiscard]] bool start_over(const wire::Welcome& welcome);
  /// The log was restored from a backup and is behind. False: it is not this replica's.
  [[nodiscard]] bool bring_back(const wire::Welcome& welcome);
  [[nodiscard]] bool entered(const wire::Entry& entry);
  [[nodiscard]] bool own(const wire::Entry& entry);
  /// Under which number the editor writes: 0 while what it writes may have to wait.
  [[nodiscard]] base::ReplicaId author() const;
  void set_not_now(wire::NotNow reason);
  /// In the memory of undo, what `from` made from the counter `since` on is `to`'s.
  void follow_names(base::ReplicaId from, base::ReplicaId to, std::uint64_t since);
  void made(base::Bytes batch);
  /// These were refused for a while: they wait, and with them all of the outbox but what goes alone.
  void postpone(std::vector<base::Bytes> refused);
  void postpone_from(std::uint64_t since, std::vector<base::Bytes> first);
  /// What waits may be sent, and nothing else is under way: time for a new number.
  [[nodiscard]] bool ready_to_release() const;
  void release();
  /// Everything up to `upto`, told by Welcome itself.
  void acknowledge_up_to(base::Seq upto, const Refusals& refused);
  void acknowledge(core::Refusal refusal, std::vector<base::Bytes>& later);
  /// Who may only watch sends nothing: what is left over from other days goes to the tray (P9).
  void set_aside();
  void settle();
  void renumber();
  void rename(base::ReplicaId to);
  void rebuild();
  void met(const wire::Presence& presence);
  void noticed(const wire::Notice& notice);
};

}  // namespace tablee::replica
