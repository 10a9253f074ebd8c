// What of a damaged log is kept when the store is opened in spite of it: all up to the damage, and behind it what does not
// depend on what is missing. A board whose log can not be continued loses the rest of it; the others lose nothing.
#pragma once

#include <rocksdb/wal_filter.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string_view>

#include "store/rocks_open.h"

namespace tablee::store::rocks {

/// Judges the rows behind the damage, in their order.
class Survivors {
 public:
  /// The greatest offset that is there without them.
  using HeadOf = std::function<std::uint64_t(std::uint64_t id)>;
  Survivors(HeadOf head_of, HeadOf day_head_of)
      : head_of_(std::move(head_of)), day_head_of_(std::move(day_head_of)) {}

  [[nodiscard]] bool keep(Family family, std::string_view key);
  /// Entries that are known to have been there, by board, of those judged so far.
  [[nodiscard]] std::map<std::uint64_t, std::uint64_t> lost() const { return lost_of(boards_); }
  /// The same of days, by event.
  [[nodiscard]] std::map<std::uint64_t, std::uint64_t> lost_of_days() const {
    return lost_of(days_);
  }

 private:
  struct Board {  // or a day
    std::uint64_t head = 0;
    std::uint64_t seen = 0;  // the greatest offset that was written
    bool sound = false;      // an entry has continued the log: the damage did not touch it
    bool broken = false;
  };
  using Boards = std::map<std::uint64_t, Board>;
  [[nodiscard]] static std::map<std::uint64_t, std::uint64_t> lost_of(const Boards& boards);
  [[nodiscard]] static Board& of(std::uint64_t id, Boards& boards, const HeadOf& head_of);
  [[nodiscard]] bool keep_of_day(std::string_view key);
  [[nodiscard]] static bool entry(Board& board, std::uint64_t offset);

  HeadOf head_of_, day_head_of_;
  Boards boards_, days_;
};

/// Rows of a write as RocksDB's WriteBatch holds them.
using Row = std::function<void(Family family, std::string_view key)>;
void for_each_row(const std::string& write, const Row& row);
/// Writes those that survive into the open database, synced.
[[nodiscard]] Result<void> write_survivors(const Database& database, const std::string& write,
                                           Survivors& survivors);

/// Given to RocksDB as it replays its logs: nothing behind the row `last`. RocksDB would take up again at the next block of 32 KiB.
class UpTo final : public rocksdb::WalFilter {
 public:
  explicit UpTo(std::uint64_t last) : last_(last) {}

  /// The number of the first file that the database still needs, once it was opened.
  [[nodiscard]] std::uint64_t first_log() const { return first_log_; }

  void ColumnFamilyLogNumberMap(const std::map<std::uint32_t, std::uint64_t>& needed,
                                const std::map<std::string, std::uint32_t>&) override;
  WalProcessingOption LogRecordFound(unsigned long long log, const std::string& file,
                                     const rocksdb::WriteBatch& batch, rocksdb::WriteBatch* kept,
                                     bool* changed) override;
  [[nodiscard]] const char* Name() const override { return "tablee-up-to"; }

 private:
  std::uint64_t last_;
  std::uint64_t first_log_ = 0;
};

}  // namespace tablee::store::rocks
