#include "net/web_socket.h"

#include <unistd.h>

#include "net/beast_types.h"

namespace tablee::net {

namespace websocket = beast::websocket;

namespace {

// A buffer sequence that is cheap to copy: Beast and Asio copy it several times a write.
struct Slices {
  using value_type = asio::const_buffer;
  using const_iterator = const asio::const_buffer*;
  const_iterator first;
  const_iterator last;
  [[nodiscard]] const_iterator begin() const { return first; }
  [[nodiscard]] const_iterator end() const { return last; }
};

}  // namespace

// Holds itself alive through its pending operations. `listener_` is null once nobody listens any
// more.
class WebSocket::Stream : public std::enable_shared_from_this<WebSocket::Stream> {
 public:
  Stream(asio::io_context& context, Listener& listener)
      : socket_(Socket{context.get_executor()}), listener_(&listener) {}

  void accept(Upgrade upgrade, std::string_view subprotocol, std::size_t message_bytes_max);
  void send(std::unique_ptr<Parcel> parcel);
  void pause() { paused_ = true; }
  void resume();
  void close(std::uint16_t code, std::string_view reason);
  void abort();
  void detach();

 private:
  void read();
  void received(Error error);
  void ended();  // Once, when nothing more will come.

  static constexpr std::size_t kept_buffer_bytes = 4 * 1024;

  websocket::stream<Socket, false> socket_;  // Without compression: it costs memory per session.
  Listener* listener_;
  beast::flat_buffer buffer_;
  std::unique_ptr<Parcel> parcel_;  // being written
  std::string subprotocol_;
  bool open_ = false;
  bool reading_ = false;
  bool paused_ = false;
  bool closing_ = false;
};

void WebSocket::Stream::accept(Upgrade upgrade, std::string_view subprotocol,
                               std::size_t message_bytes_max) {
  Error error;
  socket_.next_layer().assign(upgrade.v6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(),
                              upgrade.socket, error);
  if (error) {
    ::close(upgrade.socket);
    asio::post(socket_.get_executor(), [self = shared_from_this()] { self->ended(); });
    return;
  }
  socket_.next_layer().set_option(asio::ip::tcp::no_delay{true}, error);  // Lost: slower, no more.
  socket_.read_message_max(message_bytes_max);
  socket_.auto_fragment(false);
  socket_.binary(true);
  subprotocol_ = subprotocol;
  socket_.set_option(websocket::stream_base::decorator([this](websocket::response_type& response) {
    response.set(beast::http::field::sec_websocket_protocol, subprotocol_);
    response.set(beast::http::field::server, "tablee");
  }));
  // The request was read and judged on the accepting thread; only its key matters here.
  auto request = std::make_shared<websocket::request_type>(beast::http::verb::get, "/", 11);
  request->set(beast::http::field::host, "tablee");
  request->set(beast::http::field::upgrade, "websocket");
  request->set(beast::http::field::connection, "upgrade");
  request->set(beast::http::field::sec_websocket_key, upgrade.key);
  request->set(beast::http::field::sec_websocket_version, "13");
  socket_.async_accept(*request, [self = shared_from_this(), request](Error failure) {
    if (failure || self->listener_ == nullptr) return self->ended();
    self->open_ = true;
    self->read();
    self->listener_->opened();
  });
}

void WebSocket::Stream::send(std::unique_ptr<Parcel> parcel) {
  parcel_ = std::move(parcel);
  parcel_->buffers.clear();
  parcel_->gather.for_each(
      [&](base::BytesView slice) { parcel_->buffers.emplace_back(slice.data(), slice.size()); });
  const auto* const first = parcel_->buffers.data();
  socket_.async_write(Slices{first, first + parcel_->buffers.size()},
                      [self = shared_from_this()](Error error, std::size_t) {
                        auto sent = std::move(self->parcel_);
                        // A failed write is followed by a failed read, which ends the connection.
                        if (error || self->listener_ == nullptr) return;
                        self->listener_->sent(std::move(sent));
                      });
}

void WebSocket::Stream::read() {
  if (reading_ || paused_ || !open_) return;
  reading_ = true;
  socket_.async_read(buffer_, [self = shared_from_this()](Error error, std::size_t) {
    self->reading_ = false;
    self->received(error);
  });
}

void WebSocket::Stream::received(Error error) {
  if (error || listener_ == nullptr) return ended();
  if (!closing_) {
    const auto data = buffer_.cdata();
    listener_->received({static_cast<const char*>(data.data()), data.size()}, socket_.got_text());
  }
  buffer_.clear();
  if (buffer_.capacity() > kept_buffer_bytes) buffer_.shrink_to_fit();
  read();
}

void WebSocket::Stream::resume() {
  paused_ = false;
  read();
}

void WebSocket::Stream::close(std::uint16_t code, std::string_view reason) {
  if (closing_) return;
  closing_ = true;
  if (!open_) return abort();
  const websocket::close_reason why{static_cast<websocket::close_code>(code),
                                    beast::string_view{reason.data(), reason.size()}};
  // The client's answer is read by the pending read, or by this operation when there is none.
  socket_.async_close(why, [self = shared_from_this()](Error) {
    if (!self->reading_) self->ended();
  });
}

void WebSocket::Stream::abort() {
  open_ = false;
  Error error;
  socket_.next_layer().close(error);  // Pending operations end with an error.
  if (!reading_) asio::post(socket_.get_executor(), [self = shared_from_this()] { self->ended(); });
}

void WebSocket::Stream::detach() {
  listener_ = nullptr;
  Error error;
  socket_.next_layer().close(error);
}

void WebSocket::Stream::ended() {
  open_ = false;
  Error error;
  socket_.next_layer().close(error);
  if (Listener* const listener = std::exchange(listener_, nullptr)) listener->closed();
}

WebSocket::WebSocket(asio::io_context& context, Upgrade upgrade, std::string_view subprotocol,
                     std::size_t message_bytes_max, Listener& listener)
    : stream_(std::make_shared<Stream>(context, listener)) {
  stream_->accept(std::move(upgrade), subprotocol, message_bytes_max);
}

WebSocket::~WebSocket() {
  stream_->detach();
}

void WebSocket::send(std::unique_ptr<Parcel> parcel) {
  stream_->send(std::move(parcel));
}
void WebSocket::pause() {
  stream_->pause();
}
void WebSocket::resume() {
  stream_->resume();
}
void WebSocket::close(std::uint16_t code, std::string_view reason) {
  stream_->close(code, reason);
}
void WebSocket::abort() {
  stream_->abort();
}

}  // namespace tablee::net
