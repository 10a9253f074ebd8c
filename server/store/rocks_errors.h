// RocksDB's statuses as this house's errors.
#pragma once

#include <rocksdb/status.h>

#include <string_view>

#include "store/error.h"

namespace tablee::store::rocks {

/// `doing` completes the sentence "Could not …".
[[nodiscard]] Error from_status(const rocksdb::Status& status, std::string_view doing);

}  // namespace tablee::store::rocks
