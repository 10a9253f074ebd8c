// Remembers what a server has promised, and looks afterwards whether its store has kept it: every batch that
// anybody was told is acknowledged stands in its board's log, once, byte for byte (DESIGN, invariants 2 and 3).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "core/batch.h"
#include "store/store.h"

namespace tablee::torture {

class Oracle {
 public:
  /// A client was told that this batch is in the log, or (`refused` set) that its number is used up.
  void acknowledged(base::BoardId board, base::ReplicaId replica, base::Seq seq,
                    const base::Bytes& batch, core::Refusal refused);
  [[nodiscard]] std::size_t size() const { return promised_.size(); }

  /// What `store` does not keep, in sentences. Empty: all is well.
  [[nodiscard]] std::vector<std::string> broken(const store::Store& store) const;

 private:
  using Key = std::tuple<base::BoardId, base::ReplicaId, base::Seq>;
  struct Promise {
    base::Bytes batch;
    core::Refusal refused = core::Refusal::none;
  };

  using Counts = std::map<Key, std::uint64_t>;

  void look_through(const store::Store& store, base::BoardId board, Counts& kept,
                    std::vector<std::string>& found) const;
  void compare(base::BoardId board, const store::LogRead& entry, Counts& kept,
               std::vector<std::string>& found) const;

  std::map<Key, Promise> promised_;
  std::vector<std::string> contradictions_;  // one number, two batches
};

}  // namespace tablee::torture
