#include "store/rocks_check.h"

#include "store/rocks_errors.h"

namespace tablee::store::rocks {
namespace {

Family behind(Family family) {
  return static_cast<Family>(static_cast<int>(family) + 1);
}

}  // namespace

// An iterator of its own for each piece: one that stays open keeps what others erase.
Result<bool> check_piece(const Database& database, CheckCursor& cursor, std::size_t bytes) {
  if (cursor.family == Family::count) return false;
  rocksdb::ReadOptions options;
  options.verify_checksums = true;
  options.total_order_seek = true;
  options.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> row(
      database.db().NewIterator(options, database.family(cursor.family)));
  row->Seek(cursor.key);
  if (row->Valid() && !cursor.key.empty() && row->key() == rocksdb::Slice(cursor.key)) row->Next();
  for (std::size_t read = 0; row->Valid() && read < bytes; row->Next()) {
    read += row->key().size() + row->value().size();
    cursor.key.assign(row->key().data(), row->key().size());
  }
  if (row->Valid()) return true;
  cursor = {behind(cursor.family), {}};
  if (!row->status().ok()) return std::unexpected(from_status(row->status(), "read the store"));
  return cursor.family != Family::count;
}

}  // namespace tablee::store::rocks
