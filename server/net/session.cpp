#include "net/session.h"

#include <utility>

#include "http/upgrade.h"
#include "net/shard.h"
#include "wire/client_frame.h"

namespace tablee::net {

Session::Session(Shard& shard, room::SessionId id, base::BoardId board, std::size_t owner,
                 Upgrade upgrade)
    : shard_(shard),
      id_(id),
      board_(board),
      owner_(owner),
      place_(std::exchange(upgrade.place, nullptr)),
      socket_(shard.context(), std::move(upgrade), http::subprotocol, limits::hello_bytes_max,
              *this) {}

void Session::received(base::BytesView message, bool text) {
  shard::ShardCounters::add(shard_.counters().frames_in, 1);
  shard::ShardCounters::add(shard_.counters().bytes_in, message.size());
  shard::SessionHost* const host = state_ == State::live ? shard_.host(board_) : nullptr;
  if (text) {  // P2
    if (host != nullptr) host->leave(id_);
    return close(wire::Close::bad_frame);
  }
  if (state_ == State::greeting) return greet(message);
  if (host != nullptr) host->receive(*this, message);
}

void Session::greet(base::BytesView message) {
  auto frame = wire::decode_client_frame(message);
  auto* const hello = frame ? std::get_if<wire::Hello>(&*frame) : nullptr;
  if (hello == nullptr) return close(wire::Close::hello_expected);                       // P3
  if (hello->version != wire::protocol_version) return close(wire::Close::bad_version);  // P6
  state_ = State::admitting;
  pause();
  shard_.admit(*this, std::move(*hello));
}

void Session::begin() {
  state_ = State::live;
  socket_.take_messages_up_to(limits::frame_bytes_max);
  resume();
}

void Session::flush() {
  if (writing_ || state_ != State::live) return;
  shard::SessionHost* const host = shard_.host(board_);
  if (host == nullptr) return;
  auto parcel = shard_.parcel();
  while (parcel) {
    host->pull(*this, parcel->gather);
    if (parcel->gather.empty()) return shard_.give_back(std::move(parcel));
    shard::ShardCounters::add(shard_.counters().messages_out, 1);
    shard::ShardCounters::add(shard_.counters().bytes_out, parcel->gather.bytes());
    writing_ = true;
    parcel = socket_.send(std::move(parcel));
    writing_ = parcel == nullptr;
  }
}

void Session::sent(std::unique_ptr<Parcel> parcel) {
  writing_ = false;
  shard_.give_back(std::move(parcel));
  flush();
}

void Session::close(wire::Close code) {
  if (state_ == State::closing) return;
  state_ = State::closing;
  shard_.say_goodbye(*this, code);
  if (!open_) return socket_.abort();
  socket_.close(static_cast<std::uint16_t>(code), wire::name(code));
}

void Session::closed() {
  if (shard::SessionHost* const host = shard_.host(board_)) host->leave(id_);
  shard_.erase(*this);  // Ends *this.
}

}  // namespace tablee::net
