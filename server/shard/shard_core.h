// A shard without its thread and its sockets: the boards that live on it, their rounds, and what passes when one shard carries
// a session whose board is another's. net::Shard gives it a thread and sockets; a simulation gives it virtual time instead, and
// so runs the very boards that a server runs.
//
// A round: all that is ready happens, then the boards that something happened to are settled, then what is said to other shards
// goes out. One thread.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "room/room.h"
#include "shard/board.h"
#include "shard/counters.h"
#include "shard/follower.h"
#include "shard/load.h"
#include "shard/remote.h"
#include "shard/rhythm.h"
#include "shard/shard_rules.h"
#include "shard/switchboard.h"
#include "store/store.h"

namespace tablee::shard {

class ShardCore : public Switchboard {
 public:
  /// A session's number begins with that of the shard that carries it.
  static constexpr int session_bits = 48;
  /// Runs where it may block on the disk; what it returns runs on the shard's thread.
  using Job = std::move_only_function<std::move_only_function<void()>()>;
  using Answer = std::move_only_function<void(const Written&)>;

  /// `index`: its place among the shards.
  ShardCore(const ShardRules& rules, std::size_t index) : rules_(rules), index_(index) {}
  virtual ~ShardCore() = default;

  // --- For boards ----------------------------------------------------------------------------------

  [[nodiscard]] const ShardRules& rules() const { return rules_; }
  [[nodiscard]] ShardCounters& counters() { return counters_; }
  [[nodiscard]] const ShardCounters& counters() const { return counters_; }
  [[nodiscard]] room::Now now() const;
  [[nodiscard]] bool writable() const { return writable_; }
  [[nodiscard]] store::Space space() const { return space_; }
  [[nodiscard]] const People& people(base::EventId event) { return people_[event]; }
  [[nodiscard]] const store::BlobIds& pictures(base::EventId event) { return pictures_[event]; }
  /// As last ordered, or as the first who came was let in with.
  [[nodiscard]] wire::day::Allowed allowed(base::BoardId board) const {
    const auto known = allowed_.find(board);
    return known == allowed_.end() ? wire::day::Allowed{} : known->second;
  }
  [[nodiscard]] room::Effects& scratch() { return effects_; }
  /// Board::settle() is due, once, after all that is ready to run now.
  void settle_soon(std::shared_ptr<Board> board) { touched_.push_back(std::move(board)); }
  /// Board::settle() is due at the next beat: it has something to commit.
  void settle_at_beat(std::shared_ptr<Board> board) { held_.push_back(std::move(board)); }
  /// The session is to be sent its Welcome, and with it a whole board: behind all news, a few a round.
  void welcome_soon(room::SessionId session) { newcomers_.push_back(session); }
  /// Whether commits may begin in this round.
  [[nodiscard]] bool commits_now() const { return commits_now_; }
  /// `answer` is called on the shard's thread, in the order of the commits.
  void commit(store::Append append, Answer answer);
  /// Board::tick() is due then.
  void tick_at(base::MonoTime when);
  void erase(base::BoardId board);
  /// What the server itself wants of a board; not done any more while the shard stops.
  void at_board(base::BoardId board, base::EventId event, BoardWork work);
  virtual void offload(Job job) = 0;
  /// The same for what nobody waits for: no job of offload() waits behind it.
  virtual void offload_apart(Job job) { offload(std::move(job)); }
  /// So many batches of these people were admitted on a board of the event.
  virtual void wrote(base::EventId event, room::Written written) = 0;

  // --- For sessions --------------------------------------------------------------------------------

  [[nodiscard]] Member* find(room::SessionId session) override;
  [[nodiscard]] SessionHost* host(base::BoardId board) override;
  void tell(ToCarrier word) override;
  void tell(std::size_t owner, ToOwner word) override;
  /// A session of this shard, admitted to a board that lives on `owner`.
  void enter(Member& session, base::BoardId board, std::size_t owner, wire::Hello hello,
             Admission admission);

 protected:
  // --- For whoever gives it a thread ---------------------------------------------------------------

