#include "event/spelling.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <random>

#include "base/limits.h"
#include "core/utf8.h"

namespace tablee::event {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

// The name as it is kept, or the fault in brackets.
std::string kept(std::string_view typed) {
  const auto name = tidy_name(typed);
  if (name) return *name;
  switch (name.error()) {
    case NameFault::unseen:
      return "(unseen)";
    case NameFault::too_long:
      return "(too long)";
    case NameFault::signs:
      break;
  }
  return "(signs)";
}

TEST(Name, IsTrimmedAndItsWhiteSpaceSingle) {
  EXPECT_EQ(kept("  Léa \t Marie\u00A0 "), "Léa Marie");
  EXPECT_EQ(kept("Jean-François"), "Jean-François");
  EXPECT_EQ(kept("李小龍"), "李小龍");
  for (const auto* blank : {"\u1680", "\u2003", "\u2009", "\u202F", "\u205F", "\u3000", "\u2028",
                            "\u2800", "\U0001D159"}) {
    EXPECT_EQ(kept(std::string("Léa") + blank + blank + "Marie" + blank), "Léa Marie");
  }
}

TEST(Name, HasOneToFortyLetters) {
  EXPECT_EQ(kept(""), "(unseen)");
  EXPECT_EQ(kept(" \n "), "(unseen)");
  EXPECT_EQ(kept(repeated("é", 40)), repeated("é", 40));
  EXPECT_EQ(kept(repeated("é", 41)), "(too long)");
  EXPECT_EQ(kept(repeated("a ", 21)), "(too long)") << "41 with the spaces between";
  EXPECT_EQ(kept(repeated("e\u0301", 40)), repeated("é", 40)) << "80 code points as typed";
  EXPECT_EQ(kept(repeated("👩🏽", 40)), repeated("👩🏽", 40));
  EXPECT_EQ(kept(repeated("👩🏽‍🚀", 41)), "(too long)");
  EXPECT_EQ(kept(repeated(" ", limits::name_typed_bytes_max) + "Léa"), "(too long)");
}

TEST(Name, ThatNobodyCanSeeIsNone) {
  constexpr std::array unseen{
      "\u200B", "\u200C",     "\u200D",     "\u2060", "\uFEFF",
      "\u00AD", "\u034F",     "\u180E",     "\u115F", "\u1160",
      "\u3164", "\uFFA0",     "\u2800",     "\u17B4", "\uFE0F",
      "\u200E", "\U000E0041", "\U000E0101", "\u2061", "\U0001D173",
      "\u061C", "\u2003",     "\u0301",     "\u20DD", "\u3164\u200B\u2800 \u00A0",
  };
  for (const auto* typed : unseen) {
    EXPECT_EQ(kept(typed), "(unseen)");
    EXPECT_FALSE(is_seen(typed));
    EXPECT_TRUE(is_seen(std::string(typed) + "?"));
    EXPECT_EQ(kept(std::string("Lé") + typed + "a").find("L"), 0U)
        << "beside letters it harms nobody";
  }
}

TEST(Name, LosesWhatNobodySees) {
  EXPECT_EQ(kept("Lé\u200Ba\u2060"), "Léa");
  EXPECT_EQ(kept("\uFEFFLéa\u200D"), "Léa");
  EXPECT_EQ(kept("Lé\u00ADa\U000E0061"), "Léa");
  EXPECT_EQ(kept("\u200Fשרה\u200F"), "שרה") << "as keyboards write it";
}

TEST(Name, KeepsWhatShapesItsNeighbours) {
  for (const auto* name :
       {"👩‍🚀", "❤️ Zoé", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👨‍👩‍👧", "🇫🇷",
        "1️⃣", "علی\u200Cرضا", "क्\u200Dष", "渡邉\U000E0102", "🙂", "・", "?!"}) {
    EXPECT_EQ(kept(name), name);
  }
  EXPECT_EQ(kept("a\u200Cb"), "ab") << "Latin letters do not join";
  EXPECT_EQ(kept("a\uFE0Fb"), "ab");
}

TEST(Name, HasNoControlCharacters) {
  EXPECT_EQ(kept("a\x01"
                 "b"),
            "(signs)");
  EXPECT_EQ(kept("a\u0085b"), "(signs)");
  EXPECT_EQ(kept(std::string_view("a\0b", 3)), "(signs)");
  EXPECT_EQ(kept("a\xC3"), "(signs)") << "not UTF-8";
  for (const auto* turns : {"\u202A", "\u202B", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068"}) {
    EXPECT_EQ(kept(std::string("a") + turns + "b"), "(signs)") << "turns what follows";
  }
  for (const auto* nobodys : {"\uE000", "\uFFFC", "\U0010FFFF", "\uFDD0"}) {
    EXPECT_EQ(kept(std::string("a") + nobodys), "(signs)");
  }
}

TEST(Name, HasNoPilesOfMarks) {
  EXPECT_EQ(kept("Z" + repeated("\u0335", 5) + "oé"), "(signs)");
  EXPECT_EQ(kept("Nguyễn Thị Phượng"), "Nguyễn Thị Phượng");
  EXPECT_EQ(kept("שָׁלוֹם"), kept(kept("שָׁלוֹם"))) << "points are marks too";
}

TEST(Name, IsComposed) {
  EXPECT_EQ(kept("Le\u0301a"), "Léa");
  EXPECT_EQ(kept("Franc\u0327ois"), "François");
  EXPECT_EQ(kept("\u1112\u1161\u11AB"), "한");
}

// Whatever is typed: what is kept is a name, and is kept as it is when it is typed again.
TEST(Name, ThatIsKeptIsKeptAgain) {
  constexpr std::array<const char*, 22> parts{
      "a",    "é",          "\u0301", "\u200D", "\u200C", "👩",          "🚀", "\uFE0F",
      " ",    "\u3164",     "\u2800", "क",      "\u094D", "\U000E0041", "ی", "ر",
      "🏴", "\U000E007F", "邉",     "🇫",      "\u1161", "\u1112"};
  const auto seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 3'000; ++i) {
    std::string typed;
    for (auto length = random() % 12; length > 0; --length)
      typed += parts.at(random() % parts.size());
    const auto name = tidy_name(typed);
    if (!name) continue;
    ASSERT_EQ(kept(*name), *name) << typed;
  }
}

TEST(Name, WithASuffixIsStillAName) {
  EXPECT_EQ(with_suffix("Léa", " 2"), "Léa 2");
  EXPECT_EQ(with_suffix(repeated("é", 40), " 12"), repeated("é", 37) + " 12");
  EXPECT_EQ(with_suffix(repeated("👩🏽", 40), " 2"), repeated("👩🏽", 38) + " 2")
      << "no letter is cut";
  const auto many = repeated("क्\u200Dष", 40);
  const auto cut = with_suffix(many, " 12");
  EXPECT_LE(*core::count_code_points(cut), limits::name_code_points_max);
  EXPECT_EQ(kept(cut), cut);
}

TEST(Appearance, IsOfWhatIsSeen) {
  for (const auto* like_lea : {"Le\u0301a", "Léa\u200B", "Lé\u034Fa", "Ｌéa", "Lе\u0301а", "𝐋é𝐚"}) {
    EXPECT_EQ(appearance(like_lea), appearance("Léa")) << like_lea;
  }
  EXPECT_EQ(appearance("ᏞᎬᎪ"), appearance("LEA")) << "Cherokee";
  EXPECT_EQ(appearance("Ιris"), appearance("lris")) << "a Greek letter and a small l";
  EXPECT_NE(appearance("Lea"), appearance("Léa"));
  EXPECT_NE(appearance("léa"), appearance("Léa"));
  EXPECT_NE(appearance("Anna"), appearance("Ana"));
}

TEST(Appearance, OfDigitsIsTheirsOrThatOfLetters) {
  EXPECT_EQ(appearance("0123456789"), "Ol23456789");
  EXPECT_EQ(appearance("Léa 10"), appearance("Léa") + " lO");
}

TEST(Text, IsSeenWhenSomethingOfItIsDrawn) {
  for (const auto* text : {"a", " é ", "…", "1", "👩‍🚀", "❤️", "שלום", "\u200Bx"}) {
    EXPECT_TRUE(is_seen(text)) << text;
  }
  EXPECT_FALSE(is_seen(""));
  EXPECT_FALSE(is_seen(" \n\t"));
  EXPECT_FALSE(is_seen("\xC3")) << "not UTF-8";
}

}  // namespace
}  // namespace tablee::event
