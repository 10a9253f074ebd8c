// What a request's head must be before anything is believed in it. Whoever reads a head otherwise than a proxy in front of us
// takes one request for two (request smuggling), so what could be read in two ways is refused, not mended.
//
// Not here: the parsing itself (Beast's, in net), and the limits on its size.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/bytes.h"
#include "http/answer.h"
#include "http/message.h"

namespace tablee::http {

/// Looks for the end of a head, byte by byte as it comes. Lines end with CR LF, no line is folded (RFC 9112, section 5.2),
/// and no byte is a control character but the tabulator in a value.
class HeadScan {
 public:
  enum class Found : std::uint8_t { more, whole, bad };

  /// `bytes`: all that have come, those of the calls before in front.
  [[nodiscard]] Found look(base::BytesView bytes);
  /// Bytes of the head with its empty line, once it is whole.
  [[nodiscard]] std::size_t size() const { return seen_; }
  /// Lines that have ended so far: the request's, and one for each header.
  [[nodiscard]] std::size_t lines() const { return lines_; }

 private:
  std::size_t seen_ = 0;
  std::size_t lines_ = 0;
  std::size_t line_bytes_ = 0;  // of the line that is being read
  bool return_ = false;         // the last byte was a CR
};

/// Takes the target apart into `request`'s path and query. One that is written as proxies are asked (`http://host/path`, RFC 9112,
/// section 3.2.2) names the host as well, which then stands for whatever Host said. What is no target is refused.
[[nodiscard]] std::optional<Response> take_target(Request& request, std::string_view target);

/// What the client wants to hear before it sends its body (RFC 9110, section 10.1.1): `100 Continue`; or it expects what we can
/// not do, and is answered 417. HTTP/1.0 expects nothing.
enum class Expected : std::uint8_t { nothing, go_on, unknown };
[[nodiscard]] Expected expected_of(const Request& request);

/// Where the body ends must be said once and plainly: one Content-Length in digits, or `Transfer-Encoding: chunked` and
/// nothing else, and that not in HTTP/1.0 (RFC 9112, section 6). The refusal, after which the connection must be closed:
/// 400, or 501 for a coding before `chunked` that we do not speak.
[[nodiscard]] std::optional<Response> judge_framing(const Request& request);

/// What a body may be.
struct BodyRule {
  std::size_t bytes_max = 0;
  std::chrono::milliseconds timeout{};  ///< For all of it.
  std::shared_ptr<const void> place{};  ///< Held as long as the body is (Request::held).
};

/// Bytes that the body of this request may have, where others may have `usual`: an event that is made is larger than a name.
[[nodiscard]] std::size_t body_bytes_max(const Request& head, std::size_t usual);

}  // namespace tablee::http