  /// What it carries.
  [[nodiscard]] virtual Member* carried(room::SessionId session) = 0;
  /// To be made durable by the one writer of all shards; `answer` on the shard's thread.
  virtual void write(store::Append append, Answer answer) = 0;
  /// tick() is due then; earlier calls count no more.
  virtual void arm(base::MonoTime when) = 0;
  /// What its thread has used since it began.
  [[nodiscard]] virtual Load::CpuTime cpu_time() const = 0;
  /// To another shard's thread, in order, together with what introduce() says.
  virtual void send(std::size_t shard, std::vector<ToCarrier> words) = 0;
  virtual void send(std::size_t shard, std::vector<ToOwner> words) = 0;

  /// What another shard has sent.
  void arrived(std::vector<ToCarrier> words);
  void arrived(std::vector<ToOwner> words);
  void arrived(Guest guest);

  /// What participants may do on a board of this shard, from now on (DESIGN, section 11: the day's policy).
  void allow(base::BoardId board, const wire::day::Allowed& allowed);
  void set_people(base::EventId event, const People& people);
  void set_pictures(base::EventId event, const store::BlobIds& pictures);
  /// All shards are told, each after the admissions that came before (`participants` sorted): each ends the sessions that it
  /// carries and those at its own boards.
  void revoke(base::EventId event, const std::vector<base::ParticipantId>& participants);
  void set_writable(bool writable);
  void set_space(store::Space space);
  /// The rooms' sessions are told and closed (P19), those who come are turned away.
  void stop_boards();
  /// The store was opened again and takes writes. All rooms are forgotten, before anybody writes in one: those that were opened
  /// while it failed may lack what was found now.
  void begin_again();
  /// Forgets all rooms. Their sessions are whoever's who carries them.
  void drop_boards();
  [[nodiscard]] bool stopping() const { return stopping_; }

  /// Settles the boards that something happened to, and sends what was told.
  void end_round();
  /// Newcomers wait for a further round, which is due at once.
  [[nodiscard]] bool greeting() const { return !newcomers_.empty(); }
  /// Something waits for the next beat.
  [[nodiscard]] bool held() const { return !held_.empty(); }
  /// Between two rounds: until rhythm().next() whatever comes can wait, but for the answer to a commit.
  [[nodiscard]] const Rhythm& rhythm() const { return rhythm_; }
  void tick();

 private:
  [[nodiscard]] Board* find(base::BoardId board);
  /// Its people, when nobody has told of them yet.
  void learn(base::BoardId board, const Admission& admission);
  [[nodiscard]] Board& board(base::BoardId id, base::EventId event);
  void settle_all();
  void welcome_some();
  void pass_on();

  const ShardRules rules_;
  const std::size_t index_;
  ShardCounters counters_;
  std::unordered_map<base::BoardId, wire::day::Allowed> allowed_;
  std::unordered_map<base::EventId, People> people_;
  std::unordered_map<base::EventId, store::BlobIds> pictures_;
  std::unordered_map<base::BoardId, std::shared_ptr<Board>> boards_;
  room::Effects effects_;
  Load load_;
  Rhythm rhythm_;
  std::vector<std::shared_ptr<Board>> touched_;
  std::vector<std::shared_ptr<Board>> held_;      // … until the next beat
  std::deque<room::SessionId> newcomers_;         // to be sent a Welcome
  std::vector<std::shared_ptr<Board>> settling_;  // the round that is under way
  std::optional<room::Now> settling_since_;  // a round has one time: it is asked for each message
  base::MonoTime armed_ = base::MonoTime::max();
  bool commits_now_ = true;
  bool commits_begun_ = false;
  bool writable_ = true;
  store::Space space_ = store::Space::ample;
  bool stopping_ = false;

  // Boards with sessions on several shards (shard_passage.cpp).
  std::unordered_map<room::SessionId, std::unique_ptr<Remote>> remotes_;
  std::unordered_map<base::BoardId, Follower> followers_;
  std::vector<std::vector<ToCarrier>> to_carriers_;  // by shard, of this round
  std::vector<std::vector<ToOwner>> to_owners_;
};

}  // namespace tablee::shard
