#include "render/csv.h"

#include <initializer_list>

#include "render/outcome_words.h"
#include "render/readable_text.h"

namespace tablee::render {
namespace {

/// What begins so is computed by one spreadsheet or another, also behind blanks. (OWASP, CSV Injection.)
bool is_formula(std::string_view text) {
  constexpr std::string_view unseen[] = {" ", "\t", "\n", "\u00A0", "\u202F", "\u200B", "\uFEFF"};
  constexpr std::string_view signs[] = {"=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠"};
  for (bool again = true; again;) {
    again = false;
    for (const auto blank : unseen) {
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        again = true;
      }
    }
  }
  for (const auto sign : signs) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

// Spreadsheets of many countries part a line at other signs than commas, and look for formulas behind each.
std::string without_formulas(const std::string& text) {
  constexpr std::string_view parts = ",;\t\n";
  std::string out;
  bool begins = false;
  for (const char c : text) {
    if (begins && std::string_view{"=+-@"}.contains(c)) out += '\'';
    out += c;
    if (c != ' ') begins = parts.contains(c);
  }
  return out;
}

std::string field(std::string_view text) {
  auto plain = without_formulas(readable(text));
  const auto first = plain.find_first_of("\t\n");
  if (is_formula(plain) || first == 0) plain.insert(0, 1, '\'');
  if (plain.find_first_of(",\"\n;\t") == std::string::npos) return plain;
  std::string out = "\"";
  for (const char c : plain) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

class Rows {
 public:
  void add(std::initializer_list<std::string_view> fields) {
    bool first = true;
    for (const auto one : fields) {
      if (!first) out_ += ',';
      first = false;
      out_ += field(one);
    }
    out_ += "\r\n";
  }

  void add(const TableOutcome& table, std::string_view group, std::string_view proposition,
           const Word& word) {
    const auto dots = word.dots ? std::to_string(*word.dots) : std::string{};
    add({std::to_string(table.number), table.question, group, proposition, word.text, word.author,
         dots, word.created, word.origin});
  }

  void add(const TableOutcome& table, const std::vector<VoteResult>& votes,
           const OutcomeWords& words) {
    const auto number = table.number == 0 ? std::string{} : std::to_string(table.number);
    for (const auto& vote : votes) {
      const auto group =
          std::string{words.votes_held} + std::string{words.colon} + " " + vote.title;
      for (const auto& one : vote.placings) {
        add({number, table.question, group, one.text, {}, {}, std::to_string(one.dots), {}, {}});
      }
    }
  }

  std::string take() && { return std::move(out_); }

 private:
  std::string out_ = "\uFEFF";
};

}  // namespace

std::string csv(const Outcome& outcome) {
  const OutcomeWords& words = words_for(outcome.language);
  Rows rows;
  rows.add({words.table, words.question, words.group, words.proposition, words.note, words.author,
            words.dots, words.created, words.origin});
  for (const auto& table : outcome.tables) {
    for (const auto& group : table.groups) {
      for (const auto& one : group.propositions) {
        // A row of its own where no note tells of it, or where it has dots that are none of its notes'.
        if (one.sources.empty() || one.dots.value_or(0) > 0) {
          rows.add(
              table, group.title, one.text,
              {.id = {}, .text = {}, .author = {}, .dots = one.dots, .created = {}, .origin = {}});
        }
        for (const auto& source : one.sources) rows.add(table, group.title, one.text, source);
      }
    }
    for (const auto& group : table.left) {
      for (const auto& word : group.words) rows.add(table, group.title, {}, word);
    }
    rows.add(table, table.votes, words);
  }
  rows.add({}, outcome.votes, words);
  return std::move(rows).take();
}

}  // namespace tablee::render
