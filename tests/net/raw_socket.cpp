#include "net/raw_socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <utility>

namespace tablee::net {
namespace {

constexpr int patience_ms = 30'000;

char byte(std::size_t value) {
  return static_cast<char>(static_cast<unsigned char>(value & 255));
}

std::size_t number(std::string_view bytes) {
  std::size_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

RawConnection::RawConnection(std::uint16_t port, const char* from)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  if (from != nullptr) {
    ::inet_pton(AF_INET, from, &address.sin_addr);
    ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(std::exchange(socket_, -1));
  }
}

RawConnection::~RawConnection() {
  if (socket_ >= 0) ::close(socket_);
}

std::string talk(std::uint16_t port, std::string_view request) {
  RawConnection connection{port};
  connection.send(request);
  return connection.receive_all();
}

RawConnection::RawConnection(RawConnection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}

void RawConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string RawConnection::receive_some() {
  if (!buffer_.empty()) return std::exchange(buffer_, {});
  pollfd wait{socket_, POLLIN, 0};
  if (::poll(&wait, 1, patience_ms) != 1) return {};
  std::array<char, 64 * 1024> chunk{};
  const auto got = ::recv(socket_, chunk.data(), chunk.size(), 0);
  return got <= 0 ? std::string{} : std::string{chunk.data(), static_cast<std::size_t>(got)};
}

std::string RawConnection::receive_all() {
  std::string all;
  for (std::string some = receive_some(); !some.empty(); some = receive_some()) all += some;
  return all;
}

std::string RawConnection::receive_head() {
  std::string all;
  while (all.find("\r\n\r\n") == std::string::npos) {
    const std::string some = receive_some();
    if (some.empty()) return all;
    all += some;
  }
  const auto end = all.find("\r\n\r\n") + 4;
  buffer_ = all.substr(end);
  return all.substr(0, end);
}

std::string RawConnection::receive(std::size_t count) {
  std::string all;
  if (count == 0) return all;
  while (all.size() < count) {
    const std::string some = receive_some();
    if (some.empty()) return all;
    all += some;
  }
  buffer_ = all.substr(count);
  all.resize(count);
  return all;
}

void RawConnection::shutdown() {
  ::shutdown(socket_, SHUT_RDWR);
}

void RawConnection::reset() {
  const linger now{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  ::close(std::exchange(socket_, -1));
}

RawSocket::RawSocket(std::uint16_t port, base::BoardId board, std::string_view protocol,
                     std::string_view more_headers, const char* from)
    : RawSocket(
          port, "/api/v1/boards/" + base::to_hex(board.value) + "/socket",
          (protocol.empty() ? "" : "Sec-WebSocket-Protocol: " + std::string{protocol} + "\r\n") +
              std::string{more_headers},
          from) {}

RawSocket::RawSocket(std::uint16_t port, std::string_view path, std::string_view headers,
                     const char* from)
    : connection_(port, from) {
  connection_.send("GET " + std::string{path} +
                   " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                   "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                   std::string{headers} + "\r\n");
  head_ = connection_.receive_head();
  if (head_.size() > 12) status_ = std::atoi(head_.substr(9, 3).c_str());
}

void RawSocket::send(const RawFrame& frame) {
  std::string bytes(1, byte((frame.last ? 128U : 0U) | static_cast<unsigned>(frame.opcode)));
  const std::size_t size = frame.payload.size();
  if (size < 126) {
    bytes += byte(128 | size);
  } else if (size < 65'536) {
    bytes += {byte(128 | 126), byte(size >> 8), byte(size)};
  } else {
    bytes += byte(128 | 127);
    for (int shift = 56; shift >= 0; shift -= 8) bytes += byte(size >> shift);
  }
  bytes += std::string(4, '\0');  // A mask of zeros leaves the payload as it is.
  connection_.send(bytes + frame.payload);
}

std::optional<RawFrame> RawSocket::receive() {
  const std::string head = connection_.receive(2);
  if (head.size() < 2) return std::nullopt;
  RawFrame frame;
  frame.opcode = static_cast<Opcode>(head[0] & 15);
  frame.last = (head[0] & 128) != 0;
  std::size_t size = static_cast<unsigned char>(head[1]) & 127U;
  if (size == 126) {
    size = number(connection_.receive(2));
  } else if (size == 127) {
    size = number(connection_.receive(8));
  }
  frame.payload = connection_.receive(size);
  if (frame.opcode == Opcode::close && frame.payload.size() >= 2) {
    close_code_ = static_cast<std::uint16_t>(number(frame.payload.substr(0, 2)));
  }
  return frame;
}

std::optional<std::string> RawSocket::receive_message() {
  while (auto frame = receive()) {
    if (frame->opcode == Opcode::binary) return std::move(frame->payload);
    if (frame->opcode == Opcode::close) return std::nullopt;
  }
  return std::nullopt;
}

std::uint16_t RawSocket::wait_for_close() {
  while (receive_message()) {
  }
  return close_code_;
}

}  // namespace tablee::net
