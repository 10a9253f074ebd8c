// Whole events as files, by hand: what is read of them, and what is founded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/base64.h"
#include "core/document.h"
#include "event/demo_file.h"
#include "event/whole/board_again.h"
#include "event/whole/whole_event.h"

namespace tablee::event::whole {
namespace {

using testing::HasSubstr;

constexpr base::WallTime now{std::chrono::seconds{1'600'000'000}};

WholeEvent everything() {
  auto read = read_whole(file_text(WHOLE_FILE), no_picture);
  EXPECT_TRUE(read) << read.error().message();
  return std::move(*read);
}

TEST(Base64, IsReadAsItIsWrittenAndNoOtherWay) {
  for (const std::string bytes :
       {"", "f", "fo", "foo", "foob", "fooba", "foobar", "\xFF\xFE\x01"}) {
    EXPECT_EQ(base::from_base64(base::to_base64(bytes)), bytes);
  }
  EXPECT_EQ(base::to_base64("fooba"), "Zm9vYmE=");  // RFC 4648, section 10
  for (const char* wrong :
       {"Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9v YmE=", "Zg==Zg==", "é==="}) {
    EXPECT_FALSE(base::from_base64(wrong)) << wrong;
  }
}

TEST(WholeFile, SaysWhatDoesNotComeWithIt) {
  const auto whole = everything();
  EXPECT_THAT(whole.missing, testing::ElementsAre("1 deleted objects",
                                                  HasSubstr("1 pictures that are not in the file"),
                                                  HasSubstr("its results came")));
  EXPECT_EQ(whole.closed, std::vector<std::uint32_t>{2});
  EXPECT_EQ(whole.boards.at(0).objects.size(), 7U);
}

TEST(WholeFile, BecomesBatchesThatAnyReplicaTakes) {
  const auto whole = everything();
  const auto again = write_again(whole.boards.at(0), now);
  ASSERT_TRUE(again) << again.error();
  core::Document document;
  base::WallTime last{};
  for (const auto& [time, replica, batch] : again->batches) {
    EXPECT_GE(time, last);
    EXPECT_LE(time, now);
    last = time;
    ASSERT_TRUE(document.apply_bytes(batch, replica.value, nullptr));
  }
  const auto of = [&](std::size_t place) {
    return document.object(*document.find(again->ids.at(place)));
  };
  const auto note = of(1);
  EXPECT_EQ(note.votes, 120U);
  EXPECT_EQ(note.author, 2U);
  EXPECT_EQ(document.reactions(note.handle).size(), 2U);
  EXPECT_EQ(document.object(note.parent).id, again->ids.at(2)) << "a frame that was made after it";
  EXPECT_EQ(document.object(of(2).parent).id, again->ids.at(0));
  EXPECT_LT(of(0).rank, of(2).rank);
  EXPECT_EQ(of(3).ends[0].target, again->ids.at(1));
  EXPECT_TRUE(of(5).locked);
}

// Each of them is somebody's, and costs as much as a note.
TEST(WholeFile, HasNotMoreMarksThanPeopleGive) {
  const auto with = [](int notes) {
    std::string objects;
    for (int n = 1; n <= notes; ++n) {
      objects += std::string(n == 1 ? "" : ",") + R"({"id":"1.)" + std::to_string(n) +
                 R"(","kind":"note","votes":495000})";
    }
    return R"({"format":"tablee.outcome","version":2,"event":{"title":"T","language":"fr"},)"
           R"("tables":[{"number":1,"question":"Q"}],"boards":[{"table":1,"objects":[)" +
           objects + "]}]}";
  };
  const auto few = read_whole(with(4), no_picture);
  EXPECT_TRUE(few) << few.error().message();
  const auto many = read_whole(with(5), no_picture);
  ASSERT_FALSE(many);
  EXPECT_THAT(many.error().message(), HasSubstr("votes and reactions"));
}

TEST(WholeFile, OfAnotherVersionOrTooLargeIsRefused) {
  EXPECT_THAT(
      read_whole(R"({"format":"tablee.outcome","version":1})", no_picture).error().message(),
      HasSubstr("Export it again"));
  EXPECT_THAT(
      read_whole(R"({"format":"tablee.outcome","version":3})", no_picture).error().message(),
      HasSubstr("newer version"));
  EXPECT_THAT(read_whole("{", no_picture).error().message(), HasSubstr("Line 1"));
  EXPECT_THAT(
      read_whole(std::string(limits::whole_event_bytes_max + 1, ' '), no_picture).error().message(),
      HasSubstr("at most"));
}

}  // namespace
}  // namespace tablee::event::whole
