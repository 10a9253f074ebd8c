// Texts: reading, and the browser's positions.
#include <algorithm>

#include "core/text_state.h"
#include "core/utf8.h"

namespace tablee::core {

using text::Leaf;

std::uint32_t Texts::length(Handle text) const {
  return state_->total(text).visible;
}

void Texts::read(Handle text, std::string& out) const {
  for (Leaf* leaf = state_->first_leaf(text); leaf != nullptr; leaf = leaf->next) {
    out.append(leaf->whole());
  }
}

void Texts::read(Handle text, std::uint32_t position, std::uint32_t length,
                 std::string& out) const {
  const std::uint32_t most = this->length(text);
  if (position >= most) return;
  length = std::min(length, most - position);
  Leaf* leaf = text::leaf_at(state_->first_leaf(text), position);
  for (; length != 0; leaf = leaf->next, position = 0) {
    const std::uint32_t here = std::min(length, leaf->visible - position);
    const std::uint32_t from = leaf->byte_of(position);
    out.append(leaf->whole().substr(from, leaf->byte_of(position + here) - from));
    length -= here;
  }
}

std::uint32_t Texts::from_utf16(Handle text, std::uint32_t offset) const {
  const auto [most, astral] = state_->total(text);
  if (astral == 0 || offset >= most + astral) return std::min(offset, most);
  Leaf* const leaf = text::leaf_at_utf16(state_->first_leaf(text), offset);
  std::uint32_t position = text::start_of(leaf);
  if (leaf->astral == 0) return position + offset;
  for (std::string_view rest = leaf->whole(); offset != 0; ++position) {
    const std::uint32_t units = static_cast<unsigned char>(rest[0]) >= 0xF0 ? 2 : 1;
    if (units > offset) break;
    offset -= units;
    rest.remove_prefix(text::utf8_prefix(rest, 1));
  }
  return position;
}

std::uint32_t Texts::to_utf16(Handle text, std::uint32_t position) const {
  const auto [most, astral] = state_->total(text);
  if (astral == 0) return std::min(position, most);
  if (position >= most) return most + astral;
  Leaf* const leaf = text::leaf_at(state_->first_leaf(text), position);
  const std::uint32_t bytes = leaf->astral == 0 ? 0 : leaf->byte_of(position);
  return text::utf16_start_of(leaf) + position + text::count_astral(leaf->whole().substr(0, bytes));
}

}  // namespace tablee::core
