#include "store/salvage.h"

#include <rocksdb/write_batch.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "store/rocks_day.h"
#include "store/rocks_errors.h"
#include "store/rocks_keys.h"

namespace tablee::store::rocks {
namespace {

using rocksdb::Slice;
using rocksdb::Status;

std::string_view view(const Slice& slice) {
  return {slice.data(), slice.size()};
}

/// Asks of each row whether it is kept, and puts those that are into `kept`, when there is one.
class Sift final : public rocksdb::WriteBatch::Handler {
 public:
  using Keep = std::function<bool(Family, std::string_view)>;
  Sift(Keep keep, const Database* database, rocksdb::WriteBatch* kept)
      : keep_(std::move(keep)), database_(database), kept_(kept) {}

  Status PutCF(std::uint32_t number, const Slice& key, const Slice& value) override {
    const auto family = static_cast<Family>(number);
    if (!keep_(family, view(key)) || kept_ == nullptr) return Status::OK();
    return kept_->Put(database_->family(family), key, value);
  }
  Status DeleteCF(std::uint32_t number, const Slice& key) override {
    const auto family = static_cast<Family>(number);
    if (!keep_(family, view(key)) || kept_ == nullptr) return Status::OK();
    return kept_->Delete(database_->family(family), key);
  }

 private:
  Keep keep_;
  const Database* database_;
  rocksdb::WriteBatch* kept_;
};

std::uint64_t sequence_of(const rocksdb::WriteBatch& batch) {
  std::uint64_t sequence = 0;
  std::memcpy(&sequence, batch.Data().data(), sizeof sequence);  // little-endian, as the machine
  return sequence;
}

}  // namespace

Survivors::Board& Survivors::of(std::uint64_t id, Boards& boards, const HeadOf& head_of) {
  const auto [place, fresh] = boards.try_emplace(id);
  if (fresh) place->second.head = place->second.seen = head_of(id);
  return place->second;
}

bool Survivors::entry(Board& board, std::uint64_t offset) {
  board.seen = std::max(board.seen, offset);
  board.broken |= offset > board.head + 1;
  if (board.broken) return false;
  board.head = std::max(board.head, offset);
  board.sound = true;
  return true;
}

bool Survivors::keep_of_day(std::string_view key) {
  Board& day = of(get_big_endian<std::uint64_t>(key, 0), days_, day_head_of_);
  if (const auto offset = day_entry_of(key)) return entry(day, *offset);
  return day.sound && !day.broken;
}

bool Survivors::keep(Family family, std::string_view key) {
  if (family == Family::day && key.size() > board_bytes) return keep_of_day(key);
  const bool boards = family == Family::log || family == Family::keyframe ||
                      family == Family::replica || family == Family::time;
  if (!boards || key.size() < board_bytes) return true;
  Board& board = of(get_big_endian<std::uint64_t>(key, 0), boards_, head_of_);
  if (family == Family::log && key.size() == 2 * board_bytes) {
    return entry(board, get_big_endian<std::uint64_t>(key, board_bytes));
  }
  // What is not of an entry that continues the log may speak of one that is missing.
  return board.sound && !board.broken;
}

std::map<std::uint64_t, std::uint64_t> Survivors::lost_of(const Boards& boards) {
  std::map<std::uint64_t, std::uint64_t> lost;
  for (const auto& [id, board] : boards) {
    if (board.seen > board.head) lost[id] = board.seen - board.head;
  }
  return lost;
}

void for_each_row(const std::string& write, const Row& row) {
  const auto look = [&](Family family, std::string_view key) {
    row(family, key);
    return false;
  };
  Sift sift(look, nullptr, nullptr);
  // A write that was read whole and does not decode says no more than it has said until then.
  rocksdb::WriteBatch(write).Iterate(&sift).PermitUncheckedError();
}

Result<void> write_survivors(const Database& database, const std::string& write,
                             Survivors& survivors) {
  rocksdb::WriteBatch kept;
  const auto keep = [&](Family family, std::string_view key) {
    return survivors.keep(family, key);
  };
  Sift sift(keep, &database, &kept);
  auto status = rocksdb::WriteBatch(write).Iterate(&sift);
  rocksdb::WriteOptions synced;
  synced.sync = true;
  if (status.ok()) status = database.db().Write(synced, &kept);
  if (status.ok()) return {};
  return std::unexpected(from_status(status, "write what was saved"));
}

void UpTo::ColumnFamilyLogNumberMap(const std::map<std::uint32_t, std::uint64_t>& needed,
                                    const std::map<std::string, std::uint32_t>&) {
  const auto number = [](const auto& one) { return one.second; };
  const auto least = std::ranges::min_element(needed, {}, number);
  if (least != needed.end()) first_log_ = least->second;
}

rocksdb::WalFilter::WalProcessingOption UpTo::LogRecordFound(unsigned long long, const std::string&,
                                                             const rocksdb::WriteBatch& batch,
                                                             rocksdb::WriteBatch*, bool*) {
  return sequence_of(batch) <= last_ ? WalProcessingOption::kContinueProcessing
                                     : WalProcessingOption::kIgnoreCurrentRecord;
}

}  // namespace tablee::store::rocks
