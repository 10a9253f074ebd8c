// When what is deleted on a board was deleted: the document knows by which op (ObjectView::life), the log when that came.
//
// The whole log is walked once, and from then on what has come since: what was found is kept for the boards whose bins were opened last.
// Blocks: on reader threads, several at a time.
#pragma once

#include <atomic>
#include <expected>
#include <memory>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "core/op_id.h"
#include "store/store.h"

namespace tablee::http {

struct Deletion {
  core::OpId object;
  core::Stamp by;  ///< The op that deleted it, last of all that deleted or restored it.
  base::WallTime time{};
};

/// What a log says of that up to `head`. Immutable once it was read: threads share it.
struct Bin {
  struct Last {
    core::Stamp stamp;
    base::WallTime time{};
    bool alive = false;
  };
  base::BoardId board;
  base::Offset head;
  std::unordered_map<core::OpId, Last> last;
  std::size_t walked = 0;  ///< Entries that were read to make it.

  /// Of everything that was deleted and not brought back, also of what has been purged since; ascending by `by`.
  [[nodiscard]] std::vector<Deletion> list() const;
};

class Bins {
 public:
  /// The string says what could not be read, or that it was told to stop. O(log since it was last asked for).
  [[nodiscard]] std::expected<std::shared_ptr<const Bin>, std::string> of(
      const store::Store& store, base::BoardId board, const std::stop_token& stop);

 private:
  using Shelf = std::vector<std::shared_ptr<const Bin>>;  // newest first
  [[nodiscard]] std::shared_ptr<const Bin> kept(base::BoardId board) const;
  void keep(std::shared_ptr<const Bin> bin);

  // Exchanged whole: of two who put something on it at once, one walks again another time.
  std::atomic<std::shared_ptr<const Shelf>> shelf_;
};

}  // namespace tablee::http
