// What a PDF says of itself to who does not see it: title, language, and the tree of its parts (ISO 32000-1, section 14.7): headings, lists,
// figures with alternatives. Cairo 1.16 marks pieces of pages and puts them into one flat row; here they become the tree, by qpdf.
// C++17, as its source: clang reads qpdf 11.3's headers as nothing newer (JSON.hh keeps a vector of the class that it is in).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tablee::render::pdf {

/// A part of the document. It has parts in it, or pieces of pages.
struct Part {
  std::string kind;                  ///< Structure type: "H1", "LI" …
  std::string alternative{};         ///< Of a figure.
  std::string language{};            ///< Where it is another than the document's.
  std::size_t parent = 0;            ///< The first is the root, its own parent.
  std::vector<std::size_t> parts{};  ///< In order.
  std::vector<std::size_t>
      pieces{};  ///< Numbers of Cairo's tags, in the order in which they were begun.
};

struct About {
  std::string title{};
  std::string language{};  ///< As in BCP 47.
};

/// The Cairo tag of what is no part of the document: page numbers, lines.
inline constexpr const char* artifact_tag = "Private";

/// `pdf` as Cairo has made it, with its parts. Throws std::exception with what was wrong with it, which is a fault of ours.
[[nodiscard]] std::string with_tags(const std::string& pdf, const std::vector<Part>& parts,
                                    const About& about);

}  // namespace tablee::render::pdf
