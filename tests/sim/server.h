// The server of a simulated day: one room, its sessions and its disk, carried as `net` carries them.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>

#include "room/room.h"
#include "sim/disk.h"
#include "sim/line.h"
#include "sim/weather.h"
#include "sim/world.h"

namespace tablee::sim {

class Server {
 public:
  Server(World& world, const Weather& weather, Tally& tally, Disk& disk, base::BoardId board)
      : world_(world), weather_(weather), tally_(tally), disk_(disk), board_(board) {}

  /// Opens the room from the disk. A board that can not be opened is `broken`.
  void boot();
  /// kill -9: everything in memory is gone, the lines are cut.
  void crash();
  /// It dies and comes back from the disk's backup.
  void restore(base::Epoch epoch);
  /// SIGTERM: an orderly end, and a new beginning a little later.
  void restart();
  void set_writable(bool writable);

  [[nodiscard]] bool up() const { return room_.has_value(); }
  [[nodiscard]] const room::Room* room() const { return room_ ? &*room_ : nullptr; }
  /// What is wrong with the server itself; empty: nothing.
  [[nodiscard]] const std::string& broken() const { return broken_; }
  /// A connection whose token is good for `grant`.
  void accept(std::shared_ptr<Line> line, const room::Grant& grant);

 private:
  struct Connection {
    std::shared_ptr<Line> line;
    room::Grant grant;
    bool greeted = false;
    bool writing = false;
    std::deque<base::Bytes> unread;
    room::Gather gather;
  };

  void purge();
  void heard(room::SessionId id, const base::Bytes& frame);
  void read(room::SessionId id);
  void left(room::SessionId id);
  void write(room::SessionId id);
  void work();
  void carry_out(room::Effects& effects);
  void commit(room::Effects& effects);
  void answer(const room::Read& read);
  void make(room::KeyframeJob job);
  void close(const room::Closing& closing);
  void end();
  void arm();
  /// Runs `act` later, unless this life of the server is over by then.
  template <typename F>
  void later(milliseconds delay, F&& act);

  World& world_;
  const Weather& weather_;
  Tally& tally_;
  Disk& disk_;
  base::BoardId board_;
  std::optional<room::Room> room_;
  std::map<room::SessionId, Connection> connections_;
  std::uint64_t sessions_ = 0;
  std::uint64_t life_ = 0;
  base::MonoTime armed_ = base::MonoTime::max();
  std::string broken_;
};

}  // namespace tablee::sim
