// Typing through an editor: letters in a row are one op, whoever writes in between.
#include <gtest/gtest.h>

#include <deque>

#include "base/random.h"
#include "core/editor.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

// One author's copy of a board with one note, whose number is 0.
class Tablet {
 public:
  explicit Tablet(std::uint32_t replica) : editor_(document_, replica) {
    Editor founder(document_, 1);
    founder.introduce(2, 1);
    founder.introduce(3, 2);
    founder.create({ObjectKind::note, handle_none, 0, 0, 100, 100});
    (void)founder.commit(nullptr);
  }

  void type(std::uint32_t position, std::string_view letters) {
    for (const char letter : letters) editor_.insert_text(0, position++, {&letter, 1});
  }
  void erase(std::uint32_t position) { editor_.erase_text(0, position, 1); }
  base::Bytes commit() { return editor_.commit(nullptr); }
  bool undo() { return editor_.undo(); }
  bool redo() { return editor_.redo(); }
  void hear(const base::Bytes& batch, std::uint32_t replica) {
    ASSERT_TRUE(document_.apply_bytes(batch, replica, nullptr, Admission::accepted));
  }
  [[nodiscard]] std::string text() const {
    std::string text;
    document_.text(0, text);
    return text;
  }
  [[nodiscard]] std::uint32_t length() const { return document_.text_length(0); }
  [[nodiscard]] base::Bytes keyframe() const { return document_.keyframe(); }

 private:
  Document document_;
  Editor editor_;
};

std::vector<OpKind> kinds(const base::Bytes& bytes) {
  Batch batch;
  EXPECT_TRUE(decode_batch(bytes, 2, batch));
  std::vector<OpKind> kinds;
  for (const Op& op : batch.ops) kinds.push_back(op.kind);
  return kinds;
}

TEST(Typing, InARowIsOneOp) {
  Tablet ada(2);
  ada.type(0, "hello");
  const base::Bytes batch = ada.commit();
  EXPECT_EQ(kinds(batch), std::vector{OpKind::insert});
  ada.type(5, "!");
  EXPECT_EQ(kinds(ada.commit()), std::vector{OpKind::insert});
  Tablet bob(3);
  bob.hear(batch, 2);
  EXPECT_EQ(bob.text(), "hello");
  EXPECT_EQ(ada.text(), "hello!");
}

TEST(Typing, ErasingInARowIsOneOp) {
  Tablet ada(2);
  Tablet bob(3);
  ada.type(0, "abcdefgh");
  bob.hear(ada.commit(), 2);
  for (const std::uint32_t position : {4U, 3U, 2U, 2U, 2U}) ada.erase(position);
  const base::Bytes batch = ada.commit();
  EXPECT_EQ(kinds(batch), std::vector{OpKind::erase});
  bob.hear(batch, 2);
  EXPECT_EQ(ada.text(), "abh");
  EXPECT_EQ(bob.keyframe(), ada.keyframe());
  ASSERT_TRUE(ada.undo());
  EXPECT_EQ(ada.text(), "abcdefgh");
  ASSERT_TRUE(ada.redo());
  EXPECT_EQ(ada.text(), "abh");
}

TEST(Typing, GoesWhereTheCaretIsWhenAnotherWroteBefore) {
  Tablet ada(2);
  Tablet bob(3);
  ada.type(0, "ab");
  bob.type(0, "x");
  ada.hear(bob.commit(), 3);  // stands before or behind, and moves the places either way
  const bool before = ada.text() == "xab";
  ada.type(2, "c");
  EXPECT_EQ(ada.text(), before ? "xacb" : "abcx");
  bob.hear(ada.commit(), 2);
  for (base::Bytes rest = ada.commit(); !rest.empty(); rest = ada.commit()) bob.hear(rest, 2);
  EXPECT_EQ(bob.keyframe(), ada.keyframe());
}

TEST(Typing, BehindAnUndoThatWasNotCommittedIsAnActOfItsOwn) {
  Tablet ada(2);
  ada.type(0, "ab");
  (void)ada.commit();
  ada.erase(1);
  (void)ada.commit();
  ASSERT_TRUE(ada.undo());
  ada.type(2, "c");
  (void)ada.commit();
  EXPECT_EQ(ada.text(), "abc");
  ASSERT_TRUE(ada.undo());
  EXPECT_EQ(ada.text(), "ab");
}

// Two type at once, each with letters of the other's in between that came while a batch was open (DESIGN,
// invariant 5).
TEST(Typing, ConvergesWhateverComesInBetween) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    base::Random random(seed);
    Tablet server(1);
    Tablet tablets[2]{Tablet(2), Tablet(3)};
    std::deque<base::Bytes> unheard[2];
    std::uint32_t carets[2]{};
    const auto commit = [&](std::uint32_t who) {
      for (base::Bytes batch = tablets[who].commit(); !batch.empty();
           batch = tablets[who].commit()) {
        server.hear(batch, 2 + who);
        unheard[1 - who].push_back(std::move(batch));
      }
    };
    for (int step = 0; step < 200; ++step) {
      const auto who = static_cast<std::uint32_t>(random.below(2));
      Tablet& tablet = tablets[who];
      std::uint32_t& caret = carets[who];
      caret = std::min(caret, tablet.length());
      switch (random.below(10)) {
        case 0:
          caret = static_cast<std::uint32_t>(random.below(tablet.length() + 1));
          break;
        case 1:
          commit(who);
          break;
        case 2:
          if (unheard[who].empty()) break;
          tablet.hear(unheard[who].front(), 3 - who);
          unheard[who].pop_front();
          break;
        case 3:
          if (random.chance(0.5) ? tablet.undo() : tablet.redo()) commit(who);
          break;
        case 4:
        case 5:
          if (caret > 0) tablet.erase(--caret);
          break;
        case 6:
          tablet.erase(caret);
          break;
        default:
          tablet.type(caret++, std::string_view("abcdefgh").substr(random.below(8), 1));
      }
    }
    for (const std::uint32_t who : {0U, 1U}) commit(who);
    for (const std::uint32_t who : {0U, 1U}) {
      for (const base::Bytes& batch : unheard[who]) tablets[who].hear(batch, 3 - who);
    }
    ASSERT_EQ(tablets[0].keyframe(), server.keyframe());
    ASSERT_EQ(tablets[1].keyframe(), server.keyframe());
  }
}

}  // namespace
}  // namespace tablee::tests
