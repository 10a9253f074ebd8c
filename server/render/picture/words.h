// A text as the words that a line break may stand between, each measured once. For text_layout.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/picture/text_layout.h"

namespace tablee::render::picture {

/// Where a word may be cut, and how wide it is up to there: [i] is after i letters (grapheme clusters).
struct Cuts {
  std::vector<std::size_t> at;
  std::vector<double> width;
};

struct Word {
  std::u16string text;
  double width = 0;
  std::u16string gap;  ///< What follows on the same line; not drawn at a line's end.
  double gap_width = 0;
  std::size_t start = 0;
  bool break_after = false;
  std::optional<Cuts> cuts;  ///< Made when it is asked for (cuts_of).
};

/// French typography joins: a line never begins with what clings to the word before it.
[[nodiscard]] std::vector<Word> words_of(std::u16string_view text, const Measure& measure);

[[nodiscard]] const Cuts& cuts_of(Word& word, const Measure& measure);

/// A word that is wider than `room`, in pieces that are not; at most `most` of them. Never inside a letter.
[[nodiscard]] std::vector<Word> pieces_of(Word& word, double room, std::size_t most,
                                          const Measure& measure);

}  // namespace tablee::render::picture
