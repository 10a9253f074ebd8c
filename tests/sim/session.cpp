#include "sim/session.h"

#include <utility>

#include "sim/shard.h"
#include "wire/client_frame.h"

namespace tablee::sim {

Session::Session(Shard& shard, room::SessionId id, base::BoardId board, std::size_t owner,
                 std::shared_ptr<Line> line, const room::Grant& grant)
    : shard_(shard), id_(id), board_(board), owner_(owner), grant_(grant), line_(std::move(line)) {
  // The line outlives its session, and the session its callbacks: it takes them back when it goes.
  line_->server.message = [this](const base::Bytes& frame) { shard_.run([&] { heard(frame); }); };
  line_->server.closed = [this](std::uint16_t) { shard_.run([this] { closed(); }); };
}

Session::~Session() {
  line_->server = {};
}

void Session::heard(const base::Bytes& frame) {
  shard_.frame_came();
  if (state_ == State::greeting) return greet(frame);
  unread_.push_back(frame);
  read();
}

void Session::greet(const base::Bytes& frame) {
  auto first = wire::decode_client_frame(frame);
  if (!first || !std::holds_alternative<wire::Hello>(*first)) {
    return close(wire::Close::hello_expected);  // P3
  }
  state_ = State::admitting;
  shard_.authenticate(id_, std::move(std::get<wire::Hello>(*first)), grant_);
}

void Session::read() {
  while (state_ == State::live && !paused_ && !unread_.empty()) {
    shard::SessionHost* const host = shard_.host(board_);
    if (host == nullptr) return;
    const base::Bytes frame = std::move(unread_.front());
    unread_.pop_front();
    host->receive(*this, frame);
  }
}

void Session::begin() {
  state_ = State::live;
  read_soon();
}

void Session::resume() {
  paused_ = false;
  read_soon();
}

// No call to a room inside another: what waits is read a moment later.
void Session::read_soon() {
  shard_.soon(id_, [](Session& session) { session.read(); });
}

void Session::flush() {
  if (writing_ || state_ != State::live) return;
  shard::SessionHost* const host = shard_.host(board_);
  if (host == nullptr) return;
  host->pull(*this, gather_);
  if (!gather_.empty()) send();
}

void Session::send() {
  writing_ = true;
  const base::Bytes message = gather_.joined();
  line_->send_to_client(message, shard_.guarded([this, &shard = shard_, id = id_, message] {
    if (shard.session(id) == nullptr) return;
    // What a session holds of the feed does not change while it is being sent.
    if (gather_.joined() != message) shard.complain("a message changed while it was sent");
    gather_.clear();
    writing_ = false;
    flush();
  }));
}

void Session::close(wire::Close code) {
  if (std::exchange(state_, State::closing) == State::closing) return;
  shard_.count_closing(code);
  line_->close_by_server(static_cast<std::uint16_t>(code));
  shard_.soon(id_, [](Session& session) { session.closed(); });
}

void Session::closed() {
  if (shard::SessionHost* const host = shard_.host(board_)) host->leave(id_);
  shard_.erase(id_);
}

}  // namespace tablee::sim
