// How a person's name is written, what it looks like, and whether a text can be seen at all: Unicode as ICU knows it, so that nothing here is a table of ours.
//
// A name is kept as it was typed where that can be seen: composed (NFC), its blanks single spaces, without what nobody sees.
// Signs without a look of their own stay where they give their neighbours theirs: in emoji, between letters of scripts that
// join, behind ideographs of which there are several forms. Values only; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace tablee::event {

/// Whether something of it is drawn: valid UTF-8 that is not only blanks, marks without a letter, and signs that nobody sees.
[[nodiscard]] bool is_seen(std::string_view text);

/// Why something is no name.
enum class NameFault : std::uint8_t {
  unseen,    ///< Nothing of it can be seen: empty, blanks, marks without a letter.
  too_long,  ///< More than limits::name_letters_max letters, or what is made of very many signs.
  signs,  ///< Not UTF-8, control characters, signs that turn the direction of what follows, piles of marks.
};

/// The name as it is kept.
[[nodiscard]] std::expected<std::string, NameFault> tidy_name(std::string_view typed);
/// `name` cut at its end, between two letters as people count them, so that it and `suffix` (ASCII) together are a name.
[[nodiscard]] std::string with_suffix(std::string_view name, std::string_view suffix);

/// The same for names that look the same (the skeleton of UTS 39, of the compatibility form): decomposed accents, wide
/// letters, letters of other alphabets, invisible signs. To be compared, never shown. It is made letter by letter, so what
/// stands in front of a space gives the same whatever stands behind it.
[[nodiscard]] std::string appearance(std::string_view name);

}  // namespace tablee::event
