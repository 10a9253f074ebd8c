#include "render/picture/words.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace tablee::render::picture {
namespace {

/// Longer words are measured letter by letter, as on the canvas.
constexpr std::size_t longest_whole = 40;

constexpr std::u16string_view clinging = u":;!?»%€";
constexpr std::u16string_view closing = u".,)";

/// [:;!?»%€]+[.,)]*
bool clings(std::u16string_view token) {
  const auto first = token.find_first_not_of(clinging);
  if (first == 0) return false;
  return first == std::u16string_view::npos ||
         token.find_first_not_of(closing, first) == std::u16string_view::npos;
}

bool is_blank(char16_t unit) {
  return unit == u' ' || unit == u'\t';
}

/// Runs of blanks, runs of anything else, line feeds one by one.
std::u16string_view token_at(std::u16string_view text, std::size_t at) {
  if (text[at] == u'\n') return text.substr(at, 1);
  const bool blank = is_blank(text[at]);
  std::size_t end = at + 1;
  while (end < text.size() && text[end] != u'\n' && is_blank(text[end]) == blank) ++end;
  return text.substr(at, end - at);
}

void add(std::vector<Word>& words, std::u16string_view token, std::size_t start) {
  Word* const last = words.empty() ? nullptr : &words.back();
  const bool open = last != nullptr && !last->break_after;
  if (token == u"\n") {
    if (open) {
      last->break_after = true;
    } else {
      words.push_back({.text = {}, .gap = {}, .start = start, .break_after = true, .cuts = {}});
    }
  } else if (is_blank(token.front())) {
    if (open) last->gap = token;
  } else if (open && !last->gap.empty() && (clings(token) || last->text.ends_with(u'«'))) {
    last->text += last->gap;
    last->text += token;
    last->gap.clear();
  } else {
    words.push_back({.text = std::u16string{token},
                     .gap = {},
                     .start = start,
                     .break_after = false,
                     .cuts = {}});
  }
}

/// Where its letters end. European languages need no table for that.
std::vector<std::size_t> letter_ends(const std::u16string& text) {
  std::vector<std::size_t> ends;
  const bool plain = std::ranges::all_of(text, [](char16_t c) { return c >= 0x20 && c <= 0x2FF; });
  if (plain) {
    for (std::size_t i = 1; i <= text.size(); ++i) ends.push_back(i);
    return ends;
  }
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> letters{
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), failed)};
  const icu::UnicodeString whole(false, text.data(), static_cast<std::int32_t>(text.size()));
  if (U_FAILURE(failed)) return {text.size()};
  letters->setText(whole);
  letters->first();
  for (auto end = letters->next(); end != icu::BreakIterator::DONE; end = letters->next()) {
    ends.push_back(static_cast<std::size_t>(end));
  }
  return ends;
}

}  // namespace

const Cuts& cuts_of(Word& word, const Measure& measure) {
  if (word.cuts) return *word.cuts;
  Cuts& cuts = word.cuts.emplace(Cuts{.at = {0}, .width = {0}});
  for (const std::size_t end : letter_ends(word.text)) {
    const auto letter = std::u16string_view{word.text}.substr(cuts.at.back(), end - cuts.at.back());
    cuts.width.push_back(cuts.width.back() + measure(letter));
    cuts.at.push_back(end);
  }
  return cuts;
}

std::vector<Word> words_of(std::u16string_view text, const Measure& measure) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto token = token_at(text, at);
    add(words, token, at);
    at += token.size();
  }
  for (Word& word : words) {
    word.width =
        word.text.size() > longest_whole ? cuts_of(word, measure).width.back() : measure(word.text);
    word.gap_width = word.gap.empty() ? 0 : measure(word.gap);
  }
  return words;
}

std::vector<Word> pieces_of(Word& word, double room, std::size_t most, const Measure& measure) {
  const auto& [at, width] = cuts_of(word, measure);
  std::vector<Word> pieces;
  for (std::size_t from = 0; from + 1 < at.size() && pieces.size() < most;) {
    const auto begin = width.begin() + static_cast<std::ptrdiff_t>(from) + 1;
    const auto end = std::upper_bound(begin, width.end(), width[from] + room + 1e-9);
    // At least one letter, or a narrow line would never end.
    const auto to = std::max(from + 1, static_cast<std::size_t>(end - width.begin()) - 1);
    const bool last = to + 1 == at.size();
    pieces.push_back({.text = word.text.substr(at[from], at[to] - at[from]),
                      .width = width[to] - width[from],
                      .gap = last ? word.gap : std::u16string{},
                      .gap_width = last ? word.gap_width : 0,
                      .start = word.start + at[from],
                      .break_after = last && word.break_after,
                      .cuts = {}});
    from = to;
  }
  return pieces;
}

}  // namespace tablee::render::picture
