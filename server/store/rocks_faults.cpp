#include "store/rocks_faults.h"

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "store/rocks_power.h"

namespace tablee::store::rocks {
namespace {

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

using SharedFaults = std::shared_ptr<Faults>;

class FaultyWritable final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultyWritable(std::unique_ptr<rocksdb::FSWritableFile> file, SharedFaults faults)
      : FSWritableFileOwnerWrapper(std::move(file)), faults_(std::move(faults)) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* context) override {
    if (auto fault = refuse(data, options, context); !fault.ok()) return fault;
    return target()->Append(data, options, context);
  }
  IOStatus Append(const Slice& data, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& info, IODebugContext* context) override {
    if (auto fault = refuse(data, options, context); !fault.ok()) return fault;
    return target()->Append(data, options, info, context);
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* context) override {
    if (auto fault = before_sync(); !fault.ok()) return fault;
    return target()->Sync(options, context);
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    if (auto fault = before_sync(); !fault.ok()) return fault;
    return target()->Fsync(options, context);
  }

 private:
  IOStatus refuse(const Slice& data, const IOOptions& options, IODebugContext* context) {
    if (faults_->full) return IOStatus::NoSpace("injected: no space left on device");
    if (faults_->write_short) {
      const auto half = target()->Append(Slice(data.data(), data.size() / 2), options, context);
      return half.ok() ? IOStatus::IOError("injected: short write") : half;
    }
    if (faults_->write_fails) return IOStatus::IOError("injected: write failed");
    return IOStatus::OK();
  }
  IOStatus before_sync() {
    if (const auto delay = faults_->sync_delay_ms.load(); delay > 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(delay));
    }
    const bool counted = faults_->syncs_until_power_cut >= 0;
    if (counted && faults_->syncs_until_power_cut.fetch_sub(1) == 0) faults_->cut_power();
    if (faults_->sync_fails) return IOStatus::IOError("injected: fsync failed");
    faults_->syncs.fetch_add(1);
    return IOStatus::OK();
  }

  SharedFaults faults_;
};

class FaultyReadable final : public rocksdb::FSRandomAccessFileOwnerWrapper {
 public:
  FaultyReadable(std::unique_ptr<rocksdb::FSRandomAccessFile> file, SharedFaults faults)
      : FSRandomAccessFileOwnerWrapper(std::move(file)), faults_(std::move(faults)) {}

  IOStatus Read(std::uint64_t offset, std::size_t length, const IOOptions& options, Slice* result,
                char* scratch, IODebugContext* context) const override {
    if (faults_->read_fails) return IOStatus::IOError("injected: read failed");
    return target()->Read(offset, length, options, result, scratch, context);
  }

 private:
  SharedFaults faults_;
};

class FaultyFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  FaultyFileSystem(std::shared_ptr<rocksdb::FileSystem> honest, SharedFaults faults)
      : FileSystemWrapper(std::move(honest)), faults_(std::move(faults)) {}

  const char* Name() const override { return "tablee-faulty"; }

  IOStatus NewWritableFile(const std::string& name, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           IODebugContext* context) override {
    if (faults_->full) return IOStatus::NoSpace("injected: no space left on device");
    auto made = target()->NewWritableFile(name, options, file, context);
    if (made.ok()) *file = std::make_unique<FaultyWritable>(std::move(*file), faults_);
    return made;
  }
  IOStatus NewRandomAccessFile(const std::string& name, const FileOptions& options,
                               std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                               IODebugContext* context) override {
    auto made = target()->NewRandomAccessFile(name, options, file, context);
    if (made.ok()) *file = std::make_unique<FaultyReadable>(std::move(*file), faults_);
    return made;
  }

 private:
  SharedFaults faults_;
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> faulty_files(std::shared_ptr<rocksdb::FileSystem> honest,
                                                  SharedFaults faults) {
  if (faults->forgetful) honest = forgetful_disk(std::move(honest), faults);
  return std::make_shared<FaultyFileSystem>(std::move(honest), std::move(faults));
}

}  // namespace tablee::store::rocks
