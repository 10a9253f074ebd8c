// Client frames to bytes and back. One binary WebSocket message is one frame.
#pragma once

#include <expected>

#include "base/bytes.h"
#include "wire/frames.h"

namespace tablee::wire {

/// What is wrong with bytes that should have been a frame or a record.
enum class Error : std::uint8_t {
  malformed,  ///< Not the schema, or a stated range is broken.
  empty,      ///< A client frame without a body that this version knows.
  too_many,   ///< More batches, references or numbers than the schema allows.
  too_large,  ///< Inflates to more than is allowed.
};

/// Exactly one body, ranges as proto/sync.proto states them. A Submit's batches are views into `bytes`;
/// their own size and form are not looked at.
[[nodiscard]] std::expected<ClientFrame, Error> decode_client_frame(base::BytesView bytes);

[[nodiscard]] base::Bytes encode(const Hello& hello);
[[nodiscard]] base::Bytes encode(const Submit& submit);
[[nodiscard]] base::Bytes encode(const Presence& presence);
[[nodiscard]] base::Bytes encode(const Ping& ping);

}  // namespace tablee::wire
