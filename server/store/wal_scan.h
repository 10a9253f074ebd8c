// All files of a database's log together: how far acknowledged writes can be reached, and what stands behind what can not be
// read. Changes nothing.
//
// Each row of a write takes the next sequence number, and a write is begun when the one before it was synced. So a write that can be read
// behind a place that can not be, with a number too high, says that acknowledged writes are missing. A torn end has nothing
// behind it (or the log that was begun after it, which continues its numbers).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/wal_file.h"

namespace tablee::store::rocks {

struct WalScan {
  std::uint64_t last =
      0;  ///< Sequence number up to which nothing is missing; 0: there is no write.
  std::optional<std::string> broken;  ///< The place from which on something is missing …
  bool unreadable =
      false;  ///< … because it can not be read. Else a file is not there, or ends too early:
              ///< RocksDB knows whether it still needs it.
  std::string before;               ///< The last write before it.
  std::vector<LoggedWrite> behind;  ///< What can be read after it.
};

/// Looks at the files from `first` on: those below are of no use to the database any more.
[[nodiscard]] Result<WalScan> scan_wal(const std::filesystem::path& database,
                                       std::uint64_t first = 0);

}  // namespace tablee::store::rocks
