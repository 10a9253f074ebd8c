#include "core/votes.h"

namespace tablee::core {
namespace {

std::uint64_t row_hash(Handle handle, std::uint32_t participant) {
  return mix(std::uint64_t{handle} << 32 | participant);
}

}  // namespace

const Votes::Row* Votes::find(Handle handle, std::uint32_t participant) const {
  const std::uint32_t row = row_index_.find(row_hash(handle, participant), [&](std::uint32_t r) {
    return rows_[r].handle == handle && rows_[r].participant == participant;
  });
  return row == HashIndex::none ? nullptr : &rows_[row];
}

std::int32_t Votes::write(const Row& row) {
  if (const Row* found = find(row.handle, row.participant)) {
    Row& old = rows_[static_cast<std::size_t>(found - rows_.data())];
    if (row.stamp <= old.stamp) return 0;
    const std::int32_t grown =
        static_cast<std::int32_t>(row.count) - static_cast<std::int32_t>(old.count);
    spender(row.participant).sum += static_cast<std::uint32_t>(grown);
    old = row;
    return grown;
  }
  rows_.push_back(row);
  row_index_.insert(static_cast<std::uint32_t>(rows_.size() - 1), [&](std::uint32_t r) {
    return row_hash(rows_[r].handle, rows_[r].participant);
  });
  spender(row.participant).sum += row.count;
  return static_cast<std::int32_t>(row.count);
}

std::uint32_t Votes::spent(std::uint32_t participant) const {
  const std::uint32_t row = spender_index_.find(
      mix(participant), [&](std::uint32_t r) { return spenders_[r].participant == participant; });
  return row == HashIndex::none ? 0 : spenders_[row].sum;
}

Votes::Spender& Votes::spender(std::uint32_t participant) {
  const std::uint32_t row = spender_index_.find(
      mix(participant), [&](std::uint32_t r) { return spenders_[r].participant == participant; });
  if (row != HashIndex::none) return spenders_[row];
  spenders_.push_back({participant, 0});
  spender_index_.insert(static_cast<std::uint32_t>(spenders_.size() - 1),
                        [&](std::uint32_t r) { return mix(spenders_[r].participant); });
  return spenders_.back();
}

}  // namespace tablee::core
