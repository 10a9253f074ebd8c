// One WebSocket of `tablee.event.v1`, from the handshake over Hello to its event's hall. Control thread.
//
// It holds no queue: what it is to be sent is pulled from the hall when the socket is writable (DESIGN, invariant 7).
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <memory>

#include "net/web_socket.h"
#include "shard/hall.h"

namespace tablee::net {

class EventPage;

/// Who knows the halls: `Halls`.
class EventPageHost {
 public:
  /// Its Hello: lets it into its hall (settle_in, then Hall::enter), or says why not.
  [[nodiscard]] virtual std::expected<void, wire::Close> greet(EventPage& page,
                                                               const wire::day::Hello& hello) = 0;
  /// The hall in which it is; null: gone.
  [[nodiscard]] virtual shard::Hall* hall(base::EventId event) = 0;
  /// From a pool that all pages share, so that an idle one holds none.
  [[nodiscard]] virtual std::unique_ptr<Parcel> parcel() = 0;
  virtual void give_back(std::unique_ptr<Parcel> parcel) = 0;
  /// Ends it.
  virtual void erase(EventPage& page) = 0;

 protected:
  ~EventPageHost() = default;
};

class EventPage final : public WebSocket::Listener, public shard::Page {
 public:
  EventPage(boost::asio::io_context& control, EventPageHost& host, Id id, Upgrade upgrade);

  [[nodiscard]] Id id() const override { return id_; }
  /// Its token is good: it is no mere connection any more, and holds `seat` as long as it lasts.
  void settle_in(base::EventId event, std::shared_ptr<const void> seat);
  void flush() override;
  void close(wire::Close code) override;
  /// Somebody else got its place.
  void give_up();

  void opened() override { open_ = true; }
  void received(base::BytesView message, bool text) override;
  void sent(std::unique_ptr<Parcel> parcel) override;
  void closed() override;

 private:
  enum class State : std::uint8_t { greeting, live, closing };

  [[nodiscard]] shard::Hall* hall() { return host_.hall(event_); }
  void greet(base::BytesView message);
  void wait(std::chrono::milliseconds patience);

  EventPageHost& host_;
  const Id id_;
  State state_ = State::greeting;
  bool open_ = false;
  base::EventId event_;
  std::shared_ptr<const void> seat_;
  std::shared_ptr<Connections::Place> place_;  // until it is let in
  bool writing_ = false;
  std::shared_ptr<const bool> alive_ =
      std::make_shared<const bool>(true);  // for the timer's answer
  boost::asio::steady_timer patience_;     // for Hello, and for the answer to our goodbye
  WebSocket socket_;                       // last: its callbacks use all of the above
};

}  // namespace tablee::net
