// A restitution as Markdown (CommonMark): for a wiki, a mail, a text editor. What people wrote is text in it: every sign that could be
// markup has a backslash before it.
#pragma once

#include <string>

#include "render/outcome.h"

namespace tablee::render {

[[nodiscard]] std::string markdown(const Outcome& outcome);

}  // namespace tablee::render
