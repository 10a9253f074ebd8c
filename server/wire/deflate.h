// Raw deflate (RFC 1951) over zlib, with bounds: keyframes are kept and sent this way, because every browser
// inflates it by itself (DecompressionStream "deflate-raw").
#pragma once

#include <cstddef>
#include <expected>

#include "base/bytes.h"
#include "wire/client_frame.h"

namespace tablee::wire {

/// Never fails for want of form; memory is the only thing that it can lack.
[[nodiscard]] base::Bytes deflate(base::BytesView bytes);

/// The same as a gzip file (RFC 1952): for answers over HTTP.
[[nodiscard]] base::Bytes gzip(base::BytesView bytes);

/// The reverse of deflate. `bytes` is what the result must measure exactly; nothing above `bytes_max` is allocated.
/// Errors: too_large, malformed.
[[nodiscard]] std::expected<base::Bytes, Error> inflate(base::BytesView deflated, std::size_t bytes,
                                                        std::size_t bytes_max);

}  // namespace tablee::wire
