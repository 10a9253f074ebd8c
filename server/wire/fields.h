// Private to `wire`: walking the fields of an encoded message without copying, and the two conversions that
// both directions need. Includes generated code: never included from outside.
#pragma once

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <expected>
#include <limits>

#include "base/bytes.h"
#include "sync.pb.h"
#include "wire/client_frame.h"
#include "wire/frames.h"

namespace tablee::wire {

/// Cursor over the top-level fields of one encoded message; views live as long as its bytes.
/// Fields of unknown number or type are stepped over by not asking for them.
class Fields {
 public:
  explicit Fields(base::BytesView bytes)
      : bytes_(bytes),
        in_(reinterpret_cast<const std::uint8_t*>(bytes.data()), static_cast<int>(bytes.size())) {}

  /// Whether there is a next field; false at the end and at the first malformed byte.
  [[nodiscard]] bool next();
  /// After next() was false: whether the end was reached.
  [[nodiscard]] bool ok() const { return ok_; }

  [[nodiscard]] std::uint32_t number() const { return tag_ >> 3; }
  [[nodiscard]] bool is_varint() const { return (tag_ & 7) == 0; }
  [[nodiscard]] bool is_bytes() const { return (tag_ & 7) == 2; }
  [[nodiscard]] std::uint64_t varint() const { return varint_; }
  /// varint() as a narrower type; where it does not fit, the message is malformed: ok() turns false.
  template <typename T>
  [[nodiscard]] T narrow() {
    if (varint_ > std::numeric_limits<T>::max()) ok_ = false;
    return static_cast<T>(varint_);
  }
  [[nodiscard]] base::BytesView bytes() const { return value_; }

 private:
  [[nodiscard]] bool read_value();

  base::BytesView bytes_;
  google::protobuf::io::CodedInputStream in_;
  std::uint32_t tag_ = 0;
  std::uint64_t varint_ = 0;
  base::BytesView value_;
  bool ok_ = true;
};

/// Parses without the library's own log lines: whoever sends garbage shall not fill our logs.
[[nodiscard]] bool parse(google::protobuf::MessageLite& message, base::BytesView bytes);

[[nodiscard]] std::expected<Presence, Error> from_message(const v1::Presence& in);
void to_message(const Presence& in, v1::Presence& out);

/// The body of an Entry. Either replica or seq is set, not both.
[[nodiscard]] std::expected<Entry, Error> decode_entry(base::BytesView bytes);

}  // namespace tablee::wire
