// The forms that every answer has: JSON, an error that says what to do, and the headers that guard
// a browser.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <string_view>
#include <variant>

#include "http/message.h"

namespace tablee::http {

/// Work that reads the store: done on a reader thread, so that the thread of all requests never
/// waits for a disk. Touches nothing but what it holds and the store's thread-safe reads.
using Deferred = std::move_only_function<Response()>;
/// What a handler gives back.
using Answer = std::variant<Response, Deferred>;

[[nodiscard]] Response json_answer(const boost::json::value& value, unsigned status = 200);

/// {"error":{"code":…,"message":…}}. `code` is for programs and never changes; `message` is one
/// sentence for people that says what to do.
[[nodiscard]] Response error_answer(unsigned status, std::string_view code,
                                    std::string_view message);

[[nodiscard]] Response text_answer(std::string_view text, unsigned status = 200);

/// Adds what every answer carries, whoever made it: Content-Security-Policy, nosniff, no framing,
/// no referrer, and `Cache-Control: no-store` unless the answer has chosen otherwise.
void harden(Response& response);

}  // namespace tablee::http
