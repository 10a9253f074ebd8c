// Reads of one open database, each consistent in itself. What does not fit the format is
// `corrupted`.
#pragma once

#include <string_view>

#include "store/rocks_open.h"
#include "store/store.h"

namespace tablee::store::rocks {

class Reader {
 public:
  explicit Reader(const Database& database) : database_(database) {}

  [[nodiscard]] Result<std::vector<LogRead>> log(base::BoardId board, base::Offset after,
                                                 std::size_t entries_max,
                                                 std::size_t bytes_max) const;
  [[nodiscard]] Result<base::Offset> head(base::BoardId board) const;
  [[nodiscard]] Result<std::optional<KeyframeRead>> keyframe(base::BoardId board,
                                                             base::Offset offset) const;
  [[nodiscard]] Result<std::vector<base::Offset>> keyframes(base::BoardId board) const;
  [[nodiscard]] Result<std::vector<ReplicaRead>> replicas(base::BoardId board) const;
  /// Offset of the last entry before the second `second`, counted since 1970.
  [[nodiscard]] Result<base::Offset> offset_before(base::BoardId board, std::uint64_t second) const;
  [[nodiscard]] Result<std::vector<TimeRead>> seconds(base::BoardId board, std::uint64_t from,
                                                      std::size_t max) const;
  [[nodiscard]] Result<std::vector<base::BoardId>> boards() const;
  [[nodiscard]] Result<std::vector<RecordRead>> records(std::string_view prefix) const;
  [[nodiscard]] Result<std::optional<base::Bytes>> get(Family family, std::string_view key) const;

 private:
  /// Over one board's keys of `family`, or over all keys.
  [[nodiscard]] std::unique_ptr<rocksdb::Iterator> within_board(Family family) const;
  [[nodiscard]] std::unique_ptr<rocksdb::Iterator> over_all(Family family) const;

  const Database& database_;
};

}  // namespace tablee::store::rocks
