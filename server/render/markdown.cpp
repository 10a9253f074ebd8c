#include "render/markdown.h"

#include "render/outcome_words.h"
#include "render/readable_text.h"

namespace tablee::render {
namespace {

constexpr std::string_view always = "\\`*_[]<>&~|$!^";
constexpr std::string_view at_the_beginning = "#+-=:";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// CommonMark, section 2.4: any ASCII punctuation may have a backslash before it. Only what could mean something gets one, so that
// the file stays readable as it is.
std::string escaped_line(std::string_view line) {
  std::string out;
  // Signs at the end of a heading would close it (section 4.2).
  const auto closing = line.find_last_not_of('#') + 1;
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) ++digits;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool first = at == 0 && at_the_beginning.find(c) != std::string_view::npos;
    const bool numbers = at == digits && digits > 0 && (c == '.' || c == ')');
    if (first || numbers || at >= closing || always.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// Somebody's text behind `indent` spaces: line ends are hard ones, an empty line parts paragraphs.
std::string said(std::string_view text, std::size_t indent) {
  const auto plain = readable(text);
  std::string out;
  bool apart = false;
  for (std::size_t from = 0; from <= plain.size();) {
    const auto end = std::min(plain.find('\n', from), plain.size());
    const auto line = one_line(std::string_view{plain}.substr(from, end - from));
    from = end + 1;
    if (line.empty()) {
      apart = true;
      continue;
    }
    if (!out.empty()) out += (apart ? "\n\n" : "\\\n") + std::string(indent, ' ');
    out += escaped_line(line);
    apart = false;
  }
  return out;
}

std::string said_on_a_line(std::string_view text) {
  return escaped_line(one_line(readable(text)));
}

class Text {
 public:
  explicit Text(const Outcome& outcome)
      : outcome_(outcome), words_(words_for(outcome.language)), colon_(words_.colon) {}

  std::string write() && {
    out_ = "# " + said_on_a_line(outcome_.title) + "\n\n";
    facts();
    paragraph(outcome_.introduction);
    if (!outcome_.principles.empty()) {
      heading("## ", words_.principles);
      for (const auto& one : outcome_.principles) out_ += "- " + said_on_a_line(one) + "\n";
      out_ += "\n";
    }
    for (const auto& table : outcome_.tables) section(table);
    if (!outcome_.votes.empty()) heading("## ", words_.votes_of_agora);
    for (const auto& vote : outcome_.votes) held(vote, "### ");
    photos();
    if (!blank(outcome_.closing)) {
      heading("## ", words_.closing);
      paragraph(outcome_.closing);
    }
    if (!blank(outcome_.contact)) {
      out_ +=
          std::string{words_.contact} + colon_ + " " + said_on_a_line(outcome_.contact) + "\n\n";
    }
    if (!blank(outcome_.made)) out_ += "---\n\n" + said_on_a_line(outcome_.made) + "\n";
    return std::move(out_);
  }

 private:
  void heading(std::string_view level, std::string_view text) {
    out_ += std::string{level} + std::string{text} + "\n\n";
  }

  void paragraph(std::string_view text) {
    if (!blank(text)) out_ += said(text, 0) + "\n\n";
  }

  // A text file has no room for the pictures themselves.
  void photos() {
    const auto shown = [](const Photo& one) { return !blank(one.words); };
    if (std::ranges::none_of(outcome_.photos, shown)) return;
    heading("## ", words_.photos);
    for (std::size_t i = 0; i < outcome_.photos.size(); ++i) {
      const auto& one = outcome_.photos[i];
      if (shown(one)) out_ += "- " + words_.photo(i + 1) + colon_ + " " + said(one.words, 2) + "\n";
    }
    out_ += "\n";
  }

  void facts() {
    std::string facts;
    const auto add = [&](const std::string& fact) {
      if (!fact.empty()) facts += (facts.empty() ? "" : " · ") + fact;
    };
    add(said_on_a_line(words_.date(outcome_.date)));
    add(said_on_a_line(outcome_.place));
    add(said_on_a_line(outcome_.occasion));
    if (!facts.empty()) out_ += facts + "\n\n";
  }

  void section(const TableOutcome& table) {
    out_ += "## " + words_.table_number(table.number) + colon_ + " " +
            said_on_a_line(table.question) + "\n\n";
    people(table);
    for (const auto& group : table.groups) propositions(group);
    if (table.groups.empty()) out_ += std::string{words_.nothing} + "\n\n";
    if (!table.votes.empty()) heading("### ", words_.votes_held);
    for (const auto& vote : table.votes) held(vote, "#### ");
    left(table);
  }

  // No numbered list: what is tied has one number.
  void held(const VoteResult& vote, std::string_view level) {
    heading(level, said_on_a_line(vote.title));
    out_ += words_.people(vote.people) + "\n\n";
    for (const auto& one : vote.placings) {
      out_ += "- " + words_.place(one.place) + (one.tied ? " " + std::string{words_.tied} : "") +
              colon_ + " " +
              (blank(one.text) ? std::string{words_.untitled} : said_on_a_line(one.text)) + " (" +
              words_.votes(one.dots) + ")\n";
    }
    out_ += "\n";
  }

  void people(const TableOutcome& table) {
    if (table.people == 0) return;
    out_ += words_.people(table.people);
    for (std::size_t i = 0; i < table.names.size(); ++i) {
      out_ += (i == 0 ? colon_ + " " : ", ") + said_on_a_line(table.names[i]);
    }
    out_ += "\n\n";
  }

  [[nodiscard]] std::string votes(std::uint32_t dots) const {
    return dots == 0 ? std::string{} : " (" + words_.votes(dots) + ")";
  }

  void propositions(const Group& group) {
    if (!group.id.empty()) {
      heading("### ",
              blank(group.title) ? std::string{words_.untitled} : said_on_a_line(group.title));
    }
    std::size_t number = 0;
    for (const auto& one : group.propositions) {
      const Told how = told(one);
      const auto mark = std::to_string(++number) + ". ";
      out_ += mark + said(one.text, mark.size());
      for (std::size_t i = 0; i < how.authors.size(); ++i) {
        out_ += (i == 0 ? " – " : ", ") + said_on_a_line(how.authors[i]);
      }
      out_ += votes(how.dots) + "\n";
      for (const Word* source : how.sources) word(*source, std::string(mark.size(), ' ') + "- ");
    }
    out_ += "\n";
  }

  void word(const Word& one, const std::string& mark) {
    out_ += mark + said(one.text, mark.size());
    if (!one.author.empty()) out_ += " – " + said_on_a_line(one.author);
    out_ += votes(one.dots.value_or(0)) + "\n";
  }

  void left(const TableOutcome& table) {
    if (table.left.empty()) return;
    heading("### ", words_.left);
    const bool alone = table.left.size() == 1 && blank(table.left.front().title);
    for (const auto& group : table.left) {
      if (!alone) {
        heading("#### ",
                blank(group.title) ? std::string{words_.no_frame} : said_on_a_line(group.title));
      }
      for (const auto& one : group.words) word(one, "- ");
      out_ += "\n";
    }
  }

  const Outcome& outcome_;
  const OutcomeWords& words_;
  const std::string colon_;
  std::string out_;
};

}  // namespace

std::string markdown(const Outcome& outcome) {
  return Text(outcome).write();
}

}  // namespace tablee::render
