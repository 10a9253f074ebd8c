#include "store/rocks_blob.h"

#include <algorithm>
#include <limits>

#include "store/rocks_errors.h"
#include "store/rocks_keys.h"

namespace tablee::store::rocks {
namespace {

using rocksdb::Slice;

// An event, what kind of row it is, and the blob's SHA-256.
constexpr char listed = 'a';
constexpr char whole = 'b';
constexpr std::size_t kind_at = sizeof(std::uint64_t);
constexpr std::size_t key_bytes = kind_at + 1 + sizeof(BlobId);

std::string row(const BlobKey& key, char kind) {
  std::string bytes;
  put_big_endian(bytes, key.event.value);
  bytes.push_back(kind);
  bytes.append(reinterpret_cast<const char*>(key.id.data()), key.id.size());
  return bytes;
}

// Where the rows of this kind begin.
std::string first_row(base::EventId event, char kind) {
  std::string bytes;
  put_big_endian(bytes, event.value);
  bytes.push_back(kind);
  return bytes;
}

Error damaged() {
  return {ErrorCode::corrupted,
          "The list of pictures has a row of another form: restore a backup."};
}

std::unique_ptr<rocksdb::Iterator> over_rows(const Database& database) {
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  return std::unique_ptr<rocksdb::Iterator>(
      database.db().NewIterator(options, database.family(Family::blob)));
}

Result<std::optional<base::Bytes>> get(const Database& database, const std::string& key) {
  std::string value;
  const auto status =
      database.db().Get(rocksdb::ReadOptions(), database.family(Family::blob), Slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return std::unexpected(from_status(status, "read a picture"));
  return value;
}

}  // namespace

std::optional<bool> holds_blob(std::string_view key) {
  if (key.size() != key_bytes || (key[kind_at] != listed && key[kind_at] != whole)) {
    return std::nullopt;
  }
  return key[kind_at] == whole;
}

void put_blob(rocksdb::WriteBatch& rows, const Database& database, const BlobKey& key,
              base::BytesView bytes) {
  std::string size;
  put_big_endian(size, std::uint64_t{bytes.size()});
  rows.Put(database.family(Family::blob), row(key, listed), size);
  rows.Put(database.family(Family::blob), Slice(row(key, whole)), Slice(bytes));
}

Result<void> erase_blobs(rocksdb::WriteBatch& rows, const Database& database, base::EventId event) {
  const auto there = list_blobs(database);
  if (!there) return std::unexpected(there.error());
  for (const BlobRow& blob : *there) {
    if (blob.key.event != event) continue;
    rows.Delete(database.family(Family::blob), row(blob.key, listed));
    rows.Delete(database.family(Family::blob), row(blob.key, whole));
  }
  return {};
}

Result<bool> has_blob(const Database& database, const BlobKey& key) {
  const auto found = get(database, row(key, listed));
  if (!found) return std::unexpected(found.error());
  return found->has_value();
}

Result<std::optional<base::Bytes>> read_blob(const Database& database, const BlobKey& key) {
  return get(database, row(key, whole));
}

// From the rows that list an event's blobs it goes on to the next event, past all that are large.
Result<std::vector<BlobRow>> list_blobs(const Database& database) {
  std::vector<BlobRow> found;
  const auto at = over_rows(database);
  for (at->Seek(first_row(base::EventId{0}, listed)); at->Valid();) {
    const std::string_view key{at->key().data(), at->key().size()};
    const auto large = holds_blob(key);
    if (!large) return std::unexpected(damaged());
    const base::EventId event{get_big_endian<std::uint64_t>(key, 0)};
    if (*large) {
      if (event.value == std::numeric_limits<std::uint64_t>::max()) break;
      at->Seek(first_row(base::EventId{event.value + 1}, listed));
      continue;
    }
    const std::string_view value{at->value().data(), at->value().size()};
    if (value.size() != sizeof(std::uint64_t)) return std::unexpected(damaged());
    BlobRow blob{{event, {}}, get_big_endian<std::uint64_t>(value, 0)};
    std::ranges::copy(key.substr(kind_at + 1), blob.key.id.begin());
    found.push_back(blob);
    at->Next();
  }
  if (!at->status().ok()) return std::unexpected(from_status(at->status(), "list the pictures"));
  return found;
}

}  // namespace tablee::store::rocks
