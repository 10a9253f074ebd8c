// A disk that loses what was not synced when its power goes, around the machine's own: for tests.
//
// Files are really written. Kept in mind is how far each was synced, and which names were made or changed since their folder was; when
// the power goes, files end where they were synced or somewhere behind it, at times with a page of zeros, and such names may
// be gone. From then on every call fails.
#pragma once

#include <rocksdb/file_system.h>

#include <memory>

#include "store/faults.h"

namespace tablee::store::rocks {

/// Its power goes by `faults->cut_power()`, which this sets.
[[nodiscard]] std::shared_ptr<rocksdb::FileSystem> forgetful_disk(
    std::shared_ptr<rocksdb::FileSystem> honest, const std::shared_ptr<Faults>& faults);

}  // namespace tablee::store::rocks
