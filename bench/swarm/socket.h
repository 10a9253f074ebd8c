// A WebSocket client on a non-blocking socket, as cheap as it can be: the load generator must cost less than
// what it measures. Speaks to our own server only: no extensions, no fragments expected, and a mask of zero (RFC 6455
// asks for a mask, not for a good one).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tablee::swarm {

class Socket {
 public:
  Socket() = default;
  ~Socket();
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  /// Connects to 127.0.0.1:`port` and sends the upgrade request for `target`. False when refused.
  [[nodiscard]] bool open(std::uint16_t port, std::string_view target,
                          std::string_view protocol = "tablee.v1");
  [[nodiscard]] int fd() const { return fd_; }
  [[nodiscard]] bool upgraded() const { return upgraded_; }
  [[nodiscard]] bool closed() const { return closed_; }
  [[nodiscard]] std::uint16_t close_code() const { return close_code_; }
  [[nodiscard]] std::uint64_t bytes_in() const { return bytes_in_; }

  /// Has the kernel keep as little as possible of what is not read.
  void keep_little();
  /// Queues one binary message.
  void send(std::string_view message);
  /// Writes what is queued; true when all went out.
  bool flush();
  /// Reads once into `scratch` and calls `message` for each whole binary message. The views live until the call ends.
  void receive(std::string& scratch, const std::function<void(std::string_view)>& message);

 private:
  void parse(std::string_view bytes, const std::function<void(std::string_view)>& message);
  [[nodiscard]] std::size_t parse_frame(std::string_view bytes,
                                        const std::function<void(std::string_view)>& message);
  [[nodiscard]] std::size_t parse_head(std::string_view bytes);

  int fd_ = -1;
  bool upgraded_ = false;
  bool closed_ = false;
  std::uint16_t close_code_ = 0;
  std::uint64_t bytes_in_ = 0;
  std::string partial_;
  std::string out_;
};

}  // namespace tablee::swarm
