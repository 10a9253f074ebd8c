// What may become part of the board: the document, and the rules that stand between it and the people.
//
// Not here: numbers of batches (replicas.h) and the log. The document's own rules are core's.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <unordered_set>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "core/document.h"
#include "room/fill.h"
#include "room/grant.h"
#include "room/locks.h"
#include "room/parcel.h"
#include "room/people.h"
#include "room/room.h"
#include "room/shares.h"
#include "store/space.h"

namespace tablee::room {

/// Who wrote a batch.
struct Author {
  base::ReplicaId replica;
  Grant grant;
  bool introduced = false;  ///< The document knows whose `replica` is.
};

class Admission {
 public:
  explicit Admission(core::Document document) : document_(std::move(document)), locks_(document_) {}

  /// Whether `bytes` may be applied as a batch of `author`, or why not (P10, P20 to P23). Changes nothing. `bytes`
  /// must live until apply().
  [[nodiscard]] std::expected<void, core::Refusal> examine(base::BytesView bytes,
                                                           const Author& author,
                                                           const Policy& policy);
  /// What the last examine() is charged, whatever came of it: as many ops as could have been made for its cost.
  [[nodiscard]] std::uint64_t charge() const { return charge_; }
  /// Applies what examine() has just accepted, and returns its number of ops. Only introduce() may stand between.
  std::size_t apply();
  /// Whether what apply() took last deletes or erases, and is a moderator's.
  [[nodiscard]] bool cleaned_up() const;
  /// Who is in the event: those on whose behalf a moderator may write. Nobody until it is said. `people` lives as long as this.
  void set_people(const People& people) { people_ = &people; }
  /// What the store's disk has room for (P29). Ample at first.
  void set_space(store::Space space) { space_ = space; }
  /// Replica 1 uses no counter below this one: in an earlier lineage of the log it may have (P28). 0 at first.
  void set_server_counter(std::uint64_t counter) { server_counter_ = counter; }
  /// A keyframe of the document has so many bytes.
  void measured(std::size_t bytes) { fill_.measured(bytes); }
  /// Written since, before this object was made.
  void grown(std::size_t bytes) { fill_.grow(bytes); }
  [[nodiscard]] const Fill& fill() const { return fill_; }
  /// Applies and returns the server's own batch that says whose `replica` is.
  [[nodiscard]] base::Bytes introduce(base::ReplicaId replica, base::ParticipantId participant);

  /// Applies and returns the server's own batches that drop what nobody can name who has seen `then`, an older
  /// state of the document, or the present one: then all that is deleted goes. None before the first introduction of a restored log: it brings the counters up.
  [[nodiscard]] std::vector<base::Bytes> purge(const core::Document& then);

  /// Applies and returns the server's own batches that make these drafts notes of their authors, as far as there is room: the others
  /// are `left`.
  [[nodiscard]] std::vector<base::Bytes> reveal(std::span<const wire::day::Draft> drafts,
                                                const Policy& policy,
                                                std::vector<wire::day::DraftId>& left);

  /// Applies and returns the server's own batches that copy these things beside what is there, all or none: then `made` is empty.
  [[nodiscard]] std::vector<base::Bytes> deliver(std::span<const Thing> things,
                                                 std::span<const std::uint64_t> earlier,
                                                 const Policy& policy,
                                                 std::vector<wire::day::Copied>& made);

  [[nodiscard]] const core::Document& document() const { return document_; }

 private:
  using Verdict = std::expected<void, core::Refusal>;
  void set_beside();
  [[nodiscard]] Verdict check(const Policy& policy);
  [[nodiscard]] Verdict rules(const Policy& policy);
  [[nodiscard]] Verdict may(const Policy& policy);
  [[nodiscard]] Verdict within_day(const wire::day::Allowed& allowed);
  void find_outcomes();
  [[nodiscard]] static bool may_make(core::ObjectKind kind, bool outcome,
                                     const wire::day::Allowed& allowed);
  [[nodiscard]] bool may_change(core::Handle handle, const wire::day::Allowed& allowed) const;
  [[nodiscard]] bool is_allowed(const core::Op& op, const wire::day::Allowed& allowed) const;
  [[nodiscard]] bool may_erase(const wire::day::Allowed& allowed) const;
  [[nodiscard]] bool may_write_for(std::uint32_t participant) const;
  /// The author, or who shares their device (P41).
  [[nodiscard]] bool is_own(std::uint32_t participant) const;
  [[nodiscard]] Verdict may_touch(const core::Op& op);
  [[nodiscard]] bool has_room_for(const wire::day::Draft& draft, const Policy& policy) const;
  [[nodiscard]] bool has_room_for(std::size_t objects, std::size_t bytes,
                                  const Policy& policy) const;
  [[nodiscard]] bool grows() const;
  [[nodiscard]] bool apply_own(base::BytesView batch);
  [[nodiscard]] Verdict fits(const Policy& policy);
  [[nodiscard]] Verdict within_share(const Policy& policy);
  [[nodiscard]] bool pictures_are_there(const Policy& policy) const;
  [[nodiscard]] Verdict within_budget(std::uint32_t budget) const;
  [[nodiscard]] std::uint32_t voter(const core::Op& op) const;
  [[nodiscard]] std::int64_t spends(std::uint32_t voter) const;
  [[nodiscard]] bool locked(const core::Op& op);
  [[nodiscard]] bool erases_locked() const;

  core::Document document_;
  Locks locks_;
  Author author_;                            // of batch_
  core::Batch batch_;                        // reused
  std::unordered_set<core::OpId> outcomes_;  // what batch_ makes a proposition or a heading
  std::uint64_t charge_ = 0;
  std::size_t growth_ = 0;  // of batch_, bytes
  std::size_t erased_ = 0;  // by batch_, one byte each or more
  std::size_t made_ = 0;    // by batch_, objects
  Fill fill_;
  Shares shares_;
  bool checked_ = false;  // the document is as it was when batch_ was
  const People* people_ = nullptr;
  store::Space space_ = store::Space::ample;
  std::uint64_t server_counter_ = 0;
};

}  // namespace tablee::room
