// A WebSocket client that does only what it is told, and can therefore do everything wrong: for tests of what the
// server answers. Blocking, with a deadline on every wait; no library between it and the bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/ids.h"

namespace tablee::net {

/// A TCP connection to 127.0.0.1.
class RawConnection {
 public:
  /// `from`: the address of this machine that it comes from; 127.0.0.1 without.
  explicit RawConnection(std::uint16_t port, const char* from = nullptr);
  ~RawConnection();
  RawConnection(RawConnection&& other) noexcept;
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  /// What could be sent before the other side closed.
  void send(std::string_view bytes);
  /// Some bytes; empty when the connection ended or nothing came within half a minute.
  [[nodiscard]] std::string receive_some();
  /// Everything until the connection ends.
  [[nodiscard]] std::string receive_all();
  /// Up to and with the empty line that ends a head.
  [[nodiscard]] std::string receive_head();
  /// Exactly `count` bytes; shorter when the connection ended.
  [[nodiscard]] std::string receive(std::size_t count);
  void shutdown();  ///< Ends what is being sent and received, from any thread.
  void reset();     ///< Ends with a TCP reset, as a crashed tablet does.

 private:
  int socket_ = -1;
  std::string buffer_;
};

/// What comes back for `request` on a connection of its own, until the server ends it.
[[nodiscard]] std::string talk(std::uint16_t port, std::string_view request);

enum class Opcode : std::uint8_t {
  continuation = 0,
  text = 1,
  binary = 2,
  close = 8,
  ping = 9,
  pong = 10
};

struct RawFrame {
  Opcode opcode = Opcode::binary;
  std::string payload{};
  bool last = true;
};

class RawSocket {
 public:
  /// Sends the handshake for the board; status() says how it went.
  RawSocket(std::uint16_t port, base::BoardId board, std::string_view protocol = "tablee.v1",
            std::string_view more_headers = "", const char* from = nullptr);
  /// The same for any path.
  RawSocket(std::uint16_t port, std::string_view path, std::string_view headers, const char* from);

  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const std::string& head() const { return head_; }
  void send(const RawFrame& frame);
  void send(base::BytesView message) { send({Opcode::binary, std::string{message}}); }
  /// The next frame of any kind; nothing when the connection ended.
  [[nodiscard]] std::optional<RawFrame> receive();
  /// The next data message; nothing when a close frame or the end came: then close_code() knows.
  [[nodiscard]] std::optional<std::string> receive_message();
  /// Reads until the end and says with which code; 0 when there was no close frame.
  [[nodiscard]] std::uint16_t wait_for_close();
  [[nodiscard]] std::uint16_t close_code() const { return close_code_; }
  [[nodiscard]] RawConnection& connection() { return connection_; }

 private:
  RawConnection connection_;
  int status_ = 0;
  std::string head_;
  std::uint16_t close_code_ = 0;
};

}  // namespace tablee::net
