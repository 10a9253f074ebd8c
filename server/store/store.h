// The store: logs, keyframes, replica records, event records and blobs, as bytes. Durable when a
// write returns (the RocksDB backend) or not at all (the memory backend, for tests and
// simulations).
//
// Not here: what the bytes mean, and when to write. Shards never call the writing functions: they
// go through CommitWriter, which joins what is pending into one write with one fsync.
//
// Threads: every function may be called from any thread at any time. A read sees a write as soon as
// the write has returned, whole. After a failed write, whoever made it, all writes fail until reopen(); reads go on. The
// store is the one that knows whether it can be written; who is to mend it hears of it by on_failure().
#pragma once

#include <array>
#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/append.h"
#include "store/error.h"

namespace tablee::store {

template <typename T>
using Result = std::expected<T, Error>;

struct LogRead {
  base::Offset offset;
  base::Bytes bytes;
};

struct KeyframeRead {
  base::Offset offset;
  base::Bytes bytes;
};

struct ReplicaRead {
  std::uint32_t replica = 0;
  base::Bytes bytes;
};

/// The last entry of one second of a board's life.
struct TimeRead {
  base::WallTime second;  ///< A whole second.
  base::Offset offset;    ///< Of the last entry with second <= time < second + 1 s.
};

/// What a day keeps and tells nobody.
struct SealedRead {
  std::uint32_t kind = 0;
  std::uint64_t id = 0;
  base::Bytes bytes;
};

struct RecordRead {
  std::string key;
  base::Bytes value;
};

/// SHA-256 of the blob's bytes.
using BlobId = std::array<std::uint8_t, 32>;

/// A blob belongs to one event: what another event has is not told by its hash, and it goes with its event.
struct BlobKey {
  base::EventId event;
  BlobId id{};
  auto operator<=>(const BlobKey&) const = default;
};

/// That a blob is there, and how large it is.
struct BlobRow {
  BlobKey key;
  std::uint64_t bytes = 0;
  bool operator==(const BlobRow&) const = default;
};

class Store {
 public:
  using Failure = std::function<void(const Error& why)>;
  virtual ~Store() = default;

  // --- Writing -----------------------------------------------------------------------------------

  /// All of it in one atomic, synced write. A board may occur more than once; its log then goes on
  /// from one Append to the next. `gap` when a log does not continue at the board's head plus one:
  /// nothing is written and the store stays usable. Any other error: nothing was acknowledged, some
  /// of it may be found there after reopen(), and every further write answers `failed`.
  [[nodiscard]] virtual Result<void> write(std::span<const Append> appends,
                                           std::span<const RecordWrite> records) = 0;
  [[nodiscard]] Result<void> write(std::span<const Append> appends) { return write(appends, {}); }
  [[nodiscard]] Result<void> write(const Append& append) { return write({&append, 1}, {}); }
  [[nodiscard]] Result<void> write_records(std::span<const RecordWrite> records) {
    return write({}, records);
  }
  /// Synced, whole or not at all. Writing a blob that is there already does nothing.
  [[nodiscard]] virtual Result<void> put_blob(const BlobKey& key, base::BytesView bytes) = 0;
  /// All blobs of an event, synced. None is no error.
  [[nodiscard]] virtual Result<void> erase_blobs(base::EventId event) = 0;
  /// All rows of a board, or of an event's day, synced, whole or not at all. Nobody may have it open. None is no error.
  [[nodiscard]] virtual Result<void> erase_board(base::BoardId board) = 0;
  [[nodiscard]] virtual Result<void> erase_day(base::EventId event) = 0;
  /// What was erased or written over until now, of event records, days and these boards (with any: of blobs), is in no file of the store
  /// when this returns: what held it is rewritten. Slow; others read and write meanwhile. After an error it may be asked for again.
  [[nodiscard]] virtual Result<void> wipe(std::span<const base::BoardId> boards) = 0;
  /// Closes and opens again, after a failed write. What a read then finds is durable. Waits for
  /// reads that are under way. Whoever holds state derived from the store must derive it again.
  [[nodiscard]] virtual Result<void> reopen() = 0;
  /// Nothing waits to be written: time for what no write is to wait for. False: to be called again in a while.
  [[nodiscard]] virtual bool rest() { return true; }
  /// Calls `told` after the first write that fails, whoever wrote, and after the first one that fails behind each reopen(): the
  /// store is then to be opened again. On the writing thread, which holds the store: it must not call back.
  virtual void on_failure(Failure told) = 0;

