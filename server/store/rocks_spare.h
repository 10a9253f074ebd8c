// Descriptors that are kept for the database: when the process has none left (a crowd at the doors), RocksDB still gets those that it
// needs for its next log and tables. Without them it would take no more writes, for want of nothing but a number.
#pragma once

#include <rocksdb/file_system.h>

#include <memory>

namespace tablee::store::rocks {

/// Opens files for the database and holds some descriptors that do nothing, to give up when a file can not be opened for want of
/// one. Any thread.
class SpareFiles : public rocksdb::FileSystemWrapper {
 public:
  explicit SpareFiles(std::shared_ptr<rocksdb::FileSystem> files) : FileSystemWrapper(files) {}
  /// Gives all up, for what is not opened through it.
  virtual void release() = 0;
  /// Takes back what was given up, as far as there is any. From time to time.
  virtual void refill() = 0;
};

[[nodiscard]] std::shared_ptr<SpareFiles> spare_files(std::shared_ptr<rocksdb::FileSystem> files);

}  // namespace tablee::store::rocks
