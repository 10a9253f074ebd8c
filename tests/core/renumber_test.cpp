// Undo across new numbers. A tab that gets one in the middle of its work (P11) goes on as if it had had one number all
// along: two worlds with the same decisions, in one of which the writer's number never changes, show the same at
// every step. Somebody else writes on the same board.
#include <gtest/gtest.h>

#include <deque>

#include "core/board_peers.h"
#include "tools/random_edit.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

constexpr std::uint32_t other_number =
    60'000;  // above all of the writer's: ties end alike in both worlds

constexpr std::uint32_t number_step = 40;

/// A log, a writer with an outbox, and another who writes straight into the log.
class World {
 public:
  explicit World(std::uint64_t seed) : random_(seed) {
    mine_.set_local(number_, 1);
    theirs_.set_local(other_number, 2);
    // The server says whose all numbers are, before anybody has them.
    Document server;
    Editor introducer(server, 1);
    introducer.introduce(other_number, 2);
    for (std::uint32_t number = number_; number < 100 * number_step; number += number_step)
      introducer.introduce(number, 1);
    log_.push_back({1, introducer.commit(nullptr)});
    EXPECT_TRUE(mine_.apply_bytes(log_[0].bytes, 1, nullptr));
  }

  void edit() {
    random_.chance(0.3) ? type() : tools::random_edit(editor_, mine_, random_);
    commit(random_.chance(0.3));
  }
  /// A few letters behind the last one, each as its own batch: runs that grow from batch to batch.
  void type() {
    if (mine_.size() == 0) return;
    const auto note = static_cast<Handle>(random_.below(mine_.size()));
    for (auto letters = 1 + random_.below(6); letters > 0; --letters) {
      editor_.insert_text(note, mine_.text_length(note), "é");
      commit(true);
    }
  }
  [[nodiscard]] bool undo() {
    const bool did = editor_.undo();
    commit(false);
    return did;
  }
  [[nodiscard]] bool redo() {
    const bool did = editor_.redo();
    commit(false);
    return did;
  }
  /// The other hears everything and writes something.
  void hear_from_other() {
    for (; heard_ < log_.size(); ++heard_) {
      if (log_[heard_].replica != other_number) {
        EXPECT_TRUE(theirs_.apply_bytes(log_[heard_].bytes, log_[heard_].replica, nullptr));
      }
    }
    tools::random_edit(other_, theirs_, random_);
    for (base::Bytes batch = other_.commit(nullptr); !batch.empty(); batch = other_.commit(nullptr))
      log_.push_back({other_number, batch});
  }
  /// The oldest batches of the outbox are acknowledged.
  void acknowledge() {
    for (auto count = random_.below(outbox_.size() + 1); count > 0; --count) {
      log_.push_back({number_, outbox_.front()});
      outbox_.pop_front();
    }
  }
  /// The log is complete, and the outbox gets a new number (or the same one): what Replica does then.
  void renumber(std::uint32_t to) {
    std::uint64_t since = ~std::uint64_t{0};
    if (!outbox_.empty()) since = counter_of(outbox_.front());
    if (to != number_) {
      std::deque<base::Bytes> outbox;
      for (const base::Bytes& batch : outbox_) {
        const auto restamped = restamp(batch, number_, since);
        ASSERT_TRUE(restamped && restamped->size() == 1);
        outbox.push_back(restamped->front());
      }
      outbox_ = outbox;
      editor_.set_replica(to, since);
    }
    number_ = to;
    mine_.set_local(number_, 1);
    ASSERT_TRUE(mine_.load(Document().keyframe()));
    for (const Logged& logged : log_) {
      ASSERT_TRUE(mine_.apply_bytes(logged.bytes, logged.replica, nullptr, Admission::accepted));
    }
    for (const base::Bytes& batch : outbox_) {
      ASSERT_TRUE(mine_.apply_bytes(batch, number_, nullptr, Admission::accepted));
    }
  }
  /// Both have heard everything.
  void end() {
    while (!outbox_.empty()) acknowledge();
    hear_from_other();
    Document fresh;
    for (const Logged& logged : log_)
      ASSERT_TRUE(fresh.apply_bytes(logged.bytes, logged.replica, nullptr));
    ASSERT_EQ(fresh.keyframe(), theirs_.keyframe());
  }

  /// What can be seen, without ids: handles are the same in both worlds.
  [[nodiscard]] std::string shown() const {
    std::string all;
    for (const Handle handle : mine_.paint_order()) {
      const ObjectView o = mine_.object(handle);
      Shown line_of;
      line_of.id = {handle, 0};
      line_of.parent = {o.parent, 0};
      line_of.x = o.place.x;
      line_of.y = o.place.y;
      line_of.w = o.size.w;
      line_of.h = o.size.h;
      line_of.numbers[0] = o.colour;
      line_of.numbers[1] = o.rotation + (o.locked ? 1'000 : 0);
      line_of.numbers[2] = o.width;
      line_of.numbers[3] = o.text_size;
      line_of.votes = o.votes;
      line_of.z = o.z;
      for (int i = 0; i < 2; ++i) {
        line_of.ends[i] = o.ends[i];
        line_of.ends[i].target = {mine_.find(o.ends[i].target).value_or(handle_none), 0};
      }
      mine_.text(handle, line_of.text);
      all += line(line_of);
    }
    return all;
  }
  [[nodiscard]] std::uint32_t number() const { return number_; }

 private:
  struct Logged {
    std::uint32_t replica = 0;
    base::Bytes bytes;
  };
  static std::uint64_t counter_of(const base::Bytes& bytes) {
    Batch batch;
    EXPECT_TRUE(decode_batch(bytes, 1, batch));
    return batch.counter;
  }
  void commit(bool join) {
    for (base::Bytes batch = editor_.commit(nullptr, join); !batch.empty();
         batch = editor_.commit(nullptr)) {
      EXPECT_GT(counter_of(batch), last_counter_);  // P10
      last_counter_ = counter_of(batch);
      outbox_.push_back(batch);
    }
  }

  base::Random random_;
  std::uint32_t number_ = 3;
  Document mine_;
  Editor editor_{mine_, number_};
  Document theirs_;
  Editor other_{theirs_, other_number};
  std::vector<Logged> log_;
  std::size_t heard_ = 0;  // by the other
  std::deque<base::Bytes> outbox_;
  std::uint64_t last_counter_ = 0;
};

/// Both worlds side by side.
class Worlds {
 public:
  explicit Worlds(std::uint64_t seed) : random_(seed ^ 0x5EED), same_(seed), other_(seed) {}