  // --- One board ---------------------------------------------------------------------------------

  /// Entries after `after`, in order without gaps; at least one if there is one, then no more than
  /// `entries_max` and no more than `bytes_max`.
  [[nodiscard]] virtual Result<std::vector<LogRead>> read_log(base::BoardId board,
                                                              base::Offset after,
                                                              std::size_t entries_max,
                                                              std::size_t bytes_max) const = 0;
  /// Offset of the newest entry; 0 when there is none.
  [[nodiscard]] virtual Result<base::Offset> head(base::BoardId board) const = 0;
  /// The newest keyframe at or before `offset`; nothing when there is none.
  [[nodiscard]] virtual Result<std::optional<KeyframeRead>> keyframe(base::BoardId board,
                                                                     base::Offset offset) const = 0;
  /// Offsets of all keyframes, in order.
  [[nodiscard]] virtual Result<std::vector<base::Offset>> keyframes(base::BoardId board) const = 0;
  /// All replica records in order of number; the first is the board's own (replica 0), if there is
  /// one.
  [[nodiscard]] virtual Result<std::vector<ReplicaRead>> replicas(base::BoardId board) const = 0;
  /// An offset at or before `time`, and at most one second's entries before the last such: read on
  /// from here and stop at the first record whose own time is greater. 0 when the board began
  /// later.
  [[nodiscard]] virtual Result<base::Offset> offset_at(base::BoardId board,
                                                       base::WallTime time) const = 0;
  /// The board's life by seconds in which something happened, at most `max` from `from` on.
  [[nodiscard]] virtual Result<std::vector<TimeRead>> time_index(base::BoardId board,
                                                                 base::WallTime from,
                                                                 std::size_t max) const = 0;

  // --- One day -------------------------------------------------------------------------------------

  /// As read_log(), of an event's day.
  [[nodiscard]] virtual Result<std::vector<LogRead>> read_day(base::EventId event,
                                                              base::Offset after,
                                                              std::size_t entries_max,
                                                              std::size_t bytes_max) const = 0;
  /// As head().
  [[nodiscard]] virtual Result<base::Offset> day_head(base::EventId event) const = 0;
  /// As keyframe().
  [[nodiscard]] virtual Result<std::optional<KeyframeRead>> day_snapshot(
      base::EventId event, base::Offset offset) const = 0;
  /// All sealed records of a day, in order of kind and id.
  [[nodiscard]] virtual Result<std::vector<SealedRead>> sealed(base::EventId event) const = 0;
  /// All events whose day has a record of kind 0, in order of id.
  [[nodiscard]] virtual Result<std::vector<base::EventId>> days() const = 0;

  // --- Everything else ---------------------------------------------------------------------------

  /// All boards that have a replica-0 record, in order of id.
  [[nodiscard]] virtual Result<std::vector<base::BoardId>> boards() const = 0;
  /// One event record.
  [[nodiscard]] virtual Result<std::optional<base::Bytes>> record(std::string_view key) const = 0;
  /// Event records whose keys begin with `prefix`, in order of key.
  [[nodiscard]] virtual Result<std::vector<RecordRead>> records(std::string_view prefix) const = 0;
  [[nodiscard]] virtual Result<std::optional<base::Bytes>> blob(const BlobKey& key) const = 0;
  /// All blobs of all events, in order of event and id. Reads none of them.
  [[nodiscard]] virtual Result<std::vector<BlobRow>> blobs() const = 0;
};

}  // namespace tablee::store
