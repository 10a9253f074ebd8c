// The web client inside the binary: a table that the build makes from client-web/dist
// (cmake/embed.cmake).
//
// A build without a built client holds one page that says so; the server and its tests run all the
// same.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "http/message.h"

namespace tablee::http {

/// One file. All views live as long as the process.
struct Asset {
  std::string_view path;   ///< As in a URL: "/", "/assets/app-1a2b3c4d.js".
  std::string_view type;   ///< Content-Type, without the charset.
  std::string_view etag;   ///< Weak (one for all encodings), from the SHA-256 of the bytes.
  bool immutable = false;  ///< The name holds a hash of the content: cached for ever.
  std::string_view identity;
  std::string_view gzip;    ///< Empty when not smaller.
  std::string_view brotli;  ///< Empty when not smaller.
};

/// Sorted by path.
[[nodiscard]] std::span<const Asset> embedded_assets();

/// The answer to GET or HEAD of a file, in the encoding that the request accepts, 304 when the
/// client has it; nothing when there is no such file.
[[nodiscard]] std::optional<Response> serve_asset(std::span<const Asset> assets,
                                                  const Request& request);

}  // namespace tablee::http
