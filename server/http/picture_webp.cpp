// WebP: a RIFF file of chunks {name, length, bytes, a zero when they are odd}: one VP8 or VP8L, or VP8X and what it announces.
#include "http/picture_parts.h"

namespace tablee::http::picture {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t file_head_bytes = 12;
constexpr std::uint32_t animated = 0x02, with_xmp = 0x04, with_exif = 0x08;

// A key frame of VP8 (RFC 6386, section 9.1).
Read lossy(base::BytesView body) {
  if (body.size() < 10 || (at(body, 0) & 1U) != 0 || body.substr(3, 3) != "\x9D\x01\x2A"sv) {
    return broken();
  }
  return of_size(PictureType::webp, little16(body, 6) & 0x3FFFU, little16(body, 8) & 0x3FFFU);
}

Read lossless(base::BytesView body) {
  if (body.size() < 5 || at(body, 0) != 0x2F) return broken();
  const std::uint32_t bits = little32(body, 1);
  return of_size(PictureType::webp, (bits & 0x3FFFU) + 1, (bits >> 14 & 0x3FFFU) + 1);
}

/// The chunks, in their order.
class Webp {
 public:
  std::expected<void, PictureFault> chunk(base::BytesView name, base::BytesView body) {
    if (name == "EXIF"sv || name == "XMP "sv) return no(PictureFault::metadata);
    if (name == "ANIM"sv || name == "ANMF"sv) return no(PictureFault::moving);
    if (pixels_) return no(PictureFault::metadata);
    if (name == "VP8X"sv) return extended(body);
    if (name == "ICCP"sv && canvas_) {
      return body.size() <= limits::picture_colours_bytes_max ? std::expected<void, PictureFault>{}
                                                              : no(PictureFault::metadata);
    }
    if (name == "ALPH"sv && canvas_) return {};
    if (name == "VP8 "sv || name == "VP8L"sv) {
      const Read read = name == "VP8 "sv ? lossy(body) : lossless(body);
      if (!read) return std::unexpected{read.error()};
      if (canvas_ && *canvas_ != *read) return broken();
      pixels_ = *read;
      return {};
    }
    return no(PictureFault::metadata);
  }
  [[nodiscard]] Read read() const { return pixels_ ? Read{*pixels_} : broken(); }

 private:
  std::expected<void, PictureFault> extended(base::BytesView body) {
    if (canvas_ || body.size() != 10) return broken();
    if ((at(body, 0) & animated) != 0) return no(PictureFault::moving);
    if ((at(body, 0) & (with_exif | with_xmp)) != 0) return no(PictureFault::metadata);
    const Read read = of_size(PictureType::webp, little24(body, 4) + 1, little24(body, 7) + 1);
    if (!read) return std::unexpected{read.error()};
    canvas_ = *read;
    return {};
  }

  std::optional<Picture> canvas_;
  std::optional<Picture> pixels_;
};

}  // namespace

Read read_webp(base::BytesView bytes) {
  if (little32(bytes, 4) != bytes.size() - 8) return broken();
  Walk walk{bytes.substr(file_head_bytes)};
  Webp webp;
  while (walk.left() > 0) {
    const auto head = walk.take(8);
    if (!head) return broken();
    const std::size_t size = little32(*head, 4);
    const auto body = walk.take(size);
    if (!body) return broken();
    if (size % 2 == 1) {
      const auto pad = walk.byte();
      if (!pad || *pad != 0) return broken();
    }
    if (const auto good = webp.chunk(head->substr(0, 4), *body); !good) {
      return std::unexpected{good.error()};
    }
  }
  return webp.read();
}

}  // namespace tablee::http::picture
