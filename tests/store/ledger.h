// What was acknowledged to somebody, and whether a store still has it: for tests that damage disks.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "store/appends.h"
#include "store/store.h"

namespace tablee::store {

/// How a store stands to what was acknowledged.
enum class Found : std::uint8_t {
  whole,   ///< All is there …
  said,    ///< … or the store says that something is wrong …
  silent,  ///< … or it says nothing and something is missing: what must not be.
};

class Ledger {
 public:
  /// Writes and, when it was acknowledged, remembers. A refused write changes nothing here.
  Result<void> write(Store& store, const Append& append);
  Result<void> write_record(Store& store, const std::string& key, const std::string& value);
  Result<void> put_blob(Store& store, const BlobKey& key, const std::string& bytes);

  /// Reads all that was acknowledged; `what` says what is missing or how the store says it. More entries than were
  /// acknowledged are no fault.
  [[nodiscard]] Found look(const Store& store, std::string& what) const;
  /// Opens the store of `folder` and looks.
  [[nodiscard]] Found look(const std::filesystem::path& folder, std::string& what) const;
  [[nodiscard]] std::uint64_t entries(base::BoardId board) const;

 private:
  struct Board {
    std::map<std::uint64_t, std::string> log;
    std::map<std::uint64_t, std::string> keyframes;
    std::map<std::uint32_t, std::string> replicas;
  };
  [[nodiscard]] Found look_at(const Store& store, base::BoardId id, const Board& board,
                              std::string& what) const;

  std::map<base::BoardId, Board> boards_;
  std::map<std::string, std::string> records_;
  std::map<BlobKey, std::string> blobs_;
};

}  // namespace tablee::store
