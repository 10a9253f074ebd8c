// A restitution as a page: one file of HTML that needs nothing else, no script, no font; to be read, printed, saved and
// put on any web server.
//
// Boards, where they are chosen, stand in it as SVG with words for who does not see them.
//
// What people wrote stands in it as text and in a <bdi>, so that it can neither be markup nor turn what stands around it. The page is
// well-formed XML too, which a strict reader can check.
#pragma once

#include <string>
#include <string_view>

#include "render/outcome.h"

namespace tablee::render {

[[nodiscard]] std::string page(const Outcome& outcome);

/// A page that was made before, with a sentence above everything else in it. The page itself is not touched.
[[nodiscard]] std::string with_notice(std::string_view page, std::string_view sentence);

/// A page that was made before, without the name of who has this number: in a list of people and behind a text a word says that one
/// was removed, in a picture it is not there. All else is as it was, byte for byte. Of a page from before names were marked: as it was.
[[nodiscard]] std::string without_name(std::string_view page, std::uint32_t whose);

/// A page that says no more than one sentence: that there is nothing here (any more).
[[nodiscard]] std::string sentence_page(std::string_view language, std::string_view title,
                                        std::string_view sentence);

/// The one <style> of a page of whatever version of ours; empty: it has none.
[[nodiscard]] std::string_view style_of(std::string_view page);

/// What stands in the page's one <style>, always the same: whoever serves the page lets this in by its hash, and nothing else.
[[nodiscard]] std::string_view page_style();

}  // namespace tablee::render
