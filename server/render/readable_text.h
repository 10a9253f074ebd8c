// What people wrote, as text that can stand between other text in any file: nothing in it is unseen, and nothing that it opens
// stays open.
//
// Not here: the signs that mean something in one format only, which each renderer takes care of.
#pragma once

#include <string>
#include <string_view>

namespace tablee::render {

/// Line ends are line feeds. Control characters, noncharacters and bytes that are no UTF-8 are U+FFFD. Marks that turn the
/// direction of what follows (Unicode TR9: embeddings, overrides, isolates) end with their line at the latest, and none ends what it
/// did not begin. At most five times as long as `text`.
[[nodiscard]] std::string readable(std::string_view text);

/// On one line: line feeds and tabulators are spaces, none of them at the ends.
[[nodiscard]] std::string one_line(std::string_view readable);

/// Whether nothing but blanks stands in it.
[[nodiscard]] bool blank(std::string_view text);

/// Spaces that French wants before : ; ! ? and within « » become such that no line breaks there.
[[nodiscard]] std::string with_french_spaces(std::string_view readable);

}  // namespace tablee::render
