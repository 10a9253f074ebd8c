#include "net/lane.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace tablee::net {
namespace {

// As many pieces as one call of the kernel takes.
constexpr std::size_t pieces_at_once = 1'024;
constexpr int flags = MSG_NOSIGNAL | MSG_DONTWAIT;

ssize_t send_list(int socket, std::span<iovec> pieces) {
  msghdr message{};
  message.msg_iov = pieces.data();
  message.msg_iovlen = std::min(pieces.size(), pieces_at_once);
  return ::sendmsg(socket, &message, flags);
}

// Most messages are small, and in one piece those cost the kernel a tenth less than as a list.
ssize_t send_some(int socket, std::span<iovec> pieces) {
  std::array<char, 1'024> joined;
  std::size_t bytes = 0;
  for (const iovec& piece : pieces) {
    if (piece.iov_len > joined.size() - bytes) return send_list(socket, pieces);
    std::memcpy(joined.data() + bytes, piece.iov_base, piece.iov_len);
    bytes += piece.iov_len;
  }
  return ::send(socket, joined.data(), bytes, flags);
}

}  // namespace

Lane::Sent Lane::send(std::span<iovec> pieces, std::move_only_function<void()> done) {
  rest_ = pieces;
  if (!beast_writes_) {
    const Step step = write();
    if (step == Step::done) return Sent::all;
    if (step == Step::failed) {
      rest_ = {};
      return Sent::failed;
    }
    wait();
  }
  done_ = std::move(done);
  return Sent::later;
}

// Writes until all is with the kernel, or the kernel has no room.
Lane::Step Lane::write() {
  while (!rest_.empty()) {
    const ssize_t sent = send_some(socket_.native_handle(), rest_);
    if (sent < 0) {
      if (errno == EINTR) continue;
      return errno == EAGAIN || errno == EWOULDBLOCK ? Step::full : Step::failed;
    }
    auto left = static_cast<std::size_t>(sent);
    while (!rest_.empty() && left >= rest_.front().iov_len) {
      left -= rest_.front().iov_len;
      rest_ = rest_.subspan(1);
    }
    if (rest_.empty()) break;
    rest_.front().iov_base = static_cast<char*>(rest_.front().iov_base) + left;
    rest_.front().iov_len -= left;
  }
  return Step::done;
}

void Lane::wait() {
  socket_.async_wait(Socket::wait_write, [this, owner = owner_.lock()](Error) { go_on(); });
}

// One of the two is between frames: our message first, because it is older than what Beast is kept waiting with. A
// message that fails is dropped: Beast's pending read fails as well, and ends the connection.
void Lane::go_on() {
  if (!rest_.empty()) {
    const Step step = write();
    if (step == Step::full) return wait();
    rest_ = {};
    if (auto done = std::exchange(done_, nullptr); done && step == Step::done) done();
  }
  if (!rest_.empty()) return;  // the next of ours has begun and is not done
  if (auto write = std::exchange(beast_waits_, nullptr)) write();
}

}  // namespace tablee::net
