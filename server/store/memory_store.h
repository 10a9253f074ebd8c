// A store in memory: for tests and simulations. Keeps the same promises as the RocksDB backend (one
// contract suite holds both), except that it ends with its process.
#pragma once

#include <map>
#include <mutex>
#include <unordered_map>

#include "store/store.h"

namespace tablee::store {

class MemoryStore : public Store {
 public:
  /// From now on writes fail with `error`, as a broken disk would: nothing of them is kept, and
  /// later ones answer `failed` until reopen(). reopen() mends it.
  void break_writes(Error error);

  /// Becomes what `other` is: a backup, or the way back. Broken writes stay broken.
  void copy_from(const MemoryStore& other);

  using Store::write;
  [[nodiscard]] Result<void> write(std::span<const Append> appends,
                                   std::span<const RecordWrite> records) override;
  [[nodiscard]] Result<void> put_blob(const BlobKey& key, base::BytesView bytes) override;
  [[nodiscard]] Result<void> erase_blobs(base::EventId event) override;
  [[nodiscard]] Result<void> erase_board(base::BoardId board) override;
  [[nodiscard]] Result<void> erase_day(base::EventId event) override;
  [[nodiscard]] Result<void> wipe(std::span<const base::BoardId> boards) override;
  [[nodiscard]] Result<void> reopen() override;
  void on_failure(Failure told) override;

  [[nodiscard]] Result<std::vector<LogRead>> read_log(base::BoardId board, base::Offset after,
                                                      std::size_t entries_max,
                                                      std::size_t bytes_max) const override;
  [[nodiscard]] Result<base::Offset> head(base::BoardId board) const override;
  [[nodiscard]] Result<std::optional<KeyframeRead>> keyframe(base::BoardId board,
                                                             base::Offset offset) const override;
  [[nodiscard]] Result<std::vector<base::Offset>> keyframes(base::BoardId board) const override;
  [[nodiscard]] Result<std::vector<ReplicaRead>> replicas(base::BoardId board) const override;
  [[nodiscard]] Result<base::Offset> offset_at(base::BoardId board,
                                               base::WallTime time) const override;
  [[nodiscard]] Result<std::vector<TimeRead>> time_index(base::BoardId board, base::WallTime from,
                                                         std::size_t max) const override;
  [[nodiscard]] Result<std::vector<LogRead>> read_day(base::EventId event, base::Offset after,
                                                      std::size_t entries_max,
                                                      std::size_t bytes_max) const override;
  [[nodiscard]] Result<base::Offset> day_head(base::EventId event) const override;
  [[nodiscard]] Result<std::optional<KeyframeRead>> day_snapshot(
      base::EventId event, base::Offset offset) const override;
  [[nodiscard]] Result<std::vector<SealedRead>> sealed(base::EventId event) const override;
  [[nodiscard]] Result<std::vector<base::EventId>> days() const override;
  [[nodiscard]] Result<std::vector<base::BoardId>> boards() const override;
  [[nodiscard]] Result<std::optional<base::Bytes>> record(std::string_view key) const override;
  [[nodiscard]] Result<std::vector<RecordRead>> records(std::string_view prefix) const override;
  [[nodiscard]] Result<std::optional<base::Bytes>> blob(const BlobKey& key) const override;
  [[nodiscard]] Result<std::vector<BlobRow>> blobs() const override;

 private:
  struct Board {
    std::vector<base::Bytes> log;  // index = offset - 1
    std::map<base::Offset, base::Bytes> keyframes;
    std::map<std::uint32_t, base::Bytes> replicas;
    std::map<base::WallTime, base::Offset> seconds;
  };

  struct Day {
    std::vector<base::Bytes> log;  // index = offset - 1
    std::map<base::Offset, base::Bytes> snapshots;
    std::map<std::pair<std::uint32_t, std::uint64_t>, base::Bytes> sealed;
  };

  [[nodiscard]] Result<void> may_write(std::span<const Append> appends) const;
  [[nodiscard]] Result<void> take(std::span<const Append> appends);
  void apply(const Append& append);
  void apply(const DayWrite& write);
  [[nodiscard]] const Board& board_of(base::BoardId board) const;
  [[nodiscard]] const Day& day_of(base::EventId event) const;

  mutable std::mutex mutex_;  // everything below
  std::map<base::BoardId, Board> boards_;
  std::map<base::EventId, Day> days_;
  std::map<std::string, base::Bytes, std::less<>> records_;
  std::map<BlobKey, base::Bytes> blobs_;
  std::optional<Error> broken_;
  bool failed_ = false;
  Failure told_;
};

}  // namespace tablee::store
