#include "net/http_connection.h"

#include <poll.h>
#include <unistd.h>

#include <boost/beast/http/span_body.hpp>
#include <optional>

#include "base/limits.h"
#include "beast/types.h"
#include "http/answer.h"
#include "http/head.h"

namespace tablee::net {
namespace {

namespace web = beast::http;

constexpr std::size_t window_bytes = 64 * 1024;  // What one write hands over.
constexpr std::size_t piece_bytes = 1'024;       // What one read of a head is ready for.

http::Method method_of(web::verb verb) {
  switch (verb) {
    case web::verb::get:
      return http::Method::get;
    case web::verb::head:
      return http::Method::head;
    case web::verb::post:
      return http::Method::post;
    case web::verb::delete_:
      return http::Method::erase;
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

http::Request plain(const web::request<web::string_body>& request) {
  http::Request result{.method = method_of(request.method()), .version = request.version()};
  for (const auto& field : request) {
    result.headers.push_back(
        {std::string{view(field.name_string())}, std::string{view(field.value())}});
  }
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
        connection_(std::move(connection)),
        buffer_(limits.head_bytes_max + piece_bytes) {}

  void take();

 private:
  using Parser = web::request_parser<web::string_body>;
  using Outgoing = web::response<web::span_body<const char>>;

  void read_head();
  void look_at_head();
  void take_head();
  void ask_for_body(std::chrono::milliseconds timeout);
  void read_body(std::chrono::milliseconds timeout);
  void ready();
  void offer_socket(http::Request request);
  [[nodiscard]] bool client_waits();
  void refuse(Error error);
  void write(http::Response response);
  void write_window();
  void written(Error error);
  void linger();

  beast::basic_stream<asio::ip::tcp, Executor> stream_;
  HttpHost& host_;
  const HttpLimits limits_;
  Accepted connection_;
  beast::flat_buffer
      buffer_;  // at most a head: chunks' extensions and trailers are no longer either
  http::HeadScan scan_;
  std::optional<Parser> parser_;
  http::Request request_;  // until its body is there
  http::Response response_;
  std::optional<Outgoing> outgoing_;
  std::optional<web::response_serializer<web::span_body<const char>>> serializer_;
  unsigned version_ = http::http_1_1;
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
  parser_->body_limit(std::max(limits_.body_bytes_max, limits::picture_bytes_max));
  scan_ = {};
  if (buffer_.size() == 0) buffer_.shrink_to_fit();  // An idle connection holds no large buffer.
  stream_.expires_after(limits_.head_timeout);
  connection_.place->waits();
  look_at_head();
}

void HttpConnection::look_at_head() {
  const auto data = buffer_.cdata();
  const auto found = scan_.look({static_cast<const char*>(data.data()), data.size()});
  if (found == http::HeadScan::Found::bad) return refuse(web::error::bad_field);
  const bool many = scan_.lines() > limits::http_headers_max + 1;
  if (many || scan_.size() > limits_.head_bytes_max) return refuse(web::error::header_limit);
  if (found == http::HeadScan::Found::whole) return take_head();
  stream_.async_read_some(buffer_.prepare(piece_bytes),
                          [self = shared_from_this()](Error error, std::size_t bytes) {
                            if (error) return self->refuse(error);
                            self->buffer_.commit(bytes);
                            self->look_at_head();
                          });
}

// The request is made now, of the head alone: what may come behind a chunked body (trailers) must not become headers.
void HttpConnection::take_head() {
  Error error;
  const std::size_t used = parser_->put(asio::buffer(buffer_.cdata(), scan_.size()), error);
  if (error) return refuse(error);
  buffer_.consume(used);
  keep_alive_ = parser_->keep_alive();
  head_only_ = parser_->get().method() == web::verb::head;
  request_ = plain(parser_->get());
  version_ = request_.version;
  request_.from = connection_.from;
  request_.secure = connection_.secure;
  auto refusal = http::judge_framing(request_);
  if (!refusal) refusal = http::take_target(request_, view(parser_->get().target()));
  const auto expected = http::expected_of(request_);
  if (!refusal && expected == http::Expected::unknown) {
    refusal = http::error_answer(417, "unknown_expectation", "Send no Expect but 100-continue.");
  }
  if (refusal) {
    keep_alive_ = false;  // Where the next request begins is not known.
    return write(std::move(*refusal));
  }
  // What a body may have depends on what it is for, which only the head says.
  auto rule = host_.before_body(
      request_, {.bytes_max = http::body_bytes_max(request_, limits_.body_bytes_max),
                 .timeout = limits_.body_timeout});
  if (!rule) {
    keep_alive_ = false;
    return write(std::move(rule.error()));
  }
  if (parser_->content_length().value_or(0) > rule->bytes_max)
    return refuse(web::error::body_limit);
  parser_->body_limit(rule->bytes_max);
  request_.held = std::move(rule->place);
  // Who sends the body without waiting has his answer already.
  const bool waits = expected == http::Expected::go_on && buffer_.size() == 0 &&
                     !parser_->is_done() && parser_->content_length().value_or(1) > 0;
  if (waits) return ask_for_body(rule->timeout);
  read_body(rule->timeout);
}

void HttpConnection::ask_for_body(std::chrono::milliseconds timeout) {
  constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  stream_.expires_after(limits_.write_timeout);
  asio::async_write(stream_, asio::buffer(go_on.data(), go_on.size()),
                    [self = shared_from_this(), timeout](Error error, std::size_t) {
                      if (error) return self->refuse(error);
                      self->read_body(timeout);
                    });
}

void HttpConnection::read_body(std::chrono::milliseconds timeout) {
  stream_.expires_after(timeout);
  web::async_read(stream_, buffer_, *parser_,
                  [self = shared_from_this()](Error error, std::size_t) {
                    if (error) return self->refuse(error);
                    self->ready();
                  });
}

void HttpConnection::ready() {
  stream_.expires_never();
  connection_.place->served();
  http::Request request = std::exchange(request_, {});
  request.body = std::move(parser_->get().body());
  if (request.header_lists("Upgrade", "websocket")) return offer_socket(std::move(request));
  host_.answer(std::move(request),
               {.reply = [self = shared_from_this()](
                             http::Response response) { self->write(std::move(response)); },
                .waits =
                    [weak = weak_from_this()] {
                      const auto self = weak.lock();
                      return self && self->client_waits();
                    }});
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
  (*taker)(Upgrade{.socket = socket,
                   .v6 = connection_.v6,
                   .key = std::move(key),
                   .place = std::move(connection_.place)});
}

// Who has closed, if only the way to us, does not wait: so browsers and programs give up a request.
bool HttpConnection::client_waits() {
  if (!stream_.socket().is_open()) return false;
  pollfd look{stream_.socket().native_handle(), POLLRDHUP, 0};
  return ::poll(&look, 1, 0) == 0;
}

void HttpConnection::refuse(Error error) {
  keep_alive_ = false;
  head_only_ = false;
  if (error == web::error::header_limit) {
    return write(http::error_answer(431, "head_too_large", "Send fewer or shorter headers."));
  }
  if (error == web::error::body_limit) {
    return write(http::error_answer(413, "body_too_large", "Send a smaller body."));
  }
  if (error == beast::error::timeout) host_.door_counters().count(DoorRefusal::too_slow);
  const bool gone = error == web::error::end_of_stream || error == web::error::partial_message ||
                    error == beast::error::timeout;
  if (gone || error.category() != make_error_code(web::error::bad_method).category()) return;
  write(http::error_answer(400, "bad_request",
                           "This is not an HTTP/1.1 request: " + error.message()));
}

void HttpConnection::write(http::Response response) {
  http::harden(response);
  if (connection_.secure) http::keep_to_tls(response);
  connection_.place->moved();
  DoorCounters::Count& answers = host_.door_counters().answers.at(response.status % 600);
  answers.fetch_add(1, std::memory_order_relaxed);
  response_ = std::move(response);
  outgoing_.emplace(static_cast<web::status>(response_.status), 11U);
  for (const auto& header : response_.headers) {
    outgoing_->insert(view(std::string_view{header.name}), view(std::string_view{header.value}));
  }
  outgoing_->keep_alive(keep_alive_);
  if (keep_alive_ && version_ == http::http_1_0) {
    outgoing_->set(web::field::connection, "keep-alive");
  }
  const base::BytesView content = response_.content();
  if (response_.fixed.data() == nullptr) connection_.place->takes(content.data(), content.size());
  outgoing_->body() = {content.data(), content.size()};
  // What has no body says nothing of its length either (RFC 9110, section 8.6).
  const bool bodiless = response_.status == 304 || response_.status == 204;
  if (!bodiless) outgoing_->prepare_payload();
  serializer_.emplace(*outgoing_);
  serializer_->limit(window_bytes);
  serializer_->split(head_only_);
  write_window();
}

// Each window is a sign of life: who takes nothing for a while is too slow, and goes before others when the house is full.
void HttpConnection::write_window() {
  stream_.expires_after(limits_.write_timeout);
  web::async_write_some(
      stream_, *serializer_, [self = shared_from_this()](Error error, std::size_t) {
        const bool done = self->serializer_->is_done() ||
                          (self->head_only_ && self->serializer_->is_header_done());
        if (error || done) return self->written(error);
        self->connection_.place->moved();
        self->write_window();
      });
}

void HttpConnection::written(Error error) {
  if (error == beast::error::timeout) host_.door_counters().count(DoorRefusal::too_slow);
  if (error) return;
  serializer_.reset();
  outgoing_.reset();
  response_ = {};
  connection_.place->took();
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
  stream_.async_read_some(buffer_.prepare(piece_bytes),
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
