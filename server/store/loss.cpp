#include "store/loss.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <limits>
#include <system_error>
#include <utility>

#include "store/data_folder.h"
#include "store/durable.h"
#include "store/rocks_day.h"
#include "store/rocks_errors.h"
#include "store/rocks_keys.h"
#include "store/rocks_reader.h"
#include "store/salvage.h"
#include "store/set_aside.h"
#include "store/wal_scan.h"
#include "store/watermark.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;
using rocks::Database;
using rocks::Family;
using rocks::Survivors;
using rocks::UpTo;

constexpr auto ids_named = 8;

fs::path database_of(const fs::path& folder) {
  return folder / "db";
}

Result<std::unique_ptr<Database>> open_up_to(UpTo& last, const fs::path& folder, OpenMode mode) {
  return Database::open(database_of(folder), {.folder = folder, .mode = mode, .faults = nullptr},
                        rocksdb::Env::Default(), &last);
}

std::optional<base::WallTime> time_of(const std::string& write) {
  std::optional<base::WallTime> latest;
  rocks::for_each_row(write, [&](Family family, std::string_view key) {
    if (family != Family::time || key.size() != 2 * rocks::board_bytes) return;
    const auto second = rocks::get_big_endian<std::uint64_t>(key, rocks::board_bytes);
    const base::WallTime time{std::chrono::seconds(static_cast<std::int64_t>(second))};
    latest = std::max(time, latest.value_or(time));
  });
  return latest;
}

std::string text_of(base::WallTime time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S UTC", &parts)};
}

using Heads = std::map<std::uint64_t, std::uint64_t>;

/// Heads without what is behind the damage, of the days that are written there.
Result<Heads> day_heads_before(const Database& database, const rocks::WalScan& scan) {
  Heads heads;
  std::optional<Error> failed;
  for (const auto& write : scan.behind) {
    rocks::for_each_row(write.bytes, [&](Family family, std::string_view key) {
      if (family != Family::day || !rocks::day_entry_of(key)) return;
      const auto event = rocks::get_big_endian<std::uint64_t>(key, 0);
      if (heads.contains(event)) return;
      const auto head = rocks::DayReader(database).head(base::EventId{event});
      if (!head) failed = head.error();
      heads[event] = head ? head->value : 0;
    });
  }
  if (failed) return std::unexpected(std::move(*failed));
  return heads;
}

/// The same of the boards.
Result<Heads> heads_before(const Database& database, const rocks::WalScan& scan) {
  Heads heads;
  std::optional<Error> failed;
  for (const auto& write : scan.behind) {
    rocks::for_each_row(write.bytes, [&](Family family, std::string_view key) {
      if (family != Family::log || key.size() != 2 * rocks::board_bytes) return;
      const auto board = rocks::get_big_endian<std::uint64_t>(key, 0);
      if (heads.contains(board)) return;
      const auto head = rocks::Reader(database).head(base::BoardId{board});
      if (!head) failed = head.error();
      heads[board] = head ? head->value : 0;
    });
  }
  if (failed) return std::unexpected(std::move(*failed));
  return heads;
}

Survivors::HeadOf head_in(Heads heads) {
  return [heads = std::move(heads)](std::uint64_t id) {
    const auto found = heads.find(id);
    return found == heads.end() ? 0 : found->second;
  };
}

Result<Survivors> judge_of(const Database& database, const rocks::WalScan& scan) {
  auto boards = heads_before(database, scan);
  if (!boards) return std::unexpected(boards.error());
  auto days = day_heads_before(database, scan);
  if (!days) return std::unexpected(days.error());
  return Survivors(head_in(std::move(*boards)), head_in(std::move(*days)));
}

/// What is known of a damage before anything is opened.
struct Damage {
  rocks::WalScan scan;
  std::optional<Acknowledged> said;

  /// Up to here the log is to be believed.
  [[nodiscard]] std::uint64_t last() const {
    return scan.broken ? scan.last : std::numeric_limits<std::uint64_t>::max();
  }
};

