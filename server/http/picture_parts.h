// What the readers of the three types share: a bounded reader, and the bounds of a size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>

#include "base/bytes.h"
#include "base/limits.h"
#include "http/picture.h"

namespace tablee::http::picture {

using Read = std::expected<Picture, PictureFault>;

/// Walks forward and never past the end: what is not there is nothing.
class Walk {
 public:
  explicit Walk(base::BytesView bytes) : bytes_(bytes) {}

  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
  [[nodiscard]] std::optional<base::BytesView> take(std::size_t count) {
    if (count > left()) return std::nullopt;
    at_ += count;
    return bytes_.substr(at_ - count, count);
  }
  /// A byte where there is one.
  [[nodiscard]] std::optional<std::uint8_t> byte() {
    const auto one = take(1);
    if (!one) return std::nullopt;
    return static_cast<std::uint8_t>(one->front());
  }

 private:
  base::BytesView bytes_;
  std::size_t at_ = 0;
};

[[nodiscard]] inline std::uint32_t at(base::BytesView bytes, std::size_t i) {
  return static_cast<std::uint8_t>(bytes[i]);
}
[[nodiscard]] inline std::uint32_t big16(base::BytesView bytes, std::size_t i) {
  return at(bytes, i) << 8 | at(bytes, i + 1);
}
[[nodiscard]] inline std::uint32_t big32(base::BytesView bytes, std::size_t i) {
  return big16(bytes, i) << 16 | big16(bytes, i + 2);
}
[[nodiscard]] inline std::uint32_t little16(base::BytesView bytes, std::size_t i) {
  return at(bytes, i) | at(bytes, i + 1) << 8;
}
[[nodiscard]] inline std::uint32_t little24(base::BytesView bytes, std::size_t i) {
  return little16(bytes, i) | at(bytes, i + 2) << 16;
}
[[nodiscard]] inline std::uint32_t little32(base::BytesView bytes, std::size_t i) {
  return little16(bytes, i) | little16(bytes, i + 2) << 16;
}

[[nodiscard]] inline std::unexpected<PictureFault> no(PictureFault fault) {
  return std::unexpected{fault};
}
[[nodiscard]] inline std::unexpected<PictureFault> broken() {
  return no(PictureFault::broken);
}

[[nodiscard]] inline Read of_size(PictureType type, std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0) return broken();
  if (width > limits::picture_side_max || height > limits::picture_side_max) {
    return no(PictureFault::too_wide);
  }
  return Picture{type, width, height};
}

// Each is given the whole file, which begins as its type does.
[[nodiscard]] Read read_png(base::BytesView bytes);
[[nodiscard]] Read read_jpeg(base::BytesView bytes);
[[nodiscard]] Read read_webp(base::BytesView bytes);

}  // namespace tablee::http::picture
