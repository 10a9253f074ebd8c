// A WebSocket client that carries a replica of one board and comes back by itself when the connection is lost:
// for the demo, the load generator and tests. What a browser's tab is, in C++.
//
// The replica decides everything (replica/replica.h); this moves its frames and pauses between attempts. All of it
// lives on one io_context with one thread, that of whoever runs it. Several clients may share one.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "base/clock.h"
#include "base/ids.h"
#include "dial/http_client.h"
#include "replica/replica.h"

namespace tablee::dial {

struct ClientOptions {
  HttpAddress address{};
  base::BoardId board{};
  /// Pauses between attempts: from the first, doubling up to the greatest, each with a random part.
  std::chrono::milliseconds pause_first{200};
  std::chrono::milliseconds pause_greatest{5'000};
  std::uint64_t seed = 1;  ///< Of the random part.
};

class Client {
 public:
  /// `context` and `clock` must outlive the client; so must nobody else touch `replica` without flush().
  Client(boost::asio::io_context& context, ClientOptions options, replica::Replica replica,
         const base::Clock& clock);
  /// Drops the connection at once.
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Connects, and again whenever the connection is lost, until stop() or until the replica says stop.
  void start();
  /// Drops the connection and stays away until start(): the Wi-Fi is gone.
  void stop();
  /// Sends what the replica has to send: to be called after edit() and present().
  void flush();

  [[nodiscard]] replica::Replica& replica();
  [[nodiscard]] bool connected() const;
  /// Of the last close frame; 0 when there was none.
  [[nodiscard]] std::uint16_t close_code() const;
  /// Connections that were opened so far.
  [[nodiscard]] std::uint64_t connections() const;
  /// Called after each thing that happened (a message, a connection come or gone); may edit.
  void on_change(std::function<void()> f);
  /// The server's address from the next attempt on: it came back on another port.
  void move_to(HttpAddress address);

 private:
  class Carrier;
  std::shared_ptr<Carrier> carrier_;
};

}  // namespace tablee::dial
