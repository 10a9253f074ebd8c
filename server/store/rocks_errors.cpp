#include "store/rocks_errors.h"

#include <string>

namespace tablee::store::rocks {

Error from_status(const rocksdb::Status& status, std::string_view doing) {
  const std::string text = status.ToString();
  const auto what = [&](std::string_view advice) {
    return "Could not " + std::string(doing) + ". " + std::string(advice) + " (" + text + ")";
  };
  const bool quota = text.find("Disk quota exceeded") != std::string::npos;
  if (status.IsNoSpace() || quota) {
    return {ErrorCode::full, what("The disk of the data folder is full: free some space on it.")};
  }
  if (status.IsCorruption()) {
    return {ErrorCode::corrupted,
            what("What was read is not what was written: keep the data folder as it is, check the "
                 "disk, and restore from a backup.")};
  }
  if (status.IsIOError() && text.find("Permission denied") != std::string::npos) {
    return {ErrorCode::no_permission,
            what("The user that runs Tablée must be able to read and write the data folder and "
                 "everything in it.")};
  }
  if (status.IsIOError() && text.find("Read-only file system") != std::string::npos) {
    return {ErrorCode::no_permission, what("The disk of the data folder is mounted read-only.")};
  }
  if (text.find("File too large") != std::string::npos) {
    return {ErrorCode::full,
            what("A limit on the size of files is in the way: raise it (ulimit -f, LimitFSIZE).")};
  }
  if (text.find("Too many open files") != std::string::npos) {
    return {ErrorCode::io,
            what("The process has too many files open: raise its limit (ulimit -n, LimitNOFILE).")};
  }
  return {ErrorCode::io, what("The disk or the file system reported an error: check it.")};
}

}  // namespace tablee::store::rocks
