// Undo, told from its rule alone: what I did last is reversed, where my write still stands, and never what another
// wrote; what can be done again is built while undoing. A board model, my acts in order, and for each write that an
// undo or a redo made, for which earlier one it stands. Shares nothing with the core's History.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/board_model.h"

namespace tablee::tests {

class UndoModel {
 public:
  explicit UndoModel(std::uint32_t replica) : replica_(replica) {}

  /// Another's batch.
  void hear(const base::Bytes& batch, std::uint32_t replica) { board_.add(batch, replica); }
  /// Mine, which I meant.
  void mean(const base::Bytes& batch, bool join);
  /// Mine, with which the core has undone (or redone) something; empty: it found nothing. Returns what the rule
  /// has against it; empty: nothing.
  [[nodiscard]] std::string reverse(const base::Bytes& batch, bool redo);
  [[nodiscard]] BoardModel& board() { return board_; }

 private:
  using Id = BoardModel::Id;
  struct Item {
    enum class Kind : std::uint8_t { wrote, inserted, erased };
    Kind kind = Kind::wrote;
    Id object{};
    std::string slot{};
    Id mine{};                  ///< wrote: the write that must still stand
    Id before{};                ///< wrote: for which write the reversal stands; {}: for none
    std::string value{};        ///< wrote: what was there before
    std::vector<Id> letters{};  ///< inserted: for which letters; erased: which ones
  };
  using Act = std::vector<Item>;
  struct Said {
    Id id;
    v1::Op op;
  };

  void note(Id id, const v1::Op& op, Act& act);
  void say(const Said& said, Act& act);
  [[nodiscard]] std::string reverse(const Act& act);
  [[nodiscard]] std::string rewrite(const Item& item);
  [[nodiscard]] std::string take_back(std::map<Id, bool> letters);
  [[nodiscard]] std::string put_back(std::map<Id, bool> letters);
  [[nodiscard]] Id letter(Id id) const;
  [[nodiscard]] Id stands_for(const std::string& slot, Id object, Id stamp) const;

  std::uint32_t replica_;
  BoardModel board_;
  std::vector<Act> undo_;
  std::vector<Act> redo_;
  bool joinable_ = false;
  std::map<std::tuple<Id, std::string, Id>, Id>
      writes_;                // by object, slot and stamp: for which write it stands
  std::map<Id, Id> letters_;  // likewise
  // Of the reversal under way:
  std::vector<Said> said_;
  std::size_t next_ = 0;
  Act made_;
};

}  // namespace tablee::tests
