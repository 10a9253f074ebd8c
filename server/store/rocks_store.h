// The RocksDB backend. FORMAT.md describes what lies in the data folder.
//
// One process at a time writes a data folder (flock on `lock`); any number may open it read-only,
// also while a server runs, and then see it as it was at that moment.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "store/damage.h"
#include "store/faults.h"
#include "store/store.h"

namespace tablee::store {

/// Version of the format that this program writes. It reads older ones and refuses newer ones.
inline constexpr unsigned format_version = 2;

enum class OpenMode : std::uint8_t {
  create,     ///< Make the folder and the store when they are not there.
  existing,   ///< Fail when there is no store.
  read_only,  ///< Fail when there is no store; take no lock, write nothing.
};

struct RocksOptions {
  std::filesystem::path folder;
  OpenMode mode = OpenMode::create;
  std::size_t cache_bytes = std::size_t{32}
                            << 20;           ///< Block cache, index and filter blocks included.
  int open_files_max = 256;                  ///< Table files held open.
  std::shared_ptr<Faults> faults = nullptr;  ///< Tests only.
  std::shared_ptr<Damage> damage = nullptr;  ///< Hears what any read finds damaged.
  bool going_on = false;                     ///< Only loss.h, which has just looked.
};

/// A store that can be read through while it is served.
class CheckedStore : public Store {
 public:
  /// Reads on, about so many bytes, with checksums. False: there is no more. An error says what could not be read, and there may be more
  /// behind it; damage is noted too (RocksOptions::damage). One thread.
  [[nodiscard]] virtual Result<bool> check_on(std::size_t bytes) = 0;
};

/// Opens the store of a data folder; recovers what was committed when the last process died.
/// Errors: full, no_permission, locked, newer_format, not_a_store, corrupted, lost (loss.h), io.
[[nodiscard]] Result<std::unique_ptr<Store>> open_rocks_store(RocksOptions options);
/// The same.
[[nodiscard]] Result<std::unique_ptr<CheckedStore>> open_checked_store(RocksOptions options);

}  // namespace tablee::store
