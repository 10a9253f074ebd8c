// Whether the disk takes what opening a database writes, found out before it is opened: RocksDB is not at its best on a full
// disk, and while the old database stays open it can be read.
#pragma once

#include <rocksdb/env.h>

#include <filesystem>

#include "store/store.h"

namespace tablee::store::rocks {

/// Writes a little beside the folder `database`, to the disk, and takes it away again; there must be room for what lies in the
/// database's logs, too, which an opening moves into table files. Errors: full, no_permission, io.
[[nodiscard]] Result<void> try_disk(const std::filesystem::path& database, rocksdb::Env& env);

}  // namespace tablee::store::rocks
