#include "event/names.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/limits.h"
#include "event/spelling.h"

namespace tablee::event {
namespace {

constexpr int crowd = 5'000;
// Looking up a name, and for each length of number (an event has at most ten thousand people) two tables.
constexpr std::uint64_t looks_max = 1 + 2 * 5;

std::string add(Names& names, const std::string& wanted) {
  auto name = names.free_name(wanted);
  names.take(name);
  return name;
}

// What each of a crowd costs, in looks.
template <typename Name>
std::uint64_t dearest(Names& names, Name&& name_of) {
  std::uint64_t most = 0;
  for (int i = 0; i < crowd; ++i) {
    const auto before = names.looks();
    (void)add(names, name_of(i));
    most = std::max(most, names.looks() - before);
  }
  return most;
}

TEST(Names, FiveThousandOfOneNameEachCostTheSame) {
  Names names;
  EXPECT_LE(dearest(names, [](int) { return "Léa"; }), looks_max);
  EXPECT_EQ(names.free_name("Léa"), "Léa 5001");
}

TEST(Names, WhoTakesNumbersInAdvanceMakesNobodyCount) {
  Names names;
  EXPECT_LE(dearest(names, [](int i) { return "Léa " + std::to_string(i + 2); }), looks_max);
  EXPECT_EQ(add(names, "Léa"), "Léa");
  const auto before = names.looks();
  EXPECT_EQ(add(names, "Léa"), "Léa 5002");
  EXPECT_LE(names.looks() - before, looks_max);
  // Every other number, from behind; and names whose stems are names with numbers themselves.
  Names holes;
  EXPECT_LE(dearest(holes, [](int i) { return "Bo " + std::to_string(2 * (crowd - i)); }),
            looks_max);
  EXPECT_LE(dearest(holes, [](int) { return "Bo 2"; }), looks_max);
  EXPECT_EQ(add(holes, "Bo"), "Bo");
  EXPECT_EQ(add(holes, "Bo"), "Bo 3");
}

TEST(Names, LongOnesGiveWayToTheirNumber) {
  Names names;
  const std::string longest(limits::name_letters_max, 'x');
  std::set<std::string> all;
  for (int i = 0; i < 1'200; ++i) {
    auto name = add(names, longest);
    EXPECT_EQ(*tidy_name(name), name);
    all.insert(std::move(name));
  }
  EXPECT_EQ(all.size(), 1'200U) << "two have one name";
  // The cut never leaves a space in front of the number's own.
  const std::string spaced = std::string(37, 'y') + " zz";
  (void)add(names, spaced);
  EXPECT_EQ(add(names, spaced), std::string(37, 'y') + " 2");
}

// What is compared is what people see.
TEST(Names, ThatLookTheSameAreToldApart) {
  Names names;
  EXPECT_EQ(add(names, "Léa"), "Léa");
  EXPECT_EQ(add(names, "L\u0435\u0301\u0430"), "L\u0435\u0301\u0430 2") << "Cyrillic letters";
  EXPECT_EQ(add(names, "Léa"), "Léa 3");
  // The other order, and letters for digits.
  EXPECT_EQ(add(names, "Léa l2"), "Léa l2");
  for (int i = 4; i < 12; ++i) (void)add(names, "Léa");
  EXPECT_EQ(add(names, "Léa"), "Léa 13") << "12 looks like l2";
  EXPECT_EQ(add(names, "Léa 13"), "Léa 13 2");
}

// A store of before names were compared by their looks.
TEST(Names, TwoThatAlwaysLookedTheSameAreGivenBackOneByOne) {
  Names names;
  names.take("Lea");
  names.take("L\u0435a");
  names.release("Lea");
  EXPECT_EQ(names.free_name("Lea"), "Lea 2");
  names.release("L\u0435a");
  EXPECT_EQ(names.free_name("Lea"), "Lea");
}

TEST(Names, OneThatWasGivenBackIsFree) {
  Names names;
  for (int i = 0; i < 9; ++i) (void)add(names, "Ada");
  names.release("Ada 4");
  names.release("Ada 5");
  names.release("Ada");
  EXPECT_EQ(add(names, "Ada"), "Ada");
  EXPECT_EQ(add(names, "Ada"), "Ada 4");
  EXPECT_EQ(add(names, "Ada"), "Ada 5");
  EXPECT_EQ(add(names, "Ada"), "Ada 10");
}

TEST(Names, ANumberThatIsNotOursIsPartOfTheName) {
  Names names;
  for (const char* odd : {"R2D2", "Ada 02", "Ada 1", "Ada 0", "Ada 99999999999", "7"}) {
    EXPECT_EQ(add(names, odd), odd);
    EXPECT_EQ(add(names, odd), std::string(odd) + " 2");
  }
  EXPECT_EQ(add(names, "Ada"), "Ada");
  EXPECT_EQ(add(names, "Ada"), "Ada 2");
}

TEST(Names, WhatSomebodyGotIsKnownAgain) {
  EXPECT_TRUE(Names::may_be_of("Léa", "Léa"));
  EXPECT_TRUE(Names::may_be_of("Léa 12", "Léa"));
  EXPECT_FALSE(Names::may_be_of("Léon", "Léa"));
  EXPECT_FALSE(Names::may_be_of("Léa 1", "Léa"));
}

}  // namespace
}  // namespace tablee::event
