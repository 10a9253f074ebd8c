// A restitution as a page: one file of HTML that needs nothing else, no script, no picture, no font; to be read, printed, saved and
// put on any web server.
//
// What people wrote stands in it as text and in a <bdi>, so that it can neither be markup nor turn what stands around it. The page is
// well-formed XML too, which a strict reader can check.
#pragma once

#include <string>
#include <string_view>

#include "render/outcome.h"

namespace tablee::render {

[[nodiscard]] std::string page(const Outcome& outcome);

/// What stands in the page's one <style>, always the same: whoever serves the page lets this in by its hash, and nothing else.
[[nodiscard]] std::string_view page_style();

}  // namespace tablee::render
