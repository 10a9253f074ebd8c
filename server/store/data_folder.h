// The data folder: who may use it, and whether this program understands it. Knows nothing of
// RocksDB.
#pragma once

#include <filesystem>

#include "store/rocks_store.h"

namespace tablee::store {

/// A data folder that this process may use, for as long as the object lives.
class DataFolder {
 public:
  /// Makes the folder if `mode` allows it, takes its lock unless reading only, and checks the format. What is made is its
  /// owner's alone (0700, 0600), whatever the umask.
  [[nodiscard]] static Result<DataFolder> open(const std::filesystem::path& folder, OpenMode mode);

  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&&) = delete;
  ~DataFolder();

  [[nodiscard]] std::filesystem::path database() const { return folder_ / "db"; }
  /// To be called before the database is opened for writing: a folder of an older format becomes one of this, so that an older
  /// program says what to do instead of meeting what it does not know. At once or not at all, also when the power fails.
  [[nodiscard]] Result<void> raise_format();

 private:
  explicit DataFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  [[nodiscard]] Result<void> make();
  [[nodiscard]] Result<void> lock();
  void close_database(OpenMode mode);
  [[nodiscard]] Result<void> check_format(OpenMode mode);
  [[nodiscard]] Result<void> write_format();

  std::filesystem::path folder_;
  int lock_ = -1;
  unsigned found_format_ = 0;  // as FORMAT says
};

}  // namespace tablee::store
