#include "store/rocks_check.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "store/rocks_errors.h"

namespace tablee::store::rocks {
namespace {

Family behind(Family family) {
  return static_cast<Family>(static_cast<int>(family) + 1);
}

/// `key`, as a number, and 2^bit. Nothing: there is no such key of its length.
std::optional<std::string> further(std::string key, std::size_t bit) {
  std::size_t at = key.size() - 1 - bit / 8;
  unsigned carry = 1U << (bit % 8);
  for (;; --at) {
    carry += static_cast<unsigned char>(key[at]);
    key[at] = static_cast<char>(carry & 0xFFU);
    carry >>= 8U;
    if (carry == 0) return key;
    if (at == 0) return std::nullopt;
  }
}

/// Where what can be read begins again behind the cursor: found in steps that double, so that little is passed over where little is
/// damaged. Nothing: nowhere.
std::optional<std::string> behind_damage(rocksdb::Iterator& row, std::string key) {
  if (key.empty()) key.assign(sizeof(std::uint64_t), '\0');
  for (std::size_t bit = 0; bit < key.size() * 8; ++bit) {
    const auto probe = further(key, bit);
    if (!probe) break;
    row.Seek(*probe);
    if (row.Valid()) return probe;
    if (row.status().ok()) break;
  }
  return std::nullopt;
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
  if (row->status().ok()) {
    cursor = {behind(cursor.family), {}};
    return cursor.family != Family::count;
  }
  auto error = from_status(row->status(), "read the store");
  if (auto next = behind_damage(*row, cursor.key)) {
    cursor.key = std::move(*next);
  } else {
    cursor = {behind(cursor.family), {}};
  }
  return std::unexpected(std::move(error));
}

}  // namespace tablee::store::rocks
