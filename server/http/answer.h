// The forms that every answer has: JSON, an error that says what to do, and the headers that guard
// a browser.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>

#include "http/message.h"

namespace tablee::http {

/// Work that reads the store: done on a thread of its own, so that the thread of all requests never
/// waits for a disk. Touches nothing but what it holds and the store's thread-safe reads. Asked to stop it may come back with
/// anything: nobody waits for it.
using Work = std::move_only_function<Response(std::stop_token)>;

/// An answer that is such work. It waits for its turn as little more than two names.
struct Deferred {
  std::string who{};  ///< In whose bounds it counts: one person.
  std::string
      same{};  ///< What is asked. Who asks the same and may have the same answer is given it together.
  std::move_only_function<Work()>
      begin{};  ///< Called once, on the control thread, when its turn comes; or never.
  /// Called on the control thread when the answer has been made, before anybody gets it; also when nobody waits any more.
  std::move_only_function<void(const Response&)> end{};
};
/// What a handler gives back.
using Answer = std::variant<Response, Deferred>;

[[nodiscard]] Response json_answer(const boost::json::value& value, unsigned status = 200);

/// {"error":{"code":…,"message":…}}. `code` is for programs and never changes; `message` is one
/// sentence for people that says what to do.
[[nodiscard]] Response error_answer(unsigned status, std::string_view code,
                                    std::string_view message);
/// 429 with Retry-After.
[[nodiscard]] Response slow_down(std::string_view message, std::chrono::milliseconds wait);

[[nodiscard]] Response text_answer(std::string_view text, unsigned status = 200);

/// How a Content-Security-Policy lets one <style> in and no other: by its hash.
[[nodiscard]] std::string style_source(std::string_view style);

/// Adds what every answer carries, whoever made it: Content-Security-Policy, nosniff, no framing,
/// no referrer, and `Cache-Control: no-store`. Of the first and the last an answer may have chosen its own.
void harden(Response& response);

/// Tells the browser to come by TLS from now on (RFC 6797). Only in an answer that goes to the client over TLS.
void keep_to_tls(Response& response);

}  // namespace tablee::http
