// A file system that fails when told to, around the machine's own.
#pragma once

#include <rocksdb/env.h>

#include <memory>

#include "store/faults.h"

namespace tablee::store::rocks {

/// An Env whose files obey `faults`. Must outlive the database that uses it.
[[nodiscard]] std::unique_ptr<rocksdb::Env> faulty_env(std::shared_ptr<Faults> faults);

}  // namespace tablee::store::rocks
