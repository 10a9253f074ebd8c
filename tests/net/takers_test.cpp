#include "net/takers.h"

#include <gtest/gtest.h>

namespace tablee::net {
namespace {

TEST(Takers, SharedBytesCountOnce) {
  Takers takers;
  const char first = 0;
  const char second = 0;
  takers.begin(1, &first, 100);
  takers.begin(2, &first, 100);
  takers.begin(3, &second, 50);
  EXPECT_EQ(takers.bytes(), 150U);
  takers.end(1);
  EXPECT_EQ(takers.bytes(), 150U);
  takers.end(2);
  takers.end(2);
  EXPECT_EQ(takers.bytes(), 50U);
  takers.begin(3, &first, 70);  // the next answer of the same
  EXPECT_EQ(takers.bytes(), 70U);
}

TEST(Takers, WhoTakesNothingIsTheStalest) {
  Takers takers;
  EXPECT_FALSE(takers.stalest());
  const char answer = 0;
  for (Takers::Id id = 1; id <= 3; ++id) takers.begin(id, &answer, 1);
  EXPECT_EQ(takers.stalest(), 1U);
  takers.moved(1);
  takers.moved(7);  // nobody
  EXPECT_EQ(takers.stalest(), 2U);
  takers.end(2);
  EXPECT_EQ(takers.stalest(), 3U);
}

}  // namespace
}  // namespace tablee::net
