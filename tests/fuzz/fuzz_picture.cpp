// Pictures from strangers: whatever the bytes are, they are read to their end or refused, and what was taken has a size within
// the limits, is refused when one byte is missing or stands behind it, and means the same again.
#include "base/check.h"
#include "base/limits.h"
#include "fuzz/target.h"
#include "http/picture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace http = tablee::http;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto picture = http::read_picture(bytes);
  if (!picture) return 0;
  constexpr auto side = tablee::limits::picture_side_max;
  TABLEE_CHECK(picture->width >= 1 && picture->width <= side);
  TABLEE_CHECK(picture->height >= 1 && picture->height <= side);
  TABLEE_CHECK(http::read_picture(bytes) == picture);
  TABLEE_CHECK(!http::read_picture(bytes.substr(0, size - 1)));
  TABLEE_CHECK(!http::read_picture(std::string(bytes) + "<"));
  return 0;
}
