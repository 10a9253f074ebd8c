#include "store/copy.h"

#include <rocksdb/write_batch.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include "store/before_opening.h"
#include "store/data_folder.h"
#include "store/durable.h"
#include "store/rocks_blob.h"
#include "store/rocks_day.h"
#include "store/rocks_errors.h"
#include "store/rocks_keys.h"
#include "store/rocks_open.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;
using rocks::Database;
using rocks::Family;

constexpr std::size_t batch_bytes = std::size_t{4} << 20;
/// A server that runs may remove a file between our reading its name and our opening it.
constexpr int attempts = 5;

Error wrong(const std::string& what) {
  return {ErrorCode::corrupted, what + " Use another backup, or keep this one and ask for help."};
}

RocksOptions options_for(const fs::path& folder, OpenMode mode) {
  // All files stay open: what a running server removes meanwhile can still be read.
  return {.folder = folder, .mode = mode, .open_files_max = -1, .faults = nullptr};
}

Result<std::unique_ptr<Database>> open_to_read(const fs::path& folder) {
  const auto checked = DataFolder::open(folder, OpenMode::read_only);
  if (!checked) return std::unexpected(checked.error());
  for (int attempt = 1;; ++attempt) {
    const auto whole =
        look_before_opening({.folder = folder, .mode = OpenMode::read_only, .faults = nullptr});
    auto database =
        !whole ? std::unexpected(whole.error())
               : Database::open(checked->database(), options_for(folder, OpenMode::read_only),
                                rocksdb::Env::Default());
    if (database || attempt == attempts) return database;
  }
}

std::unique_ptr<rocksdb::Iterator> over(const Database& database, Family family) {
  rocksdb::ReadOptions options;
  options.verify_checksums = true;
  options.total_order_seek = true;
  options.fill_cache = false;
  options.readahead_size = batch_bytes;
  return std::unique_ptr<rocksdb::Iterator>(
      database.db().NewIterator(options, database.family(family)));
}

/// Looks at each row on its way.
class Inspector {
 public:
  Result<void> look(Family family, std::string_view key, std::size_t value_bytes) {
    contents_.bytes += value_bytes;
    if (family == Family::replica && key.size() == 12 &&
        rocks::get_big_endian<std::uint32_t>(key, 8) == 0) {
      ++contents_.boards;
    }
    if (family == Family::keyframe) ++contents_.keyframes;
    if (family == Family::day) return day_row(key);
    if (family == Family::blob) return blob_row(key);
    return family == Family::log ? entry(key) : Result<void>{};
  }
  /// After the last row of the blobs.
  [[nodiscard]] Result<void> blobs_end() const {
    return listed_.empty() ? Result<void>{}
                           : std::unexpected(wrong("A picture that is in the list is missing."));
  }
  [[nodiscard]] const Contents& contents() const { return contents_; }

 private:
  // Each picture has its row in the list, and each in the list is there.
  Result<void> blob_row(std::string_view key) {
    const auto whole = rocks::holds_blob(key);
    if (!whole) return std::unexpected(wrong("A picture has a key of another form."));
    const auto event = rocks::get_big_endian<std::uint64_t>(key, 0);
    if (std::exchange(gallery_, event) != event) {
      if (auto all = blobs_end(); !all) return all;
      listed_.clear();
    }
    const std::string id{key.substr(rocks::board_bytes + 1)};
    if (!*whole) {
      listed_.insert(id);
      return {};
    }
    if (listed_.erase(id) == 0) {
      return std::unexpected(wrong("A picture is there that is not in the list."));
    }
    ++contents_.blobs;
    return {};
  }

  Result<void> entry(std::string_view key) {
    if (key.size() != 16) return std::unexpected(wrong("The log has a key of another form."));
    const auto board = rocks::get_big_endian<std::uint64_t>(key, 0);
    const auto offset = rocks::get_big_endian<std::uint64_t>(key, 8);
    if (std::exchange(board_, board) != board) last_ = 0;
    if (offset != last_ + 1) {
      return std::unexpected(wrong("Board " + base::to_hex(board) + ": entry " +
                                   std::to_string(last_ + 1) + " is missing."));
    }
    last_ = offset;
    ++contents_.entries;
    return {};
  }

