#include "net/http_connection.h"

#include <unistd.h>

#include <boost/beast/http/span_body.hpp>
#include <optional>

#include "http/answer.h"
#include "net/beast_types.h"

namespace tablee::net {
namespace {

namespace wire = beast::http;

http::Method method_of(wire::verb verb) {
  switch (verb) {
    case wire::verb::get:
      return http::Method::get;
    case wire::verb::head:
      return http::Method::head;
    case wire::verb::post:
      return http::Method::post;
    default:
      return http::Method::other;
  }
}

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}
beast::string_view view(std::string_view text) {
  return {text.data(), text.size()};
}

http::Request plain(wire::request<wire::string_body>&& request) {
  http::Request result{.method = method_of(request.method())};
  const std::string_view target = view(request.target());
  const auto question = target.find('?');
  result.path = target.substr(0, question);
  if (question != std::string_view::npos) result.query = target.substr(question + 1);
  for (const auto& field : request) {
    result.headers.push_back(
        {std::string{view(field.name_string())}, std::string{view(field.value())}});
  }
  result.body = std::move(request.body());
  return result;
}

// Holds itself alive through its pending operation; there is one at a time.
class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(asio::io_context& control, Accepted connection, HttpHost& host,
                 const HttpLimits& limits)
      : stream_(control.get_executor()),
        host_(host),
        limits_(limits),
        connection_(std::move(connection)) {}

  void take();

 private:
  using Parser = wire::request_parser<wire::string_body>;
  using Outgoing = wire::response<wire::span_body<const char>>;

  void read_head();
  void read_body();
  void ready();
  void offer_socket(http::Request request);
  void refuse(Error error);
  void write(http::Response response);
  void written(Error error);
  void linger();

  beast::basic_stream<asio::ip::tcp, Executor> stream_;
  HttpHost& host_;
  const HttpLimits limits_;
  Accepted connection_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  http::Response response_;
  std::optional<Outgoing> outgoing_;
  std::optional<wire::response_serializer<wire::span_body<const char>>> serializer_;
  bool keep_alive_ = false;
  bool head_only_ = false;
};

void HttpConnection::take() {
  Error error;
  stream_.socket().assign(connection_.v6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(),
                          connection_.socket, error);
  if (error) {
    ::close(connection_.socket);
    return;
  }
  connection_.place->on_drop([weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->stream_.close();
  });
  read_head();
}

void HttpConnection::read_head() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(limits_.head_bytes_max));
  parser_->body_limit(limits_.body_bytes_max);
  stream_.expires_after(limits_.head_timeout);
  connection_.place->waits();
  wire::async_read_header(stream_, buffer_, *parser_,
                          [self = shared_from_this()](Error error, std::size_t) {
                            if (error) return self->refuse(error);
                            self->read_body();
                          });
}

void HttpConnection::read_body() {
  stream_.expires_after(limits_.body_timeout);
  wire::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](Error error, std::size_t) {
                     if (error) return self->refuse(error);
                     self->ready();
                   });
}

void HttpConnection::ready() {
  stream_.expires_never();
  connection_.place->served();
  auto message = parser_->release();
  keep_alive_ = message.keep_alive();
  head_only_ = message.method() == wire::verb::head;
  http::Request request = plain(std::move(message));
  request.from = connection_.from;
  request.secure = connection_.secure;
  if (request.header_lists("Upgrade", "websocket")) return offer_socket(std::move(request));
  host_.answer(std::move(request), [self = shared_from_this()](http::Response response) {
    self->write(std::move(response));
  });
}

void HttpConnection::offer_socket(http::Request request) {
  std::string key{request.header("Sec-WebSocket-Key")};
  auto taker = host_.upgrade(std::move(request));
  if (!taker) return write(std::move(taker.error()));
  if (buffer_.size() > 0) {
    return write(http::error_answer(400, "too_early", "Send frames after the handshake's answer."));
  }
  Error error;
  const int socket = stream_.release_socket().release(error);
  if (error) return;
  (*taker)(Upgrade{socket, connection_.v6, std::move(key), std::move(connection_.place)});
}

void HttpConnection::refuse(Error error) {
  keep_alive_ = false;
  head_only_ = false;
  if (error == wire::error::header_limit) {
    return write(http::error_answer(431, "head_too_large", "Send fewer or shorter headers."));
  }
  if (error == wire::error::body_limit) {
    return write(http::error_answer(413, "body_too_large", "Send a smaller body."));
  }
  if (error == beast::error::timeout) host_.door_counters().count(DoorRefusal::too_slow);
  const bool gone = error == wire::error::end_of_stream || error == wire::error::partial_message ||
                    error == beast::error::timeout;
  if (gone || error.category() != make_error_code(wire::error::bad_method).category()) return;
  write(http::error_answer(400, "bad_request",
                           "This is not an HTTP/1.1 request: " + error.message()));
}

void HttpConnection::write(http::Response response) {
  http::harden(response);
  connection_.place->served();
  DoorCounters::Count& answers = host_.door_counters().answers.at(response.status % 600);
  answers.fetch_add(1, std::memory_order_relaxed);
  response_ = std::move(response);
  outgoing_.emplace(static_cast<wire::status>(response_.status), 11U);
  for (const auto& header : response_.headers) {
    outgoing_->insert(view(std::string_view{header.name}), view(std::string_view{header.value}));
  }
  outgoing_->keep_alive(keep_alive_);
  const base::BytesView content = response_.content();
  outgoing_->body() = {content.data(), content.size()};
  outgoing_->prepare_payload();
  serializer_.emplace(*outgoing_);
  stream_.expires_after(limits_.write_timeout);
  auto done = [self = shared_from_this()](Error error, std::size_t) { self->written(error); };
  if (head_only_) {
    wire::async_write_header(stream_, *serializer_, std::move(done));
  } else {
    wire::async_write(stream_, *serializer_, std::move(done));
  }
}

void HttpConnection::written(Error error) {
  if (error == beast::error::timeout) host_.door_counters().count(DoorRefusal::too_slow);
  if (error) return;
  serializer_.reset();
  outgoing_.reset();
  response_ = {};
  if (keep_alive_) return read_head();
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  if (error) return;
  stream_.expires_after(limits_.write_timeout);  // For all of the lingering.
  connection_.place->waits();
  linger();
}

// Reads what still comes, so that the kernel does not answer it with a reset that eats our answer.
void HttpConnection::linger() {
  buffer_.clear();
  stream_.async_read_some(buffer_.prepare(4096),
                          [self = shared_from_this()](Error error, std::size_t) {
                            if (!error) self->linger();
                          });
}

}  // namespace

void serve_http(asio::io_context& control, Accepted connection, HttpHost& host,
                const HttpLimits& limits) {
  std::make_shared<HttpConnection>(control, std::move(connection), host, limits)->take();
}

}  // namespace tablee::net
