// PNG: a signature, then pieces of {length, type, bytes, CRC} from IHDR to IEND.
#include <algorithm>
#include <array>

#include "http/picture_parts.h"

namespace tablee::http::picture {
namespace {

using namespace std::string_view_literals;

// What changes how the pixels look, and nothing else.
constexpr std::array allowed{"PLTE"sv, "IDAT"sv, "IEND"sv, "tRNS"sv, "gAMA"sv, "cHRM"sv,
                             "sRGB"sv, "iCCP"sv, "sBIT"sv, "bKGD"sv, "pHYs"sv, "cICP"sv};
constexpr std::array moving{"acTL"sv, "fcTL"sv, "fdAT"sv};
constexpr std::size_t signature_bytes = 8;
constexpr std::size_t header_bytes = 13;
constexpr std::size_t crc_bytes = 4;

}  // namespace

Read read_png(base::BytesView bytes) {
  Walk walk{bytes.substr(signature_bytes)};
  Picture picture;
  bool pixels = false;
  for (bool first = true;; first = false) {
    const auto head = walk.take(8);
    if (!head) return broken();
    const std::uint32_t size = big32(*head, 0);
    const base::BytesView type = head->substr(4);
    const auto body = walk.take(size);
    if (!body || !walk.take(crc_bytes)) return broken();
    if (first != (type == "IHDR"sv)) return broken();
    if (first) {
      if (size != header_bytes) return broken();
      const Read read = of_size(PictureType::png, big32(*body, 0), big32(*body, 4));
      if (!read) return read;
      picture = *read;
      continue;
    }
    if (std::ranges::find(moving, type) != moving.end()) return no(PictureFault::moving);
    if (std::ranges::find(allowed, type) == allowed.end()) return no(PictureFault::metadata);
    if (type == "iCCP"sv && size > limits::picture_colours_bytes_max) {
      return no(PictureFault::metadata);
    }
    pixels |= type == "IDAT"sv && size > 0;
    if (type != "IEND"sv) continue;
    if (!pixels || size != 0 || walk.left() != 0) return broken();
    return picture;
  }
}

}  // namespace tablee::http::picture