  Result<void> day_row(std::string_view key) {
    if (key.size() <= rocks::board_bytes) {
      return std::unexpected(wrong("A day has a key of another form."));
    }
    const auto offset = rocks::day_entry_of(key);
    if (!offset) return {};
    const auto event = rocks::get_big_endian<std::uint64_t>(key, 0);
    if (std::exchange(event_, event) != event) last_of_day_ = 0;
    if (last_of_day_ == 0) ++contents_.days;
    if (*offset != last_of_day_ + 1) {
      return std::unexpected(wrong("The day of event " + base::to_hex(event) + ": entry " +
                                   std::to_string(last_of_day_ + 1) + " is missing."));
    }
    last_of_day_ = *offset;
    ++contents_.day_entries;
    return {};
  }

  Contents contents_;
  std::uint64_t board_ = 0;
  std::uint64_t last_ = 0;
  std::uint64_t event_ = 0;
  std::uint64_t last_of_day_ = 0;
  std::uint64_t gallery_ = 0;
  std::set<std::string> listed_;  // of that event, whose bytes have not come yet
};

/// Calls `take(family, iterator)` for each row of the store.
template <typename Take>
Result<Contents> read_all(const Database& database, Take take) {
  Inspector inspector;
  for (auto family = Family::log; family != Family::count;
       family = static_cast<Family>(static_cast<int>(family) + 1)) {
    const auto rows = over(database, family);
    for (rows->SeekToFirst(); rows->Valid(); rows->Next()) {
      const auto key = rows->key();
      const auto good = inspector.look(family, {key.data(), key.size()}, rows->value().size());
      if (!good) return std::unexpected(good.error());
      if (const auto taken = take(family, *rows); !taken) return std::unexpected(taken.error());
    }
    if (!rows->status().ok())
      return std::unexpected(rocks::from_status(rows->status(), "read the store"));
  }
  if (auto all = inspector.blobs_end(); !all) return std::unexpected(all.error());
  return inspector.contents();
}

/// Writes rows in large batches. Nothing is durable before finish().
class Writer {
 public:
  explicit Writer(const Database& database) : database_(database) {}

  Result<void> put(Family family, const rocksdb::Slice& key, const rocksdb::Slice& value) {
    batch_.Put(database_.family(family), key, value);
    return batch_.GetDataSize() < batch_bytes ? Result<void>{} : write();
  }
  Result<void> finish() {
    if (auto written = write(); !written) return written;
    rocksdb::FlushOptions wait;
    for (auto family = Family::log; family != Family::count;
         family = static_cast<Family>(static_cast<int>(family) + 1)) {
      const auto status = database_.db().Flush(wait, database_.family(family));
      if (!status.ok()) return std::unexpected(rocks::from_status(status, "write the copy"));
    }
    return {};
  }

 private:
  Result<void> write() {
    rocksdb::WriteOptions unlogged;  // the tables are synced when they are made
    unlogged.disableWAL = true;
    const auto status = database_.db().Write(unlogged, &batch_);
    batch_.Clear();
    if (status.ok()) return {};
    return std::unexpected(rocks::from_status(status, "write the copy"));
  }

  const Database& database_;
  rocksdb::WriteBatch batch_;
};

Result<Contents> copy_rows(const Database& from, const fs::path& to) {
  const auto folder = DataFolder::open(to, OpenMode::create);
  if (!folder) return std::unexpected(folder.error());
  const auto database = Database::open(folder->database(), options_for(to, OpenMode::create),
                                       rocksdb::Env::Default());
  if (!database) return std::unexpected(database.error());
  Writer writer(**database);
  const auto copied = read_all(from, [&](Family family, const rocksdb::Iterator& row) {
    return writer.put(family, row.key(), row.value());
  });
  if (!copied) return copied;
  if (const auto finished = writer.finish(); !finished) return std::unexpected(finished.error());
  return copied;
}

/// Whether `inner` is `outer` or somewhere in it, links followed.
bool lies_in(const fs::path& inner, const fs::path& outer, std::error_code& error) {
  const auto from = fs::weakly_canonical(outer, error);
  const auto to = error ? fs::path{} : fs::weakly_canonical(inner, error);
  return !error && std::ranges::mismatch(from, to).in1 == from.end();
}