Loss loss_of(const Damage& damage) {
  const auto& scan = damage.scan;
  Loss loss;
  loss.place = scan.broken.value_or("its end is missing");
  loss.since = time_of(scan.before);
  const std::uint64_t acknowledged = damage.said ? damage.said->sequence : 0;
  const std::uint64_t next = scan.behind.empty() ? acknowledged + 1 : scan.behind.front().sequence;
  if (next > scan.last + 1) loss.rows = next - scan.last - 1;
  return loss;
}

/// Something may be wrong; what the database says that it still needs of its log decides. `said` was read before the log.
Result<std::optional<Damage>> find_damage(const fs::path& folder) {
  const auto said = Watermark::read(folder / watermark_name);
  const auto wrong = [&](const rocks::WalScan& scan) {
    return (scan.broken && scan.unreadable) || (said && scan.last < said->sequence);
  };
  auto scan = rocks::scan_wal(database_of(folder));
  if (!scan) return std::unexpected(scan.error());
  if (!wrong(*scan)) return std::nullopt;
  UpTo nothing(0);
  const auto database = open_up_to(nothing, folder, OpenMode::read_only);
  if (!database) return std::unexpected(database.error());
  // A family to which nothing was written names an old file for ever: what is needed is known by the database as a whole.
  const std::uint64_t first = std::max(nothing.first_log(), (*database)->first_log_kept());
  scan = rocks::scan_wal(database_of(folder), first);
  if (!scan) return std::unexpected(scan.error());
  const bool needed = scan->broken || (said && said->log >= first);
  if (!needed || !wrong(*scan)) return std::nullopt;
  return Damage{std::move(*scan), said};
}

/// As find_damage, also when RocksDB itself refuses the log: a file that it needs is not there, or shorter than it was.
Result<std::optional<Damage>> find_any_damage(const fs::path& folder) {
  auto found = find_damage(folder);
  if (found && *found) return found;
  const auto whole = Database::open(
      database_of(folder), {.folder = folder, .mode = OpenMode::read_only, .faults = nullptr},
      rocksdb::Env::Default());
  if (found && whole) return found;
  if (!whole && whole.error().code != ErrorCode::corrupted) return std::unexpected(whole.error());
  auto scan = rocks::scan_wal(database_of(folder));
  if (!scan) return std::unexpected(scan.error());
  return Damage{std::move(*scan), Watermark::read(folder / watermark_name)};
}

/// Writes what survives behind the damage into the database that was opened without it.
Result<void> save(const Database& database, const rocks::WalScan& scan, Loss& loss) {
  auto judge = judge_of(database, scan);
  if (!judge) return std::unexpected(judge.error());
  Survivors& survivors = *judge;
  for (const auto& write : scan.behind) {
    if (auto saved = rocks::write_survivors(database, write.bytes, survivors); !saved) return saved;
  }
  loss.entries = survivors.lost();
  loss.day_entries = survivors.lost_of_days();
  return {};
}

Result<void> mark(const fs::path& folder, const fs::path& aside) {
  int failed = write_synced(folder / epochs_due_name, aside.filename().string(), 0600);
  if (failed == 0) failed = sync_folder(folder);
  if (failed == 0) return {};
  return std::unexpected(Error{ErrorCode::io, "Could not write to " + folder.string() + "."});
}

/// What was set aside by a call that was broken off is saved from there: the log itself may be gone.
Result<Loss> save_again(const fs::path& folder) {
  const auto aside = set_aside(folder);
  auto scan = aside.empty() ? rocks::WalScan{} : rocks::scan_wal(database_of(aside.back()));
  if (!scan) return std::unexpected(scan.error());
  const Damage damage{std::move(*scan), std::nullopt};
  Loss loss = loss_of(damage);
  UpTo all_of_it(std::numeric_limits<std::uint64_t>::max());
  const auto database = open_up_to(all_of_it, folder, OpenMode::existing);
  if (!database) return std::unexpected(database.error());
  if (auto saved = save(**database, damage.scan, loss); !saved) {
    return std::unexpected(saved.error());
  }
  return loss;
}

