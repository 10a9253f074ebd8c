#include "dial/client.h"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <utility>

#include "base/limits.h"
#include "base/random.h"
#include "beast/types.h"
#include "http/upgrade.h"

namespace tablee::dial {

namespace websocket = beast::websocket;

// One at a time of: waiting for the next attempt, connecting, open. Handlers of a connection that was given
// up know it by its number.
class Client::Carrier : public std::enable_shared_from_this<Client::Carrier> {
 public:
  Carrier(asio::io_context& context, ClientOptions how, replica::Replica carried,
          const base::Clock& clock)
      : options(std::move(how)),
        replica(std::move(carried)),
        context_(context),
        clock_(clock),
        random_(options.seed),
        retry_(context),
        ticker_(context) {}

  void start();
  void stop();
  void flush();
  [[nodiscard]] bool open() const { return open_; }

  ClientOptions options;
  replica::Replica replica;
  std::uint16_t close_code = 0;
  std::uint64_t connections = 0;
  std::function<void()> on_change = [] {};

 private:
  using Stream = websocket::stream<Socket, false>;

  void connect();
  void handshake();
  void opened();
  void read();
  void received(Error error);
  void act(replica::Verdict verdict);
  void lost();
  void come_again();
  void arm_ticker();
  // A handler that does nothing once its connection was given up.
  template <typename F>
  auto guarded(F f) {
    return [self = shared_from_this(), number = number_, f](auto... arguments) {
      if (number == self->number_) f(*self, arguments...);
    };
  }

  asio::io_context& context_;
  const base::Clock& clock_;
  base::Random random_;
  asio::steady_timer retry_;
  asio::steady_timer ticker_;
  std::shared_ptr<Stream> stream_;  // held by the handlers of its operations too
  beast::flat_buffer buffer_;
  base::Bytes outgoing_;
  std::chrono::milliseconds pause_{0};
  base::MonoTime ticker_at_ = base::MonoTime::max();
  std::uint64_t number_ = 0;
  bool wanted_ = false;
  bool open_ = false;
  bool writing_ = false;
};

void Client::Carrier::start() {
  if (std::exchange(wanted_, true)) return;
  connect();
}

void Client::Carrier::stop() {
  wanted_ = false;
  retry_.cancel();
  lost();
}

void Client::Carrier::connect() {
  ++number_;
  buffer_.clear();
  writing_ = false;
  stream_ = std::make_shared<Stream>(Socket{context_.get_executor()});
  Error error;
  const auto ip = asio::ip::make_address(options.address.host, error);
  if (error) return lost();
  stream_->next_layer().async_connect({ip, options.address.port},
                                      guarded([stream = stream_](Carrier& self, Error failure) {
                                        return failure ? self.lost() : self.handshake();
                                      }));
}

void Client::Carrier::handshake() {
  Error error;
  stream_->next_layer().set_option(asio::ip::tcp::no_delay{true}, error);
  stream_->binary(true);
  stream_->auto_fragment(false);
  stream_->read_message_max(limits::keyframe_bytes_max);
  stream_->set_option(websocket::stream_base::decorator([](websocket::request_type& request) {
    request.set(beast::http::field::sec_websocket_protocol,
                beast::string_view{http::subprotocol.data(), http::subprotocol.size()});
  }));
  const std::string host = options.address.host + ":" + std::to_string(options.address.port);
  const std::string target = "/api/v1/boards/" + base::to_hex(options.board.value) + "/socket";
  stream_->async_handshake(host, target, guarded([stream = stream_](Carrier& self, Error failure) {
                             return failure ? self.lost() : self.opened();
                           }));
}

void Client::Carrier::opened() {
  open_ = true;
  ++connections;
  close_code = 0;
  outgoing_ = replica.connected(clock_.mono());
  flush();
  read();
  arm_ticker();
  on_change();
}

void Client::Carrier::flush() {
  if (!open_ || writing_) return;
  if (outgoing_.empty()) outgoing_ = replica.take_outgoing();
  if (outgoing_.empty()) return;
  writing_ = true;
  // The bytes travel with the handler: the connection may be given up before they are written.
  auto bytes = std::make_shared<base::Bytes>(std::exchange(outgoing_, {}));
  stream_->async_write(asio::buffer(*bytes),
                       guarded([bytes, stream = stream_](Carrier& self, Error error, std::size_t) {
                         self.writing_ = false;
                         return error ? self.lost() : self.flush();
                       }));
}

void Client::Carrier::read() {
  stream_->async_read(buffer_, guarded([stream = stream_](Carrier& self, Error error, std::size_t) {
                        self.received(error);
                      }));
}

void Client::Carrier::received(Error error) {
  if (error) {
    close_code = static_cast<std::uint16_t>(stream_->reason().code);
    return lost();
  }
  const auto data = buffer_.cdata();
  const auto verdict =
      replica.received({static_cast<const char*>(data.data()), data.size()}, clock_.mono());
  buffer_.clear();
  pause_ = {};
  if (verdict == replica::Verdict::go_on) read();
  act(verdict);
}

void Client::Carrier::act(replica::Verdict verdict) {
  if (verdict != replica::Verdict::go_on) return lost();
  flush();
  arm_ticker();
  on_change();
}

void Client::Carrier::lost() {
  ++number_;  // Nothing of the old connection is heard any more.
  ticker_.cancel();
  ticker_at_ = base::MonoTime::max();
  if (stream_) {
    Error error;
    stream_->next_layer().close(error);
    stream_.reset();
  }
  outgoing_.clear();
  const bool was_open = std::exchange(open_, false);
  if (was_open && replica.disconnected(close_code) == replica::Verdict::stop) wanted_ = false;
  if (wanted_) come_again();
  on_change();
}

void Client::Carrier::come_again() {
  pause_ = std::clamp(pause_ * 2, options.pause_first, options.pause_greatest);
  const auto random_part =
      std::chrono::milliseconds{random_.below(static_cast<std::uint64_t>(pause_.count()) + 1)};
  retry_.expires_after(pause_ / 2 + random_part / 2);
  retry_.async_wait(guarded([](Carrier& self, Error error) {
    if (!error && self.wanted_) self.connect();
  }));
}

void Client::Carrier::arm_ticker() {
  if (!open_ || replica.next_tick() >= ticker_at_) return;
  ticker_at_ = replica.next_tick();
  ticker_.expires_after(std::max(ticker_at_ - clock_.mono(), std::chrono::milliseconds{1}));
  ticker_.async_wait(guarded([](Carrier& self, Error error) {
    if (error) return;
    self.ticker_at_ = base::MonoTime::max();
    self.act(self.replica.tick(self.clock_.mono()));
  }));
}

Client::Client(asio::io_context& context, ClientOptions options, replica::Replica replica,
               const base::Clock& clock)
    : carrier_(std::make_shared<Carrier>(context, std::move(options), std::move(replica), clock)) {}

Client::~Client() {
  carrier_->on_change = [] {};
  carrier_->stop();
}

void Client::start() {
  carrier_->start();
}
void Client::stop() {
  carrier_->stop();
}
void Client::flush() {
  carrier_->flush();
}
replica::Replica& Client::replica() {
  return carrier_->replica;
}
bool Client::connected() const {
  return carrier_->open();
}
std::uint16_t Client::close_code() const {
  return carrier_->close_code;
}
std::uint64_t Client::connections() const {
  return carrier_->connections;
}
void Client::on_change(std::function<void()> f) {
  carrier_->on_change = std::move(f);
}
void Client::move_to(HttpAddress address) {
  carrier_->options.address = std::move(address);
}

}  // namespace tablee::dial
