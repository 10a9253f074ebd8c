#include "store/rocks_power.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"

namespace tablee::store::rocks {
namespace {

namespace fs = std::filesystem;
using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

constexpr std::uint64_t page_bytes = 4'096;

/// What is not durable yet. Any thread.
class Cache {
 public:
  explicit Cache(std::uint64_t seed) : random_(seed) {}

  [[nodiscard]] std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }
  // All below with the lock.
  [[nodiscard]] IOStatus powered() const {
    return dead_ ? IOStatus::IOError("injected: the power is gone") : IOStatus::OK();
  }
  void made(const std::string& name) {
    files_[name] = {};
    undo_.push_back([name] { ::unlink(name.c_str()); });
  }
  void grew(const std::string& name, std::uint64_t by) { files_[name].bytes += by; }
  void synced(const std::string& name) { files_[name].synced = files_[name].bytes; }
  void removed(const std::string& name) { files_.erase(name); }
  void renamed(const std::string& from, const std::string& to) {
    std::ifstream in(to, std::ios::binary);
    std::string before{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    undo_.push_back([to, existed = in.is_open(), before = std::move(before)] {
      if (existed) std::ofstream(to, std::ios::binary) << before;
      if (!existed) ::unlink(to.c_str());
    });
    files_[to] = std::exchange(files_[from], {});
    files_.erase(from);
  }
  void folder_synced() { undo_.clear(); }

  void cut() {
    const auto held = lock();
    if (std::exchange(dead_, true)) return;
    for (const auto& [name, file] : files_) forget(name, file);
    const bool names_stay = random_.below(2) == 0;
    for (; !names_stay && !undo_.empty(); undo_.pop_back()) undo_.back()();
  }

 private:
  struct File {
    std::uint64_t bytes = 0;
    std::uint64_t synced = 0;
  };

  void forget(const std::string& name, const File& file) {
    if (file.bytes == file.synced) return;
    const std::uint64_t left = file.synced + random_.below(file.bytes - file.synced + 1);
    if (::truncate(name.c_str(), static_cast<off_t>(left)) != 0) return;  // gone already
    // Pages reach the disk in any order: one in the middle may be missing.
    const std::uint64_t hole = (file.synced / page_bytes + 1 + random_.below(4)) * page_bytes;
    if (hole >= left || random_.below(2) == 0) return;
    const int fd = ::open(name.c_str(), O_WRONLY | O_CLOEXEC);
    const std::string zeros(std::min(page_bytes, left - hole), '\0');
    static_cast<void>(::pwrite(fd, zeros.data(), zeros.size(), static_cast<off_t>(hole)) < 0);
    ::close(fd);
  }

  std::mutex mutex_;
  base::Random random_;
  std::map<std::string, File> files_;
  std::vector<std::function<void()>> undo_;  // names since their folder was synced
  bool dead_ = false;
};

using SharedCache = std::shared_ptr<Cache>;

class Writable final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  Writable(std::unique_ptr<rocksdb::FSWritableFile> file, std::string name, SharedCache cache)
      : FSWritableFileOwnerWrapper(std::move(file)),
        name_(std::move(name)),
        cache_(std::move(cache)) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* context) override {
    const auto held = cache_->lock();
    if (auto on = cache_->powered(); !on.ok()) return on;
    cache_->grew(name_, data.size());
    return target()->Append(data, options, context);
  }
  IOStatus Append(const Slice& data, const IOOptions& options, const rocksdb::DataVerificationInfo&,
                  IODebugContext* context) override {
    return Append(data, options, context);
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* context) override {
    const auto held = cache_->lock();
    if (auto on = cache_->powered(); !on.ok()) return on;
    auto done = target()->Sync(options, context);
    if (done.ok()) cache_->synced(name_);
    return done;
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    return Sync(options, context);
  }
  IOStatus Truncate(std::uint64_t size, const IOOptions& options,
                    IODebugContext* context) override {
    const auto held = cache_->lock();
    if (auto on = cache_->powered(); !on.ok()) return on;
    return target()->Truncate(size, options, context);
  }

 private:
  std::string name_;
  SharedCache cache_;
};

class Folder final : public rocksdb::FSDirectory {
 public:
  Folder(std::unique_ptr<rocksdb::FSDirectory> folder, SharedCache cache)
      : folder_(std::move(folder)), cache_(std::move(cache)) {}

  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    const auto held = cache_->lock();
    if (auto on = cache_->powered(); !on.ok()) return on;
    auto done = folder_->Fsync(options, context);
    if (done.ok()) cache_->folder_synced();
    return done;
  }
  IOStatus FsyncWithDirOptions(const IOOptions& options, IODebugContext* context,
                               const rocksdb::DirFsyncOptions&) override {
    return Fsync(options, context);
  }
  IOStatus Close(const IOOptions& options, IODebugContext* context) override {
    return folder_->Close(options, context);
  }

 private:
  std::unique_ptr<rocksdb::FSDirectory> folder_;
  SharedCache cache_;
};

class ForgetfulDisk final : public rocksdb::FileSystemWrapper {
 public:
  ForgetfulDisk(std::shared_ptr<rocksdb::FileSystem> honest, SharedCache cache)
      : FileSystemWrapper(std::move(honest)), cache_(std::move(cache)) {}

  const char* Name() const override { return "tablee-forgetful"; }

  IOStatus NewWritableFile(const std::string& name, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           IODebugContext* context) override {
    const auto held = cache_->lock();
    if (auto on = cache_->powered(); !on.ok()) return on;
    auto made = target()->NewWritableFile(name, options, file, context);
    if (!made.ok()) return made;
    cache_->made(name);
    *file = std::make_unique<Writable>(std::move(*file), name, cache_);
    return made;
  }
  IOStatus NewDirectory(const std::string& name, const IOOptions& options,
                        std::unique_ptr<rocksdb::FSDirectory>* folder,
                        IODebugContext* context) override {
    auto made = target()->NewDirectory(name, options, folder, context);
    if (made.ok()) *folder = std::make_unique<Folder>(std::move(*folder), cache_);
    return made;
  }
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                      IODebugContext* context) override {
    const auto held = cache_->lock();
    if (auto on = cache_->powered(); !on.ok()) return on;
    cache_->renamed(from, to);
    return target()->RenameFile(from, to, options, context);
  }
  IOStatus DeleteFile(const std::string& name, const IOOptions& options,
                      IODebugContext* context) override {
    const auto held = cache_->lock();
    if (auto on = cache_->powered(); !on.ok()) return on;
    cache_->removed(name);
    return target()->DeleteFile(name, options, context);
  }

 private:
  SharedCache cache_;
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> forgetful_disk(std::shared_ptr<rocksdb::FileSystem> honest,
                                                    const std::shared_ptr<Faults>& faults) {
  auto cache = std::make_shared<Cache>(faults->power_seed);
  faults->cut_power = [cache] { cache->cut(); };
  return std::make_shared<ForgetfulDisk>(std::move(honest), cache);
}

}  // namespace tablee::store::rocks
