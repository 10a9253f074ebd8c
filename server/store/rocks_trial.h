// Whether the disk takes what opening a database writes, found out beside a database that is still open.
#pragma once

#include <rocksdb/env.h>

#include <filesystem>

#include "store/store.h"

namespace tablee::store::rocks {

/// Writes a little into the folder `database`, to the disk, and takes it away again; there must be room for what lies in the
/// database's logs, too, which an opening moves into table files. Errors: full, no_permission, io.
[[nodiscard]] Result<void> try_disk(const std::filesystem::path& database, rocksdb::Env& env);

}  // namespace tablee::store::rocks
