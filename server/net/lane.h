// The socket below Beast's stream, on which we write messages past Beast: one call of the kernel with a frame header and
// slices that all sessions share, no copies, no operation to allocate, done when the call returns.
//
// Beast writes too (handshake, pongs, close frames), and frames must not mix: while one of the two is in the middle of
// something, the other waits. Knows nothing of frames beyond that. A part of web_socket.cpp; one thread.
#pragma once

#include <sys/socket.h>

#include <functional>
#include <memory>
#include <span>
#include <utility>

#include "beast/types.h"

namespace tablee::net {

class Lane {
 public:
  using executor_type = Socket::executor_type;

  explicit Lane(Socket socket) : socket_(std::move(socket)) {}
  /// Who is to stay alive while something is under way; before anything is sent.
  void belongs_to(std::weak_ptr<void> owner) { owner_ = std::move(owner); }
  /// Nothing of what waits is done any more; the owner goes.
  void forget() {
    done_ = nullptr;
    beast_waits_ = nullptr;
  }

  [[nodiscard]] executor_type get_executor() { return socket_.get_executor(); }
  [[nodiscard]] Socket& socket() { return socket_; }

  // --- Past Beast ------------------------------------------------------------------------------------

  enum class Sent : std::uint8_t { all, later, failed };
  /// Writes `pieces`, which must live until it is done. `later`: the rest follows, and `done` is called then; not when
  /// the connection fails. One at a time.
  [[nodiscard]] Sent send(std::span<iovec> pieces, std::move_only_function<void()> done);

  // --- For Beast -------------------------------------------------------------------------------------

  template <typename Buffers, typename Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return socket_.async_read_some(buffers, std::forward<Token>(token));
  }

  template <typename Buffers, typename Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(Error, std::size_t)>(
        [this](auto handler, const Buffers& some) {
          // A control frame is handed over whole: when it is all written, Beast is between two frames.
          auto written = [this, size = asio::buffer_size(some), handler = std::move(handler)](
                             Error error, std::size_t bytes) mutable {
            beast_writes_ = !error && bytes < size;
            if (!beast_writes_) go_on();
            handler(error, bytes);
          };
          auto write = [this, some, written = std::move(written)]() mutable {
            beast_writes_ = true;
            socket_.async_write_some(some, std::move(written));
          };
          if (rest_.empty() || beast_writes_) return write();
          beast_waits_ = std::move(write);
        },
        token, buffers);
  }

 private:
  enum class Step : std::uint8_t { done, full, failed };
  [[nodiscard]] Step write();
  void wait();
  void go_on();

  Socket socket_;
  std::weak_ptr<void> owner_;
  std::span<iovec> rest_;  // of our message
  std::move_only_function<void()> done_;
  std::move_only_function<void()> beast_waits_;
  bool beast_writes_ = false;
};

/// How Beast ends a connection of its own accord.
template <typename Handler>
void async_teardown(beast::role_type role, Lane& lane, Handler&& handler) {
  beast::websocket::async_teardown(role, lane.socket(), std::forward<Handler>(handler));
}
inline void teardown(beast::role_type role, Lane& lane, Error& error) {
  beast::websocket::teardown(role, lane.socket(), error);
}
inline void beast_close_socket(Lane& lane) {
  beast::beast_close_socket(lane.socket());
}

}  // namespace tablee::net
