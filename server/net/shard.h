// One thread with its own io_context, and the boards that live on it with all their sessions. Nothing on the way
// of an operation is shared with another shard, and nothing is locked.
//
// Functions marked "any thread" post to the shard; all others belong to its thread.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <deque>
#include <memory>
#include <thread>
#include <unordered_map>
#include <vector>

#include "net/doorbell.h"
#include "net/session.h"
#include "net/surroundings.h"
#include "shard/shard_core.h"

namespace tablee::net {

class Shard final : public shard::ShardCore {
 public:
  /// `index`: its place in Surroundings::shards.
  Shard(const Surroundings& surroundings, std::size_t index);
  /// stop() must have ended, or start() never been called.
  ~Shard() override;

  // --- Any thread ----------------------------------------------------------------------------------

  void start();
  /// Ends the thread; nothing is done any more. All shards before any of them goes: they post to each other.
  void end();
  /// A connection to carry; from the control thread. Its board lives on the shard `owner`: this one, or another when that has many sessions.
  void take(Upgrade upgrade, base::BoardId board, std::size_t owner);
  /// See ShardCore::at_board(); `work` runs on this shard's thread.
  void serve(base::BoardId board, base::EventId event, shard::BoardWork work);
  /// What participants may do on a board that lives here; `obeyed` runs on this shard's thread when its room has it.
  void order(base::BoardId board, const wire::day::Allowed& allowed,
             std::move_only_function<void()> obeyed);
  void people_changed(base::EventId event, shard::People people);
  void pictures_changed(base::EventId event, store::BlobIds pictures);
  void revoked(base::EventId event, std::vector<base::ParticipantId> participants);
  void store_failed();
  void space_changed(store::Space space);
  /// Calls `f` on the shard's thread, when it comes to it.
  void ask(std::function<void()> f);
  /// The store was opened again and takes writes: all rooms are forgotten, everybody comes back.
  void store_reopened();
  /// Ends gracefully, then calls Gatekeeper::shard_stopped().
  void stop();

  // --- For sessions --------------------------------------------------------------------------------

  [[nodiscard]] boost::asio::io_context& context() { return context_; }
  void admit(Session& session, wire::Hello hello);
  /// Counts the close and limits how long the client may take to answer it.
  void say_goodbye(Session& session, wire::Close code);
  using shard::ShardCore::erase;
  void erase(Session& session);
  [[nodiscard]] std::unique_ptr<Parcel> parcel();
  void give_back(std::unique_ptr<Parcel> parcel);

  void introduce(std::size_t owner, shard::Guest guest) override;
  void offload(Job job) override;
  void wrote(base::EventId event, room::Written written) override;
  void offload_apart(Job job) override;

 private:
  /// A session that must have moved on by then.
  struct Deadline {
    base::MonoTime when;
    room::SessionId session;
  };

  [[nodiscard]] shard::Member* carried(room::SessionId id) override { return session(id); }
  void write(store::Append append, Answer answer) override;
  void arm(base::MonoTime when) override;
  [[nodiscard]] shard::Load::CpuTime cpu_time() const override;
  void send(std::size_t shard, std::vector<shard::ToCarrier> words) override;
  void send(std::size_t shard, std::vector<shard::ToOwner> words) override;

  [[nodiscard]] Session* session(room::SessionId id);
  void count_carried(const Session& session, int by);
  void give_up(room::SessionId session);
  void admitted(room::SessionId session, wire::Hello hello,
                std::expected<shard::Admission, wire::Close> admission);
  void run();
  void wait();
  enum class Ready : std::uint8_t { none, more };
  Ready run_ready();
  void submit();
  void rest();
  void look_at_clock();
  void end_overdue(base::MonoTime now);
  void begin_to_stop();
  void stop_if_empty();

  const Surroundings surroundings_;
  const std::size_t index_;
  std::vector<std::unique_ptr<Parcel>> parcels_;
  std::deque<Deadline> greetings_;  // in order of time, as all have the same patience
  std::deque<Deadline> farewells_;
  std::vector<store::CommitWriter::Submission> commits_;  // of this round
  std::atomic<std::size_t> commits_under_way_{0};
  Doorbell bell_;
  std::atomic<std::uint64_t> sessions_begun_{0};
  bool stopped_ = false;

  boost::asio::io_context context_{1};
  boost::asio::steady_timer timer_{context_};
  std::unordered_map<room::SessionId, std::unique_ptr<Session>> sessions_;
  std::unordered_map<base::BoardId, std::size_t> carried_;  // of sessions_
  std::thread thread_;
};

}  // namespace tablee::net
