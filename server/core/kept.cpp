#include "core/kept.h"

#include <utility>

namespace tablee::core {
namespace {

// What one row costs beside its bytes.
constexpr std::size_t row_bytes = 64;

}  // namespace

bool Kept::write(RegisterKey key, Register value) {
  const auto [place, fresh] = registers_.try_emplace(key);
  if (!fresh && value.stamp <= place->second.stamp) return false;
  size_ += (fresh ? row_bytes : 0) + value.bytes.size();
  size_ -= place->second.bytes.size();
  place->second = std::move(value);
  return true;
}

bool Kept::add(PieceKey key, std::string_view bytes) {
  const auto [place, fresh] = pieces_.try_emplace(key, bytes);
  if (fresh) size_ += row_bytes + bytes.size();
  return fresh;
}

const Kept::Register* Kept::find(RegisterKey key) const {
  const auto place = registers_.find(key);
  return place == registers_.end() ? nullptr : &place->second;
}

}  // namespace tablee::core
