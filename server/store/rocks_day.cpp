#include "store/rocks_day.h"

#include <limits>

#include "store/rocks_errors.h"
#include "store/rocks_keys.h"

namespace tablee::store::rocks {
namespace {

constexpr auto greatest = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t head_bytes = board_bytes + 1;
constexpr std::size_t offset_key_bytes = head_bytes + sizeof(std::uint64_t);
constexpr std::size_t sealed_key_bytes = offset_key_bytes + sizeof(std::uint32_t);

std::string prefix(base::EventId event, DayRow kind) {
  std::string key;
  put_big_endian(key, event.value);
  key.push_back(static_cast<char>(kind));
  return key;
}

std::string offset_key(base::EventId event, DayRow kind, std::uint64_t offset) {
  std::string key = prefix(event, kind);
  put_big_endian(key, offset);
  return key;
}

std::string sealed_key(base::EventId event, std::uint32_t kind, std::uint64_t id) {
  std::string key = prefix(event, DayRow::sealed);
  put_big_endian(key, kind);
  put_big_endian(key, id);
  return key;
}

std::string_view view(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

Error reading(const rocksdb::Status& status, base::EventId event) {
  return from_status(status, "read the day of event " + base::to_hex(event.value));
}

Error damaged(base::EventId event, const std::string& what) {
  return {ErrorCode::corrupted, "The day of event " + base::to_hex(event.value) + ": " + what +
                                    ". Keep the data folder as it is and restore from a backup."};
}

}  // namespace

std::optional<std::uint64_t> day_entry_of(std::string_view key) {
  if (key.size() != offset_key_bytes || key[board_bytes] != static_cast<char>(DayRow::entry)) {
    return std::nullopt;
  }
  return get_big_endian<std::uint64_t>(key, head_bytes);
}

void put_day(rocksdb::WriteBatch& rows, const Database& database, const DayWrite& write) {
  auto* family = database.family(Family::day);
  for (const auto& entry : write.log) {
    rows.Put(family, offset_key(write.event, DayRow::entry, entry.offset.value), entry.bytes);
  }
  for (const auto& sealed : write.sealed) {
    const auto key = sealed_key(write.event, sealed.kind, sealed.id);
    if (sealed.value) {
      rows.Put(family, key, *sealed.value);
    } else {
      rows.Delete(family, key);
    }
  }
  for (const auto offset : write.snapshots_erased) {
    rows.Delete(family, offset_key(write.event, DayRow::snapshot, offset.value));
  }
  if (write.snapshot) {
    rows.Put(family, offset_key(write.event, DayRow::snapshot, write.snapshot->offset.value),
             write.snapshot->bytes);
  }
}

std::unique_ptr<rocksdb::Iterator> DayReader::rows() const {
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  return std::unique_ptr<rocksdb::Iterator>(
      database_.db().NewIterator(options, database_.family(Family::day)));
}

Result<std::vector<LogRead>> DayReader::log(base::EventId event, base::Offset after,
                                            std::size_t entries_max, std::size_t bytes_max) const {
  std::vector<LogRead> entries;
  if (after.value == greatest) return entries;
  const auto row = rows();
  const auto ours = prefix(event, DayRow::entry);
  auto expected = after.value + 1;
  std::size_t bytes = 0;
  for (row->Seek(offset_key(event, DayRow::entry, expected));
       row->Valid() && row->key().starts_with(ours) && entries.size() < entries_max;
       row->Next(), ++expected) {
    if (day_entry_of(view(row->key())) != expected) {
      return std::unexpected(damaged(event, "entry " + std::to_string(expected) + " is missing"));
    }
    bytes += row->value().size();
    if (bytes > bytes_max && !entries.empty()) break;
    entries.push_back({base::Offset{expected}, row->value().ToString()});
  }
  if (!row->status().ok()) return std::unexpected(reading(row->status(), event));
  return entries;
}

Result<std::optional<KeyframeRead>> DayReader::before(base::EventId event, DayRow kind,
                                                      std::uint64_t offset) const {
  const auto row = rows();
  row->SeekForPrev(offset_key(event, kind, offset));
  if (!row->status().ok()) return std::unexpected(reading(row->status(), event));
  if (!row->Valid() || !row->key().starts_with(prefix(event, kind))) return std::nullopt;
  if (row->key().size() != offset_key_bytes) {
    return std::unexpected(damaged(event, "a key has the wrong length"));
  }
  return KeyframeRead{base::Offset{get_big_endian<std::uint64_t>(view(row->key()), head_bytes)},
                      row->value().ToString()};
}

Result<base::Offset> DayReader::head(base::EventId event) const {
  const auto newest = before(event, DayRow::entry, greatest);
  if (!newest) return std::unexpected(newest.error());
  return *newest ? (*newest)->offset : base::Offset{0};
}

Result<std::optional<KeyframeRead>> DayReader::snapshot(base::EventId event,
                                                        base::Offset offset) const {
  return before(event, DayRow::snapshot, offset.value);
}

Result<std::vector<SealedRead>> DayReader::sealed(base::EventId event) const {
  std::vector<SealedRead> sealed;
  const auto row = rows();
  const auto ours = prefix(event, DayRow::sealed);
  for (row->Seek(ours); row->Valid() && row->key().starts_with(ours); row->Next()) {
    const auto key = view(row->key());
    if (key.size() != sealed_key_bytes) {
      return std::unexpected(damaged(event, "a sealed record's key has the wrong length"));
    }
    sealed.push_back({get_big_endian<std::uint32_t>(key, head_bytes),
                      get_big_endian<std::uint64_t>(key, head_bytes + sizeof(std::uint32_t)),
                      row->value().ToString()});
  }
  if (!row->status().ok()) return std::unexpected(reading(row->status(), event));
  return sealed;
}

Result<std::vector<base::EventId>> DayReader::days() const {
  std::vector<base::EventId> days;
  const auto row = rows();
  for (row->SeekToFirst(); row->Valid();) {
    if (row->key().size() < head_bytes) {
      return std::unexpected(damaged({}, "a key has the wrong length"));
    }
    const base::EventId event{get_big_endian<std::uint64_t>(view(row->key()), 0)};
    const auto own = sealed_key(event, 0, 0);
    row->Seek(own);
    if (row->Valid() && row->key() == rocksdb::Slice(own)) days.push_back(event);
    if (event.value == greatest) break;
    std::string next;
    put_big_endian(next, event.value + 1);
    row->Seek(next);
  }
  if (!row->status().ok()) return std::unexpected(from_status(row->status(), "list the days"));
  return days;
}

}  // namespace tablee::store::rocks
