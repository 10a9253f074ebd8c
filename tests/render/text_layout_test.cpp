// The lines of a picture are those of the client's canvas: both are held to the same cases (cases/text_layout.json), which the
// client has made, and the same sizes and colours.
#include "render/picture/text_layout.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <fstream>
#include <regex>
#include <sstream>

#include "render/picture/measures.h"
#include "render/picture/typeface.h"

namespace tablee::render::picture {
namespace {

std::string read(const std::string& file) {
  std::ifstream stream{std::string{TABLEE_SOURCE} + "/" + file};
  std::stringstream text;
  text << stream.rdbuf();
  EXPECT_FALSE(text.str().empty()) << file;
  return text.str();
}

/// Made up: as wide as the code of each unit says.
double made_up(std::u16string_view text) {
  double width = 0;
  for (const char16_t unit : text) width += 0.25 + unit * 7 % 11 / 25.0;
  return width;
}

Layout layout_of(const boost::json::object& one) {
  const auto text = to_utf16(std::string_view{one.at("text").as_string()});
  const auto number = [&](const char* name) { return one.at(name).to_number<double>(); };
  const double infinite = std::numeric_limits<double>::infinity();
  const double height = one.at("height").is_null() ? infinite : number("height");
  if (one.contains("fit"))
    return layout_to_fit(text, number("width"), height, number("fit"), made_up);
  return layout_at(text, number("width"), number("at"), made_up, height);
}

TEST(TextLayout, IsThatOfTheClient) {
  const auto cases = boost::json::parse(read("tests/render/cases/text_layout.json"));
  ASSERT_GT(cases.as_array().size(), 100U);
  for (const auto& value : cases.as_array()) {
    const auto& one = value.as_object();
    const auto layout = layout_of(one);
    EXPECT_NEAR(layout.size, one.at("size").to_number<double>(), 1e-6) << value;
    EXPECT_EQ(layout.cut, one.at("cut").as_bool()) << value;
    const auto& lines = one.at("lines").as_array();
    ASSERT_EQ(layout.lines.size(), lines.size()) << value;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto& line = lines[i].as_array();
      EXPECT_EQ(to_utf8(layout.lines[i].text), std::string_view{line[0].as_string()}) << value;
      EXPECT_NEAR(layout.lines[i].width, line[1].to_number<double>(), 1e-6);
      EXPECT_EQ(layout.lines[i].start, line[2].to_number<std::size_t>());
      EXPECT_EQ(layout.lines[i].rtl, line[3].as_bool()) << value;
    }
  }
}

TEST(Measures, AreThoseOfTheClient) {
  const auto text = read("client-web/src/scene/measures.ts");
  const auto number = [&](const std::string& name) {
    std::smatch found;
    EXPECT_TRUE(std::regex_search(text, found, std::regex{"const " + name + " = ([0-9.]+);"}));
    return found.empty() ? 0 : std::stod(found[1]);
  };
  EXPECT_EQ(note_padding, number("notePadding"));
  EXPECT_EQ(note_foot, number("noteFoot"));
  EXPECT_EQ(note_radius, number("noteRadius"));
  EXPECT_EQ(foot_text_size, number("footTextSize"));
  EXPECT_EQ(largest_note_text, number("noteTextSizeMax"));
  EXPECT_EQ(text_size_min, number("textSizeMin"));
  EXPECT_EQ(line_height, number("lineHeight"));
  EXPECT_EQ(frame_title_height, number("frameTitleHeight"));
  EXPECT_EQ(frame_title_size, number("frameTitleSize"));
  EXPECT_EQ(frame_radius, number("frameRadius"));
  EXPECT_EQ(folded_width, number("foldedWidth"));
  EXPECT_EQ(folded_height, number("foldedHeight"));
}

/// All colours of a file between two of its words, in order.
std::vector<Rgb> colours(const std::string& file, const std::string& from, const std::string& to) {
  const auto text = read(file);
  const auto begin = text.find(from);
  const auto part = text.substr(begin, text.find(to, begin) - begin);
  std::vector<Rgb> found;
  const std::regex colour{"#([0-9a-f]{6})'"};
  for (std::sregex_iterator one{part.begin(), part.end(), colour}, end; one != end; ++one) {
    found.push_back(static_cast<Rgb>(std::stoul((*one)[1], nullptr, 16)));
  }
  return found;
}

TEST(Measures, HaveTheColoursOfTheClient) {
  const auto papers = colours("client-web/src/scene/palette.ts", "const palette", "];");
  ASSERT_EQ(papers.size(), 2 * palette.size());
  for (std::size_t i = 0; i < palette.size(); ++i) {
    EXPECT_EQ(palette[i].paper, papers[2 * i]);
    EXPECT_EQ(palette[i].edge, papers[2 * i + 1]);
  }
  const auto grounds = colours("client-web/src/scene/palette.ts", "inkColour", "accentColour");
  EXPECT_EQ(grounds.at(0), ink_colour);
  EXPECT_EQ(grounds.at(1), muted_ink);
  const auto light = colours("client-web/src/scene/palette.ts", "board:", "dot:");
  EXPECT_EQ(light.at(0), board_colour);
  const auto texts = colours("client-web/src/scene/kinds/inks.ts", "const inks", "];");
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(inks.at(i), texts[i]);
  const auto drawn = colours("client-web/src/scene/ink_colours.ts", "const pens", "];");
  for (std::size_t i = 0; i < pens.size(); ++i) EXPECT_EQ(pens.at(i), drawn.at(i));
  const auto marked = colours("client-web/src/scene/ink_colours.ts", "const markers", "];");
  for (std::size_t i = 0; i < markers.size(); ++i) EXPECT_EQ(markers.at(i), marked.at(i));
}

TEST(Typeface, MeasuresWithoutHintsSoThatWidthsScale) {
  const Typeface typeface;
  const auto& regular = typeface.measure(Face::regular);
  EXPECT_NEAR(regular(u"guichet"), regular(u"gui") + regular(u"chet"), 0.02);
  EXPECT_GT(typeface.measure(Face::bold)(u"guichet"), regular(u"guichet"));
  EXPECT_GT(regular(u"👩🏽‍🚒"), 0.5);
  EXPECT_EQ(regular(u""), 0);
}

}  // namespace
}  // namespace tablee::render::picture
