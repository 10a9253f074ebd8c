// One table's board as the script knows it: which object each card has become. Performs acts by an editor.
//
// Shared by all who play at one table in one process; whoever makes a card's object tells its id here.
#pragma once

#include <optional>
#include <unordered_map>

#include "base/ids.h"
#include "core/editor.h"
#include "demo/act.h"

namespace tablee::demo {

class Stage {
 public:
  /// Does what `act` says with `editor`, whose document is `document`. False when nothing was written: the
  /// object is not there, or there was nothing to do. arrive and leave write nothing.
  bool perform(const Act& act, core::Editor& editor, const core::Document& document);

  /// The object of a card that was not confirmed yet, and so has a counter of `since` or more, has another number now.
  void rename(Card card, base::ReplicaId from, base::ReplicaId to, std::uint64_t since);
  /// The object of a card on `document`, if it has come there.
  [[nodiscard]] std::optional<core::Handle> find(Card card, const core::Document& document) const;

 private:
  bool make(const Act& act, core::Editor& editor, const core::Document& document);
  bool change(const Act& act, core::Handle handle, core::Editor& editor,
              const core::Document& document);

  std::unordered_map<Card, core::OpId> objects_;
};

}  // namespace tablee::demo
