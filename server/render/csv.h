// A restitution for a spreadsheet: RFC 4180, UTF-8 with a byte order mark, one row a note, and one for a proposition that has none.
//
// No field is a formula: what a spreadsheet would compute has an apostrophe before it, as one would type it there.
#pragma once

#include <string>

#include "render/outcome.h"

namespace tablee::render {

/// Columns: table, question, group (a heading; of a note that is left its frame), proposition, note, first name, dots, created, table that it came from.
[[nodiscard]] std::string csv(const Outcome& outcome);

}  // namespace tablee::render
