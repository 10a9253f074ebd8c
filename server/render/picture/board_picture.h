// A picture of a board, or of a region of it: as SVG, whose text is text, as PNG, or on a context of Cairo that somebody else made (a page
// of a PDF).
//
// It looks like the client's canvas: same places, colours, line breaks and sizes of text. Functions of a document; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "base/bytes.h"
#include "render/picture/painter.h"
#include "render/picture/recording.h"

namespace tablee::render::picture {

/// What of a board is drawn.
struct Framing {
  std::optional<Box> region{};  ///< Board units; nothing: all that is on the board, and a margin.
  std::optional<std::uint32_t>
      width{};  ///< Pixels; nothing: one for each board unit, less where that is too large.
};

enum class Fault : std::uint8_t {
  too_many_pixels,  ///< More than limits::drawing_pixels_max.
  too_large,        ///< More bytes than limits::drawing_bytes_max.
  stopped,
};
/// A sentence, in English.
[[nodiscard]] std::string_view sentence(Fault fault);

using Drawn = std::expected<base::Bytes, Fault>;

/// What who does not see it is told; nothing of it is drawn.
struct Alternative {
  std::string title{};
  std::string description{};
  std::string label{};  ///< In a page: a title there would be seen by who points at it.
};

[[nodiscard]] Drawn svg(const core::Document& board, const Showing& showing, const Framing& framing,
                        const Alternative& words, const std::stop_token& stop = {});
[[nodiscard]] Drawn png(const core::Document& board, const Showing& showing, const Framing& framing,
                        const std::stop_token& stop = {});

/// Kept, to be drawn later.
using Kept = std::expected<std::shared_ptr<const Recording>, Fault>;
[[nodiscard]] Kept record(const core::Document& board, const Showing& showing,
                          const Framing& framing, const std::stop_token& stop = {});

/// A recording as an <svg> element. `width` in pixels, where it is not to be its region's.
[[nodiscard]] Drawn svg_of(const Recording& picture, std::optional<std::uint32_t> width,
                           const Alternative& words);

}  // namespace tablee::render::picture
