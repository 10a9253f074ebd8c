#include "core/fields.h"

namespace tablee::core {

bool keep_unknown(const char* begin, const char* end, base::BytesView& unknown) {
  if (unknown.empty()) {
    unknown = {begin, static_cast<std::size_t>(end - begin)};
    return true;
  }
  if (unknown.data() + unknown.size() != begin) return false;
  unknown = {unknown.data(), static_cast<std::size_t>(end - unknown.data())};
  return true;
}

bool Fields::find(base::BytesView message, std::uint32_t blocks, std::uint32_t values) {
  Reader reader(message);
  while (!reader.done()) {
    const char* const begin = reader.place();
    std::uint32_t field = 0;
    WireType type{};
    if (!reader.tag(field, type)) return false;
    const std::uint32_t bit = field <= field_max ? 1U << field : 0U;
    if ((bit & (blocks | values)) == 0) {
      if (!reader.skip(type)) return false;
      apart |= !keep_unknown(begin, reader.place(), unknown);
      continue;
    }
    if ((present_ & bit) != 0) return false;
    present_ |= bit;
    if ((bit & values) != 0) {
      if (type != WireType::varint || !reader.varint32(found_[field].size)) return false;
      continue;
    }
    base::BytesView block;
    if (type != WireType::bytes || !reader.block(block)) return false;
    found_[field] = {block.data(), static_cast<std::uint32_t>(block.size())};
  }
  return true;
}

}  // namespace tablee::core
