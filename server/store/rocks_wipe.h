// What was erased goes from the files too: an erased row is only hidden by a newer one until both are rewritten.
#pragma once

#include <rocksdb/write_batch.h>

#include "store/rocks_open.h"
#include "store/store.h"

namespace tablee::store::rocks {

/// Erases all rows of the board, or of the event's day. Row by row: whoever goes through a damaged log knows rows.
[[nodiscard]] Result<void> erase_board(rocksdb::WriteBatch& rows, const Database& database,
                                       base::BoardId board);
[[nodiscard]] Result<void> erase_day(rocksdb::WriteBatch& rows, const Database& database,
                                     base::EventId event);

/// See Store::wipe(). Any thread; slow.
[[nodiscard]] Result<void> wipe(const Database& database, std::span<const base::BoardId> boards);

}  // namespace tablee::store::rocks
