#include "app/qr.h"

#include <qrcodegen/qrcodegen.hpp>

namespace tablee::app {
namespace {

constexpr int quiet_zone = 2;  // The standard says 4; readers need no more than 2 on a screen.

const char* glyph(bool upper_light, bool lower_light) {
  if (upper_light) return lower_light ? "█" : "▀";
  return lower_light ? "▄" : " ";
}

}  // namespace

std::expected<std::string, std::string> qr_text(std::string_view text, Colours colours) {
  using qrcodegen::QrCode;
  try {
    const QrCode code = QrCode::encodeText(std::string{text}.c_str(), QrCode::Ecc::LOW);
    const auto light = [&](int x, int y) { return !code.getModule(x, y); };
    std::string picture;
    for (int y = -quiet_zone; y < code.getSize() + quiet_zone; y += 2) {
      if (colours == Colours::ansi) picture += "\x1b[40;97m";
      for (int x = -quiet_zone; x < code.getSize() + quiet_zone; ++x) {
        picture += glyph(light(x, y), light(x, y + 1));
      }
      if (colours == Colours::ansi) picture += "\x1b[0m";
      picture += '\n';
    }
    return picture;
  } catch (const qrcodegen::data_too_long& error) {
    return std::unexpected{"This text is too long for a QR code: " + std::string{error.what()}};
  }
}

}  // namespace tablee::app
