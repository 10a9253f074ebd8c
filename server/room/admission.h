// What may become part of the board: the document, and the rules that stand between it and the people.
//
// Not here: numbers of batches (replicas.h) and the log. The document's own rules are core's.
#pragma once

#include <cstdint>
#include <expected>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "core/document.h"
#include "room/grant.h"
#include "room/room.h"
#include "store/space.h"

namespace tablee::room {

class Admission {
 public:
  explicit Admission(core::Document document) : document_(std::move(document)) {}

  /// Applies `bytes` as a batch of `replica` on behalf of `grant` and returns its number of ops, or says why
  /// not and leaves everything as it was (P10, P20 to P23).
  [[nodiscard]] std::expected<std::size_t, core::Refusal> admit(base::BytesView bytes,
                                                                base::ReplicaId replica,
                                                                const Grant& grant,
                                                                const Policy& policy);
  /// What the store's disk has room for (P29). Ample at first.
  void set_space(store::Space space) { space_ = space; }
  /// Replica 1 uses no counter below this one: in an earlier lineage of the log it may have (P28). 0 at first.
  void set_server_counter(std::uint64_t counter) { server_counter_ = counter; }
  /// Applies and returns the server's own batch that says whose `replica` is.
  [[nodiscard]] base::Bytes introduce(base::ReplicaId replica, base::ParticipantId participant);

  /// Applies and returns the server's own batches that drop what nobody can name who has seen `then`, an older
  /// state of the document. None before the first introduction of a restored log: it brings the counters up.
  [[nodiscard]] std::vector<base::Bytes> purge(const core::Document& then);

  [[nodiscard]] const core::Document& document() const { return document_; }

 private:
  using Verdict = std::expected<void, core::Refusal>;
  [[nodiscard]] Verdict may(const Grant& grant, const Policy& policy) const;
  [[nodiscard]] bool grows(const Grant& grant) const;
  [[nodiscard]] Verdict may_touch(const core::Op& op) const;
  [[nodiscard]] Verdict within_budget(base::ParticipantId voter, std::uint32_t budget) const;
  [[nodiscard]] bool locked(const core::Op& op, std::span<const core::IdRun> runs) const;

  core::Document document_;
  core::Batch batch_;  // reused
  store::Space space_ = store::Space::ample;
  std::uint64_t server_counter_ = 0;
};

}  // namespace tablee::room
