// A file system that fails when told to, around the machine's own.
#pragma once

#include <rocksdb/file_system.h>

#include <memory>

#include "store/faults.h"

namespace tablee::store::rocks {

/// Files that obey `faults`, on top of `honest` ones.
[[nodiscard]] std::shared_ptr<rocksdb::FileSystem> faulty_files(
    std::shared_ptr<rocksdb::FileSystem> honest, std::shared_ptr<Faults> faults);

}  // namespace tablee::store::rocks
