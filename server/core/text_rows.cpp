#include "core/text_rows.h"

#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/check.h"

namespace tablee::core::text {

void RowsBase::free() {
  std::free(data_);
  data_ = nullptr;
  count_ = room_ = 0;
}

void RowsBase::swap(RowsBase& other) {
  std::swap(data_, other.data_);
  std::swap(count_, other.count_);
  std::swap(room_, other.room_);
}

void* RowsBase::open(std::uint32_t at, std::uint32_t by, std::size_t value_bytes) {
  if (by > room_ - count_) {
    TABLEE_CHECK(by <= 0x7FFFFFFFU - count_);
    std::uint32_t room = room_ * 2;
    if (room < count_ + by) room = count_ + by;
    data_ = std::realloc(data_, room * value_bytes);
    TABLEE_CHECK(data_ != nullptr || room == 0);
    room_ = room;
  }
  char* const place = static_cast<char*>(data_) + at * value_bytes;
  if (at != count_) std::memmove(place + by * value_bytes, place, (count_ - at) * value_bytes);
  if (by > 1) std::memset(place, 0, by * value_bytes);
  count_ += by;
  return place;
}

void RowsBase::close(std::uint32_t at, std::uint32_t by, std::size_t value_bytes) {
  char* const place = static_cast<char*>(data_) + at * value_bytes;
  count_ -= by;
  std::memmove(place, place + by * value_bytes, (count_ - at) * value_bytes);
}

}  // namespace tablee::core::text
