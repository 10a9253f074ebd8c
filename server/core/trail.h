// What some of a board's batches replaced, read off the log while it is walked, so that it can be reversed by whoever may:
// the last minutes of one author, or one such reversal itself.
//
// Not here: whose batches those are, and who reverses them. Uses a document of its own, rebuilt from the past; in the server alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/editor.h"
#include "core/undo.h"

namespace tablee::core {

/// Ordinary batches for whoever submits them (replica 0 stands for the author), and how many objects they are about.
struct Reversal {
  std::vector<base::Bytes> batches;
  std::uint32_t hidden = 0;   ///< Were made, and go.
  std::uint32_t back = 0;     ///< Were deleted, and come back.
  std::uint32_t changed = 0;  ///< Get the text, place, colour … that they had.
  std::uint32_t left = 0;     ///< Stay as they are: others have written there since.
};

class Trail {
 public:
  /// `document` is as it was before the first batch that is passed, and must outlive the trail.
  explicit Trail(Document& document);

  /// Applies an accepted batch. `followed`: it is one of those that are to be reversed. `author`: in one of the server's, which makes
  /// objects in many names, those that it has made in this participant's are; 0: none.
  [[nodiscard]] std::expected<void, Refusal> pass(base::BytesView batch, std::uint32_t replica,
                                                  bool followed, std::uint32_t author = 0);
  /// Of all that was followed, newest first: only where it still stands, and of what was made only what nobody else has written
  /// in or voted for. Votes and reactions stay: they are their owner's. Once, as the last call: the document has it then.
  [[nodiscard]] Reversal reverse();

 private:
  struct Made {
    std::size_t item = 0;
    bool built_on = false;  // by others
  };
  struct Outcome {
    bool done = false, back = false, left = false;
    std::optional<std::string> text;  // before, where it is about that
  };
  void look(const Op& op);
  void look_for(const Op& op, std::uint32_t author);
  void follow(const Op& op);
  void wrote(const Op& op, Slot slot);
  void inserted(const Op& op);
  void erased(IdRun run);
  void hide(const UndoItem& item, Handle handle, bool built_on, Reversal& result);
  void give_back(const UndoItem& item, Handle handle, Outcome& outcome);
  [[nodiscard]] OpId text_of(const Op& op) const;

  Document& document_;
  Editor editor_;
  Editor::State& state_;  // of the editor
  Batch batch_;
  std::size_t batch_items_ = 0;  // how many items there were before the batch
  UndoAct items_;
  std::map<OpId, Made> made_;
  std::map<std::pair<OpId, Slot>, std::size_t> newest_;  // the item that says it
};

}  // namespace tablee::core