  void step() {
    const auto what = random_.below(20);
    if (what < 8) {
      both([](World& world) { world.edit(); });
    } else if (what < 12) {
      undone += both_say([](World& world) { return world.undo(); }) ? 1U : 0U;
    } else if (what < 15) {
      redone += both_say([](World& world) { return world.redo(); }) ? 1U : 0U;
    } else if (what < 16) {
      both([](World& world) { world.hear_from_other(); });
    } else if (what < 18) {
      both([](World& world) { world.acknowledge(); });
    } else {
      same_.renumber(same_.number());
      other_.renumber(other_.number() + number_step);
      ++renumbered;
    }
  }
  void expect_alike() { ASSERT_EQ(other_.shown(), same_.shown()); }
  /// Back to the beginning, forth to the end, and what is sent is good.
  void end() {
    while (both_say([](World& world) { return world.undo(); })) continue;
    expect_alike();
    while (both_say([](World& world) { return world.redo(); })) continue;
    expect_alike();
    both([](World& world) { world.end(); });
  }

  std::size_t undone = 0, redone = 0, renumbered = 0;

 private:
  template <typename Act>
  void both(Act act) {
    act(same_);
    act(other_);
  }
  template <typename Act>
  bool both_say(Act act) {
    const bool said = act(same_);
    EXPECT_EQ(act(other_), said);
    return said;
  }

  base::Random random_;
  World same_;
  World other_;
};

// DESIGN section 5, P11
TEST(UndoAcrossNumbers, FollowsTheReplicasNewNumber) {
  const Seeds seeds(150);
  std::size_t undone = 0, redone = 0, renumbered = 0;
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    Worlds worlds(seed);
    for (int i = 0; i < 100; ++i) {
      worlds.step();
      worlds.expect_alike();
      ASSERT_FALSE(testing::Test::HasFailure()) << "step " << i;
    }
    worlds.end();
    ASSERT_FALSE(testing::Test::HasFailure());
    undone += worlds.undone, redone += worlds.redone, renumbered += worlds.renumbered;
  }
  EXPECT_GT(undone, 8 * (seeds.last - seeds.first));
  EXPECT_GT(redone, 3 * (seeds.last - seeds.first));
  EXPECT_GT(renumbered, 5 * (seeds.last - seeds.first));
}

// Three letters, of which two are acknowledged under the old number, typed as one act; then erased as one.
class UndoAcrossTheBorder : public testing::Test {
 protected:
  UndoAcrossTheBorder() {
    document_.set_local(3, 1);
    note_ = editor_.create({.w = 9, .h = 9});
    write(3, editor_.commit(nullptr));
    editor_.insert_text(note_, 0, "ab");
    write(3, editor_.commit(nullptr));
    editor_.insert_text(note_, 2, "ç");
    typed_ = editor_.commit(nullptr, true);
  }
  void write(std::uint32_t replica, const base::Bytes& batch) { log_.emplace_back(replica, batch); }
  /// Number 500 for `batches`.
  void renumber(std::vector<base::Bytes> batches) {
    Batch first;
    ASSERT_TRUE(decode_batch(typed_, 3, first));
    for (const base::Bytes& batch : batches) {
      const auto restamped = restamp(batch, 3, first.counter);
      ASSERT_TRUE(restamped);
      write(500, restamped->front());
    }
    document_.set_local(500, 1);
    ASSERT_TRUE(document_.load(Document().keyframe()));
    for (const auto& [replica, batch] : log_)
      ASSERT_TRUE(document_.apply_bytes(batch, replica, nullptr));
    editor_.set_replica(500, first.counter);
  }
  std::string text() const {
    std::string out;
    document_.text(note_, out);
    return out;
  }

  Document document_;
  Editor editor_{document_, 3};
  Handle note_ = handle_none;
  base::Bytes typed_;
  std::vector<std::pair<std::uint32_t, base::Bytes>> log_;
};

TEST_F(UndoAcrossTheBorder, TakesBackAllThatWasTyped) {
  renumber({typed_});
  ASSERT_EQ(text(), "abç");
  ASSERT_TRUE(editor_.undo());
  EXPECT_EQ(text(), "");
  ASSERT_TRUE(editor_.redo());
  EXPECT_EQ(text(), "abç");
}

TEST_F(UndoAcrossTheBorder, WritesAllAgainThatWasErased) {
  editor_.erase_text(note_, 0, 3);
  renumber({typed_, editor_.commit(nullptr)});
  ASSERT_EQ(text(), "");
  ASSERT_TRUE(editor_.undo());
  EXPECT_EQ(text(), "abç");
  ASSERT_TRUE(editor_.undo());
  EXPECT_EQ(text(), "");
}

}  // namespace
}  // namespace tablee::tests
