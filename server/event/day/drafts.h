// Notes that are their authors' alone until they are revealed. Kept sealed beside the log; the log says how many there are, and
// nothing more.
//
// A draft has one author, so it needs no merging: the last one that its author sends holds. That is why these are records of the
// day and no boards: nothing of what was thrown away stays in a log.
//
// A value; any thread. Not here: whether one may be written or revealed (decide_drafts.cpp).
#pragma once

#include <map>
#include <set>
#include <vector>

#include "wire/day_draft.h"

namespace tablee::event::day {

class Drafts {
 public:
  /// null: there is none of this id.
  [[nodiscard]] const wire::day::Draft* find(wire::day::DraftId id) const;
  /// In the place of the one with its id. One that is `gone` is taken away.
  void set(const wire::day::Draft& draft);
  void erase(wire::day::DraftId id);
  /// It was revealed: there is never again one of this id.
  void end(wire::day::DraftId id);
  [[nodiscard]] bool ended(wire::day::DraftId id) const { return ended_.contains(id); }

  /// By id.
  [[nodiscard]] std::vector<wire::day::Draft> all() const;
  [[nodiscard]] std::vector<wire::day::Draft> all_of(base::ParticipantId participant) const;
  /// Those over one board; of `participant` alone, unless that is 0. By author, then by place: what stands higher first. O(drafts).
  [[nodiscard]] std::vector<wire::day::Draft> over(std::uint32_t table,
                                                   base::ParticipantId participant = {}) const;
  [[nodiscard]] wire::day::Drafts count(std::uint32_t table) const;
  /// How many of this author's are over that board.
  [[nodiscard]] std::uint32_t count_of(base::ParticipantId participant, std::uint32_t table) const;
  [[nodiscard]] std::size_t count_of(base::ParticipantId participant) const;
  [[nodiscard]] std::size_t size() const { return drafts_.size(); }
  /// Of all texts, and of this author's.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t bytes_of(base::ParticipantId participant) const;

 private:
  struct Theirs {
    std::set<wire::day::DraftId> ids;
    std::size_t bytes = 0;
  };

  std::map<wire::day::DraftId, wire::day::Draft> drafts_;
  std::map<base::ParticipantId, Theirs> theirs_;
  std::map<std::uint32_t, std::map<base::ParticipantId, std::uint32_t>> counts_;
  std::set<wire::day::DraftId> ended_;
  std::size_t bytes_ = 0;
};

}  // namespace tablee::event::day
