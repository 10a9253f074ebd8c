#include "http/head.h"

#include <algorithm>
#include <vector>

#include "base/limits.h"

namespace tablee::http {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

// Values of all headers of that name, in order.
std::vector<std::string_view> all_of(const Request& request, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& header : request.headers) {
    if (equal_ignoring_case(header.name, name)) values.push_back(header.value);
  }
  return values;
}

bool is_length(std::string_view value) {
  return !value.empty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

/// Of `http://` or `https://` at the beginning; 0: there is none.
std::size_t scheme_bytes(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (equal_ignoring_case(target.substr(0, scheme.size()), scheme)) return scheme.size();
  }
  return 0;
}

Response refused(std::string_view message) {
  return error_answer(400, "bad_framing", message);
}

// The value has other codings, and after a comma `chunked` at its end.
bool is_other_then_chunked(std::string_view value) {
  const auto comma = value.rfind(',');
  if (comma == std::string_view::npos) return false;
  const Header before{"Transfer-Encoding", std::string{value.substr(0, comma)}};
  return equal_ignoring_case(trimmed(value.substr(comma + 1)), "chunked") &&
         !Request{.headers = {before}}.header_lists(before.name, "chunked");
}

}  // namespace

HeadScan::Found HeadScan::look(base::BytesView bytes) {
  while (seen_ < bytes.size()) {
    const char c = bytes[seen_++];
    if (return_) {
      if (c != '\n') return Found::bad;
      return_ = false;
      if (line_bytes_ == 0) return Found::whole;
      line_bytes_ = 0;
      ++lines_;
    } else if (c == '\r') {
      return_ = true;
    } else {
      const bool folds = line_bytes_ == 0 && (c == ' ' || c == '\t');
      if (folds || is_control(c)) return Found::bad;
      ++line_bytes_;
    }
  }
  return Found::more;
}

std::optional<Response> take_target(Request& request, std::string_view target) {
  const auto bad = [] {
    return error_answer(400, "bad_target", "Ask for a path that begins with a slash.");
  };
  if (const std::size_t scheme = scheme_bytes(target); scheme != 0) {
    target.remove_prefix(scheme);
    const auto end = target.find_first_of("/?");
    const auto host = target.substr(0, end);
    target = end == std::string_view::npos ? std::string_view{} : target.substr(end);
    if (host.empty() || host.find('@') != std::string_view::npos) return bad();
    // As many Host headers as came: whoever sends two, or none, is still refused for that.
    for (auto& header : request.headers) {
      if (equal_ignoring_case(header.name, "Host")) header.value = host;
    }
  } else if (!target.starts_with('/') && !(request.method == Method::other && target == "*")) {
    return bad();
  }
  const auto question = target.find('?');
  request.path = target.substr(0, question);
  if (request.path.empty()) request.path = "/";
  if (question != std::string_view::npos) request.query = target.substr(question + 1);
  return std::nullopt;
}

Expected expected_of(const Request& request) {
  const auto values = all_of(request, "Expect");
  if (values.empty() || request.version < http_1_1) return Expected::nothing;
  const bool all = std::ranges::all_of(values, [](std::string_view value) {
    return equal_ignoring_case(trimmed(value), "100-continue");
  });
  return all ? Expected::go_on : Expected::unknown;
}

std::optional<Response> judge_framing(const Request& request) {
  const auto lengths = all_of(request, "Content-Length");
  const auto codings = all_of(request, "Transfer-Encoding");
  if (lengths.size() > 1 || (lengths.size() == 1 && !is_length(lengths.front()))) {
    return refused("Send one Content-Length, in digits.");
  }
  if (codings.empty()) return std::nullopt;
  if (!lengths.empty()) return refused("Send Content-Length or Transfer-Encoding, not both.");
  if (request.version < http_1_1) return refused("HTTP/1.0 has no Transfer-Encoding.");
  if (codings.size() > 1) return refused("Send one Transfer-Encoding.");
  if (equal_ignoring_case(codings.front(), "chunked")) return std::nullopt;
  if (is_other_then_chunked(codings.front())) {
    return error_answer(501, "unknown_coding", "The only Transfer-Encoding here is chunked.");
  }
  return refused("A Transfer-Encoding ends with chunked, once.");
}

std::size_t body_bytes_max(const Request& head, std::size_t usual) {
  const bool event = head.method == Method::post && head.path == "/api/v1/events";
  return event ? std::max(usual, limits::event_body_bytes_max) : usual;
}

}  // namespace tablee::http
