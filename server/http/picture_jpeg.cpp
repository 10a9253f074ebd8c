// JPEG: markers, most of them with a segment behind them, and coded pixels behind each start of a scan.
#include "http/picture_parts.h"

namespace tablee::http::picture {
namespace {

using namespace std::string_view_literals;

constexpr std::uint8_t soi = 0xD8, eoi = 0xD9, sos = 0xDA, dqt = 0xDB, dri = 0xDD, dht = 0xC4,
                       jpg = 0xC8, dac = 0xCC, app0 = 0xE0, app2 = 0xE2, app14 = 0xEE, app15 = 0xEF,
                       com = 0xFE;

bool is_frame(std::uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != dht && marker != jpg && marker != dac;
}

// What programs add besides the picture. Of it only what changes how the pixels look is taken, and only as large as that needs.
bool is_of_the_picture(std::uint8_t marker, base::BytesView body) {
  switch (marker) {
    case app0:  // without a small picture of its own
      return body.starts_with("JFIF\0"sv) && body.size() == 14;
    case app2:
      return body.starts_with("ICC_PROFILE\0"sv) &&
             body.size() <= limits::picture_colours_bytes_max;
    case app14:
      return body.starts_with("Adobe"sv) && body.size() == 12;
    default:
      return false;
  }
}

/// The file behind its first marker.
class Jpeg {
 public:
  explicit Jpeg(base::BytesView bytes) : walk_(bytes) {}

  Read read() {
    for (auto marker = next(); marker; marker = next()) {
      if (*marker == eoi) return finished();
      if (*marker == soi || (*marker >= 0xD0 && *marker <= 0xD7) || *marker <= 0x01) break;
      if (const auto good = segment(*marker); !good) return std::unexpected{good.error()};
    }
    return broken();
  }

 private:
  // The next marker. Behind a scan's start the pixels are passed over: in them 0xFF is a zero, or a restart, behind.
  std::optional<std::uint8_t> next() {
    bool marked = false;
    while (const auto byte = walk_.byte()) {
      if (*byte == 0xFF) {
        marked = true;
        continue;
      }
      if (marked && in_scan_ && (*byte == 0 || (*byte >= 0xD0 && *byte <= 0xD7))) {
        marked = false;
        continue;
      }
      if (marked) {
        in_scan_ = false;
        return byte;
      }
      if (!in_scan_) return std::nullopt;
    }
    return std::nullopt;
  }

  std::expected<void, PictureFault> segment(std::uint8_t marker) {
    const auto length = walk_.take(2);
    if (!length || big16(*length, 0) < 2) return broken();
    const auto body = walk_.take(big16(*length, 0) - 2);
    if (!body) return broken();
    if (is_frame(marker)) return frame(*body);
    if (marker == sos) {
      if (picture_.width == 0) return broken();
      in_scan_ = scanned_ = true;
      return {};
    }
    if (marker == dqt || marker == dht || marker == dri || marker == dac) return {};
    const bool added = (marker >= app0 && marker <= app15) || marker == com;
    if (!added) return broken();
    if (!is_of_the_picture(marker, *body)) return no(PictureFault::metadata);
    added_bytes_ += body->size();
    if (added_bytes_ > limits::picture_colours_bytes_max) return no(PictureFault::metadata);
    return {};
  }

  std::expected<void, PictureFault> frame(base::BytesView body) {
    if (body.size() < 6 || picture_.width != 0) return broken();
    const Read read = of_size(PictureType::jpeg, big16(body, 3), big16(body, 1));
    if (!read) return std::unexpected{read.error()};
    picture_ = *read;
    return {};
  }

  Read finished() const {
    if (!scanned_ || walk_.left() != 0) return broken();
    return picture_;
  }

  Walk walk_;
  Picture picture_{PictureType::jpeg, 0, 0};
  bool in_scan_ = false;
  bool scanned_ = false;
  std::size_t added_bytes_ = 0;
};

}  // namespace

Read read_jpeg(base::BytesView bytes) {
  return Jpeg{bytes.substr(2)}.read();
}

}  // namespace tablee::http::picture
