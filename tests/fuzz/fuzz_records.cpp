// What lies in a store whose disk lied: records and deflated keyframes. The first byte says as what the rest
// is read. Nothing above the stated bound is ever allocated (DESIGN, invariant 9).
#include "base/check.h"
#include "fuzz/target.h"
#include "wire/deflate.h"
#include "wire/records.h"

namespace {

namespace wire = tablee::wire;

/// What was read can be written and read again.
template <typename Decode>
void round_trip(std::string_view bytes, Decode decode) {
  const auto record = decode(bytes);
  if (!record) return;
  const std::string once = wire::encode(*record);
  const auto again = decode(once);
  TABLEE_CHECK(again.has_value());
  TABLEE_CHECK(wire::encode(*again) == once);
}

void inflate(tablee::fuzz::Input& input) {
  constexpr std::size_t bound = 1U << 20U;
  const std::size_t bytes = std::size_t{input.byte()} << 8U | input.byte();
  const auto inflated = wire::inflate(input.rest(), bytes, bound);
  if (!inflated) return;
  TABLEE_CHECK(inflated->size() == bytes);
  TABLEE_CHECK(wire::inflate(wire::deflate(*inflated), bytes, bound) == *inflated);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tablee::fuzz::Input input(data, size);
  switch (input.byte()) {
    case 'l':
      round_trip(input.rest(), wire::decode_log_record);
      break;
    case 'r':
      round_trip(input.rest(), wire::decode_replica_record);
      break;
    case 'b':
      round_trip(input.rest(), wire::decode_board_record);
      break;
    case 'k':
      round_trip(input.rest(), wire::decode_keyframe_record);
      break;
    default:
      inflate(input);
  }
  return 0;
}
