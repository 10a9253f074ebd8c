// The words of a restitution itself, in French or English: everything in it that nobody of the event has written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tablee::render {

struct OutcomeWords {
  std::string_view language;  ///< Of these words: "fr" or "en".
  std::string_view restitution, principles, contents, closing, contact;
  std::string_view untitled, nothing, left, no_frame, from, board, board_too_large;
  std::string_view votes_held, votes_of_agora, tied;
  std::string_view name_removed;
  std::string_view photos, photo_of;
  std::string_view colon;  ///< With what stands before it: in French a no-break space.
  /// Headers of the table of notes.
  std::string_view table, question, group, proposition, note, author, dots, created, origin;

  [[nodiscard]] std::string table_number(std::uint32_t number) const;
  /// "Photo 1": what it is called, whatever is on it.
  [[nodiscard]] std::string photo(std::size_t number) const;
  [[nodiscard]] std::string people(std::size_t count) const;
  [[nodiscard]] std::string votes(std::uint32_t count) const;
  /// "1st", "2nd" …
  [[nodiscard]] std::string place(std::size_t place) const;
  [[nodiscard]] std::string sources(std::size_t count) const;
  /// "Version 2, published on …": `local` is 2016-11-17 18:05:09, or the same with a Z.
  [[nodiscard]] std::string made(std::uint32_t version, std::string_view local) const;
  /// What stands above a version when there is a newer one.
  [[nodiscard]] std::string superseded(std::string_view local) const;
  /// "17 novembre 2016" of "2016-11-17"; what is no date comes back as it is.
  [[nodiscard]] std::string date(std::string_view iso) const;
};

/// French for every "fr…", English for all others.
[[nodiscard]] const OutcomeWords& words_for(std::string_view language);
[[nodiscard]] bool is_french(std::string_view language);
/// Whether words_for() has that language itself.
[[nodiscard]] bool has_words(std::string_view language);

/// Somebody's text as it is set in print: readable, with the spaces that French wants, without line feeds at its end.
[[nodiscard]] std::string in_print(std::string_view text, std::string_view language);

}  // namespace tablee::render
