// One's own newest acknowledged batches, under their numbers: kept for a server that comes back from a backup and does
// not know them (P28). Those that were refused are not among them; they have no effect anywhere.
//
// Bounded by limits::returnable_batches_max and returnable_bytes_max: the oldest go first.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "replica/parts.h"

namespace tablee::replica {

class Kept {
 public:
  Kept() = default;
  explicit Kept(const std::vector<Numbered>& batches);

  void add(base::Seq seq, base::Bytes batch);
  void clear();
  /// Whether what the log has as batch `seq`, whose hash is `hash`, may be ours. What lies too far back is believed.
  [[nodiscard]] bool agrees(base::Seq seq, std::uint64_t hash) const;
  /// Takes out those above `seq`, oldest first.
  [[nodiscard]] std::vector<base::Bytes> take_above(base::Seq seq);
  [[nodiscard]] std::vector<Numbered> numbered() const {
    return {batches_.begin(), batches_.end()};
  }

 private:
  std::deque<Numbered> batches_;
  std::size_t bytes_ = 0;
};

}  // namespace tablee::replica
