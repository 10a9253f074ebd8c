#include "render/outcome_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "render/readable_text.h"

namespace tablee::render {
namespace {

constexpr OutcomeWords french{
    .language = "fr",
    .restitution = "Restitution",
    .principles = "Les principes de la journée",
    .contents = "Les tables",
    .closing = "Et ensuite",
    .contact = "Contact",
    .untitled = "Sans titre",
    .nothing = "Cette table n’a pas formulé de proposition.",
    .left = "Également sur le tableau",
    .no_frame = "Hors des groupes",
    .from = "D’après",
    .board = "Le tableau",
    .board_too_large = "Le tableau est trop grand pour être montré ici.",
    .votes_held = "Votes",
    .votes_of_agora = "Votes sur l’agora",
    .tied = "ex æquo",
    .name_removed = "prénom retiré",
    .photos = "Retour en images",
    .photo_of = "Photo",
    .colon = "\u00A0:",
    .table = "table",
    .question = "question",
    .group = "groupe",
    .proposition = "proposition",
    .note = "note",
    .author = "prénom",
    .dots = "votes",
    .created = "créée le",
    .origin = "venue de la table",
};

constexpr OutcomeWords english{
    .language = "en",
    .restitution = "Results",
    .principles = "Principles of the day",
    .contents = "The tables",
    .closing = "What comes next",
    .contact = "Contact",
    .untitled = "Untitled",
    .nothing = "This table made no proposition.",
    .left = "Also on the board",
    .no_frame = "In no group",
    .from = "From",
    .board = "The board",
    .board_too_large = "The board is too large to be shown here.",
    .votes_held = "Votes",
    .votes_of_agora = "Votes on the agora",
    .tied = "tied",
    .name_removed = "name removed",
    .photos = "The day in pictures",
    .photo_of = "Photo",
    .colon = ":",
    .table = "table",
    .question = "question",
    .group = "group",
    .proposition = "proposition",
    .note = "note",
    .author = "first name",
    .dots = "votes",
    .created = "created",
    .origin = "from table",
};

constexpr std::array<std::string_view, 12> french_months{
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

unsigned number(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return false;
  for (const auto at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (iso[at] < '0' || iso[at] > '9') return false;
  }
  const auto month = number(iso.substr(5, 2));
  return month >= 1 && month <= 12;
}

// No line ends between a number and what it counts.
std::string counted(std::size_t count, std::string_view one, std::string_view many, bool one_at_0) {
  const bool single = count == 1 || (count == 0 && one_at_0);
  return std::to_string(count) + "\u00A0" + std::string{single ? one : many};
}

}  // namespace

std::string OutcomeWords::table_number(std::uint32_t number) const {
  return "Table\u00A0" + std::to_string(number);
}

std::string OutcomeWords::photo(std::size_t number) const {
  return std::string{photo_of} + "\u00A0" + std::to_string(number);
}

std::string OutcomeWords::people(std::size_t count) const {
  if (language == "fr") return counted(count, "personne", "personnes", true);
  return counted(count, "person", "people", false);
}

std::string OutcomeWords::votes(std::uint32_t count) const {
  return counted(count, "vote", "votes", language == "fr");
}

std::string OutcomeWords::place(std::size_t place) const {
  const auto text = std::to_string(place);
  if (language == "fr") return text + (place == 1 ? "er" : "e");
  const auto last = place % 100 / 10 == 1 ? 0 : place % 10;
  return text + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

std::string OutcomeWords::sources(std::size_t count) const {
  return std::string{from} + " " + counted(count, "note", "notes", language == "fr");
}

std::string OutcomeWords::date(std::string_view iso) const {
  if (!is_date(iso)) return std::string{iso};
  const bool in_french = language == "fr";
  const auto day = number(iso.substr(8, 2));
  const auto month = (in_french ? french_months : english_months).at(number(iso.substr(5, 2)) - 1);
  auto text = std::to_string(day);
  if (in_french && day == 1) text += "er";
  return text + "\u00A0" + std::string{month} + "\u00A0" + std::to_string(number(iso.substr(0, 4)));
}

namespace {

/// "17 novembre 2016 à 18:05"
std::string moment(const OutcomeWords& words, std::string_view local) {
  if (local.size() < 19) return std::string{local};
  const auto utc = local.ends_with('Z') ? "\u00A0UTC" : "";
  return words.date(local.substr(0, 10)) + (words.language == "fr" ? " à\u00A0" : " at\u00A0") +
         std::string{local.substr(11, 5)} + utc;
}

}  // namespace

std::string OutcomeWords::made(std::uint32_t version, std::string_view local) const {
  const auto number = std::to_string(version);
  if (language == "fr") {
    return "Version\u00A0" + number + ", publiée le " + moment(*this, local) +
           " à partir de ce qui était écrit sur les tableaux de la journée, avec Tablée.";
  }
  return "Version\u00A0" + number + ", published on " + moment(*this, local) +
         " from what was written on the boards of the day, with Tablée.";
}

std::string OutcomeWords::superseded(std::string_view local) const {
  if (language == "fr") {
    return "Une version plus récente de cette page a été publiée le " + moment(*this, local) +
           ". Demandez-en l’adresse à qui vous a donné celle-ci.";
  }
  return "A newer version of this page was published on " + moment(*this, local) +
         ". Ask whoever gave you this address for the new one.";
}

bool is_french(std::string_view language) {
  return language == "fr" || language.starts_with("fr-");
}

const OutcomeWords& words_for(std::string_view language) {
  return is_french(language) ? french : english;
}

bool has_words(std::string_view language) {
  return is_french(language) || language == "en" || language.starts_with("en-");
}

std::string in_print(std::string_view text, std::string_view language) {
  auto plain = readable(text);
  if (is_french(language)) plain = with_french_spaces(plain);
  const auto last = plain.find_last_not_of('\n');
  plain.resize(last == std::string::npos ? 0 : last + 1);
  return plain;
}

}  // namespace tablee::render
