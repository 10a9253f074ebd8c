// A PDF as a strict reader finds it.
#pragma once

#include <string>

namespace tablee::fuzz {

/// What is wrong with it, mended by nobody; empty: nothing, and it has pages and the tree of its parts.
[[nodiscard]] std::string fault_of_pdf(const std::string& pdf);

}  // namespace tablee::fuzz
