// Reads an open database through, a piece at a time, with its checksums: what a disk has damaged is found before somebody needs it.
#pragma once

#include <string>

#include "store/rocks_open.h"

namespace tablee::store::rocks {

/// Where the reading is: behind `key` of `family`.
struct CheckCursor {
  Family family = Family::log;
  std::string key{};  ///< Empty: at its beginning.
};

/// Reads about so many bytes behind the cursor, and moves it. False: there is no more. An error is what was found: the cursor is then
/// behind it, where something can be read again, or at the next family.
[[nodiscard]] Result<bool> check_piece(const Database& database, CheckCursor& cursor,
                                       std::size_t bytes);

}  // namespace tablee::store::rocks
