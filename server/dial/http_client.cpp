#include "dial/http_client.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "beast/types.h"

namespace tablee::dial {
namespace {

namespace wire = beast::http;
namespace json = boost::json;

wire::verb verb_of(http::Method method) {
  switch (method) {
    case http::Method::get:
      return wire::verb::get;
    case http::Method::head:
      return wire::verb::head;
    case http::Method::post:
      return wire::verb::post;
    case http::Method::erase:
      return wire::verb::delete_;
    case http::Method::other:
      return wire::verb::options;
  }
  return wire::verb::get;
}

wire::request<wire::string_body> dressed(const HttpAddress& address, const http::Request& plain) {
  const std::string target = plain.query.empty() ? plain.path : plain.path + "?" + plain.query;
  wire::request<wire::string_body> request{verb_of(plain.method), target, 11};
  request.set(wire::field::host, address.host + ":" + std::to_string(address.port));
  for (const auto& header : plain.headers) request.set(header.name, header.value);
  request.body() = plain.body;
  request.keep_alive(false);
  request.prepare_payload();
  return request;
}

// One request, driven by its own io_context until it is answered or the time is over.
class Exchange {
 public:
  Exchange(const HttpAddress& address, const http::Request& plain)
      : stream_(context_.get_executor()), request_(dressed(address, plain)) {
    parser_.body_limit(boost::none);
    parser_.skip(plain.method == http::Method::head);
  }

  std::expected<http::Response, std::string> run(const HttpAddress& address,
                                                 std::chrono::milliseconds timeout) {
    const auto ip = asio::ip::make_address(address.host, error_);
    if (error_) return std::unexpected{address.host + " is not an IP address"};
    stream_.expires_after(timeout);
    stream_.async_connect(asio::ip::tcp::endpoint{ip, address.port}, [this](Error error) {
      error_ = error;
      if (!error) write();
    });
    context_.run();
    if (error_) return std::unexpected{error_.message()};
    return plain(parser_.release());
  }

 private:
  void write() {
    wire::async_write(stream_, request_, [this](Error error, std::size_t) {
      error_ = error;
      if (!error) read();
    });
  }
  void read() {
    wire::async_read(stream_, buffer_, parser_,
                     [this](Error error, std::size_t) { error_ = error; });
  }
  static http::Response plain(wire::response<wire::string_body>&& response) {
    http::Response result{.status = response.result_int()};
    for (const auto& field : response) {
      result.headers.push_back({std::string{field.name_string()}, std::string{field.value()}});
    }
    result.body = std::move(response.body());
    return result;
  }

  asio::io_context context_{1};
  beast::basic_stream<asio::ip::tcp, Executor> stream_;
  wire::request<wire::string_body> request_;
  wire::response_parser<wire::string_body> parser_;
  beast::flat_buffer buffer_;
  Error error_;
};

}  // namespace

std::expected<http::Response, std::string> fetch(const HttpAddress& address,
                                                 const http::Request& request,
                                                 std::chrono::milliseconds timeout) {
  return Exchange{address, request}.run(address, timeout);
}

std::expected<std::string, std::string> join(const HttpAddress& address, std::string_view code,
                                             std::string_view name) {
  const json::object body{{"code", json::string_view{code.data(), code.size()}},
                          {"name", json::string_view{name.data(), name.size()}}};
  const auto response = fetch(address, {.method = http::Method::post,
                                        .path = "/api/v1/join",
                                        .headers = {{"Content-Type", "application/json"}},
                                        .body = json::serialize(body)});
  if (!response) return std::unexpected{response.error()};
  Error error;
  const json::value answer = json::parse(response->body, error);
  const json::object* const object = answer.if_object();
  if (error || object == nullptr) return std::unexpected{"the answer is not JSON"};
  if (const auto* const token = object->if_contains("token"); token && token->is_string()) {
    return std::string{token->as_string()};
  }
  return std::unexpected{response->body};
}

}  // namespace tablee::dial