Result<std::optional<Loss>> open_what_is_left(const fs::path& folder) {
  auto own = DataFolder::open(folder, OpenMode::existing);
  if (!own) return std::unexpected(own.error());
  const auto found = find_any_damage(folder);
  if (!found) return std::unexpected(found.error());
  if (!*found) {
    std::error_code error;
    if (!fs::exists(folder / epochs_due_name, error)) return std::nullopt;
    if (auto raised = own->raise_format(); !raised) return std::unexpected(raised.error());
    auto again = save_again(folder);
    if (!again) return std::unexpected(again.error());
    return std::move(*again);
  }
  Loss loss = loss_of(**found);
  const auto aside = put_aside(folder);
  if (!aside) return std::unexpected(aside.error());
  if (auto marked = mark(folder, *aside); !marked) return std::unexpected(marked.error());
  if (auto raised = own->raise_format(); !raised) return std::unexpected(raised.error());
  UpTo before((*found)->last());
  const auto database = open_up_to(before, folder, OpenMode::existing);
  if (!database) return std::unexpected(database.error());
  if (auto saved = save(**database, (*found)->scan, loss); !saved) {
    return std::unexpected(saved.error());
  }
  static_cast<void>(leave_words(*aside, describe(loss)));  // said to who asked, too
  return loss;
}

/// "3 entries of board …, 2 entries of board …" of the first few, and how many more there are.
std::string known(const std::map<std::uint64_t, std::uint64_t>& lost, const std::string& of) {
  std::string text;
  int named = 0;
  for (const auto& [id, entries] : lost) {
    if (++named > ids_named) continue;
    text += (named == 1 ? "" : ", ") + std::to_string(entries) +
            (entries == 1 ? " entry of " : " entries of ") + of + " " + base::to_hex(id);
  }
  if (named > ids_named) text += " and some of " + std::to_string(named - ids_named) + " more";
  return text;
}

}  // namespace

std::string describe(const Loss& loss) {
  std::string text = "Acknowledged work is missing: the store's log is damaged (" + loss.place +
                     "). " +
                     (loss.since ? "What was written after " + text_of(*loss.since)
                                 : std::string("What was written last")) +
                     " may be lost";
  const std::string boards = known(loss.entries, "board");
  const std::string days = known(loss.day_entries, "the day of event");
  if (!boards.empty() || !days.empty()) text += "; known to be: ";
  text += boards + (boards.empty() || days.empty() ? "" : ", ") + days;
  if (loss.rows > 0) text += "; " + std::to_string(loss.rows) + " rows can not be read";
  return text + ".";
}

Result<std::optional<Loss>> find_loss(const fs::path& folder) {
  const auto found = find_damage(folder);
  if (!found) return std::unexpected(found.error());
  if (!*found) return std::nullopt;
  Loss loss = loss_of(**found);
  UpTo before((*found)->last());
  const auto database = open_up_to(before, folder, OpenMode::read_only);
  if (!database) return std::unexpected(database.error());
  auto judge = judge_of(**database, (*found)->scan);
  if (!judge) return std::unexpected(judge.error());
  for (const auto& write : (*found)->scan.behind) {
    rocks::for_each_row(write.bytes, [&](Family family, std::string_view key) {
      static_cast<void>(judge->keep(family, key));  // asked for what it then knows
    });
  }
  loss.entries = judge->lost();
  loss.day_entries = judge->lost_of_days();
  return loss;
}

Result<std::optional<Loss>> go_on_without(const fs::path& folder,
                                          const std::function<Result<void>(Store& store)>& finish) {
  auto gone = open_what_is_left(folder);
  if (!gone || !*gone) return gone;
  const auto store = open_rocks_store(
      {.folder = folder, .mode = OpenMode::existing, .faults = nullptr, .going_on = true});
  if (!store) return std::unexpected(store.error());
  if (const auto done = finish(**store); !done) return std::unexpected(done.error());
  std::error_code error;
  fs::remove(folder / epochs_due_name, error);
  if (!error && sync_folder(folder) == 0) return gone;
  return std::unexpected(Error{ErrorCode::io, "Could not write to " + folder.string() + "."});
}

}  // namespace tablee::store
