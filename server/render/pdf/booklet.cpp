#include "render/pdf/booklet.h"

#include <algorithm>
#include <map>

#include "render/outcome_words.h"
#include "render/pdf/sheets.h"
#include "render/readable_text.h"

namespace tablee::render::pdf {
namespace {

constexpr picture::Rgb ink = 0x1d2330;
constexpr picture::Rgb soft = 0x565d6d;
constexpr picture::Rgb mark = 0x0b5c8a;
constexpr picture::Rgb line = 0xd9dce3;

constexpr auto bold = picture::Face::bold;

/// On which page each table begins.
using Pages = std::map<std::uint32_t, std::size_t>;

constexpr Style kind_style{.size = 9.5, .face = bold, .colour = mark, .after = 4};
constexpr Style h1_style{.size = 22, .face = bold, .colour = ink, .after = 8};
constexpr Style facts_style{.size = 10, .colour = soft, .after = 18};
constexpr Style lead_style{.size = 11, .colour = ink, .after = 10};
constexpr Style number_style{
    .size = 9.5, .face = bold, .colour = mark, .before = 10, .after = 1, .together = 90};
constexpr Style h2_style{
    .size = 15, .face = bold, .colour = ink, .before = 16, .after = 6, .together = 70};
constexpr Style question_style{.size = 15, .face = bold, .colour = ink, .after = 6, .together = 60};
constexpr Style h3_style{
    .size = 11.5, .face = bold, .colour = ink, .before = 10, .after = 4, .together = 40};
constexpr Style h4_style{
    .size = 10, .face = bold, .colour = soft, .before = 6, .after = 3, .together = 30};
constexpr Style body_style{.size = 10, .colour = ink, .after = 4};
constexpr Style soft_style{.size = 9, .colour = soft, .after = 3};
constexpr Style sign_style{.size = 10, .face = bold, .colour = mark};

Style indented(Style style, double indent) {
  style.indent = indent;
  return style;
}

class Booklet {
 public:
  /// `pages` is null for a draft: it is never finished, and tells where tables begin.
  Booklet(const Outcome& outcome, const Pages* pages, const std::stop_token& stop)
      : outcome_(outcome),
        words_(words_for(outcome.language)),
        foreign_(!has_words(outcome.language)),
        pages_(pages),
        stop_(stop),
        sheets_(PageFormat{}) {}

  /// False: it was told to stop.
  [[nodiscard]] bool lay_out() {
    header();
    if (!blank(outcome_.introduction)) part("P", said(outcome_.introduction), lead_style);
    principles();
    contents();
    for (const auto& table : outcome_.tables) {
      if (stop_.stop_requested()) return false;
      section(table);
    }
    agora();
    if (!photos()) return false;
    closing();
    return true;
  }
  [[nodiscard]] const Pages& begins() const { return begins_; }
  [[nodiscard]] std::expected<base::Bytes, std::string> finish() {
    return sheets_.finish(
        {.title = one_line(readable(outcome_.title)) + " – " + std::string{words_.restitution},
         .language = language()});
  }

 private:
  [[nodiscard]] std::string language() const {
    const auto good = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    const bool valid = !outcome_.language.empty() && std::ranges::all_of(outcome_.language, good);
    return valid ? outcome_.language : std::string{words_.language};
  }
  [[nodiscard]] std::string said(std::string_view text) const {
    return in_print(text, outcome_.language);
  }
  [[nodiscard]] std::string said_on_a_line(std::string_view text) const {
    return said(one_line(readable(text)));
  }

  void part(std::string kind, std::string_view text, const Style& style) {
    sheets_.open(std::move(kind));
    sheets_.text(text, style);
    sheets_.close();
  }
  /// Our own words: in another language than the document's where we do not have that.
  void our_part(std::string kind, std::string_view text, const Style& style) {
    sheets_.open(std::move(kind), {}, foreign_ ? "en" : "");
    sheets_.text(text, style);
    sheets_.close();
  }

  void header() {
    our_part("P", words_.restitution, kind_style);
    part("H1", said_on_a_line(outcome_.title), h1_style);
    std::string facts;
    const auto add = [&](const std::string& fact) { facts += (facts.empty() ? "" : " · ") + fact; };
    if (!blank(outcome_.date)) add(words_.date(readable(outcome_.date)));
    if (!blank(outcome_.place)) add(said_on_a_line(outcome_.place));
    if (!blank(outcome_.occasion)) add(said_on_a_line(outcome_.occasion));
    if (!facts.empty()) part("P", facts, facts_style);
  }

