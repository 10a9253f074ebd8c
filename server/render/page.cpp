#include "render/page.h"

#include "base/base64.h"
#include "render/markup.h"
#include "render/outcome_words.h"
#include "render/picture/board_picture.h"
#include "render/readable_text.h"

namespace tablee::render {
namespace {

std::string head_of(std::string_view language, std::string_view title) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + escaped(language) +
                    "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                    "<meta name=\"robots\" content=\"noindex\"/>\n"
                    "<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>" +
                    escaped(title) + "</title>\n<style>";
  out += page_style();
  return out + "</style>\n</head>\n";
}

class Page {
 public:
  explicit Page(const Outcome& outcome)
      : outcome_(outcome),
        words_(words_for(outcome.language)),
        foreign_(!has_words(outcome.language)) {}

  std::string write() && {
    head();
    out_ += "<body>\n";
    header();
    out_ += "<main>\n";
    if (!blank(outcome_.introduction)) paragraph("lead", outcome_.introduction);
    principles();
    contents();
    for (const auto& table : outcome_.tables) section(table);
    agora();
    photos();
    closing();
    out_ += "</main>\n";
    footer();
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  /// Somebody's text: nothing in it is markup, and its direction is its own.
  [[nodiscard]] std::string said(std::string_view text) const {
    const auto plain = in_print(text, outcome_.language);
    std::string out = "<bdi>";
    std::size_t from = 0;
    for (std::size_t at = 0; (at = plain.find('\n', from)) != std::string::npos; from = at + 1) {
      out += escaped(std::string_view{plain}.substr(from, at - from)) + "<br/>";
    }
    return out + escaped(std::string_view{plain}.substr(from)) + "</bdi>";
  }
  [[nodiscard]] std::string said_on_a_line(std::string_view text) const {
    return said(one_line(readable(text)));
  }
  /// Somebody's name, with whose it is: it can be taken out again (without_name).
  [[nodiscard]] std::string name(std::string_view text, std::uint32_t whose) const {
    auto out = said_on_a_line(text);
    constexpr std::string_view begin = "<bdi";
    if (whose != 0) out.insert(begin.size(), " data-who=\"" + std::to_string(whose) + "\"");
    return out;
  }
  /// Our own words: in another language than the page's where we do not have that.
  [[nodiscard]] std::string ours(std::string_view text) const {
    if (!foreign_) return escaped(text);
    return "<span lang=\"en\">" + escaped(text) + "</span>";
  }

  void head() {
    out_ += head_of(readable(outcome_.language),
                    one_line(readable(outcome_.title)) + " – " + std::string{words_.restitution});
  }

  void header() {
    out_ += "<header>\n<p class=\"kind\">" + ours(words_.restitution) + "</p>\n<h1>" +
            said_on_a_line(outcome_.title) + "</h1>\n";
    std::string facts;
    const auto add = [&](std::string fact) {
      facts += (facts.empty() ? "" : " · ") + std::move(fact);
    };
    if (!blank(outcome_.date)) {
      add("<time datetime=\"" + escaped(readable(outcome_.date)) + "\">" +
          ours(words_.date(readable(outcome_.date))) + "</time>");
    }
    if (!blank(outcome_.place)) add(said_on_a_line(outcome_.place));
    if (!blank(outcome_.occasion)) add(said_on_a_line(outcome_.occasion));
    if (!facts.empty()) out_ += "<p class=\"facts\">" + facts + "</p>\n";
    out_ += "</header>\n";
  }

  void paragraph(std::string_view kind, std::string_view text) {
    out_ += "<p";
    if (!kind.empty()) out_ += " class=\"" + std::string{kind} + "\"";
    out_ += ">" + said(text) + "</p>\n";
  }

  void principles() {
    if (outcome_.principles.empty()) return;
    out_ +=
        "<section class=\"principles\" aria-labelledby=\"principles\">\n<h2 id=\"principles\">" +
        ours(words_.principles) + "</h2>\n<ul>\n";
    for (const auto& one : outcome_.principles) out_ += "<li>" + said_on_a_line(one) + "</li>\n";
    out_ += "</ul>\n</section>\n";
  }

  [[nodiscard]] std::string numbered(const TableOutcome& table) const {
    return "<span class=\"number\">" + ours(words_.table_number(table.number)) + "</span> " +
           said_on_a_line(table.question);
  }

  void contents() {
    if (outcome_.tables.size() < 2) return;
    out_ += "<section>\n<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" +
            ours(words_.contents) + "</h2>\n<ol>\n";
    for (const auto& table : outcome_.tables) {
      out_ += "<li><a href=\"#table-" + std::to_string(table.number) + "\">" + numbered(table) +
              "</a></li>\n";
    }
    out_ += "</ol>\n</nav>\n</section>\n";
  }

  void section(const TableOutcome& table) {
    const auto id = "table-" + std::to_string(table.number);
    out_ += "<section class=\"table\" id=\"" + id + "\" aria-labelledby=\"" + id + "-question\">\n";
    out_ += "<h2 id=\"" + id + "-question\">" + numbered(table) + "</h2>\n";
    people(table);
    for (const auto& group : table.groups) propositions(group);
    if (table.groups.empty()) out_ += "<p>" + ours(words_.nothing) + "</p>\n";
    if (!table.votes.empty()) out_ += "<h3>" + ours(words_.votes_held) + "</h3>\n";
    for (const auto& vote : table.votes) held(vote, "h4");
    left(table);
    board(table);
    out_ += "</section>\n";
  }

  void board(const TableOutcome& table) {
    if (!table.picture && table.picture_words.empty()) return;
    out_ += "<div class=\"board\">\n<h3>" + ours(words_.board) + "</h3>\n";
    const auto svg = table.picture
                         ? picture::svg_of(*table.picture, {}, {.label = table.picture_words})
                         : std::unexpected{picture::Fault::too_large};
    out_ += svg ? *svg : "<p>" + ours(words_.board_too_large) + "</p>\n";
    out_ += "</div>\n";
  }

  void people(const TableOutcome& table) {
    if (table.people == 0) return;
    out_ += "<p class=\"people\">" + ours(words_.people(table.people));
    if (!table.names.empty()) {
      out_ += ours(words_.colon) + " ";
      for (std::size_t i = 0; i < table.names.size(); ++i) {
        const auto whose = i < table.whose.size() ? table.whose[i] : 0;
        out_ += (i == 0 ? "" : ", ") + name(table.names[i], whose);
      }
    }
    out_ += "</p>\n";
  }

  void propositions(const Group& group) {
    if (!group.id.empty()) {
      out_ += "<h3>" + (blank(group.title) ? ours(words_.untitled) : said_on_a_line(group.title)) +
              "</h3>\n";
    }
    out_ += "<ol class=\"propositions\">\n";
    for (const auto& one : group.propositions) {
      const Told how = told(one);
      out_ += "<li>" + said(one.text);
      for (std::size_t i = 0; i < how.authors.size(); ++i) {
        out_ += (i == 0 ? " – " : ", ") + name(how.authors[i], how.whose[i]);
      }
      out_ += votes(how.dots);
      sources(how);
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
  }

  [[nodiscard]] std::string votes(std::uint32_t dots) const {
    if (dots == 0) return {};
    return " <span class=\"votes\">" + ours(words_.votes(dots)) + "</span>";
  }

  [[nodiscard]] std::string word(const Word& one) const {
    auto text = "<li>" + said(one.text);
    if (!one.author.empty()) text += " – " + name(one.author, one.whose);
    return text + votes(one.dots.value_or(0)) + "</li>\n";
  }

  void sources(const Told& how) {
    if (how.sources.empty()) return;
    out_ += "\n<div class=\"sources\">\n<p>" + ours(words_.sources(how.sources.size())) +
            ours(words_.colon) + "</p>\n<ul>\n";
    for (const Word* one : how.sources) out_ += word(*one);
    out_ += "</ul>\n</div>\n";
  }

  void held(const VoteResult& vote, std::string_view level) {
    const std::string tag{level};
    out_ += "<" + tag + ">" + said_on_a_line(vote.title) + "</" + tag + ">\n<p class=\"people\">" +
            ours(words_.people(vote.people)) + "</p>\n<ol class=\"placings\">\n";
    for (const auto& one : vote.placings) {
      out_ += "<li value=\"" + std::to_string(one.place) + "\">" +
              (blank(one.text) ? ours(words_.untitled) : said_on_a_line(one.text)) +
              " <span class=\"votes\">" + ours(words_.votes(one.dots)) +
              (one.tied ? ", " + ours(words_.tied) : "") + "</span></li>\n";
    }
    out_ += "</ol>\n";
  }

  void agora() {
    if (outcome_.votes.empty()) return;
    out_ += "<section aria-labelledby=\"agora\">\n<h2 id=\"agora\">" + ours(words_.votes_of_agora) +
            "</h2>\n";
    for (const auto& vote : outcome_.votes) held(vote, "h3");
    out_ += "</section>\n";
  }

  void left(const TableOutcome& table) {
    if (table.left.empty()) return;
    out_ += "<div class=\"left\">\n<h3>" + ours(words_.left) + "</h3>\n";
    const bool alone = table.left.size() == 1 && blank(table.left.front().title);
    for (const auto& group : table.left) {
      if (!alone) {
        out_ += "<h4>" +
                (blank(group.title) ? ours(words_.no_frame) : said_on_a_line(group.title)) +
                "</h4>\n";
      }
      out_ += "<ul>\n";
      for (const auto& one : group.words) out_ += word(one);
      out_ += "</ul>\n";
    }
    out_ += "</div>\n";
  }

  // The caption is the figure's name and stands below it; the picture itself is told by its number.
  void photos() {
    if (outcome_.photos.empty()) return;
    out_ += "<section aria-labelledby=\"photos\">\n<h2 id=\"photos\">" + ours(words_.photos) +
            "</h2>\n<div class=\"photos\">\n";
    std::size_t number = 0;
    for (const auto& one : outcome_.photos) {
      const auto name = words_.photo(++number);
      const auto caption = in_print(readable(one.words), outcome_.language);
      out_ += "<figure role=\"figure\" aria-label=\"" + escaped(name);
      if (!blank(caption)) out_ += escaped(std::string{words_.colon} + " " + one_line(caption));
      out_ += "\">\n<img width=\"" + std::to_string(one.width) + "\" height=\"" +
              std::to_string(one.height) + "\" alt=\"" + escaped(name) +
              "\" src=\"data:image/jpeg;base64," + base::to_base64(*one.jpeg) + "\"/>\n";
      if (!blank(caption)) out_ += "<figcaption>" + said(one.words) + "</figcaption>\n";
      out_ += "</figure>\n";
    }
    out_ += "</div>\n</section>\n";
  }

  void closing() {
    if (blank(outcome_.closing)) return;
    out_ += "<section aria-labelledby=\"closing\">\n<h2 id=\"closing\">" + ours(words_.closing) +
            "</h2>\n";
    paragraph({}, outcome_.closing);
    out_ += "</section>\n";
  }

  void footer() {
    if (blank(outcome_.contact) && blank(outcome_.made)) return;
    out_ += "<footer>\n";
    if (!blank(outcome_.contact)) {
      out_ += "<p>" + ours(words_.contact) + ours(words_.colon) + " " +
              said_on_a_line(outcome_.contact) + "</p>\n";
    }
    if (!blank(outcome_.made))
      out_ += "<p class=\"made\">" + ours(readable(outcome_.made)) + "</p>\n";
    out_ += "</footer>\n";
  }

  const Outcome& outcome_;
  const OutcomeWords& words_;
  const bool foreign_;
  std::string out_;
};

}  // namespace

std::string page(const Outcome& outcome) {
  return Page(outcome).write();
}

std::string with_notice(std::string_view page, std::string_view sentence) {
  // The first is ours: in what people wrote no sign of markup is left.
  constexpr std::string_view body = "<body>\n";
  const auto at = page.find(body);
  if (at == std::string_view::npos) return std::string{page};
  std::string out{page.substr(0, at + body.size())};
  out += "<p class=\"notice\" role=\"note\">" + escaped(sentence) + "</p>\n";
  return out.append(page.substr(at + body.size()));
}

std::string sentence_page(std::string_view language, std::string_view title,
                          std::string_view sentence) {
  std::string out = head_of(language, title);
  out += "<body>\n<header>\n<h1>" + escaped(title) + "</h1>\n</header>\n<main>\n<p>" +
         escaped(sentence) + "</p>\n</main>\n</body>\n</html>\n";
  return out;
}

std::string_view style_of(std::string_view page) {
  constexpr std::string_view begin = "<style>";
  const auto from = page.find(begin);
  const auto to = page.find("</style>", from);
  if (from == std::string_view::npos || to == std::string_view::npos) return {};
  return page.substr(from + begin.size(), to - from - begin.size());
}

}  // namespace tablee::render
