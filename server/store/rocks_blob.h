// The rows of the blobs: each blob, and beside it a row that says that it is there, so that they are listed and
// counted without any of them being read.
#pragma once

#include <rocksdb/write_batch.h>

#include <string>
#include <string_view>

#include "store/rocks_open.h"
#include "store/store.h"

namespace tablee::store::rocks {

/// Writes the blob's two rows.
void put_blob(rocksdb::WriteBatch& rows, const Database& database, const BlobKey& key,
              base::BytesView bytes);
/// Erases all rows of the event.
[[nodiscard]] Result<void> erase_blobs(rocksdb::WriteBatch& rows, const Database& database,
                                       base::EventId event);

[[nodiscard]] Result<bool> has_blob(const Database& database, const BlobKey& key);
[[nodiscard]] Result<std::optional<base::Bytes>> read_blob(const Database& database,
                                                           const BlobKey& key);
[[nodiscard]] Result<std::vector<BlobRow>> list_blobs(const Database& database);

/// Whether such a key has a blob's bytes behind it; nothing when it is a key of another form.
[[nodiscard]] std::optional<bool> holds_blob(std::string_view key);

}  // namespace tablee::store::rocks
