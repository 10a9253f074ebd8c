// The recent end of a day's log, each entry encoded once as a field of a ServerFrame: whoever reads is a cursor on it.
#pragma once

#include <deque>
#include <optional>

#include "base/bytes.h"
#include "base/ids.h"

namespace tablee::event::day {

class Feed {
 public:
  /// The newest entry is `head`; nothing before it can be read.
  explicit Feed(base::Offset head) : head_(head) {}

  void append(base::Bytes entry);
  [[nodiscard]] base::Offset head() const { return head_; }

  struct Portion {
    base::Bytes fields;  ///< Some entries, in order.
    base::Offset upto;   ///< The last of them: the next cursor.
  };
  /// Entries after `after`, at least one if there is one, no more than `bytes_max`. Nothing: they are not here any more (or
  /// `after` lies beyond the head), a snapshot is needed.
  [[nodiscard]] std::optional<Portion> read(base::Offset after, std::size_t bytes_max) const;

 private:
  base::Offset head_;
  std::deque<base::Bytes> entries_;  // the last one is head_
  std::size_t bytes_ = 0;
};

}  // namespace tablee::event::day
