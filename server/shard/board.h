// One board on its shard: carries a room's effects out, and brings it what happens.
//
// The room decides, this does: commits go to the writer and come back, reads and keyframes go to the readers
// and come back, closings go to sessions. Also the time before there is a room: those who come wait while it
// is opened, or are turned away when it can not be.
//
// Owned by its shard, used on that shard's thread; what comes back from other threads finds it again by weak
// pointers, so that an answer to a room that is gone meets nobody.
#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

#include "room/room.h"
#include "shard/gatekeeper.h"
#include "shard/member.h"

namespace tablee::shard {

class ShardCore;

/// What became of a commit.
struct Written {
  bool durable = false;
  bool failed = false;  ///< The store did not take it, and is not to be relied upon.
  std::chrono::steady_clock::time_point when;
};

/// What is to go from a board to another; nothing: the board can not be read.
using PackAnswer = std::move_only_function<void(std::optional<std::vector<room::Thing>> things)>;
using ArrivalAnswer = std::move_only_function<void(wire::day::Arrival arrival)>;
/// The drafts that a board had no room for.
using RevealAnswer = std::move_only_function<void(std::vector<wire::day::DraftId> left)>;

class Board;
using BoardWork = std::move_only_function<void(Board& board)>;

class Board final : public SessionHost, public std::enable_shared_from_this<Board> {
 public:
  Board(ShardCore& shard, base::BoardId id, base::EventId event);

  [[nodiscard]] base::EventId event() const { return event_; }

  // --- Sessions ------------------------------------------------------------------------------------

  /// A session that was admitted, with its Hello.
  void enter(Member& member, wire::Hello hello, const room::Grant& grant);
  void receive(Member& member, base::BytesView frame) override;
  void pull(Member& member, room::Gather& out) override;
  void leave(room::SessionId session) override;

  // --- The rest of the world -----------------------------------------------------------------------

  void people_changed(const People& people);
  /// `participants` sorted.
  void revoke(const std::vector<base::ParticipantId>& participants);
  /// What participants may do here from now on.
  void allow(const wire::day::Allowed& allowed);
  /// Drafts become notes here; the board is opened for it, and again when its room is dropped meanwhile. `answer`: what the board had
  /// no room for; never called when the store is opened again before.
  void reveal(std::vector<wire::day::Draft> drafts, RevealAnswer answer);
  // board_parcels.cpp
  /// Things are read that are to go to another board, when what they say is durable. `answer` as of reveal().
  void pack(std::vector<wire::day::Ref> things, PackAnswer answer);
  /// Things of another board are copied here; `answer` as of reveal().
  void deliver(base::Offset parcel, std::vector<room::Thing> things,
               std::vector<std::uint64_t> earlier, ArrivalAnswer answer);
  /// The event's pictures.
  void set_pictures(const store::BlobIds& pictures);
  void set_writable(bool writable);
  void set_space(store::Space space);
  /// Forgets the room; the sessions are the shard's to close.
  void drop();
  /// Commits what was admitted, then closes all (P19).
  void stop();

  /// Does what is due; the time of the next call.
  base::MonoTime tick(room::Now now);
  /// Carries out what the room wants; called by the shard once for all that happened.
  void settle();

 private:
  struct Waiting {
    room::SessionId session;
    wire::Hello hello;
    room::Grant grant;
  };

  struct Revealing {
    std::vector<wire::day::Draft> drafts;  ///< All of them, until it is answered.
    RevealAnswer answer;
    std::vector<wire::day::DraftId> left;
    std::optional<base::Offset> upto;  ///< Nothing: the board is being opened.
  };

  struct Packing {
    std::vector<wire::day::Ref> things;
    PackAnswer answer;
    room::Packed packed;
    bool read = false;
  };

  struct Delivering {
    base::Offset parcel;
    std::vector<room::Thing> things;
    std::vector<std::uint64_t> earlier;
    ArrivalAnswer answer;
    std::optional<room::Delivered> delivered;
  };

  void open();
  /// Whoever waits for the board is served when it is open, or told that it can not be opened.
  void open_for_server();
  void begin_parcels();
  void end_parcels(base::Offset upto);
  void refuse_parcels();
  void take_up_parcels();
  void begin_reveals();
  void end_reveals(base::Offset upto);
  void take_up_reveals();
  void refuse_reveals();
  void opened(std::expected<room::Room, room::OpenError> room);
  void turn_away(wire::Close code);
  void join(Member& member, const wire::Hello& hello, const room::Grant& grant);
  void carry_out(room::Effects& effects);
  void commit(store::Append append, base::Offset upto);
  void committed(base::Offset upto, const Written& written);
  void read(const room::Read& read);
  void make_keyframe(room::KeyframeJob job);
  void count();
  void touch();

  ShardCore& shard_;
  const base::BoardId id_;
  const base::EventId event_;
  std::optional<room::Room> room_;
  std::vector<Waiting> waiting_;
  std::vector<Revealing> revealing_;
  std::vector<Packing> packing_;
  std::vector<Delivering> delivering_;
  std::unordered_set<room::SessionId> newcomers_;  // have not been sent anything yet
  room::Counters counted_;
  base::MonoTime closed_until_{};  ///< Quarantined: nobody is let in before.
  std::optional<std::chrono::steady_clock::time_point>
      durable_since_;  ///< Not given to the sessions yet.
  bool opening_ = false;
  bool quarantined_ = false;
  bool touched_ = false;
};

}  // namespace tablee::shard
