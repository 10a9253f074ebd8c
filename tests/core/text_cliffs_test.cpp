// Where other text CRDTs become slow. Held as counts of steps (core/work.h): what one more act costs does not grow with
// what was there, or no faster than it may. Times are bench/core's business.
#include <gtest/gtest.h>

#include "base/random.h"
#include "core/text.h"
#include "core/text_model.h"
#include "core/work.h"
#include "tools/text_op.h"

namespace tablee::tests {
namespace {

using core::OpId;
using core::WorkMeter;
using tools::TextOp;
using tools::TextsReplica;

// Steps that an act may cost wherever it happens: a leaf is split, and a few code points are looked for.
constexpr std::uint64_t little = 300;

TEST(TextCliffs, OneMoreKeystrokeAfterManyAlternatingAuthors) {
  TextsReplica replica;
  std::uint64_t counter = 0;
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    (void)replica.insert({++counter, 2 + i % 977}, 0, i, "x");
  }
  const WorkMeter meter;
  (void)replica.insert({++counter, 5'000}, 0, 50'000, "y");
  EXPECT_LT(meter.steps(), little);
  EXPECT_EQ(replica.length(0), 100'001U);
  EXPECT_EQ(replica.texts().position_of({50'002, 2 + 50'001 % 977}), 50'002U);
}

TEST(TextCliffs, AMillionTombstones) {
  TextsReplica replica;
  std::uint64_t counter = 0;
  for (std::uint32_t i = 0; i < 1'000'000; ++i) {
    // Two authors in turn, so that no two tombstones are one.
    (void)replica.insert({++counter, 2 + i % 2}, 0, 0, "x");
    if (i % 1'000 == 999) (void)replica.erase({++counter, 2}, 0, 0, 1'000);
  }
  const WorkMeter meter;
  (void)replica.insert({++counter, 2}, 0, 0, "still here");
  EXPECT_EQ(replica.text(0), "still here");
  (void)replica.insert({counter + 20, 3}, 0, 10, ", and quick");
  EXPECT_LT(meter.steps(), 2 * little);
  EXPECT_EQ(replica.text(0), "still here, and quick");
}

TEST(TextCliffs, AThousandConcurrentInsertionsAtOnePlace) {
  TextsReplica forwards;
  TextsReplica backwards;
  std::vector<TextOp> ops;
  for (std::uint32_t i = 0; i < 1'000; ++i) {
    ops.push_back({{10 + i % 7, 2 + i}, 0, "ab", 2, {}, {}, {}});
  }
  const WorkMeter meter;
  for (const TextOp& op : ops) forwards.apply(op);
  for (std::size_t i = ops.size(); i-- != 0;) backwards.apply(ops[i]);
  EXPECT_LT(meter.steps(), 2 * ops.size() * little);
  EXPECT_EQ(forwards.length(0), 2'000U);
  for (std::uint32_t i = 0; i < 1'000; ++i) {
    ASSERT_EQ(forwards.texts().position_of(ops[i].id), 2 * i);
    ASSERT_EQ(backwards.texts().position_of(ops[i].id), 2 * i);
  }
}

// Hundreds write behind the first letter of a word, and more into what they have seen of others.
class Crowd {
 public:
  static constexpr std::size_t acts_max = 300 * 4;

  explicit Crowd(std::uint64_t seed)
      : random_(seed), base_(TextsReplica().insert({1, 2}, 0, 0, "word")) {
    for (std::size_t author = 0; author < authors; ++author) write(author);
  }

  // Everybody's ops to a replica, whose they have seen first: author by author, every `step`th.
  template <typename Replica>
  void tell(Replica& replica, std::size_t step) const {
    replica.apply(base_);
    std::vector<bool> heard(authors, false);
    for (std::size_t i = 0; i < authors; ++i) tell(replica, i * step % authors, heard);
  }

 private:
  static constexpr std::size_t authors = 300;

  void write(std::size_t author) {
    TextsReplica own;
    own.apply(base_);
    seen_.push_back(author > 0 && random_.chance(0.3) ? random_.below(author) : authors);
    written_.emplace_back();
    std::vector<bool> heard(authors, false);
    tell(own, seen_[author], heard);
    // Ranks in another order than that of the authors.
    core::OpId id{100 + author * 100, static_cast<std::uint32_t>(3 + author * 7 % authors)};
    for (std::uint64_t act = random_.below(4) + 1; act != 0; --act, id.counter += 3) {
      const bool first = written_[author].empty();
      const std::uint64_t place = first ? 1 : random_.below(own.length(0) + 1);
      written_[author].push_back(own.insert(id, 0, static_cast<std::uint32_t>(place), "xyz"));
    }
  }

  template <typename Replica>
  void tell(Replica& replica, std::size_t author, std::vector<bool>& heard) const {
    if (author == authors || heard[author]) return;
    heard[author] = true;
    tell(replica, seen_[author], heard);
    for (const TextOp& op : written_[author]) replica.apply(op);
  }

  base::Random random_;
  TextOp base_;
  std::vector<std::size_t> seen_;  // by author: whose they have seen
  std::vector<std::vector<TextOp>> written_;
};

TEST(TextCliffs, HundredsAtOnePlaceStandAsTheModelSays) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Crowd crowd(seed);
    TextModel model;
    crowd.tell(model, 1);
    for (const std::size_t step : {1U, 7U, 299U}) {
      TextsReplica replica;
      const WorkMeter meter;
      crowd.tell(replica, step);
      EXPECT_LT(meter.steps(), Crowd::acts_max * 2 * little);
      std::uint32_t position = 0;
      for (const TextModel::Item& item : model.items(0)) {
        ASSERT_EQ(replica.texts().position_of(item.id), position++);
      }
    }
  }
}

TEST(TextCliffs, TenThousandSmallTexts) {
  TextsReplica replica;
  const WorkMeter meter;
  std::uint64_t counter = 0;
  for (core::Handle handle = 0; handle < 10'000; ++handle) {
    (void)replica.insert({counter + 1, 2}, handle, 0, "a note of 20 letters");
    counter += 20;
  }
  EXPECT_LT(meter.steps(), 10'000 * little);
  EXPECT_EQ(replica.text(7'777), "a note of 20 letters");
}

TEST(TextCliffs, EditsAllOverALongText) {
  TextsReplica replica;
  base::Random random(5);
  const WorkMeter meter;
  std::uint64_t counter = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::uint32_t length = replica.length(0);
    const auto position = static_cast<std::uint32_t>(random.below(length + 1));
    if (length > position && random.chance(0.3)) {
      (void)replica.erase({++counter, 2}, 0, position, 1);
    } else {
      (void)replica.insert({counter + 1, 2}, 0, position, "é2");
      counter += 2;
    }
  }
  EXPECT_LT(meter.steps(), 100'000 * little);
  std::string text = replica.text(0);
  EXPECT_EQ(tools::code_points_of(text), replica.length(0));
}

}  // namespace
}  // namespace tablee::tests
