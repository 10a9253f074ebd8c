#include "store/rocks_trial.h"

#include <memory>
#include <string>
#include <system_error>

#include "store/disk_reserve.h"
#include "store/rocks_errors.h"

namespace tablee::store::rocks {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t trial_bytes = 64 * 1024;

std::uint64_t bytes_of_logs(const fs::path& database) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const auto& file : fs::directory_iterator(database, error)) {
    if (file.path().extension() != ".log") continue;
    const auto size = file.file_size(error);
    if (!error) bytes += size;
  }
  return bytes;
}

rocksdb::Status write_and_sync(const std::string& name, rocksdb::Env& env) {
  std::unique_ptr<rocksdb::WritableFile> file;
  auto status = env.NewWritableFile(name, &file, rocksdb::EnvOptions{});
  if (status.ok()) status = file->Append(std::string(trial_bytes, '-'));
  if (status.ok()) status = file->Sync();
  if (status.ok()) status = file->Close();
  return status;
}

}  // namespace

Result<void> try_disk(const fs::path& database, rocksdb::Env& env) {
  const fs::path folder = database.parent_path();
  if (free_bytes(folder) < bytes_of_logs(database) + trial_bytes) {
    return std::unexpected(
        from_status(rocksdb::Status::NoSpace("no room for what the logs hold"), "open the store"));
  }
  const std::string name = (folder / "trial").string();
  const auto status = write_and_sync(name, env);
  // Left behind it does no harm: the next trial writes over it.
  env.DeleteFile(name).PermitUncheckedError();
  if (!status.ok()) return std::unexpected(from_status(status, "write to the data folder"));
  return {};
}

}  // namespace tablee::store::rocks
