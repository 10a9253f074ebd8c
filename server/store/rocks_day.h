// The column family of days: keys, rows and reads. One key begins with the event and says what follows: an entry, a
// snapshot or a sealed record.
#pragma once

#include <rocksdb/write_batch.h>

#include "store/rocks_open.h"
#include "store/store.h"

namespace tablee::store::rocks {

/// What a row of a day is, as the byte behind the event. Their order is that of the keys.
enum class DayRow : char { entry = 'e', snapshot = 'k', sealed = 'x' };

/// The offset in a key of an entry; nothing: it is of something else.
[[nodiscard]] std::optional<std::uint64_t> day_entry_of(std::string_view key);

void put_day(rocksdb::WriteBatch& rows, const Database& database, const DayWrite& write);

class DayReader {
 public:
  explicit DayReader(const Database& database) : database_(database) {}

  [[nodiscard]] Result<std::vector<LogRead>> log(base::EventId event, base::Offset after,
                                                 std::size_t entries_max,
                                                 std::size_t bytes_max) const;
  [[nodiscard]] Result<base::Offset> head(base::EventId event) const;
  [[nodiscard]] Result<std::optional<KeyframeRead>> snapshot(base::EventId event,
                                                             base::Offset offset) const;
  [[nodiscard]] Result<std::vector<SealedRead>> sealed(base::EventId event) const;
  [[nodiscard]] Result<std::vector<base::EventId>> days() const;

 private:
  [[nodiscard]] std::unique_ptr<rocksdb::Iterator> rows() const;
  /// The newest offset at or before `offset` in that part of the day; 0: none.
  [[nodiscard]] Result<std::optional<KeyframeRead>> before(base::EventId event, DayRow kind,
                                                           std::uint64_t offset) const;

  const Database& database_;
};

}  // namespace tablee::store::rocks
