// Batches of several replicas, as a stranger may send them: whatever is refused changes nothing,
// and whatever is accepted can be written again, kept in a keyframe and read back (DESIGN,
// invariants 3, 6, 9).
#include <string>

#include "base/check.h"
#include "core/document.h"
#include "fuzz/target.h"

namespace {

using tablee::core::Batch;
using tablee::core::Document;

/// What was decoded can be encoded, and the second encoding is the last word.
void check_codec(std::string_view bytes, std::uint32_t replica) {
  Batch batch;
  if (!tablee::core::decode_batch(bytes, replica, batch)) return;
  std::string once;
  tablee::core::encode_batch(batch, replica, once);
  Batch again;
  TABLEE_CHECK(tablee::core::decode_batch(once, replica, again).has_value());
  std::string twice;
  tablee::core::encode_batch(again, replica, twice);
  TABLEE_CHECK(once == twice);
  TABLEE_CHECK(again.ops.size() == batch.ops.size() && again.counter_end == batch.counter_end);
  if (const auto moved = tablee::core::restamp(bytes, replica, batch.counter)) {
    for (const std::string& part : *moved)
      TABLEE_CHECK(tablee::core::decode_batch(part, replica + 1, again).has_value());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tablee::fuzz::Input input(data, size);
  Document document;
  tablee::core::Changes changes;
  std::string before = document.keyframe();
  while (!input.empty()) {
    // 1 is the server; 0 is nobody's number in a log, and no keyframe has it.
    const std::uint32_t number = input.byte() % 4U;
    const std::uint32_t replica = number == 0 ? 4 : number;
    const std::string_view bytes = input.part();
    check_codec(bytes, replica);
    const bool accepted = document.apply_bytes(bytes, replica, &changes).has_value();
    const std::string after = document.keyframe();
    if (!accepted) TABLEE_CHECK(after == before);
    before = after;
  }
  Document copy;
  TABLEE_CHECK(copy.load(before).has_value());
  TABLEE_CHECK(copy.keyframe() == before);
  return 0;
}