  void item(std::string_view label, const Style& label_style, double indent) {
    sheets_.open("LI");
    sheets_.open("Lbl");
    sheets_.label(label, label_style, indent);
    sheets_.close();
    sheets_.open("LBody");
  }
  void end_item() {
    sheets_.close();
    sheets_.close();
  }
  void bullet(std::string_view text, const Style& style, double indent) {
    Style sign = style;
    sign.before = 0;
    sheets_.room(style.before);
    item("•", sign, indent);
    Style body = indented(style, indent + 12);
    body.before = 0;
    part("P", text, body);
    end_item();
  }

  void principles() {
    if (outcome_.principles.empty()) return;
    our_part("H2", words_.principles, h2_style);
    sheets_.open("L");
    for (const auto& one : outcome_.principles) bullet(said_on_a_line(one), body_style, 4);
    sheets_.close();
  }

  void contents() {
    if (outcome_.tables.size() < 2) return;
    our_part("H2", words_.contents, h2_style);
    sheets_.open("TOC");
    for (const auto& table : outcome_.tables) {
      sheets_.open("TOCI");
      sheets_.open("Link");
      const auto page = pages_ ? std::to_string(pages_->at(table.number)) : std::string{"000"};
      sheets_.link(words_.table_number(table.number) + "  " + said_on_a_line(table.question), page,
                   "table-" + std::to_string(table.number), body_style);
      sheets_.close();
      sheets_.close();
    }
    sheets_.close();
  }

  void section(const TableOutcome& table) {
    sheets_.open("Sect");
    sheets_.room(18);
    sheets_.need(130);
    sheets_.rule(mark, 1.5);
    begins_[table.number] = sheets_.page();
    const auto number = words_.table_number(table.number);
    sheets_.destination("table-" + std::to_string(table.number),
                        number + " – " + one_line(readable(table.question)));
    sheets_.open("H2");
    sheets_.text(number, number_style);
    sheets_.text(said_on_a_line(table.question), question_style);
    sheets_.close();
    people(table);
    for (const auto& group : table.groups) propositions(group);
    if (table.groups.empty()) our_part("P", words_.nothing, body_style);
    if (!table.votes.empty()) our_part("H3", words_.votes_held, h3_style);
    for (const auto& vote : table.votes) held(vote, "H4", h4_style);
    left(table);
    board(table);
    sheets_.close();
  }

  void people(const TableOutcome& table) {
    if (table.people == 0) return;
    std::string text = words_.people(table.people);
    if (!table.names.empty()) {
      text += std::string{words_.colon} + " ";
      for (std::size_t i = 0; i < table.names.size(); ++i) {
        text += (i == 0 ? "" : ", ") + said_on_a_line(table.names[i]);
      }
    }
    part("P", text, soft_style);
  }

  void propositions(const Group& group) {
    if (!group.id.empty()) {
      part("H3", blank(group.title) ? std::string{words_.untitled} : said_on_a_line(group.title),
           h3_style);
    }
    sheets_.open("L");
    std::size_t number = 0;
    for (const auto& one : group.propositions) {
      const Told how = told(one);
      std::string text = said(one.text);
      for (std::size_t i = 0; i < how.authors.size(); ++i) {
        text += (i == 0 ? " – " : ", ") + said_on_a_line(how.authors[i]);
      }
      item(std::to_string(++number) + ".", sign_style, 0);
      part("P", text + votes(how.dots), indented(body_style, 22));
      sources(how);
      end_item();
    }
    sheets_.close();
  }

  [[nodiscard]] std::string votes(std::uint32_t dots) const {
    return dots == 0 ? std::string{} : "\u00A0· " + words_.votes(dots);
  }
  [[nodiscard]] std::string word(const Word& one) const {
    auto text = said(one.text);
    if (!one.author.empty()) text += " – " + said_on_a_line(one.author);
    return text + votes(one.dots.value_or(0));
  }

  void sources(const Told& how) {
    if (how.sources.empty()) return;
    Style style = indented(soft_style, 22);
    style.together = 14;
    our_part("P", words_.sources(how.sources.size()) + std::string{words_.colon}, style);
    sheets_.open("L");
    for (const Word* one : how.sources) bullet(word(*one), soft_style, 26);
    sheets_.close();
    sheets_.room(3);
  }

  void held(const VoteResult& vote, std::string kind, const Style& style) {
    part(std::move(kind), said_on_a_line(vote.title), style);
    our_part("P", words_.people(vote.people), soft_style);
    sheets_.open("L");
    for (const auto& one : vote.placings) {
      item(std::to_string(one.place) + ".", sign_style, 0);
      part("P",
           (blank(one.text) ? std::string{words_.untitled} : said_on_a_line(one.text)) +
               "\u00A0· " + words_.votes(one.dots) +
               (one.tied ? ", " + std::string{words_.tied} : ""),
           indented(body_style, 22));
      end_item();
    }
    sheets_.close();
  }

