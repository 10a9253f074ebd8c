// How the database is set up: column families, tuning, opening and closing.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/wal_filter.h>

#include <array>
#include <filesystem>
#include <memory>

#include "store/rocks_store.h"

namespace tablee::store::rocks {

/// Column families, in the order of their handles.
enum class Family : std::uint8_t { none, log, keyframe, replica, event, time, blob, day, count };

/// An open database with its handles. Closes it when it goes.
class Database {
 public:
  /// `salvage` decides what of a damaged log is kept; null: the log is to be whole but for a torn end.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(
      const std::filesystem::path& path, const RocksOptions& options, rocksdb::Env* env,
      rocksdb::WalFilter* salvage = nullptr);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] rocksdb::DB& db() const { return *db_; }
  [[nodiscard]] rocksdb::ColumnFamilyHandle* family(Family family) const {
    return handles_[static_cast<std::size_t>(family)];
  }
  /// The number of the first log file of which the tables do not have everything; 0: not known.
  [[nodiscard]] std::uint64_t first_log_kept() const;

 private:
  Database() = default;

  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

}  // namespace tablee::store::rocks
