// What is looked at before a database is opened, because RocksDB would take what is damaged for what was never finished, go
// on without it, and delete what is left of it.
#pragma once

#include "store/rocks_store.h"

namespace tablee::store {

/// Nothing that was acknowledged is missing, as far as can be told without reading all; changes nothing. Errors: lost
/// (loss.h), corrupted, io.
[[nodiscard]] Result<void> look_before_opening(const RocksOptions& options);

}  // namespace tablee::store
