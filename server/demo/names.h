// First names for the people of the scripted day.
#pragma once

#include <array>
#include <string_view>

namespace tablee::demo {

inline constexpr std::array<std::string_view, 40> first_names{
    "Agnès",   "Karim",   "Élodie",  "Thomas",   "Fatou",  "Julien",  "Camille",  "Mehdi",
    "Sophie",  "Antoine", "Inès",    "Laurent",  "Nadia",  "Hugo",    "Claire",   "Moussa",
    "Valérie", "Benoît",  "Léa",     "François", "Aïcha",  "Nicolas", "Margot",   "Rachid",
    "Hélène",  "Paul",    "Yasmine", "Olivier",  "Chloé",  "Samuel",  "Delphine", "Bruno",
    "Amel",    "Gaël",    "Noémie",  "Éric",     "Louise", "Kévin",   "Simone",   "Jean-Marc"};

}  // namespace tablee::demo
