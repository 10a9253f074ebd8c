#include "store/wal_scan.h"

#include <utility>

namespace tablee::store::rocks {
namespace {

class Chain {
 public:
  void file(WalFile file) {
    for (LoggedWrite& write : file.writes) {
      if (write.rows > 0) add(file, write);
    }
    if (file.bad) bad_ = place(file);
  }
  WalScan end() { return std::move(scan_); }

 private:
  static std::string place(const WalFile& file) {
    return file.name + (file.bad ? " at byte " + std::to_string(*file.bad) : "");
  }

  void add(const WalFile& file, LoggedWrite& write) {
    const std::uint64_t next = scan_.last + 1;
    const bool first = scan_.last == 0;
    if (!scan_.broken && (first ? write.after_bad : write.sequence > next)) {
      scan_.unreadable = file.bad || bad_;
      scan_.broken = file.bad ? place(file) : bad_.value_or("before " + file.name);
    }
    if (scan_.broken) return scan_.behind.push_back(std::move(write));
    scan_.last = write.sequence + write.rows - 1;
    scan_.before = std::move(write.bytes);
  }

  WalScan scan_;
  std::optional<std::string> bad_;  // in a file before
};

}  // namespace

Result<WalScan> scan_wal(const std::filesystem::path& database, std::uint64_t first) {
  Chain chain;
  const auto files = wal_files(database);
  if (!files) return std::unexpected(files.error());
  for (const auto& path : *files) {
    if (wal_number(path) < first) continue;
    auto file = read_wal_file(path);
    if (!file) return std::unexpected(file.error());
    chain.file(std::move(*file));
  }
  return chain.end();
}

}  // namespace tablee::store::rocks
