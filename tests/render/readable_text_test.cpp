#include "render/readable_text.h"

#include <gtest/gtest.h>

namespace tablee::render {
namespace {

TEST(ReadableText, LeavesTextAsItIs) {
  for (const char* text :
       {"", "Léa", "a\n\tb", "👩🏽‍🚒", "e\u0301", "\u202Ba\u202C", "\U0010FFFD"}) {
    EXPECT_EQ(readable(text), text);
  }
}

TEST(ReadableText, ShowsWhatIsNoText) {
  EXPECT_EQ(readable("a\uFFFF\uFDD0\x01\x7F"), "a\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(readable("\U0001FFFE\u0085"), "\uFFFD\uFFFD");
  EXPECT_EQ(readable(std::string("\0", 1)), "\uFFFD");
  EXPECT_EQ(readable("\xC3("), "\uFFFD(");
  EXPECT_EQ(readable("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(readable("\xF0\x9F"), "\uFFFD\uFFFD");
}

TEST(ReadableText, EndsLinesInOneWay) {
  EXPECT_EQ(readable("a\r\nb\rc\u2028d\u2029e"), "a\nb\nc\nd\ne");
}

TEST(ReadableText, ClosesWhatTurnsTheDirectionWithItsLine) {
  EXPECT_EQ(readable("\u202Eabc"), "\u202Eabc\u202C");
  EXPECT_EQ(readable("\u202Eab\nc"), "\u202Eab\u202C\nc");
  EXPECT_EQ(readable("\u2067\u202Ea"), "\u2067\u202Ea\u202C\u2069");
  EXPECT_EQ(readable("\u2067\u202Ea\u2069b"), "\u2067\u202Ea\u2069b");
}

TEST(ReadableText, DropsWhatWouldEndWhatItDidNotBegin) {
  EXPECT_EQ(readable("\u2069a\u202C"), "a");
  EXPECT_EQ(readable("\u2067a\u202Cb"), "\u2067ab\u2069");
}

TEST(ReadableText, TakesTheLongestTextAtOnce) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "\u202E";
  EXPECT_EQ(readable(text).size(), 2 * text.size());
}

TEST(ReadableText, PutsFrenchSpaces) {
  EXPECT_EQ(with_french_spaces("Qui ? Nous : « tous » !"),
            "Qui\u202F? Nous\u00A0: «\u00A0tous\u00A0»\u202F!");
  EXPECT_EQ(with_french_spaces("12:30 a?b"), "12:30 a?b");
}

TEST(ReadableText, KnowsWhatIsBlank) {
  EXPECT_TRUE(blank(" \n\u00A0\u200B"));
  EXPECT_TRUE(blank(""));
  EXPECT_FALSE(blank(" é"));
}

}  // namespace
}  // namespace tablee::render
