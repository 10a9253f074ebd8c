// What RocksDB has to say for itself, in `db/LOG`: warnings and errors, for whoever looks into a store that is not well.
//
// Its own logger ends the process when the disk is full (an assertion in Debian's build); here words that the disk does not
// take are lost, and nothing else.
#pragma once

#include <rocksdb/env.h>

#include <filesystem>
#include <memory>

namespace tablee::store::rocks {

/// Goes on with the file, or begins another when it has grown large; the one before stays as `LOG.old`.
[[nodiscard]] std::shared_ptr<rocksdb::Logger> open_log(const std::filesystem::path& database);

/// Says nothing: for whoever only reads, beside a server that writes its own.
[[nodiscard]] std::shared_ptr<rocksdb::Logger> no_log();

}  // namespace tablee::store::rocks
