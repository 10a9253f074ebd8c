// The whole network side of a server: the control thread (listener, HTTP, who is who), the shards with their
// boards, the readers, and the commit writer.
//
// A connection begins on the control thread. When it asks for a board's WebSocket, its socket goes to the
// board's shard before the handshake, and never comes back. Made and run on one thread, the control thread;
// only stop() and port() may be called from others.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/clock.h"
#include "event/events.h"
#include "http/assets.h"
#include "http/door.h"
#include "net/http_connection.h"
#include "net/listener.h"
#include "room/room.h"
#include "store/damage.h"
#include "store/disk_reserve.h"
#include "store/store.h"

namespace tablee::net {

/// What may change while the server runs.
struct DoorOptions {
  http::DoorPolicy policy{};
  HttpLimits http{};
  ConnectionCaps caps{};
  std::shared_ptr<const Certificate> certificate{};  ///< Null: no TLS.
};

struct ServerOptions {
  std::string address = "0.0.0.0";
  std::uint16_t port = 0;  ///< 0: any free one.
  std::size_t shards = 1;
  std::size_t readers = 2;
  std::size_t sessions_max = limits::sessions_max;
  std::size_t sessions_per_board_max = limits::sessions_per_board_max;
  std::size_t followers_from = limits::followers_from;
  std::chrono::milliseconds hello_timeout = limits::hello_timeout;
  room::Policy policy{};  ///< Of all boards.
  DoorOptions doors{};
  std::span<const http::Asset> assets = http::embedded_assets();
  /// Whether this node may open a board; asked before a room is opened.
  std::function<bool(base::BoardId)> owns = [](base::BoardId) { return true; };
  /// Room on the store's disk that is kept for deleting and moderating; null: none. Outlives the server.
  store::DiskReserve* reserve = nullptr;
  /// Damaged stores that are kept in the data folder: acknowledged work was lost once. Shown until the operator removes them.
  std::size_t stores_set_aside = 0;
  /// What was found damaged while it is served; null: nobody looks.
  std::shared_ptr<store::Damage> damage{};
  /// Bytes that the store takes on the disk, for the metrics.
  std::function<std::uint64_t()> store_bytes = [] { return std::uint64_t{0}; };
};

class Server {
 public:
  /// All must outlive the server. `events` is used on the thread that calls run().
  Server(ServerOptions options, store::Store& store, event::Events& events,
         const base::Clock& clock);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes the port. Before run().
  [[nodiscard]] std::expected<void, ListenError> listen();
  [[nodiscard]] std::uint16_t port() const;
  /// Serves until stop() has done its work: everything admitted is committed and everybody was told (P19).
  void run();
  /// Any thread, any number of times; not from a signal handler.
  void stop();
  /// Calls `f` when the process gets SIGINT or SIGTERM, each time; stop() is called at the first.
  void stop_on_signals(std::function<void(int signal)> f);
  /// Any thread. Calls `f` when the process gets SIGHUP; what it gives back takes the place of ServerOptions::doors.
  void reload_on_signal(std::function<std::optional<DoorOptions>()> f);
  /// Calls `f` this often as long as all threads that carry boards answer.
  void beat(std::chrono::milliseconds interval, std::function<void()> f);
  /// Calls `f` on the thread of run() now and then, while it serves. Once.
  void every(std::chrono::milliseconds interval, std::function<void()> f);
  /// The event was deleted: whoever was in it is sent away, its day and its boards are left. In a call of every()'s.
  void leave_event(base::EventId event, const std::vector<base::ParticipantId>& people);

 private:
  class Control;
  std::unique_ptr<Control> control_;
};

}  // namespace tablee::net
