#include "net/echo.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <deque>
#include <utility>

#include "http/upgrade.h"
#include "net/web_socket.h"

namespace tablee::net {
namespace {

constexpr std::size_t queue = 64;  // Messages; above it nothing is read.

class EchoSession final : public WebSocket::Listener {
 public:
  EchoSession(boost::asio::io_context& context, Upgrade upgrade, std::function<void()> ended)
      : ended_(std::move(ended)),
        place_(upgrade.place),
        socket_(context, std::move(upgrade), "", limits::frame_bytes_max, *this) {}

  void abort() { socket_.abort(); }
  void opened() override {}
  void received(base::BytesView message, bool text) override {
    auto parcel = std::make_unique<Parcel>();
    parcel->text = text;
    parcel->gather.own() += message;
    parcel->gather.end_own();
    waiting_.push_back(std::move(parcel));
    if (waiting_.size() >= queue) socket_.pause();
    send_next();
  }
  void sent(std::unique_ptr<Parcel>) override {
    writing_ = false;
    send_next();
    if (waiting_.size() < queue) socket_.resume();
  }
  void closed() override {
    const auto ended = std::move(ended_);
    ended();  // Ends *this.
  }

 private:
  void send_next() {
    while (!writing_ && !waiting_.empty()) {
      auto parcel = std::move(waiting_.front());
      waiting_.pop_front();
      writing_ = socket_.send(std::move(parcel)) == nullptr;
    }
  }

  std::deque<std::unique_ptr<Parcel>> waiting_;
  bool writing_ = false;
  std::function<void()> ended_;
  std::shared_ptr<Connections::Place> place_;
  WebSocket socket_;  // last: its callbacks use all of the above
};

}  // namespace

EchoServer::EchoServer(const HttpLimits& limits)
    : limits_(limits),
      connections_(context_, {}, counters_),
      listener_(context_, *this, limits, {}) {}

EchoServer::~EchoServer() = default;

std::expected<void, ListenError> EchoServer::listen(const std::string& address,
                                                    std::uint16_t port) {
  return listener_.open(address, port);
}

void EchoServer::run() {
  const auto work = boost::asio::make_work_guard(context_);
  context_.run();
}

void EchoServer::stop() {
  boost::asio::post(context_, [this] { context_.stop(); });
}

void EchoServer::serve(int socket) {
  serve_http(context_, Accepted{.socket = socket, .place = connections_.admit("here")}, *this,
             limits_);
}

void EchoServer::answer(http::Request, Asker asker) {
  asker.reply(http::text_answer("This server says back what a WebSocket tells it.\n"));
}

std::expected<HttpHost::Take, http::Response> EchoServer::upgrade(http::Request request) {
  if (auto refusal = http::judge_handshake(request)) return std::unexpected{std::move(*refusal)};
  return Take{[this](Upgrade upgrade) {
    const std::uint64_t id = ++sessions_begun_;
    const auto place = upgrade.place;
    const auto session = std::make_shared<EchoSession>(context_, std::move(upgrade),
                                                       [this, id] { sessions_.erase(id); });
    sessions_[id] = session;
    place->on_drop([weak = std::weak_ptr{session}] {
      if (const auto one = weak.lock()) one->abort();
    });
    place->waits();
  }};
}

}  // namespace tablee::net
