#include "net/event_page.h"

#include <utility>

#include "base/limits.h"
#include "http/upgrade.h"

namespace tablee::net {

EventPage::EventPage(boost::asio::io_context& control, EventPageHost& host, Id id, Upgrade upgrade)
    : host_(host),
      id_(id),
      place_(std::exchange(upgrade.place, nullptr)),
      patience_(control),
      socket_(control, std::move(upgrade), http::event_subprotocol, limits::hello_bytes_max,
              *this) {
  wait(limits::hello_timeout);
}

void EventPage::wait(std::chrono::milliseconds patience) {
  patience_.expires_after(patience);
  // A timer that is over when its page ends answers all the same.
  patience_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code error) {
    if (error || alive.expired()) return;
    if (state_ == State::greeting) return close(wire::Close::hello_expected);  // P3
    socket_.abort();
  });
}

void EventPage::settle_in(base::EventId event, std::shared_ptr<const void> seat) {
  event_ = event;
  seat_ = std::move(seat);
  state_ = State::live;
  socket_.take_messages_up_to(limits::frame_bytes_max);
  patience_.cancel();
  place_->leave();
  place_.reset();
}

void EventPage::give_up() {
  if (place_) socket_.abort();
}

void EventPage::received(base::BytesView message, bool text) {
  if (state_ == State::closing) return;
  if (text) {
    if (shard::Hall* const hall = this->hall()) hall->leave(id_);
    return close(wire::Close::bad_frame);
  }
  if (state_ == State::greeting) return greet(message);
  if (shard::Hall* const hall = this->hall()) hall->receive(id_, message);
}

void EventPage::greet(base::BytesView message) {
  auto frame = wire::day::decode_client_frame(message);
  auto* const hello = frame ? std::get_if<wire::day::Hello>(&*frame) : nullptr;
  if (hello == nullptr) return close(wire::Close::hello_expected);
  if (hello->version != wire::day::event_protocol_version) return close(wire::Close::bad_version);
  if (const auto let_in = host_.greet(*this, *hello); !let_in) close(let_in.error());
}

void EventPage::flush() {
  if (writing_ || state_ != State::live) return;
  shard::Hall* const hall = this->hall();
  if (hall == nullptr) return;
  auto parcel = host_.parcel();
  while (parcel) {
    hall->pull(id_, parcel->gather);
    if (parcel->gather.empty()) return host_.give_back(std::move(parcel));
    parcel = socket_.send(std::move(parcel));
    writing_ = parcel == nullptr;
    if (parcel) parcel->gather.clear();
  }
}

void EventPage::sent(std::unique_ptr<Parcel> parcel) {
  writing_ = false;
  host_.give_back(std::move(parcel));
  flush();
}

void EventPage::close(wire::Close code) {
  if (std::exchange(state_, State::closing) == State::closing) return;
  if (!open_) return socket_.abort();
  wait(limits::close_timeout);
  socket_.close(static_cast<std::uint16_t>(code), wire::name(code));
}

void EventPage::closed() {
  if (shard::Hall* const hall = this->hall()) hall->leave(id_);
  host_.erase(*this);  // Ends *this.
}

}  // namespace tablee::net
