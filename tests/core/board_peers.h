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

/// Where a history's choices come from: a seed, or a tape of numbers that RapidCheck can shrink. A tape that
/// has come to its end says 0 for ever.
class Choices {
 public:
  explicit Choices(std::uint64_t seed) : random_(seed) {}
  explicit Choices(std::vector<std::uint32_t> tape)
      : random_(0), tape_(std::move(tape)), taped_(true) {}

  [[nodiscard]] bool done() const { return taped_ && at_ >= tape_.size(); }
  [[nodiscard]] std::uint64_t next() {
    if (!taped_) return random_.next();
    return at_ < tape_.size() ? tape_[at_++] : 0;
  }
  [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
  }
  [[nodiscard]] bool chance(double probability) {
    return static_cast<double>(below(1000)) < probability * 1000;
  }

 private:
  base::Random random_;
  std::vector<std::uint32_t> tape_;
  std::size_t at_ = 0;
  bool taped_ = false;
};

/// How many random histories a test runs: `usual`, or $TABLEE_HISTORIES; the first seed is 1, or $TABLEE_SEED.
struct Seeds {
  explicit Seeds(std::uint64_t usual);
  std::uint64_t first = 1;
  std::uint64_t last = 1;
};

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
  BoardPeers(std::size_t count, Choices choices);
  BoardPeers(std::size_t count, std::uint64_t seed) : BoardPeers(count, Choices(seed)) {}

  /// A random peer does something at random, or hears something.
  void step();
  /// Everybody hears everything.
  void settle();
  /// `peer` makes one random edit; it is not committed.
  void edit(std::size_t peer);
  /// `peer` says something that no honest client would (dishonest.h), if its own document takes it.
  void lie(std::size_t peer);
  /// `peer` deletes a frame as they were deleted once: what lies in it is hidden.
  void hide(std::size_t peer);
  /// Commits what `peer` has written.
  void commit(std::size_t peer, bool join = false);
  /// Delivers one batch to `peer`; false when there is none that it may hear.
  bool hear(std::size_t peer);

  std::vector<std::unique_ptr<Peer>> peers;
  Choices random;
  bool undo = true;         ///< Whether edits may be undo and redo.
  bool shown_only = false;  ///< Whether edits are of what is shown, as a person's are.
  std::size_t liar = 0;     ///< This peer is dishonest half of the time; 0: nobody is.
  std::size_t lies = 0;     ///< How many of them were taken.
  bool hides = false;       ///< Whether frames are deleted in the old way too.

 private:
  [[nodiscard]] core::Handle pick(const Peer& peer);
  void edit_text(Peer& peer, core::Handle handle);
  void edit_object(Peer& peer, core::Handle handle);
  void send(std::size_t peer, base::Bytes batch);
  bool ready(const Peer& peer, const Sent& sent) const;

  std::vector<std::deque<Sent>> sent_;  // by author
};

/// One object as somebody sees it.
struct Shown {
  core::OpId id;
  std::uint32_t kind = 0;
  std::uint32_t author = 0;
  core::OpId parent;
  std::int64_t x = 0, y = 0, w = 0, h = 0;
  std::int64_t numbers[5] = {};  ///< In the order of NumberField.
  std::uint32_t shape = 0;
  std::int64_t votes = 0;
  std::string z;
  std::string text;
  core::ConnectorEnd ends[2];
  std::string points;
  std::string seldom;  ///< What few have (seldom()), as line() prints it.
};
/// Role, collapsed, grid, rank and reactions, as far as they are there.
[[nodiscard]] std::string seldom(std::uint32_t role, bool collapsed, bool grid,
                                 std::string_view rank,
                                 const std::vector<core::Reaction>& reactions);
[[nodiscard]] std::string line(const Shown& object);
/// All that a view of a document says of an object, its text too.
[[nodiscard]] Shown shown_of(const core::Document& document, const core::ObjectView& object);

/// What somebody sees of a board, as lines: objects in paint order with all they show.
[[nodiscard]] std::string visible(const core::Document& document);

}  // namespace tablee::tests