  void agora() {
    if (outcome_.votes.empty()) return;
    sheets_.open("Sect");
    our_part("H2", words_.votes_of_agora, h2_style);
    for (const auto& vote : outcome_.votes) held(vote, "H3", h3_style);
    sheets_.close();
  }

  void left(const TableOutcome& table) {
    if (table.left.empty()) return;
    our_part("H3", words_.left, h3_style);
    const bool alone = table.left.size() == 1 && blank(table.left.front().title);
    for (const auto& group : table.left) {
      if (!alone) {
        part("H4", blank(group.title) ? std::string{words_.no_frame} : said_on_a_line(group.title),
             h4_style);
      }
      sheets_.open("L");
      for (const auto& one : group.words) bullet(word(one), body_style, 4);
      sheets_.close();
    }
  }

  void board(const TableOutcome& table) {
    if (!table.picture && table.picture_words.empty()) return;
    constexpr double highest = 340;
    Style style = h3_style;
    const double high = table.picture ? sheets_.height_of(*table.picture, highest) : 0;
    if (table.picture) style.together = high + 10;
    our_part("H3", words_.board, style);
    if (!table.picture) return our_part("P", words_.board_too_large, body_style);
    if (pages_ == nullptr) {
      sheets_.leave(high);
    } else {
      sheets_.open("Figure", table.picture_words);
      sheets_.figure(*table.picture, highest);
      sheets_.close();
    }
    sheets_.room(8);
  }

  [[nodiscard]] bool photos() {
    // No table begins behind them, so a draft needs none.
    if (outcome_.photos.empty() || pages_ == nullptr) return true;
    constexpr double highest = 280;
    sheets_.open("Sect");
    Style heading = h2_style;
    heading.together = 100;
    our_part("H2", words_.photos, heading);
    std::size_t number = 0;
    for (const auto& one : outcome_.photos) {
      if (stop_.stop_requested()) return false;
      const auto caption = one_line(readable(one.words));
      auto name = words_.photo(++number);
      if (!blank(caption)) name += std::string{words_.colon} + " " + caption;
      sheets_.need(sheets_.height_of(one, highest) + 30);
      sheets_.open("Figure", name);
      sheets_.figure(one, highest);
      sheets_.close();
      sheets_.room(4);
      if (!blank(caption)) part("P", said(one.words), soft_style);
      sheets_.room(8);
    }
    sheets_.close();
    return true;
  }

  void closing() {
    if (!blank(outcome_.closing)) {
      our_part("H2", words_.closing, h2_style);
      part("P", said(outcome_.closing), body_style);
    }
    if (blank(outcome_.contact) && blank(outcome_.made)) return;
    sheets_.room(14);
    sheets_.need(40);
    sheets_.rule(line, 0.75);
    sheets_.room(8);
    if (!blank(outcome_.contact)) {
      part("P",
           std::string{words_.contact} + std::string{words_.colon} + " " +
               said_on_a_line(outcome_.contact),
           body_style);
    }
    if (!blank(outcome_.made)) our_part("P", readable(outcome_.made), soft_style);
  }

  const Outcome& outcome_;
  const OutcomeWords& words_;
  const bool foreign_;
  const Pages* const pages_;
  const std::stop_token& stop_;
  Sheets sheets_;
  Pages begins_;
};

}  // namespace

// Where there is a table of contents it is laid out twice: the first time, without boards, tells on which page each table begins.
std::expected<base::Bytes, std::string> booklet(const Outcome& outcome,
                                                const std::stop_token& stop) {
  const std::unexpected stopped{std::string{"It was told to stop."}};
  Pages pages;
  if (outcome.tables.size() > 1) {
    Booklet draft(outcome, nullptr, stop);
    if (!draft.lay_out()) return stopped;
    pages = draft.begins();
  }
  Booklet whole(outcome, &pages, stop);
  if (!whole.lay_out()) return stopped;
  return whole.finish();
}

std::expected<base::Bytes, std::string> sheet(const picture::Recording& board, const Sheet& about) {
  // Three quarters of a point for each board unit, less where Acrobat's 200 inches would not do.
  constexpr double side = 14'400;
  const auto& region = board.region();
  const double scale = std::min({0.75, side / region.w, side / region.h});
  Sheets sheets({.width = region.w * scale, .height = region.h * scale, .margin = 0});
  sheets.open("Figure", about.description.empty() ? about.title : about.description);
  sheets.figure(board, region.h * scale);
  sheets.close();
  return sheets.finish({.title = about.title, .language = about.language});
}

}  // namespace tablee::render::pdf
