#include "socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace tablee::swarm {
namespace {

constexpr std::uint8_t binary_frame = 0x82;
constexpr std::uint8_t close_frame = 0x88;
constexpr std::uint8_t masked = 0x80;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

Socket::~Socket() {
  if (fd_ >= 0) ::close(fd_);
}

bool Socket::open(std::uint16_t port, std::string_view target, std::string_view protocol) {
  fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd_ < 0) return false;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    return false;
  const int one = 1;
  ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  out_ = "GET " + std::string{target} + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
         "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: dGFibGVlLXN3YXJtLTAwMA==\r\nSec-WebSocket-Protocol: " +
         std::string{protocol} + "\r\n\r\n";
  return flush();
}

void Socket::keep_little() {
  const int bytes = 4'096;
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

void Socket::send(std::string_view message) {
  out_ += static_cast<char>(binary_frame);
  if (message.size() < 126) {
    out_ += static_cast<char>(masked | message.size());
  } else if (message.size() < 65'536) {
    out_ += static_cast<char>(masked | 126);
    out_ += static_cast<char>(message.size() >> 8);
    out_ += static_cast<char>(message.size());
  } else {
    out_ += static_cast<char>(masked | 127);
    for (int shift = 56; shift >= 0; shift -= 8) out_ += static_cast<char>(message.size() >> shift);
  }
  out_.append(4, '\0');
  out_ += message;
}

bool Socket::flush() {
  while (!out_.empty() && !closed_) {
    const auto sent = ::send(fd_, out_.data(), out_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) return false;
      if (errno == EINTR) continue;
      closed_ = true;
      return false;
    }
    out_.erase(0, static_cast<std::size_t>(sent));
  }
  return out_.empty();
}

void Socket::receive(std::string& scratch, const std::function<void(std::string_view)>& message) {
  const auto got = ::recv(fd_, scratch.data(), scratch.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return;
  if (got <= 0) {
    closed_ = true;
    return;
  }
  bytes_in_ += static_cast<std::uint64_t>(got);
  const std::string_view bytes{scratch.data(), static_cast<std::size_t>(got)};
  if (partial_.empty()) {
    parse(bytes, message);
    return;
  }
  std::string joined = std::move(partial_);
  joined += bytes;
  partial_.clear();
  parse(joined, message);
}

void Socket::parse(std::string_view bytes, const std::function<void(std::string_view)>& message) {
  while (!bytes.empty() && !closed_) {
    const std::size_t used = upgraded_ ? parse_frame(bytes, message) : parse_head(bytes);
    if (used == 0) break;
    bytes.remove_prefix(used);
  }
  partial_.assign(bytes);
}

std::size_t Socket::parse_head(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  upgraded_ = bytes.starts_with("HTTP/1.1 101");
  closed_ = !upgraded_;
  return end + 4;
}

std::size_t Socket::parse_frame(std::string_view bytes,
                                const std::function<void(std::string_view)>& message) {
  if (bytes.size() < 2) return 0;
  std::size_t head = 2;
  std::uint64_t length = static_cast<unsigned char>(bytes[1]);
  if (length >= 126) {
    head += length == 126 ? 2 : 8;
    if (bytes.size() < head) return 0;
    length = big_endian(bytes.substr(2, head - 2));
  }
  if (bytes.size() - head < length) return 0;
  const auto body = bytes.substr(head, length);
  const auto kind = static_cast<std::uint8_t>(bytes[0]);
  if (kind == binary_frame) {
    message(body);
  } else if (kind == close_frame) {
    close_code_ = body.size() >= 2 ? static_cast<std::uint16_t>(big_endian(body.substr(0, 2))) : 0;
    closed_ = true;
  }
  return head + length;
}

}  // namespace tablee::swarm
