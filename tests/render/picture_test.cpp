// Pictures of boards, as SVG (read again by a strict reader) and as PNG.
#include "render/picture/board_picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "core/editor.h"
#include "hostile.h"
#include "render/readable_text.h"
#include "strict.h"

namespace tablee::render::picture {
namespace {

using core::Handle;
using core::NumberField;
using core::ObjectKind;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Picture : public testing::Test {
 protected:
  Picture() {
    core::Editor server(board_, 1);
    EXPECT_TRUE(server.introduce(2, 7));
    (void)server.commit(nullptr);
  }

  Handle add(core::NewObject what, std::string_view text = {}) {
    core::Editor lea(board_, 2);
    const auto made = lea.create(what);
    if (!text.empty()) {
      EXPECT_TRUE(lea.insert_text(made, 0, text));
    }
    (void)lea.commit(nullptr);
    return made;
  }
  void set(Handle handle, NumberField field, std::int64_t value) {
    core::Editor lea(board_, 2);
    EXPECT_TRUE(lea.set_number(handle, field, value));
    (void)lea.commit(nullptr);
  }
  std::string written(const Framing& framing = {}) {
    const auto drawn = svg(board_, showing_, framing, {.title = "Table 3", .description = {}});
    EXPECT_TRUE(drawn);
    return drawn.value_or("");
  }
  /// Read by a strict reader.
  Node parsed(const Framing& framing = {}) {
    const auto text = written(framing);
    return StrictXml(text).root();
  }
  static std::vector<std::string> texts(const Node& root) {
    std::vector<std::string> all;
    for (const auto* node : root.all("text")) all.push_back(node->content());
    return all;
  }

  core::Document board_;
  Showing showing_;
};

TEST_F(Picture, OfAnEmptyBoardIsItsGround) {
  const auto root = parsed();
  EXPECT_EQ(root.attributes.at("viewBox"), "-48 -48 1296 896");
  EXPECT_EQ(root.all("title").at(0)->content(), "Table 3");
  EXPECT_EQ(root.all("rect").size(), 1U);
}

TEST_F(Picture, HasNotesWithTheirWordsNamesAndDots) {
  const auto note = add({.x = 10, .y = 20, .w = 200, .h = 200}, "Un guichet\nouvert le samedi");
  core::Editor lea(board_, 2);
  ASSERT_TRUE(lea.vote(note, 3));
  (void)lea.commit(nullptr);
  showing_.name_of = [](std::uint32_t who) { return who == 7 ? "Léa" : "?"; };
  EXPECT_THAT(texts(parsed()), ElementsAre("Un guichet", "ouvert le", "samedi", "Léa", "3"));
  showing_ = {.dots = false};
  EXPECT_THAT(texts(parsed()), ElementsAre("Un guichet", "ouvert le", "samedi"));
}

TEST_F(Picture, PutsFramesBelowWhatLiesOnThem) {
  const auto note = add({.w = 200, .h = 200}, "dedans");
  const auto frame = add({.kind = ObjectKind::frame, .w = 400, .h = 400}, "Groupe");
  core::Editor lea(board_, 2);
  ASSERT_TRUE(lea.move(note, frame, 30, 60));
  (void)lea.commit(nullptr);
  EXPECT_THAT(texts(parsed()), ElementsAre("Groupe", "dedans"));
  set(frame, NumberField::collapsed, 1);
  EXPECT_THAT(texts(parsed()), ElementsAre("Groupe", "1"));
}

TEST_F(Picture, HasArrowsFromEdgeToEdge) {
  const auto left = add({.w = 200, .h = 200});
  const auto right = add({.x = 400, .w = 200, .h = 200});
  const auto arrow = add({.kind = ObjectKind::connector, .w = 1, .h = 1});
  core::Editor lea(board_, 2);
  ASSERT_TRUE(lea.set_end(arrow, 0, {.target = board_.object(left).id}));
  ASSERT_TRUE(lea.set_end(arrow, 1, {.target = board_.object(right).id}));
  (void)lea.commit(nullptr);
  EXPECT_THAT(written(), HasSubstr("d=\"M206 100L394 100\""));
}

TEST_F(Picture, HasDrawnLinesShapesAndThePlaceOfPictures) {
  // Two points, pressed with 500 and 500 thousandths.
  constexpr std::string_view points{"\x00\x00\xE8\x07\xC8\x01\xC8\x01\xE8\x07", 10};
  add({.kind = ObjectKind::stroke, .points = points});
  add({.kind = ObjectKind::shape, .x = 300, .w = 100, .h = 100, .shape = 1}, "rond");
  add({.kind = ObjectKind::image, .x = 600, .w = 300, .h = 300}, "Une photo du mur");
  const auto root = parsed();
  EXPECT_EQ(root.all("path").size(), 2U);
  EXPECT_EQ(root.all("ellipse").size(), 2U);
  EXPECT_THAT(texts(root), ElementsAre("rond", "Une photo du mur"));
}

TEST_F(Picture, ShowsHostileTextAsText) {
  // The core takes nothing that is no UTF-8 or holds U+0000; a keyframe of somebody else's would not load.
  int x = 0;
  int taken = 0;
  for (const auto& text : hostile_texts()) {
    core::Editor lea(board_, 2);
    const auto note = lea.create({.x = x += 300, .w = 280, .h = 280});
    if (lea.insert_text(note, 0, text)) ++taken;
    (void)lea.commit(nullptr);
  }
  EXPECT_GT(taken, 20);
  const auto root = parsed();
  EXPECT_THAT(texts(root), Contains("<script>alert(1)</script>"));
  EXPECT_TRUE(root.all("script").empty());
  EXPECT_THAT(written(), Not(HasSubstr("style=")));
  EXPECT_THAT(written(), Not(HasSubstr("\uFFFF")));
}

TEST_F(Picture, TakesTheLongestText) {
  const auto note = add({.w = 200, .h = 200});
  core::Editor lea(board_, 2);
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(lea.insert_text(note, 0, std::string(9'999, 'w')));
  (void)lea.commit(nullptr);
  EXPECT_THAT(texts(parsed()).back(), HasSubstr("…"));
}

TEST_F(Picture, IsOfARegion) {
  add({.w = 200, .h = 200}, "hier");
  add({.x = 5'000, .w = 200, .h = 200}, "là-bas");
  const Framing framing{.region = Box{4'900, -100, 500, 400}, .width = 1'000};
  const auto root = parsed(framing);
  EXPECT_THAT(texts(root), ElementsAre("là-bas"));
  EXPECT_EQ(root.attributes.at("viewBox"), "4900 -100 500 400");
  EXPECT_EQ(root.attributes.at("width"), "1000");
  EXPECT_EQ(root.attributes.at("height"), "800");
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

TEST_F(Picture, IsAPngOfTheWidthThatWasAskedFor) {
  add({.w = 200, .h = 100}, "ici");
  const auto drawn = png(board_, showing_, {.region = {}, .width = 600});
  ASSERT_TRUE(drawn);
  EXPECT_TRUE(drawn->starts_with("\x89PNG"));
  EXPECT_EQ(number_at(*drawn, 16), 600U);
  EXPECT_EQ(number_at(*drawn, 20), 397U);  // 296 × 196 with its margin
}

TEST_F(Picture, HasNoMorePixelsThanItMay) {
  add({.w = 200, .h = 200});
  add({.x = 900'000, .y = 900'000, .w = 200, .h = 200});
  const auto fits = png(board_, showing_, {});
  ASSERT_TRUE(fits);
  EXPECT_LE(std::uint64_t{number_at(*fits, 16)} * number_at(*fits, 20), limits::drawing_pixels_max);
  const auto drawn = png(board_, showing_, {.region = {}, .width = 16'000});
  ASSERT_FALSE(drawn);
  EXPECT_EQ(drawn.error(), Fault::too_many_pixels);
  EXPECT_THAT(std::string{sentence(drawn.error())}, HasSubstr("smaller width"));
}

TEST_F(Picture, StopsWhenItIsToldTo) {
  add({.w = 200, .h = 200});
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(svg(board_, showing_, {}, {}, stop.get_token()).error(), Fault::stopped);
}

}  // namespace
}  // namespace tablee::render::picture
