// What people wrote, in every form that an event's results have: the forms are read again by readers of others (expat, qpdf), or by RFC
// 4180, and the text never becomes anything but text.
#include <expat.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/check.h"
#include "core/editor.h"
#include "fuzz/strict_pdf.h"
#include "fuzz/target.h"
#include "render/csv.h"
#include "render/markdown.h"
#include "render/outcome_json.h"
#include "render/page.h"
#include "render/pdf/booklet.h"
#include "render/picture/board_picture.h"
#include "render/picture/description.h"

namespace {

using namespace tablee;

/// Elements that only markup could make.
struct Met {
  bool script = false;
};

void check_xml(const std::string& text, bool page) {
  Met met;
  XML_Parser const parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &met);
  XML_SetElementHandler(
      parser,
      [](void* data, const XML_Char* name, const XML_Char**) {
        const std::string_view element{name};
        if (element == "script" || element == "img" || element == "a1") {
          static_cast<Met*>(data)->script = true;
        }
      },
      nullptr);
  const auto status = XML_Parse(parser, text.data(), static_cast<int>(text.size()), XML_TRUE);
  if (status != XML_STATUS_OK) {
    const auto at = static_cast<std::size_t>(XML_GetCurrentByteIndex(parser));
    std::fprintf(stderr, "%s at: %s\n", XML_ErrorString(XML_GetErrorCode(parser)),
                 text.substr(at > 60 ? at - 60 : 0, 160).c_str());
  }
  TABLEE_CHECK(status == XML_STATUS_OK);
  TABLEE_CHECK(!met.script);
  XML_ParserFree(parser);
  TABLEE_CHECK(!page || text.starts_with("<!DOCTYPE html>"));
}

/// RFC 4180: every row has as many fields as the first, and ends with CR LF.
void check_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::size_t wanted = 0;
  while (!text.empty()) {
    std::size_t fields = 0;
    for (bool more = true; more; ++fields) {
      if (text.starts_with('"')) {
        text.remove_prefix(1);
        while (text.starts_with("\"\"") || !text.starts_with('"')) {
          TABLEE_CHECK(!text.empty());
          text.remove_prefix(text.starts_with("\"\"") ? 2 : 1);
        }
        text.remove_prefix(1);
      } else {
        const auto end = text.find_first_of(",\r\n\"");
        TABLEE_CHECK(end != std::string_view::npos && text[end] != '"');
        text.remove_prefix(end);
      }
      more = text.starts_with(',');
      if (more) text.remove_prefix(1);
    }
    TABLEE_CHECK(text.starts_with("\r\n"));
    text.remove_prefix(2);
    if (wanted == 0) wanted = fields;
    TABLEE_CHECK(fields == wanted);
  }
}

void check_pdf(const std::expected<base::Bytes, std::string>& pdf) {
  TABLEE_CHECK(pdf.has_value());
  TABLEE_CHECK(fuzz::fault_of_pdf(*pdf) == "");
}

/// A thing of each kind with the text, as far as the core takes it.
void write_on(core::Document& board, const std::vector<std::string>& texts) {
  core::Editor editor(board, 1);
  std::int32_t x = 0;
  core::Handle frame = core::handle_none;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto kind = static_cast<core::ObjectKind>(1 + i % 9);
    if (kind == core::ObjectKind::stroke || kind == core::ObjectKind::connector) continue;
    const auto made = editor.create({.kind = kind,
                                     .parent = i % 3 == 0 ? frame : core::handle_none,
                                     .x = x += 150,
                                     .w = 140,
                                     .h = 140,
                                     .colour = static_cast<std::uint32_t>(i)});
    if (kind == core::ObjectKind::frame) frame = made;
    // What is no UTF-8, or too long for one insertion, is refused.
    (void)editor.insert_text(made, 0, texts[i]);
  }
  (void)editor.commit(nullptr);
}

render::Outcome outcome_of(const std::vector<std::string>& texts) {
  render::Outcome outcome;
  outcome.title = texts.front();
  outcome.language = texts.size() % 2 == 0 ? "fr" : texts.back();
  render::TableOutcome table{.number = 1, .question = texts.back(), .people = texts.size()};
  for (const auto& text : texts) {
    const render::Word word{.id = "1.1", .text = text, .author = text, .dots = 1, .created = text};
    table.names.push_back(text);
    outcome.principles.push_back(text);
    table.groups.push_back({.id = "2.1", .title = text});
    table.groups.back().propositions.push_back(
        {.id = "3.1", .text = text + "+", .sources = {word}});
    table.left.push_back({.title = text, .words = {word}});
    table.votes.push_back({.title = text, .placings = {{.place = 1, .text = text}}});
  }
  outcome.votes = table.votes;
  outcome.introduction = outcome.closing = outcome.made = outcome.contact = outcome.place =
      outcome.date = texts.back();
  outcome.tables = {table, {.number = 2, .question = texts.front()}};
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  // One of them up to as long as a text may be.
  const std::size_t times = std::size_t{input.byte()} * 8;
  std::vector<std::string> texts;
  while (!input.empty() && texts.size() < 12) texts.emplace_back(input.part());
  if (texts.empty()) return 0;
  std::string longest;
  for (std::size_t i = 0; i < times && longest.size() < 200'000; ++i) longest += texts.front();
  core::Document board;
  write_on(board, texts);
  write_on(board, {longest});
  auto outcome = outcome_of(texts);
  outcome.tables[0].groups[0].propositions[0].text += longest;
  const render::picture::Showing showing{.name_of = [&](std::uint32_t) { return texts.back(); }};
  const auto svg = render::picture::svg(board, showing, {},
                                        {.title = texts.front(), .description = texts.back()});
  TABLEE_CHECK(svg.has_value());
  check_xml(*svg, false);
  TABLEE_CHECK(render::picture::png(board, showing, {.width = 200}).has_value());
  const auto kept = render::picture::record(board, showing, {});
  TABLEE_CHECK(kept.has_value());
  outcome.tables[0].picture = *kept;
  outcome.tables[0].picture_words = render::picture::describe(board, outcome.language);
  check_xml(render::page(outcome), true);
  check_csv(render::csv(outcome));
  (void)render::markdown(outcome);
  (void)render::outcome_json(outcome);
  check_pdf(render::pdf::booklet(outcome));
  return 0;
}
