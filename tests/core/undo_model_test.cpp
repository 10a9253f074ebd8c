// Undo and redo of several replicas, in between everything else, against the model that knows the rule alone.
#include <gtest/gtest.h>

#include "core/undo_model.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

/// A history in which everybody undoes and redoes as they like, and the models beside it.
class UndoHistory {
 public:
  UndoHistory(std::size_t count, std::uint64_t seed) : peers_(count, seed) {
    peers_.undo = false;
    for (std::size_t i = 0; i < count; ++i) {
      models_.emplace_back(static_cast<std::uint32_t>(i + 1));
      seen_.push_back(0);
      told(i);
    }
  }

  void step() {
    const auto who = static_cast<std::size_t>(peers_.random.below(models_.size()));
    if (peers_.random.chance(0.3)) {
      for (auto batches = 1 + peers_.random.below(4); batches > 0 && peers_.hear(who); --batches) {
        told(who);
      }
    } else if (peers_.random.chance(0.45)) {
      reverse(who, peers_.random.chance(0.4));
    } else {
      for (auto edits = 1 + peers_.random.below(2); edits > 0; --edits) peers_.edit(who);
      const bool join = peers_.random.chance(0.3);
      peers_.commit(who, join);
      for (const base::Bytes& batch : fresh(who)) models_[who].mean(batch, join);
    }
  }

  /// Everybody hears everything; then what each sees is what each model says.
  void end() {
    for (std::size_t i = 0; i < models_.size(); ++i) {
      while (peers_.hear(i)) told(i);
      ASSERT_EQ(visible(peers_.peers[i]->document), models_[i].board().visible());
    }
  }

  std::size_t undone = 0;
  std::size_t redone = 0;

 private:
  void reverse(std::size_t who, bool redo) {
    Editor& editor = peers_.peers[who]->editor;
    const bool did = redo ? editor.redo() : editor.undo();
    peers_.commit(who);
    const std::vector<base::Bytes> batches = fresh(who);
    ASSERT_LE(batches.size(), 1U);
    ASSERT_EQ(did, !batches.empty());
    ASSERT_EQ(models_[who].reverse(did ? batches[0] : base::Bytes(), redo), "")
        << "replica " << who + 1 << (redo ? " redoes" : " undoes");
    (redo ? redone : undone) += did ? 1 : 0;
  }
  /// What was applied since the last call.
  std::vector<base::Bytes> fresh(std::size_t who) {
    std::vector<base::Bytes> batches;
    const auto& order = peers_.peers[who]->order;
    for (; seen_[who] < order.size(); ++seen_[who]) batches.push_back(order[seen_[who]]->bytes);
    return batches;
  }
  void told(std::size_t who) {
    const auto& order = peers_.peers[who]->order;
    for (; seen_[who] < order.size(); ++seen_[who]) {
      models_[who].hear(order[seen_[who]]->bytes,
                        static_cast<std::uint32_t>(order[seen_[who]]->author + 1));
    }
  }

  BoardPeers peers_;
  std::vector<UndoModel> models_;
  std::vector<std::size_t> seen_;
};

// DESIGN section 5: undo is per participant, reverses what still stands, and never touches another's.
TEST(UndoModel, AgreesWithTheCoreOnHistoriesWithUndoAndRedo) {
  const Seeds seeds(80);
  std::size_t undone = 0;
  std::size_t redone = 0;
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    UndoHistory history(1 + seed % 4, seed);
    for (int i = 0; i < 90 && !testing::Test::HasFatalFailure(); ++i) history.step();
    if (!testing::Test::HasFatalFailure()) history.end();
    ASSERT_FALSE(testing::Test::HasFatalFailure());
    undone += history.undone;
    redone += history.redone;
  }
  EXPECT_GT(undone, 10 * (seeds.last - seeds.first));
  EXPECT_GT(redone, seeds.last - seeds.first);
}

}  // namespace
}  // namespace tablee::tests
