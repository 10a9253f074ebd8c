#include "net/check_socket.h"

#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <utility>

#include "base/limits.h"

namespace tablee::net {

class CheckSockets::One final : public WebSocket::Listener {
 public:
  One(boost::asio::io_context& control, Upgrade upgrade, std::function<void()> ended)
      : place_(upgrade.place),
        ended_(std::move(ended)),
        patience_(control),
        socket_(control, std::move(upgrade), "", limits::presence_bytes_max, *this) {
    patience_.expires_after(limits::close_timeout);
    // A timer that is over when the socket ends answers all the same.
    patience_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code error) {
      if (!error && !alive.expired()) socket_.abort();
    });
  }

  void abort() { socket_.abort(); }
  void opened() override { socket_.close(1000, "through"); }
  void received(base::BytesView, bool) override {}
  void sent(std::unique_ptr<Parcel>) override {}
  void closed() override {
    const auto ended = std::move(ended_);
    ended();  // Ends *this.
  }

 private:
  std::shared_ptr<Connections::Place> place_;
  std::function<void()> ended_;
  std::shared_ptr<const bool> alive_ = std::make_shared<const bool>(true);
  boost::asio::steady_timer patience_;
  WebSocket socket_;  // last: its callbacks use all of the above
};

CheckSockets::CheckSockets(boost::asio::io_context& control) : control_(control) {}

CheckSockets::~CheckSockets() = default;

void CheckSockets::take(Upgrade upgrade) {
  const std::uint64_t id = ++begun_;
  const auto place = upgrade.place;
  open_[id] = std::make_unique<One>(control_, std::move(upgrade), [this, id] { open_.erase(id); });
  place->on_drop([this, id] {
    if (const auto found = open_.find(id); found != open_.end()) found->second->abort();
  });
  place->waits();
}

}  // namespace tablee::net
