// A picture is what it says, and nothing besides.
#include "http/picture.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "http/pictures.h"

namespace tablee::http {
namespace {

using namespace std::string_literals;

std::string read(base::BytesView bytes) {
  const auto picture = read_picture(bytes);
  if (picture) {
    return std::string{ending(picture->type)} + " " + std::to_string(picture->width) + "x" +
           std::to_string(picture->height);
  }
  switch (picture.error()) {
    case PictureFault::other_type:
      return "other type";
    case PictureFault::broken:
      return "broken";
    case PictureFault::metadata:
      return "metadata";
    case PictureFault::moving:
      return "moving";
    case PictureFault::too_wide:
      return "too wide";
  }
  return "?";
}

// VP8L of 640 times 480.
std::string lossless() {
  return webp_chunk("VP8L", "\x2F"s + little(639U | 479U << 14, 4) + "bits");
}

TEST(Picture, TypeAndSizeAreReadFromTheContent) {
  EXPECT_EQ(read(png(640, 480)), "png 640x480");
  EXPECT_EQ(read(jpeg(640, 480)), "jpeg 640x480");
  EXPECT_EQ(read(webp_of(webp_lossy(640, 480))), "webp 640x480");
  EXPECT_EQ(read(webp_of(lossless())), "webp 640x480");
  EXPECT_EQ(read(webp_of(webp_canvas(640, 480, 0x10) + webp_chunk("ALPH", "see-through") +
                         webp_lossy(640, 480))),
            "webp 640x480");
}

TEST(Picture, WhatIsNoPictureIsRefused) {
  for (const auto& other : {""s, "\xFF\xD8"s, "GIF89a\1\0\1\0"s, "<svg xmlns='x'/>"s, "%PDF-1.7"s,
                            "<!doctype html>"s, "RIFF\4\0\0\0WAVE"s,
                            "\0\0\0\x1C"
                            "ftypheic"s}) {
    EXPECT_EQ(read(other), "other type") << other;
  }
}

TEST(Picture, WhereItWasTakenIsRefused) {
  EXPECT_EQ(read(jpeg(9, 9, jpeg_part(0xE1, "Exif\0\0MM"s))), "metadata");
  EXPECT_EQ(read(jpeg(9, 9, jpeg_part(0xE1, "http://ns.adobe.com/xap/1.0/\0<x/>"s))), "metadata");
  EXPECT_EQ(read(jpeg(9, 9, jpeg_part(0xED, "Photoshop 3.0\0"s))), "metadata");
  EXPECT_EQ(read(jpeg(9, 9, jpeg_part(0xFE, "a comment"))), "metadata");
  EXPECT_EQ(read(jpeg(9, 9, jpeg_part(0xE2, "MPF\0 another picture"s))), "metadata");
  for (const char* piece : {"eXIf", "tEXt", "zTXt", "iTXt", "tIME", "abCd"}) {
    EXPECT_EQ(read(png(9, 9, png_piece(piece, "Paris"))), "metadata") << piece;
  }
  EXPECT_EQ(read(webp_of(webp_canvas(9, 9, 0x08) + webp_lossy(9, 9) + webp_chunk("EXIF", "MM"))),
            "metadata");
  EXPECT_EQ(read(webp_of(webp_canvas(9, 9) + webp_lossy(9, 9) + webp_chunk("XMP ", "<x/>"))),
            "metadata");
}

TEST(Picture, ColoursMayBeSaidInFewBytes) {
  const std::string large(limits::picture_colours_bytes_max, 'c');
  EXPECT_EQ(read(jpeg(9, 9, jpeg_part(0xE2, "ICC_PROFILE\0\1\1"s + "sRGB"))), "jpeg 9x9");
  const auto half = jpeg_part(0xE2, "ICC_PROFILE\0\1\2"s + large.substr(large.size() / 2));
  EXPECT_EQ(read(jpeg(9, 9, half)), "jpeg 9x9");
  EXPECT_EQ(read(jpeg(9, 9, half + half)), "metadata");
  EXPECT_EQ(read(png(9, 9, png_piece("iCCP", "sRGB"))), "png 9x9");
  EXPECT_EQ(read(png(9, 9, png_piece("iCCP", large + "c"))), "metadata");
  EXPECT_EQ(read(webp_of(webp_canvas(9, 9, 0x20) + webp_chunk("ICCP", large + "c"))), "metadata");
}

TEST(Picture, MovingPicturesAreRefused) {
  EXPECT_EQ(read(png(9, 9, png_piece("acTL", "12345678"))), "moving");
  EXPECT_EQ(read(webp_of(webp_canvas(9, 9, 0x02))), "moving");
  EXPECT_EQ(read(webp_of(webp_canvas(9, 9) + webp_chunk("ANMF", "frame"))), "moving");
}

TEST(Picture, SidesAreBounded) {
  EXPECT_EQ(read(png(4096, 4096)), "png 4096x4096");
  EXPECT_EQ(read(png(4097, 1)), "too wide");
  EXPECT_EQ(read(png(0xFFFFFFFF, 0xFFFFFFFF)), "too wide");
  EXPECT_EQ(read(jpeg(1, 65535)), "too wide");
  EXPECT_EQ(read(webp_of(webp_lossy(16383, 9))), "too wide");
  EXPECT_EQ(read(webp_of(webp_canvas(1 << 24, 9))), "too wide");
  EXPECT_EQ(read(png(0, 9)), "broken");
  EXPECT_EQ(read(jpeg(9, 0)), "broken");
}

// A polyglot is two things in one file; the second has no place here.
TEST(Picture, NothingStandsBehindOrBetween) {
  const auto page = "<script>alert(1)</script>"s;
  EXPECT_EQ(read(png(9, 9) + page), "broken");
  EXPECT_EQ(read(jpeg(9, 9) + page), "broken");
  EXPECT_EQ(read(webp_of(webp_lossy(9, 9)) + page), "broken");
  EXPECT_EQ(read(webp_of(webp_lossy(9, 9) + webp_chunk("HTML", page))), "metadata");
  EXPECT_EQ(read(png(9, 9, page)), "broken");
  EXPECT_EQ(read(jpeg(9, 9, page)), "broken");
  EXPECT_EQ(read(jpeg(9, 9, jpeg_part(0xE0, "JFIF\0\1\1\0\0\1\0\1\0\0"s + page))), "metadata");
  EXPECT_EQ(read(page + png(9, 9)), "other type");
  EXPECT_EQ(read(png(9, 9, png_head(9, 9).substr(8))), "broken") << "a second head";
}

TEST(Picture, HeadsThatLieAreBroken) {
  EXPECT_EQ(read(webp_of(webp_canvas(100, 100) + webp_lossy(9, 9))), "broken");
  EXPECT_EQ(read(webp_of(webp_canvas(9, 9))), "broken") << "no pixels";
  EXPECT_EQ(read(png_head(9, 9) + png_piece("IEND", "")), "broken") << "no pixels";
  EXPECT_EQ(read("\x89PNG\r\n\x1A\n"s + png_piece("IDAT", "x") + png_piece("IEND", "")), "broken");
  EXPECT_EQ(read("\x89PNG\r\n\x1A\n"s + big(0xFFFFFFFF, 4) + "IHDR"), "broken");
  EXPECT_EQ(read("\xFF\xD8\xFF\xD9"s), "broken");
  const auto frame = jpeg_part(0xC2, "\x8"s + big(9, 2) + big(9, 2) + "\1\1\x11\0"s);
  EXPECT_EQ(read(jpeg(9, 9, frame)), "broken") << "two sizes";
  auto shorter = webp_of(webp_lossy(9, 9));
  shorter[4] = 4;
  EXPECT_EQ(read(shorter), "broken");
}

TEST(Picture, WhatIsCutOffAnywhereIsRefused) {
  for (const auto& whole : {png(9, 9), jpeg(9, 9), webp_of(webp_canvas(9, 9) + webp_lossy(9, 9))}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      EXPECT_FALSE(read_picture(base::BytesView{whole}.substr(0, size))) << size;
    }
  }
}

}  // namespace
}  // namespace tablee::http
