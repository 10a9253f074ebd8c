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

bool find_fields(base::BytesView message, std::uint32_t blocks, std::uint32_t values,
                 Fields& fields) {
  Reader reader(message);
  while (!reader.done()) {
    const char* const begin = reader.place();
    std::uint32_t field = 0;
    WireType type{};
    if (!reader.tag(field, type)) return false;
    const std::uint32_t bit = field <= field_max ? 1U << field : 0U;
    if ((bit & (blocks | values)) == 0) {
      if (!reader.skip(type) || !keep_unknown(begin, reader.place(), fields.unknown)) return false;
      continue;
    }
    if ((fields.present & bit) != 0) return false;
    fields.present |= bit;
    const bool is_block = (bit & blocks) != 0;
    if (type != (is_block ? WireType::bytes : WireType::varint)) return false;
    if (is_block ? !reader.block(fields.block[field]) : !reader.varint32(fields.value[field]))
      return false;
  }
  return true;
}

}  // namespace tablee::core
