// What was erased goes from the files too: an erased row is only hidden by a newer one until both are rewritten.
#pragma once

#include "store/rocks_open.h"
#include "store/store.h"

namespace tablee::store::rocks {

/// See Store::wipe(). Any thread; slow.
[[nodiscard]] Result<void> wipe(const Database& database, const Erased& of);

}  // namespace tablee::store::rocks
