#include "net/web_socket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <mutex>

#include "base/limits.h"
#include "http/answer.h"
#include "net/lane.h"

namespace tablee::net {

namespace websocket = beast::websocket;

namespace {

void limit_unsent(int socket) {
  constexpr int bytes = limits::socket_unsent_bytes;
  if (::setsockopt(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes, sizeof bytes) == 0) return;
  static std::once_flag told;
  std::call_once(told, [error = errno] {
    spdlog::warn(
        "this kernel does not limit what a socket has not sent ({}): slow readers cost more memory",
        std::strerror(error));
  });
}

// The head of a frame from the server: final, unmasked (RFC 6455, section 5.2). Its length.
std::size_t write_head(std::array<char, 10>& head, bool text, std::size_t bytes) {
  head[0] = static_cast<char>(text ? 0x81 : 0x82);
  std::size_t width = 0;
  if (bytes > 0xFFFF) {
    head[1] = 127;
    width = 8;
  } else if (bytes > 125) {
    head[1] = 126;
    width = 2;
  } else {
    head[1] = static_cast<char>(bytes);
  }
  for (std::size_t i = 0; i < width; ++i) {
    head[2 + i] = static_cast<char>(bytes >> (8 * (width - 1 - i)) & 0xFF);
  }
  return 2 + width;
}

// Whether a text ends within a character. Beast does not look when the last fragment is empty.
bool cut_short(const beast::flat_buffer& buffer) {
  const std::string_view text{static_cast<const char*>(buffer.cdata().data()), buffer.size()};
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0U) == 0x80U) continue;  // goes on
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back;
  }
  return false;
}

}  // namespace

// Holds itself alive through its pending operations. `listener_` is null once nobody listens any
// more.
class WebSocket::Stream : public std::enable_shared_from_this<WebSocket::Stream> {
 public:
  Stream(asio::io_context& context, Listener& listener)
      : socket_(Lane{Socket{context.get_executor()}}), listener_(&listener) {}

  void accept(Upgrade upgrade, std::string_view subprotocol, std::size_t message_bytes_max);
  [[nodiscard]] std::unique_ptr<Parcel> send(std::unique_ptr<Parcel> parcel);
  void take_messages_up_to(std::size_t bytes) { socket_.read_message_max(bytes); }
  void pause() { paused_ = true; }
  void resume();
  void close(std::uint16_t code, std::string_view reason);
  void abort();
  void detach();

 private:
  void read();
  void received(Error error);
  void limit_controls();
  void ended();  // Once, when nothing more will come.

  static constexpr std::size_t kept_buffer_bytes = 4 * 1024;

  websocket::stream<Lane, false> socket_;  // Without compression: it costs memory per session.
  Listener* listener_;
  beast::flat_buffer buffer_;
  std::unique_ptr<Parcel> parcel_;  // being written
  std::string subprotocol_;
  std::size_t controls_ = 0;  // since the last message
  bool open_ = false;
  bool reading_ = false;
  bool paused_ = false;
  bool closing_ = false;
};

void WebSocket::Stream::accept(Upgrade upgrade, std::string_view subprotocol,
                               std::size_t message_bytes_max) {
  socket_.next_layer().belongs_to(weak_from_this());
  Error error;
  socket_.next_layer().socket().assign(upgrade.v6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(),
                                       upgrade.socket, error);
  if (error) {
    ::close(upgrade.socket);
    asio::post(socket_.get_executor(), [self = shared_from_this()] { self->ended(); });
    return;
  }
  socket_.next_layer().socket().set_option(asio::ip::tcp::no_delay{true},
                                           error);  // Lost: slower, no more.
  limit_unsent(upgrade.socket);
  socket_.read_message_max(message_bytes_max);
  socket_.auto_fragment(false);
  socket_.binary(true);
  limit_controls();
  subprotocol_ = subprotocol;
  socket_.set_option(websocket::stream_base::decorator(
      [this, tls = upgrade.tls](websocket::response_type& response) {
        if (!subprotocol_.empty()) {
          response.set(beast::http::field::sec_websocket_protocol, subprotocol_);
        }
        response.set(beast::http::field::server, "tablee");
        http::Response guarded;
        http::harden(guarded);
        if (tls) http::keep_to_tls(guarded);
        for (const auto& header : guarded.headers) response.set(header.name, header.value);
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

// Each ping costs a pong, which nobody else counts.
void WebSocket::Stream::limit_controls() {
  socket_.control_callback([this](websocket::frame_type kind, beast::string_view) {
    if (kind == websocket::frame_type::close || ++controls_ != limits::control_frames_max) return;
    asio::post(socket_.get_executor(),
               [self = shared_from_this()] { self->close(1008, "too many pings"); });
  });
}

std::unique_ptr<Parcel> WebSocket::Stream::send(std::unique_ptr<Parcel> parcel) {
  if (!socket_.is_open() || closing_) return nullptr;  // closed() comes
  auto& pieces = parcel->pieces;
  const room::Gather& gather = parcel->gather;
  pieces.clear();
  pieces.push_back({parcel->head.data(), write_head(parcel->head, parcel->text, gather.bytes())});
  gather.for_each([&](base::BytesView slice) {
    pieces.push_back({const_cast<char*>(slice.data()), slice.size()});  // only read (POSIX)
  });
  const auto sent = socket_.next_layer().send(pieces, [this] {
    auto done = std::move(parcel_);
    if (listener_ != nullptr) listener_->sent(std::move(done));
  });
  if (sent == Lane::Sent::all) return parcel;
  parcel_ = std::move(parcel);
  return nullptr;
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
  controls_ = 0;
  if (!closing_ && socket_.got_text() && cut_short(buffer_)) close(1007, "bad text");
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
  socket_.next_layer().socket().close(error);  // Pending operations end with an error.
  if (!reading_) asio::post(socket_.get_executor(), [self = shared_from_this()] { self->ended(); });
}

void WebSocket::Stream::detach() {
  listener_ = nullptr;
  socket_.next_layer().forget();
  Error error;
  socket_.next_layer().socket().close(error);
}

void WebSocket::Stream::ended() {
  open_ = false;
  Error error;
  socket_.next_layer().socket().close(error);
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

std::unique_ptr<Parcel> WebSocket::send(std::unique_ptr<Parcel> parcel) {
  return stream_->send(std::move(parcel));
}
void WebSocket::pause() {
  stream_->pause();
}
void WebSocket::take_messages_up_to(std::size_t bytes) {
  stream_->take_messages_up_to(bytes);
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
