// The recent end of a stream of changes that have no log, each piece encoded once: names, who is here. Who reads is a number in
// it; who is too far behind reads the whole instead, which is what all pieces together come to.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>

#include "base/bytes.h"
#include "base/limits.h"
#include "room/gather.h"

namespace tablee::shard {

class ToldTail {
 public:
  /// What has everything is here.
  [[nodiscard]] std::uint64_t head() const { return head_; }

  void append(base::Bytes fields) {
    pieces_.push_back(std::make_shared<const base::Bytes>(std::move(fields)));
    ++head_;
    if (pieces_.size() > limits::told_pieces_max) pieces_.pop_front();
  }

  /// Shares what was appended after `from` with `out`. False: it reaches back further than what is kept, and nothing was done.
  [[nodiscard]] bool read(std::uint64_t from, room::Gather& out) const {
    if (head_ - from > pieces_.size()) return false;
    for (std::size_t i = pieces_.size() - (head_ - from); i < pieces_.size(); ++i) {
      out.share(pieces_[i], *pieces_[i]);
    }
    return true;
  }

 private:
  std::uint64_t head_ = 0;
  std::deque<std::shared_ptr<const base::Bytes>> pieces_;
};

}  // namespace tablee::shard
