// Text between the signs of HTML, XML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace tablee::render {

/// `text` with & < > " as references: nothing in it is markup, in an element and in an attribute's double quotes.
void append_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace tablee::render
