// A whole server in a test: a store, an event with two tables, and a thread that serves them on a free port of
// 127.0.0.1. And people: clients with a replica, driven by the test's own thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "base/clock.h"
#include "dial/client.h"
#include "event/events.h"
#include "net/server.h"
#include "store/memory_store.h"

namespace tablee::net {

class House {
 public:
  /// Serves `store` (one of its own in memory when null), making an event there when it has none.
  explicit House(std::shared_ptr<store::Store> store = nullptr, ServerOptions options = {});
  ~House();

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  [[nodiscard]] dial::HttpAddress address() const { return {"127.0.0.1", port()}; }
  [[nodiscard]] base::BoardId board(std::size_t table = 0) const { return boards_.at(table); }
  [[nodiscard]] const std::string& code() const { return code_; }  ///< Of participants.
  [[nodiscard]] const std::string& moderator() const {
    return moderator_;
  }  ///< Secret of the link.
  [[nodiscard]] const std::string& observer() const { return observer_; }
  [[nodiscard]] const std::string& other_code() const {
    return other_code_;
  }  ///< Of another event.
  [[nodiscard]] store::Store& store() { return *store_; }
  /// A token for somebody new.
  [[nodiscard]] std::string token(const std::string& name, std::string code = {});
  /// As Server::reload_on_signal.
  void reload_on_signal(std::function<std::optional<DoorOptions>()> f) {
    server_->reload_on_signal(std::move(f));
  }
  /// Graceful stop; returns when all is written.
  void stop();

 private:
  base::SystemClock clock_;
  std::shared_ptr<store::Store> store_;
  std::unique_ptr<event::Events> events_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
  std::vector<base::BoardId> boards_;
  std::string code_;
  std::string moderator_;
  std::string observer_;
  std::string other_code_;
};

/// What `/metrics` says of it now; 0 when it does not say anything.
[[nodiscard]] std::uint64_t metric(const House& house, const std::string& name);

/// The test's own event loop, with people on boards.
class Visit {
 public:
  /// A person on a board, connected and caught up when the server allows.
  [[nodiscard]] std::unique_ptr<dial::Client> come(House& house, const std::string& name,
                                                   std::size_t table = 0, std::string code = {});
  [[nodiscard]] std::unique_ptr<dial::Client> come_with(House& house, std::string token,
                                                        std::size_t table = 0);
  /// Runs until `done`; false when that does not happen within ten seconds.
  [[nodiscard]] bool until(const std::function<bool()>& done);

 private:
  base::SystemClock clock_;
  boost::asio::io_context context_{1};
  std::uint64_t instances_ = 100;
};

/// Writes one note with this text and sends it.
void write_note(dial::Client& client, std::string_view text);
/// Whether a note with this text is shown.
[[nodiscard]] bool sees(dial::Client& client, std::string_view text);
/// Whether both have the same confirmed state and nothing waits (DESIGN, invariant 5).
[[nodiscard]] bool agree(dial::Client& a, dial::Client& b);

}  // namespace tablee::net
