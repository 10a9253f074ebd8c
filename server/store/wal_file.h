// One file of RocksDB's write-ahead log, read without RocksDB and without changing anything: RocksDB takes the first record
// that is bad for the end of the log, and this looks whether something stands behind it.
//
// The format (RocksDB's wiki, "Write Ahead Log File Format"): blocks of 32 KiB; records of a masked CRC-32C (4 bytes), a length (2), a
// type (1: whole, 2 to 4: first, middle, last part) and that many bytes. Numbers are little-endian. A write begins with its sequence number (8)
// and the number of its rows (4), each of which takes one sequence number.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace tablee::store::rocks {

/// One write that can be read whole.
struct LoggedWrite {
  std::uint64_t sequence = 0;  ///< Of its first row.
  std::uint32_t rows = 0;
  bool after_bad = false;  ///< Between it and the write before it something can not be read.
  std::string bytes;       ///< As RocksDB's WriteBatch takes it.
};

struct WalFile {
  std::string name;
  std::vector<LoggedWrite> writes;
  std::optional<std::uint64_t> bad;  ///< Byte at which the first unreadable record begins.
};

/// What can be read of `file`, also behind what can not. A log that is being written may end in the middle of a record.
[[nodiscard]] Result<WalFile> read_wal_file(const std::filesystem::path& file);

/// Bytes from the beginning of `file` that are good records: a log, or a MANIFEST, which has the same form.
[[nodiscard]] Result<std::uint64_t> readable_bytes(const std::filesystem::path& file);

/// The files of a database's log, in order of their numbers.
[[nodiscard]] Result<std::vector<std::filesystem::path>> wal_files(
    const std::filesystem::path& database);
/// The number in the first of `names` that is that of a MANIFEST; 0: there is none.
[[nodiscard]] std::uint64_t manifest_number(const std::vector<std::string>& names);
/// The number in the name of such a file.
[[nodiscard]] std::uint64_t wal_number(const std::filesystem::path& file);

}  // namespace tablee::store::rocks
