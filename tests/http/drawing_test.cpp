// A picture of a board, from its store, for moderators.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/restitution_fixture.h"

namespace tablee::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Drawing : public RestitutionTest {
 protected:
  Response get(const std::string& query, const std::string& token) {
    const auto board = base::to_hex(events_.overview(event_)->tables[0].board.value);
    return ask(Method::get, "/api/v1/boards/" + board + "/picture", token, {}, query);
  }
};

TEST_F(Drawing, IsAnSvgThatIsInertAndSaysWhatItIsOf) {
  const auto svg = get("format=svg", moderator_);
  EXPECT_EQ(svg.status, 200U);
  EXPECT_EQ(svg.header("Content-Type"), "image/svg+xml");
  EXPECT_EQ(svg.header("Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_EQ(svg.header("Content-Disposition"), "attachment; filename=\"tablee-table-1.svg\"");
  for (const char* text : {"Un guichet", ">=en ligne<", ">Léa<"}) {
    EXPECT_THAT(svg.body, HasSubstr(text));
  }
  EXPECT_THAT(svg.body, HasSubstr("<title>Table\u00A0" + std::string{"1 – Pourquoi ?</title>"}));
  EXPECT_THAT(get("names=nobody", moderator_).body, Not(HasSubstr("Léa")));
}

TEST_F(Drawing, IsAPng) {
  const auto png = get("format=png&width=300", moderator_);
  EXPECT_EQ(png.status, 200U);
  EXPECT_EQ(png.header("Content-Type"), "image/png");
  EXPECT_THAT(png.body, StartsWith("\x89PNG"));
}

TEST_F(Drawing, IsAPdf) {
  const auto pdf = get("format=pdf", moderator_);
  EXPECT_EQ(pdf.header("Content-Type"), "application/pdf");
  EXPECT_THAT(pdf.body, StartsWith("%PDF-1."));
}

TEST_F(Drawing, IsOfARegion) {
  EXPECT_THAT(get("x=850&y=-50&w=300&h=300", moderator_).body, Not(HasSubstr(">Un guichet<")));
}

TEST_F(Drawing, IsForModeratorsAlone) {
  EXPECT_EQ(get("format=svg", participant_).status, 403U);
  EXPECT_EQ(get("format=svg", "").status, 401U);
}

TEST_F(Drawing, RefusesWhatItDoesNotUnderstandAndWhatIsTooLarge) {
  for (const char* bad :
       {"format=gif", "width=0", "width=x", "x=1", "x=1&y=1&w=0&h=1", "names=all", "dots=2"}) {
    EXPECT_EQ(get(bad, moderator_).status, 400U) << bad;
  }
  const auto large = get("format=png&width=999999", moderator_);
  EXPECT_EQ(large.status, 422U);
  EXPECT_THAT(large.body, HasSubstr("Ask for a smaller width"));
}

}  // namespace
}  // namespace tablee::http
