// Bytes as text (RFC 4648, section 4), strictly: with padding, without blanks, and no bits that are lost. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace tablee::event::whole {

[[nodiscard]] std::string to_base64(base::BytesView bytes);
/// Nothing when it is not what to_base64() makes.
[[nodiscard]] std::optional<base::Bytes> from_base64(std::string_view text);

}  // namespace tablee::event::whole
