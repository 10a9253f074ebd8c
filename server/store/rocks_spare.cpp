#include "store/rocks_spare.h"

#include <fcntl.h>
#include <unistd.h>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"

namespace tablee::store::rocks {
namespace {

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

class Held final : public SpareFiles {
 public:
  explicit Held(std::shared_ptr<rocksdb::FileSystem> files) : SpareFiles(std::move(files)) {
    refill();
  }
  ~Held() override {
    while (give_up()) continue;
  }

  void release() override {
    while (give_up()) continue;
  }

  const char* Name() const override { return "tablee-spare"; }

  void refill() override {
    const std::lock_guard lock(mutex_);
    while (spares_.size() < limits::spare_descriptors) {
      const int spare = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
      if (spare < 0) return;  // there is none: as before
      spares_.push_back(spare);
    }
  }

  IOStatus NewWritableFile(const std::string& name, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           IODebugContext* context) override {
    return opened([&] { return target()->NewWritableFile(name, options, file, context); });
  }
  IOStatus NewSequentialFile(const std::string& name, const FileOptions& options,
                             std::unique_ptr<rocksdb::FSSequentialFile>* file,
                             IODebugContext* context) override {
    return opened([&] { return target()->NewSequentialFile(name, options, file, context); });
  }
  IOStatus NewRandomAccessFile(const std::string& name, const FileOptions& options,
                               std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                               IODebugContext* context) override {
    return opened([&] { return target()->NewRandomAccessFile(name, options, file, context); });
  }
  IOStatus NewDirectory(const std::string& name, const IOOptions& options,
                        std::unique_ptr<rocksdb::FSDirectory>* folder,
                        IODebugContext* context) override {
    return opened([&] { return target()->NewDirectory(name, options, folder, context); });
  }
  IOStatus GetChildren(const std::string& name, const IOOptions& options,
                       std::vector<std::string>* names, IODebugContext* context) override {
    return opened([&] { return target()->GetChildren(name, options, names, context); });
  }

 private:
  bool give_up() {
    const std::lock_guard lock(mutex_);
    if (spares_.empty()) return false;
    ::close(spares_.back());
    spares_.pop_back();
    return true;
  }

  // Somebody else may be quicker to take the number that was given up.
  template <typename Open>
  IOStatus opened(Open open) {
    auto status = open();
    while (!status.ok() && status.ToString().find("Too many open files") != std::string::npos &&
           give_up()) {
      status = open();
    }
    return status;
  }

  std::mutex mutex_;
  std::vector<int> spares_;
};

}  // namespace

std::shared_ptr<SpareFiles> spare_files(std::shared_ptr<rocksdb::FileSystem> files) {
  return std::make_shared<Held>(std::move(files));
}

}  // namespace tablee::store::rocks
