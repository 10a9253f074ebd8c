#include "event/people.h"

#include <gtest/gtest.h>

namespace tablee::event {
namespace {

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

TEST(Name, IsTrimmedAndItsWhiteSpaceSingle) {
  EXPECT_EQ(tidy_name("  Léa \t Marie\u00A0 "), "Léa Marie");
  EXPECT_EQ(tidy_name("Jean-François"), "Jean-François");
  EXPECT_EQ(tidy_name("李小龍"), "李小龍");
}

TEST(Name, HasOneToFortyCodePoints) {
  EXPECT_EQ(tidy_name(""), "");
  EXPECT_EQ(tidy_name(" \n "), "");
  EXPECT_EQ(tidy_name(repeated("é", 40)), repeated("é", 40));
  EXPECT_EQ(tidy_name(repeated("é", 41)), "");
  EXPECT_EQ(tidy_name(repeated("a ", 21)), "") << "41 with the spaces between";
}

TEST(Name, HasNoControlCharacters) {
  EXPECT_EQ(tidy_name("a\x01"
                      "b"),
            "");
  EXPECT_EQ(tidy_name("a\u0085b"), "");
  EXPECT_EQ(tidy_name("a\u202Eb"), "") << "turns the direction of what follows";
  EXPECT_EQ(tidy_name(std::string_view("a\0b", 3)), "");
  EXPECT_EQ(tidy_name("a\xC3"), "") << "not UTF-8";
}

TEST(Name, WithASuffixIsStillAName) {
  EXPECT_EQ(with_suffix("Léa", " 2"), "Léa 2");
  EXPECT_EQ(with_suffix(repeated("é", 40), " 12"), repeated("é", 37) + " 12");
}

}  // namespace
}  // namespace tablee::event
