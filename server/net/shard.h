// One thread with its own io_context, and the boards that live on it with all their sessions. Nothing on the way
// of an operation is shared with another shard, and nothing is locked.
//
// Functions marked "any thread" post to the shard; all others belong to its thread.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <deque>
#include <memory>
#include <semaphore>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "net/board.h"
#include "net/counters.h"
#include "net/door.h"
#include "net/rhythm.h"
#include "net/session.h"
#include "store/commit_writer.h"
#include "store/store.h"

namespace tablee::net {

/// What all shards of a server share. Outlives them.
struct Surroundings {
  const store::Store& store;
  store::CommitWriter& writer;
  boost::asio::thread_pool& readers;
  const base::Clock& clock;
  Door& door;
  std::size_t sessions_max = 0;  ///< Of the process.
  std::size_t sessions_per_board_max = 0;
  std::chrono::milliseconds hello_timeout{};
  room::Policy policy{};
  std::atomic<std::size_t>& sessions;       ///< Of the process.
  std::function<bool(base::BoardId)> owns;  ///< Whether this node may open the board.
};

class Shard {
 public:
  explicit Shard(const Surroundings& surroundings);
  /// stop() must have ended, or start() never been called.
  ~Shard();

  // --- Any thread ----------------------------------------------------------------------------------

  void start();
  /// A connection for a board of this shard.
  void take(Upgrade upgrade, base::BoardId board);
  void people_changed(base::EventId event, People people);
  void revoked(base::EventId event, std::vector<base::ParticipantId> participants);
  void set_writable(bool writable);
  /// A commit was answered, and that was posted: who waits for the next beat looks.
  void wake() { wake_.release(); }
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
  [[nodiscard]] Board* find(base::BoardId board);
  [[nodiscard]] Session* find(room::SessionId session);
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
  void commit_begins() { commits_begun_ = true; }
  /// Board::tick() is due then.
  void tick_at(base::MonoTime when);
  [[nodiscard]] room::Effects& scratch() { return effects_; }

 private:
  /// A session that must have moved on by then.
  struct Deadline {
    base::MonoTime when;
    room::SessionId session;
  };

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
  std::counting_semaphore<> wake_{0};
  std::uint64_t sessions_begun_ = 0;
  bool commits_now_ = true;
  bool commits_begun_ = false;
  bool writable_ = true;
  bool stopping_ = false;
  bool stopped_ = false;

  boost::asio::io_context context_{1};
  boost::asio::steady_timer timer_{context_};
  base::MonoTime armed_ = base::MonoTime::max();
  std::unordered_map<base::BoardId, std::shared_ptr<Board>> boards_;
  std::unordered_map<room::SessionId, std::unique_ptr<Session>> sessions_;
  std::thread thread_;
};

}  // namespace tablee::net
