// Dots: one register for each (object, participant). The budget is the server's promise, not the merge's.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/changes.h"
#include "core/hash_index.h"
#include "core/op_id.h"

namespace tablee::core {

class Votes {
 public:
  struct Row {
    Handle handle = handle_none;
    std::uint32_t participant = 0;
    std::uint32_t count = 0;
    Stamp stamp;
  };

  /// The row, or nullptr when that participant never voted on it. Expected O(1).
  [[nodiscard]] const Row* find(Handle handle, std::uint32_t participant) const;
  /// Writes the register if the stamp is the greater one. Returns by how much the count has grown.
  std::int32_t write(const Row& row);
  /// Sum over all objects, deleted ones too.
  [[nodiscard]] std::uint32_t spent(std::uint32_t participant) const;
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  /// Forgets the dots on all objects for which `gone(handle)` holds: nobody has spent them. O(rows()).
  template <typename Gone>
  void drop(Gone gone) {
    Votes kept;
    for (const Row& row : rows_) {
      if (!gone(row.handle)) (void)kept.write(row);
    }
    *this = std::move(kept);
  }

 private:
  struct Spender {
    std::uint32_t participant = 0;
    std::uint32_t sum = 0;
  };
  Spender& spender(std::uint32_t participant);

  std::vector<Row> rows_;
  HashIndex row_index_;
  std::vector<Spender> spenders_;
  HashIndex spender_index_;
};

}  // namespace tablee::core
