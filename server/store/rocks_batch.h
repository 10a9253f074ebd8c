// Rows of one write, from what rooms and events want kept.
#pragma once

#include <rocksdb/write_batch.h>

#include <functional>
#include <unordered_map>

#include "store/append.h"
#include "store/rocks_open.h"

namespace tablee::store::rocks {

class Batch {
 public:
  /// The board's head before this write.
  using HeadOf = std::function<Result<base::Offset>(base::BoardId board)>;
  /// `database` must outlive it.
  Batch(const Database& database, HeadOf head_of)
      : database_(database), head_of_(std::move(head_of)) {}

  /// `gap` when the log does not continue; or what head_of says.
  [[nodiscard]] Result<void> add(const Append& append);
  void add(const RecordWrite& record);

  [[nodiscard]] rocksdb::WriteBatch& rows() { return rows_; }
  /// Of the boards whose logs it continues, after it.
  [[nodiscard]] const std::unordered_map<base::BoardId, base::Offset>& heads() const {
    return heads_;
  }

 private:
  [[nodiscard]] Result<void> add(const DayWrite& write);
  [[nodiscard]] Result<void> add_entries(const Append& append);
  void add_times(const Append& append);

  const Database& database_;
  HeadOf head_of_;
  rocksdb::WriteBatch rows_;
  std::unordered_map<base::BoardId, base::Offset> heads_;
  std::unordered_map<base::EventId, base::Offset> day_heads_;  // few commands: they are looked up
};

/// Counted since 1970; 0 before.
[[nodiscard]] std::uint64_t seconds_of(base::WallTime time);

}  // namespace tablee::store::rocks
