// Which node owns a board: the only one that may open its room, admit batches and append to its log.
//
// With one node that is a formality, asked all the same before each opening (net::ServerOptions::owns), so that
// nothing else has to change when there are several. README.md says what comes.
#pragma once

#include "base/ids.h"

namespace tablee::cluster {

/// Any thread.
class Ownership {
 public:
  virtual ~Ownership() = default;
  /// Whether this node may open the board now.
  [[nodiscard]] virtual bool owns(base::BoardId board) const = 0;
};

/// One machine, one data folder: the lock on the folder is the ownership of everything in it.
class SingleNode final : public Ownership {
 public:
  [[nodiscard]] bool owns(base::BoardId) const override { return true; }
};

}  // namespace tablee::cluster
