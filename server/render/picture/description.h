// What is on a board in a sentence or two, for who does not see its picture. In French and English.
#pragma once

#include <string>
#include <string_view>

#include "core/document.h"

namespace tablee::render::picture {

/// "Le tableau : 12 notes dans 2 groupes titrés : « À quoi ça sert » (3 notes), …; 1 flèche, 2 traits."
[[nodiscard]] std::string describe(const core::Document& board, std::string_view language);

}  // namespace tablee::render::picture
