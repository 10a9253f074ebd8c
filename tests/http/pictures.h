// Pictures written by hand, piece by piece: small ones that are whole, and what is made of them to deceive. Checksums are left
// empty, pixels are noise: nobody here decodes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tablee::http {

inline std::string big(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}
inline std::string little(std::uint32_t value, int bytes) {
  const std::string turned = big(value, bytes);
  return {turned.rbegin(), turned.rend()};
}

// --- PNG
inline std::string png_piece(std::string_view type, std::string_view body) {
  return big(static_cast<std::uint32_t>(body.size()), 4) + std::string{type} + std::string{body} +
         "crc!";
}
inline std::string png_head(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1A\n" +
         png_piece("IHDR", big(width, 4) + big(height, 4) + std::string("\x8\x6\0\0\0", 5));
}
inline std::string png(std::uint32_t width, std::uint32_t height, const std::string& between = {}) {
  return png_head(width, height) + between + png_piece("IDAT", "pixels") + png_piece("IEND", "");
}

// --- JPEG
inline std::string jpeg_part(std::uint8_t marker, std::string_view body) {
  return std::string{'\xFF', static_cast<char>(marker)} +
         big(static_cast<std::uint32_t>(body.size()) + 2, 2) + std::string{body};
}
inline std::string jpeg(std::uint32_t width, std::uint32_t height,
                        const std::string& between = {}) {
  using namespace std::string_literals;
  return "\xFF\xD8"s + jpeg_part(0xE0, "JFIF\0\1\1\0\0\1\0\1\0\0"s) + between +
         jpeg_part(0xDB, std::string(65, 'q')) +
         jpeg_part(0xC0, "\x8"s + big(height, 2) + big(width, 2) + "\1\1\x11\0"s) +
         jpeg_part(0xC4, std::string(20, 'h')) + jpeg_part(0xDA, "\1\1\0\0\x3F\0"s) +
         "coded\xFF\0pixels\xFF\xD0more"s + "\xFF\xD9"s;
}

// --- WebP
inline std::string webp_chunk(std::string_view name, std::string_view body) {
  return std::string{name} + little(static_cast<std::uint32_t>(body.size()), 4) +
         std::string{body} + std::string(body.size() % 2, '\0');
}
inline std::string webp_lossy(std::uint32_t width, std::uint32_t height) {
  return webp_chunk("VP8 ", std::string("\x10\0\0\x9D\x01\x2A", 6) + little(width, 2) +
                                little(height, 2) + "pixels");
}
inline std::string webp_canvas(std::uint32_t width, std::uint32_t height, std::uint8_t flags = 0) {
  return webp_chunk("VP8X", std::string{static_cast<char>(flags)} + std::string(3, '\0') +
                                little(width - 1, 3) + little(height - 1, 3));
}
inline std::string webp_of(const std::string& chunks) {
  return "RIFF" + little(static_cast<std::uint32_t>(chunks.size()) + 4, 4) + "WEBP" + chunks;
}

}  // namespace tablee::http
