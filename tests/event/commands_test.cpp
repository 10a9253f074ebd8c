// The operator's commands, on a data folder.
#include "event/commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "store/temporary_folder.h"

namespace tablee::event {
namespace {

using testing::HasSubstr;
using testing::Not;

class Commands : public testing::Test {
 protected:
  store::TemporaryFolder folder_;
  CommandOptions options_{.data = folder_.path() / "data", .address = "http://host:1"};
};

TEST_F(Commands, ImportPrintsCodeAndLinks) {
  const auto printed = import_command(options_, DEMO_FILE, ImportNotes::skip);
  ASSERT_TRUE(printed) << printed.error();
  EXPECT_THAT(*printed, HasSubstr("Barcamp Futurs Publics"));
  EXPECT_THAT(*printed, HasSubstr("http://host:1/#j="));
  EXPECT_THAT(*printed, HasSubstr("http://host:1/#m="));
  EXPECT_THAT(*printed, HasSubstr("http://host:1/#o="));
  EXPECT_EQ(*links_command(options_, std::nullopt), *printed);
  EXPECT_THAT(*list_command(options_), HasSubstr("2016-11-17  4 tables  0 people  Barcamp"));
}

TEST_F(Commands, BadFileNamesItselfAndMakesNoFolder) {
  const auto file = folder_.path() / "bad.json";
  std::ofstream(file) << "{";
  const auto printed = import_command(options_, file, ImportNotes::skip);
  ASSERT_FALSE(printed);
  EXPECT_THAT(printed.error(), HasSubstr("bad.json: Line 1, column 2"));
  EXPECT_FALSE(std::filesystem::exists(options_.data));
  EXPECT_FALSE(import_command(options_, folder_.path() / "none.json", ImportNotes::skip));
  EXPECT_FALSE(list_command(options_)) << "nothing is made by looking";
}

TEST_F(Commands, WhatWasNotTakenOfAFileIsSaid) {
  const auto file = folder_.path() / "newer.json";
  std::ofstream(file) << R"({"event": {"title": "T", "colour": "red"}, "tables": []})";
  const auto printed = import_command(options_, file, ImportNotes::skip);
  ASSERT_TRUE(printed) << printed.error();
  EXPECT_THAT(*printed, HasSubstr("Not taken: /event/colour"));
  EXPECT_THAT(*import_command(options_, DEMO_FILE, ImportNotes::skip), Not(HasSubstr("Not taken")));
}

TEST_F(Commands, AWholeEventComesWithAllThatIsInItsFile) {
  const auto printed = import_command(options_, WHOLE_FILE, ImportNotes::skip);
  ASSERT_TRUE(printed) << printed.error();
  EXPECT_THAT(*printed,
              HasSubstr("Taken: 2 tables, 8 objects on boards, 2 people, 1 vote, 1 phase, "
                        "0 pictures.\nNot taken: 1 deleted objects.\n"));
  EXPECT_THAT(*list_command(options_), HasSubstr("2 tables  2 people  Forum  (closed)"));
}

TEST_F(Commands, AnEventIsMadeExportedAndDoneAgain) {
  EventSpec plan;
  plan.title = "Forum 2026";
  plan.date = "2026-11-17";
  plan.tables = {{1, "Pourquoi ?", {}}};
  plan.stage = wire::day::Stage::prepared;
  const auto made = new_command(options_, plan);
  ASSERT_TRUE(made) << made.error();
  EXPECT_THAT(*made, HasSubstr("Forum 2026"));
  const auto file = export_command(options_, std::nullopt);
  ASSERT_TRUE(file) << file.error();
  EXPECT_EQ(*file, write_event_file(plan));
  const auto again = duplicate_command(options_, std::nullopt, "Forum 2027", "2027-11-17");
  ASSERT_TRUE(again) << again.error();
  EXPECT_THAT(*again, HasSubstr("Forum 2027"));
  EXPECT_THAT(*list_command(options_),
              HasSubstr("2027-11-17  1 tables  0 people  Forum 2027  (prepared)"));
  plan.title.clear();
  EXPECT_FALSE(new_command(options_, plan));
}

TEST_F(Commands, ReissueCanRevokeTheOldLink) {
  const auto first = *import_command(options_, DEMO_FILE, ImportNotes::skip);
  const auto second = reissue_command(options_, std::nullopt, Role::moderator, OldLinks::revoke);
  ASSERT_TRUE(second) << second.error();
  const auto old = first.substr(first.find("#m="), 29);
  EXPECT_THAT(*second, Not(HasSubstr(old)));
  EXPECT_THAT(*second, HasSubstr("#m="));
}

TEST_F(Commands, SeveralEventsMustBeNamed) {
  ASSERT_TRUE(import_command(options_, DEMO_FILE, ImportNotes::skip));
  ASSERT_TRUE(import_command(options_, DEMO_FILE, ImportNotes::skip));
  const auto printed = reissue_command(options_, std::nullopt, Role::observer, OldLinks::keep);
  ASSERT_FALSE(printed);
  EXPECT_THAT(printed.error(), HasSubstr("several events"));
  EXPECT_FALSE(links_command(options_, base::EventId{1}));
}

}  // namespace
}  // namespace tablee::event
