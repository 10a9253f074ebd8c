#include "store/rocks_reader.h"

#include <limits>
#include <utility>

#include "store/rocks_errors.h"
#include "store/rocks_keys.h"

namespace tablee::store::rocks {
namespace {

using rocksdb::Slice;

constexpr auto greatest = std::numeric_limits<std::uint64_t>::max();

std::string_view view(const Slice& slice) {
  return {slice.data(), slice.size()};
}

/// The integer behind the board in a key; nothing when the key has another length.
template <typename Integer>
std::optional<Integer> within(const Slice& key) {
  if (key.size() != board_bytes + sizeof(Integer)) return std::nullopt;
  return get_big_endian<Integer>(view(key), board_bytes);
}

Error reading(const rocksdb::Status& status, base::BoardId board) {
  return from_status(status, "read board " + base::to_hex(board.value));
}

Error damaged(base::BoardId board, std::string_view what) {
  return {ErrorCode::corrupted, "Board " + base::to_hex(board.value) + ": " + std::string(what) +
                                    ". Keep the data folder as it is and restore from a backup."};
}

}  // namespace

std::unique_ptr<rocksdb::Iterator> Reader::within_board(Family family) const {
  rocksdb::ReadOptions options;
  options.prefix_same_as_start = true;
  return std::unique_ptr<rocksdb::Iterator>(
      database_.db().NewIterator(options, database_.family(family)));
}

std::unique_ptr<rocksdb::Iterator> Reader::over_all(Family family) const {
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  return std::unique_ptr<rocksdb::Iterator>(
      database_.db().NewIterator(options, database_.family(family)));
}

Result<std::vector<LogRead>> Reader::log(base::BoardId board, base::Offset after,
                                         std::size_t entries_max, std::size_t bytes_max) const {
  std::vector<LogRead> entries;
  if (after.value == greatest) return entries;
  const auto row = within_board(Family::log);
  auto expected = after.value + 1;
  std::size_t bytes = 0;
  for (row->Seek(board_key(board, expected)); row->Valid() && entries.size() < entries_max;
       row->Next(), ++expected) {
    if (within<std::uint64_t>(row->key()) != expected) {
      return std::unexpected(damaged(board, "entry " + std::to_string(expected) + " is missing"));
    }
    bytes += row->value().size();
    if (bytes > bytes_max && !entries.empty()) break;
    entries.push_back({base::Offset{expected}, row->value().ToString()});
  }
  if (!row->status().ok()) return std::unexpected(reading(row->status(), board));
  return entries;
}

Result<base::Offset> Reader::head(base::BoardId board) const {
  const auto row = within_board(Family::log);
  row->SeekForPrev(board_key(board, greatest));
  if (!row->status().ok()) return std::unexpected(reading(row->status(), board));
  if (!row->Valid()) return base::Offset{0};
  const auto offset = within<std::uint64_t>(row->key());
  if (!offset) return std::unexpected(damaged(board, "a key of its log has the wrong length"));
  return base::Offset{*offset};
}

Result<std::optional<KeyframeRead>> Reader::keyframe(base::BoardId board,
                                                     base::Offset offset) const {
  const auto row = within_board(Family::keyframe);
  row->SeekForPrev(board_key(board, offset.value));
  if (!row->status().ok()) return std::unexpected(reading(row->status(), board));
  if (!row->Valid()) return std::nullopt;
  const auto found = within<std::uint64_t>(row->key());
  if (!found) return std::unexpected(damaged(board, "a keyframe's key has the wrong length"));
  return KeyframeRead{base::Offset{*found}, row->value().ToString()};
}

Result<std::vector<base::Offset>> Reader::keyframes(base::BoardId board) const {
  std::vector<base::Offset> offsets;
  const auto row = within_board(Family::keyframe);
  for (row->Seek(board_prefix(board)); row->Valid(); row->Next()) {
    const auto offset = within<std::uint64_t>(row->key());
    if (!offset) return std::unexpected(damaged(board, "a keyframe's key has the wrong length"));
    offsets.emplace_back(*offset);
  }
  if (!row->status().ok()) return std::unexpected(reading(row->status(), board));
  return offsets;
}

Result<std::vector<ReplicaRead>> Reader::replicas(base::BoardId board) const {
  std::vector<ReplicaRead> replicas;
  const auto row = within_board(Family::replica);
  for (row->Seek(board_prefix(board)); row->Valid(); row->Next()) {
    const auto number = within<std::uint32_t>(row->key());
    if (!number) return std::unexpected(damaged(board, "a replica's key has the wrong length"));
    replicas.push_back({*number, row->value().ToString()});
  }
  if (!row->status().ok()) return std::unexpected(reading(row->status(), board));
  return replicas;
}

Result<base::Offset> Reader::offset_before(base::BoardId board, std::uint64_t second) const {
  if (second == 0) return base::Offset{0};
  const auto row = within_board(Family::time);
  row->SeekForPrev(board_key(board, second - 1));
  if (!row->status().ok()) return std::unexpected(reading(row->status(), board));
  if (!row->Valid()) return base::Offset{0};
  if (row->value().size() != sizeof(std::uint64_t)) {
    return std::unexpected(damaged(board, "a row of its time index has the wrong length"));
  }
  return base::Offset{get_big_endian<std::uint64_t>(view(row->value()), 0)};
}

Result<std::vector<TimeRead>> Reader::seconds(base::BoardId board, std::uint64_t from,
                                              std::size_t max) const {
  std::vector<TimeRead> rows;
  const auto row = within_board(Family::time);
  for (row->Seek(board_key(board, from)); row->Valid() && rows.size() < max; row->Next()) {
    const auto second = within<std::uint64_t>(row->key());
    if (!second || row->value().size() != sizeof(std::uint64_t)) {
      return std::unexpected(damaged(board, "a row of its time index has the wrong length"));
    }
    const base::WallTime time{std::chrono::seconds(static_cast<std::int64_t>(*second))};
    rows.push_back({time, base::Offset{get_big_endian<std::uint64_t>(view(row->value()), 0)}});
  }
  if (!row->status().ok()) return std::unexpected(reading(row->status(), board));
  return rows;
}

Result<std::vector<base::BoardId>> Reader::boards() const {
  std::vector<base::BoardId> boards;
  const auto row = over_all(Family::replica);
  for (row->SeekToFirst(); row->Valid();) {
    if (row->key().size() != board_bytes + sizeof(std::uint32_t)) {
      return std::unexpected(damaged(base::BoardId{}, "a replica's key has the wrong length"));
    }
    const auto board = get_big_endian<std::uint64_t>(view(row->key()), 0);
    if (within<std::uint32_t>(row->key()) == 0U) boards.emplace_back(board);
    if (board == greatest) break;
    row->Seek(board_prefix(base::BoardId{board + 1}));
  }
  if (!row->status().ok()) return std::unexpected(from_status(row->status(), "list the boards"));
  return boards;
}

Result<std::vector<RecordRead>> Reader::records(std::string_view prefix) const {
  std::vector<RecordRead> found;
  const auto row = over_all(Family::event);
  for (row->Seek(Slice(prefix)); row->Valid() && row->key().starts_with(Slice(prefix));
       row->Next()) {
    found.push_back({row->key().ToString(), row->value().ToString()});
  }
  if (!row->status().ok()) return std::unexpected(from_status(row->status(), "read event records"));
  return found;
}

Result<std::optional<base::Bytes>> Reader::get(Family family, std::string_view key) const {
  std::string value;
  const auto status =
      database_.db().Get(rocksdb::ReadOptions(), database_.family(family), Slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return std::unexpected(from_status(status, "read a record"));
  return value;
}

}  // namespace tablee::store::rocks
