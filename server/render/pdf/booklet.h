// A restitution as a PDF: A4, tagged, letters embedded, text that can be selected and found, boards as vectors with words for who does not
// see them. The same in the same order as the page (page.h).
#pragma once

#include <expected>
#include <stop_token>
#include <string>

#include "base/bytes.h"
#include "render/outcome.h"

namespace tablee::render::pdf {

/// The string says what went wrong, or that it was told to stop.
[[nodiscard]] std::expected<base::Bytes, std::string> booklet(const Outcome& outcome,
                                                              const std::stop_token& stop = {});

/// One board on one sheet as large as it needs.
struct Sheet {
  std::string title{};
  std::string description{};
  std::string language = "en";
};
[[nodiscard]] std::expected<base::Bytes, std::string> sheet(const picture::Recording& board,
                                                            const Sheet& about);

}  // namespace tablee::render::pdf
