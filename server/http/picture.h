// What a picture says of itself: its type by content, its size, and that there is nothing in it but the picture.
//
// The bytes come from strangers and go to browsers. So the whole file is walked, from its first byte to its last: every piece has
// to be one that a still picture needs. What tells of the place and the device (EXIF, XMP, comments), moving pictures, and
// whatever stands before, between or behind (a page of HTML, an archive: a polyglot) is refused, never mended. Pixels are not decoded.
//
// Sources: PNG (W3C, third edition), JPEG (ITU T.81, annex B), WebP container (RFC 9649). Functions of values; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "base/bytes.h"

namespace tablee::http {

enum class PictureType : std::uint8_t { png, jpeg, webp };

struct Picture {
  PictureType type = PictureType::png;
  std::uint32_t width = 0;  ///< Pixels, 1 to limits::picture_side_max; so the height.
  std::uint32_t height = 0;
  bool operator==(const Picture&) const = default;
};

enum class PictureFault : std::uint8_t {
  other_type,  ///< Not PNG, JPEG or WebP.
  broken,  ///< It begins like one, and is cut off, lies about its pieces, or has something behind it.
  metadata,  ///< It holds more than a picture: where and when it was taken, by what, comments.
  moving,    ///< It is an animation.
  too_wide,  ///< A side is longer than limits::picture_side_max.
};

/// Costs one pass over the bytes.
[[nodiscard]] std::expected<Picture, PictureFault> read_picture(base::BytesView bytes);

/// "image/png" …
[[nodiscard]] std::string_view media_type(PictureType type);
/// "png" …: how a file's name ends.
[[nodiscard]] std::string_view ending(PictureType type);

}  // namespace tablee::http
