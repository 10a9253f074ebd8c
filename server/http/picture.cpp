#include "http/picture.h"

#include "http/picture_parts.h"

namespace tablee::http {

std::expected<Picture, PictureFault> read_picture(base::BytesView bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return picture::read_png(bytes);
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return picture::read_jpeg(bytes);
  if (bytes.size() >= 12 && bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv) {
    return picture::read_webp(bytes);
  }
  return std::unexpected{PictureFault::other_type};
}

std::string_view media_type(PictureType type) {
  switch (type) {
    case PictureType::png:
      return "image/png";
    case PictureType::jpeg:
      return "image/jpeg";
    case PictureType::webp:
      return "image/webp";
  }
  return "application/octet-stream";
}

std::string_view ending(PictureType type) {
  return media_type(type).substr(std::string_view{"image/"}.size());
}

}  // namespace tablee::http
