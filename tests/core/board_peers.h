// Several replicas of one board that write at random and hear of each other late, in any order that keeps
// causes before effects. The same seed makes the same history everywhere.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"
#include "core/document.h"
#include "core/editor.h"

namespace tablee::tests {

/// One batch on its way, and how many batches of each replica its author had seen.
struct Sent {
  std::size_t author = 0;
  base::Bytes bytes;
  std::vector<std::size_t> seen;
};

/// A replica with its editor. Peer 0 is the server: replica 1, who introduces the others.
struct Peer {
  explicit Peer(std::uint32_t number) : replica(number), editor(document, number) {}
  std::uint32_t replica;
  core::Document document;
  core::Editor editor;
  std::vector<std::size_t> seen;   // batches applied, by author
  std::vector<const Sent*> order;  // all of them, as they were applied
};

class BoardPeers {
 public:
  BoardPeers(std::size_t peers, std::uint64_t seed);

  /// A random peer does something at random, or hears something.
  void step();
  /// Everybody hears everything.
  void settle();
  /// `peer` makes one random edit; it is not committed.
  void edit(std::size_t peer);
  /// Commits what `peer` has written.
  void commit(std::size_t peer, bool join = false);
  /// Delivers one batch to `peer`; false when there is none that it may hear.
  bool hear(std::size_t peer);

  std::vector<std::unique_ptr<Peer>> peers;
  base::Random random;
  bool undo = true;  ///< Whether edits may be undo and redo.

 private:
  void edit_text(Peer& peer, core::Handle handle);
  void edit_object(Peer& peer, core::Handle handle);
  bool ready(const Peer& peer, const Sent& sent) const;

  std::vector<std::deque<Sent>> sent_;  // by author
};

/// What somebody sees of a board, as lines: objects in paint order with all they show.
[[nodiscard]] std::string visible(const core::Document& document);

}  // namespace tablee::tests
