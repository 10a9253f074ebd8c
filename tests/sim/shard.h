// A shard on virtual time: the boards, rounds, beats and followers are shard::ShardCore's, as in a server; thread, sockets,
// readers and writer are made of delays.
#pragma once

#include <map>
#include <memory>

#include "shard/shard_core.h"
#include "sim/session.h"
#include "sim/world.h"

namespace tablee::sim {

class Server;

class Shard final : public shard::ShardCore {
 public:
  Shard(Server& server, std::size_t index, const shard::ShardRules& rules);
  ~Shard() override;

  // --- What happens to it --------------------------------------------------------------------------

  void take(std::shared_ptr<Line> line, base::BoardId board, std::size_t owner,
            const room::Grant& grant);
  void store_failed();
  void space_changed(store::Space space);
  void store_reopened();
  void stop();
  [[nodiscard]] std::size_t sessions() const { return sessions_.size(); }
  [[nodiscard]] std::size_t sessions(base::BoardId board) const;
  /// The process has died: every line breaks, and its other end may notice.
  void cut_lines();
  /// What happened here, for the tally.
  void report();

  // --- For its sessions ----------------------------------------------------------------------------

  /// Does it, and ends the round: a moment later, or when the shard has rested.
  template <typename F>
  void run(F&& act) {
    act();
    round_soon();
  }
  /// A moment later, when the session is still there.
  void soon(room::SessionId id, std::function<void(Session&)> act);
  /// `act`, as something that happens to this shard, unless the server has ended meanwhile.
  [[nodiscard]] World::Happening guarded(World::Happening act);
  void authenticate(room::SessionId id, wire::Hello hello, const room::Grant& grant);
  [[nodiscard]] Session* session(room::SessionId id);
  void erase(room::SessionId id) { sessions_.erase(id); }
  void frame_came();
  void count_closing(wire::Close code);
  void complain(const std::string& what);

  void introduce(std::size_t owner, shard::Guest guest) override;
  void offload(Job job) override;
  void wrote(base::EventId, room::Written) override {}

 private:
  [[nodiscard]] shard::Member* carried(room::SessionId id) override { return session(id); }
  void write(store::Append append, Answer answer) override;
  void arm(base::MonoTime when) override;
  [[nodiscard]] shard::Load::CpuTime cpu_time() const override;
  void send(std::size_t shard, std::vector<shard::ToCarrier> words) override;
  void send(std::size_t shard, std::vector<shard::ToOwner> words) override;

  void after(milliseconds delay, World::Happening act);
  void to(std::size_t shard, std::move_only_function<void(Shard&)> act);
  void round_soon();
  void round_by(base::MonoTime when);
  void round();

  Server& server_;
  const std::size_t index_;
  std::uint64_t sessions_begun_ = 0;
  std::uint64_t armed_ = 0;
  base::MonoTime round_at_ = base::MonoTime::max();
  std::uint64_t rounds_planned_ = 0;
  std::map<std::size_t, base::MonoTime> crossings_;  // by shard: when the newest arrives
  std::map<room::SessionId, std::unique_ptr<Session>> sessions_;
};

}  // namespace tablee::sim
