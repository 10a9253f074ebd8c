// What the terminal says when the server is up.
#include "app/banner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/clock.h"
#include "store/memory_store.h"

namespace tablee::app {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class StartBanner : public testing::Test {
 protected:
  [[nodiscard]] event::Events open(std::uint8_t key) {
    auto events = event::Events::open(store_, clock_, event::LinkKey(event::Digest{key}));
    EXPECT_TRUE(events);
    return std::move(*events);
  }
  [[nodiscard]] std::string said(const event::Events& events) const {
    return banner(config_, 8080, events, {}, Colours::none);
  }

  store::MemoryStore store_;
  base::ManualClock clock_;
  Config config_;
};

TEST_F(StartBanner, SaysWhyALinkCanNotBeShownAndWhatToDo) {
  base::EventId barcamp;
  {
    auto events = open(7);
    event::EventSpec plan;
    plan.title = "Barcamp";
    barcamp = *events.create(plan);
    EXPECT_THAT(said(events),
                AllOf(HasSubstr("Moderate "), HasSubstr("Join code"), Not(HasSubstr("link.key"))));
  }
  auto events = open(8);
  EXPECT_THAT(
      said(events),
      AllOf(Not(HasSubstr("Moderate ")), HasSubstr("No link to moderators can be shown"),
            HasSubstr("link.key"),
            HasSubstr("--reissue --role moderator --event " + base::to_hex(barcamp.value))));
  ASSERT_TRUE(events.issue(barcamp, event::Role::moderator));
  EXPECT_THAT(said(events),
              AllOf(HasSubstr("Moderate "), HasSubstr("No link to participants can be shown")));
  ASSERT_TRUE(events.issue(barcamp, event::Role::participant));
  ASSERT_TRUE(events.issue(barcamp, event::Role::observer));
  EXPECT_THAT(said(events), Not(HasSubstr("can be shown")));
}

}  // namespace
}  // namespace tablee::app
