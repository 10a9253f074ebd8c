// Reads proto/batch.proto. One pass; views point into the bytes that were given.
#include <utility>

#include "base/limits.h"
#include "core/batch.h"
#include "core/fields.h"
#include "core/op_decode.h"

namespace tablee::core {
namespace {

// The counter stands first in what any writer makes, but the format does not promise it.
bool find_counter(base::BytesView bytes, std::uint64_t& counter) {
  Reader reader(bytes);
  std::uint32_t field = 0;
  WireType type{};
  while (!reader.done()) {
    if (!reader.tag(field, type)) return false;
    if (field == 1) return type == WireType::varint && reader.varint(counter);
    if (!reader.skip(type)) return false;
  }
  return false;
}

}  // namespace

std::expected<void, Refusal> decode_batch(base::BytesView bytes, std::uint32_t replica,
                                          Batch& batch) {
  constexpr std::unexpected malformed(Refusal::malformed);
  constexpr std::unexpected too_large(Refusal::too_large);
  batch.clear();
  if (bytes.size() > limits::batch_bytes_max) return too_large;
  if (!find_counter(bytes, batch.counter)) return malformed;
  if (batch.counter == 0 || batch.counter > counter_max) return malformed;
  batch.counter_end = batch.counter;
  Reader reader(bytes);
  bool counted = false;
  while (!reader.done()) {
    const char* const begin = reader.place();
    std::uint32_t field = 0;
    WireType type{};
    if (!reader.tag(field, type)) return malformed;
    if (field == 1) {
      if (std::exchange(counted, true) || !reader.skip(type)) return malformed;
    } else if (field == 2) {
      base::BytesView message;
      if (type != WireType::bytes || !reader.block(message)) return malformed;
      if (batch.ops.size() == limits::batch_ops_max) return too_large;
      Op& op = batch.ops.emplace_back();
      op.id = {batch.counter_end, replica};
      if (auto read = decode_op(message, replica, op, batch); !read) return read;
      batch.counter_end += op.span;
    } else if (!reader.skip(type) || !keep_unknown(begin, reader.place(), batch.unknown_fields)) {
      return malformed;
    }
  }
  if (batch.ops.empty()) return malformed;
  return {};
}

}  // namespace tablee::core