Error badly_placed(const fs::path& to, std::string_view why) {
  return {ErrorCode::not_a_store, to.string() + " " + std::string(why) + " Choose a new one."};
}

/// Where a copy is made until it is whole.
fs::path unfinished(const fs::path& to) {
  fs::path partial = fs::absolute(to).lexically_normal();
  if (!partial.has_filename()) partial = partial.parent_path();
  partial += ".partial";
  return partial;
}

// What lies inside the store that is copied would go with it, and a copy that was broken off is removed.
Result<void> check_place(const fs::path& from, const fs::path& to) {
  std::error_code error;
  const bool inside = lies_in(to, from, error);
  const bool removed = !error && lies_in(from, unfinished(to), error);
  if (inside) {
    return std::unexpected(
        badly_placed(to, "lies in the folder that is copied, and would be lost with it."));
  }
  if (removed) {
    return std::unexpected(badly_placed(to, "would be made where what is copied lies."));
  }
  if (!error && fs::exists(to, error)) {
    if (!fs::is_directory(to, error)) {
      return std::unexpected(badly_placed(to, "is not a folder."));
    }
    if (!fs::is_empty(to, error) && !error) {
      return std::unexpected(badly_placed(to, "is not empty."));
    }
  }
  if (error) return std::unexpected(Error{ErrorCode::io, to.string() + ": " + error.message()});
  return {};
}

Result<void> give_name(const fs::path& partial, const fs::path& to) {
  std::error_code error;
  if (fs::exists(to)) fs::remove(to, error);  // empty, as was checked
  if (!error) fs::rename(partial, to, error);
  const fs::path parent = fs::absolute(to).parent_path();
  if (!error && sync_folder(to) == 0 && sync_folder(parent) == 0) return {};
  return std::unexpected(Error{ErrorCode::io, "The copy can not be named " + to.string() + ": " +
                                                  (error ? error.message() : "not synced") + "."});
}

}  // namespace

Result<Contents> verify_store(const fs::path& folder) {
  const auto database = open_to_read(folder);
  if (!database) return std::unexpected(database.error());
  return read_all(**database, [](Family, const rocksdb::Iterator&) { return Result<void>{}; });
}

Result<void> compact_store(const fs::path& folder) {
  auto own = DataFolder::open(folder, OpenMode::existing);
  if (!own) return std::unexpected(own.error());
  if (auto raised = own->raise_format(); !raised) return raised;
  const auto database = Database::open(own->database(), options_for(folder, OpenMode::existing),
                                       rocksdb::Env::Default());
  if (!database) return std::unexpected(database.error());
  rocksdb::CompactRangeOptions whole;
  whole.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  for (auto family = Family::log; family != Family::count;
       family = static_cast<Family>(static_cast<int>(family) + 1)) {
    const auto status =
        (*database)->db().CompactRange(whole, (*database)->family(family), nullptr, nullptr);
    if (!status.ok()) return std::unexpected(rocks::from_status(status, "compact the store"));
  }
  return {};
}

Result<Contents> copy_store(
    const fs::path& from, const fs::path& to,
    const std::function<Result<void>(Store& copy, const fs::path& folder)>& finish) {
  if (const auto good = check_place(from, to); !good) return std::unexpected(good.error());
  const fs::path partial = unfinished(to);
  std::error_code error;
  fs::remove_all(partial, error);  // of a copy that was broken off
  const auto database = open_to_read(from);
  if (!database) return std::unexpected(database.error());
  const auto copied = copy_rows(**database, partial);
  if (!copied) return copied;
  const auto read_back = verify_store(partial);
  if (!read_back) return read_back;
  if (*read_back != *copied) return std::unexpected(wrong("The copy differs from what was read."));
  {
    const auto store = open_rocks_store(options_for(partial, OpenMode::existing));
    if (!store) return std::unexpected(store.error());
    if (const auto done = finish(**store, partial); !done) return std::unexpected(done.error());
  }
  if (const auto named = give_name(partial, to); !named) return std::unexpected(named.error());
  return copied;
}

}  // namespace tablee::store
