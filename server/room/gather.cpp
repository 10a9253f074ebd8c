#include "room/gather.h"

namespace tablee::room {

void Gather::clear() {
  slices_.clear();
  own_.clear();
  own_end_ = 0;
  bytes_ = 0;
}

base::Bytes Gather::joined() const {
  base::Bytes all;
  all.reserve(bytes_);
  for_each([&](base::BytesView slice) { all += slice; });
  return all;
}

void Gather::share(std::shared_ptr<const void> owner, base::BytesView bytes) {
  if (bytes.empty()) return;
  bytes_ += bytes.size();
  slices_.push_back({std::move(owner), bytes.data(), 0, bytes.size()});
}

void Gather::end_own() {
  const std::size_t size = own_.size() - own_end_;
  if (size == 0) return;
  bytes_ += size;
  if (!slices_.empty() && !slices_.back().owner) {
    slices_.back().size += size;  // two pieces of our own in a row are one
  } else {
    slices_.push_back({nullptr, nullptr, own_end_, size});
  }
  own_end_ = own_.size();
}

}  // namespace tablee::room
