// One thread with its own io_context, and the boards that live on it with all their sessions. Nothing on the way
// of an operation is shared with another shard, and nothing is locked.
//
// Functions marked "any thread" post to the shard; all others belong to its thread.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <memory>
#include <optional>
#include <thread>
#include <unordered_map>
#include <vector>

#include "net/board.h"
#include "net/counters.h"
#include "net/doorbell.h"
#include "net/follower.h"
#include "net/remote.h"
#include "net/rhythm.h"
#include "net/session.h"
#include "net/surroundings.h"
#include "net/switchboard.h"

namespace tablee::net {

class Shard final : public Switchboard {
 public:
  /// `index`: its place in Surroundings::shards.
  Shard(const Surroundings& surroundings, std::size_t index);
  /// stop() must have ended, or start() never been called.
  ~Shard();

  // --- Any thread ----------------------------------------------------------------------------------

  void start();
  /// Ends the thread; nothing is done any more. All shards before any of them goes: they post to each other.
  void end();
  /// A connection to carry. Its board lives on the shard `owner`: this one, or another when that has many sessions.
  void take(Upgrade upgrade, base::BoardId board, std::size_t owner);
  /// Somebody whom another shard carries, for a board of this one.
  void welcome(Guest guest);
  /// News of such, and for sessions that this shard carries for others.
  void attend(std::vector<ToOwner> words);
  void carry(std::vector<ToCarrier> words);
  void people_changed(base::EventId event, People people);
  void revoked(base::EventId event, std::vector<base::ParticipantId> participants);
  void set_writable(bool writable);
  void set_space(store::Space space);
  /// A commit was answered, and that was posted. The last that is under way wakes a shard that waits for its beat.
  void commit_answered() {
    if (commits_under_way_.fetch_sub(1, std::memory_order_acq_rel) == 1) bell_.ring();
  }
  /// Calls `f` on the shard's thread, when it comes to it.
  void ask(std::function<void()> f);
  /// The store was opened again: all rooms are forgotten, everybody comes back.
  void store_reopened();
  /// Ends gracefully, then calls Door::shard_stopped().
  void stop();
  [[nodiscard]] const ShardCounters& counters() const { return counters_; }

  // --- For boards and sessions ---------------------------------------------------------------------

  [[nodiscard]] boost::asio::io_context& context() { return context_; }
  [[nodiscard]] const Surroundings& surroundings() const { return surroundings_; }
  [[nodiscard]] ShardCounters& counters() { return counters_; }
  [[nodiscard]] room::Now now() const;
  [[nodiscard]] Rhythm& rhythm() { return rhythm_; }
  [[nodiscard]] bool writable() const { return writable_; }
  [[nodiscard]] store::Space space() const { return space_; }
  /// A commit has failed: until set_writable(true) nothing that is read from the store is to be relied upon, because what
  /// was written may be found there when it is opened again.
  void distrust_store();
  [[nodiscard]] Board* find(base::BoardId board);
  [[nodiscard]] Member* find(room::SessionId session) override;
  [[nodiscard]] SessionHost* host(base::BoardId board) override;
  void tell(ToCarrier word) override;
  void tell(std::size_t owner, ToOwner word) override;
  void introduce(std::size_t owner, Guest guest) override;
  [[nodiscard]] const People& people(base::EventId event) { return people_[event]; }
  void admit(Session& session, wire::Hello hello);
  /// Counts the close and limits how long the client may take to answer it.
  void say_goodbye(Session& session, wire::Close code);
  void erase(Session& session);
  void erase(base::BoardId board);
  [[nodiscard]] std::unique_ptr<Parcel> parcel();
  void give_back(std::unique_ptr<Parcel> parcel);
  /// Board::settle() is due, once, after all that is ready to run now.
  void settle_soon(std::shared_ptr<Board> board) { touched_.push_back(std::move(board)); }
  /// Board::settle() is due at the next beat: it has something to commit.
  void settle_at_beat(std::shared_ptr<Board> board) { held_.push_back(std::move(board)); }
  /// Whether commits may begin in this round …
  [[nodiscard]] bool commits_now() const { return commits_now_; }
  /// … and one does.
  void commit_begins() {
    commits_begun_ = true;
    commits_under_way_.fetch_add(1, std::memory_order_relaxed);
  }
  /// Board::tick() is due then.
  void tick_at(base::MonoTime when);
  [[nodiscard]] room::Effects& scratch() { return effects_; }

 private:
  /// A session's number begins with that of the shard that carries it.
  static constexpr int session_bits = 48;

  /// A session that must have moved on by then.
  struct Deadline {
    base::MonoTime when;
    room::SessionId session;
  };

  [[nodiscard]] Session* session(room::SessionId id);
  [[nodiscard]] Board& board(base::BoardId id, base::EventId event);
  void count_carried(const Session& session, int by);
  void pass_on();
  void admitted(room::SessionId session, wire::Hello hello,
                std::expected<Admission, wire::Close> admission);
  void run();
  void settle_all();
  void rest();
  void tick();
  void end_overdue(base::MonoTime now);
  void begin_to_stop();
  void stop_if_empty();

  const Surroundings surroundings_;
  const std::size_t index_;
  ShardCounters counters_;
  std::unordered_map<base::EventId, People> people_;
  std::vector<std::unique_ptr<Parcel>> parcels_;
  room::Effects effects_;
  Rhythm rhythm_;
  std::deque<Deadline> greetings_;  // in order of time, as all have the same patience
  std::deque<Deadline> farewells_;
  std::vector<std::shared_ptr<Board>> touched_;
  std::vector<std::shared_ptr<Board>> held_;      // … until the next beat
  std::vector<std::shared_ptr<Board>> settling_;  // the round that is under way
  std::optional<room::Now> settling_since_;  // a round has one time: it is asked for each message
  std::atomic<std::size_t> commits_under_way_{0};
  Doorbell bell_;
  std::uint64_t sessions_begun_ = 0;
  bool commits_now_ = true;
  bool commits_begun_ = false;
  bool writable_ = true;
  store::Space space_ = store::Space::ample;
  bool stopping_ = false;
  bool stopped_ = false;

  boost::asio::io_context context_{1};
  boost::asio::steady_timer timer_{context_};
  base::MonoTime armed_ = base::MonoTime::max();
  std::unordered_map<base::BoardId, std::shared_ptr<Board>> boards_;
  std::unordered_map<room::SessionId, std::unique_ptr<Session>> sessions_;

  // Boards with sessions on several shards (shard_passage.cpp).
  std::unordered_map<base::BoardId, std::size_t> carried_;  // sessions of sessions_
  std::unordered_map<room::SessionId, std::unique_ptr<Remote>> remotes_;
  std::unordered_map<base::BoardId, Follower> followers_;
  std::vector<std::vector<ToCarrier>> to_carriers_;  // by shard, of this round
  std::vector<std::vector<ToOwner>> to_owners_;
  std::thread thread_;
};

}  // namespace tablee::net
