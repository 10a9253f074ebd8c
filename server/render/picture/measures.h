// Sizes and colours of things on a picture of a board, in board units: those of the client's canvas (scene/measures.ts, palette.ts and
// kinds there), which a test holds them to.
#pragma once

#include <array>
#include <cstdint>

namespace tablee::render::picture {

inline constexpr double note_padding = 16;
inline constexpr double note_foot = 34;
inline constexpr double note_radius = 6;
inline constexpr double foot_text_size = 14;
inline constexpr double largest_note_text = 27;
inline constexpr double text_size_min = 1.5;
inline constexpr double line_height = 1.22;
inline constexpr double frame_title_height = 52;
inline constexpr double frame_title_size = 28;
inline constexpr double frame_radius = 18;
inline constexpr double folded_width = 360;
inline constexpr double folded_height = 84;

/// Of an arrow's line and of a shape's outline, where the document has none.
inline constexpr double connector_width = 4;
inline constexpr double outline_width = 3;
/// Between an arrow and the edge of what it points at.
inline constexpr double connector_gap = 6;
inline constexpr double largest_shape_text = 32;
inline constexpr double text_size_own = 28;
/// Tenths of a unit.
inline constexpr double pen_width = 40;
inline constexpr double marker_width = 200;

using Rgb = std::uint32_t;

struct Paper {
  Rgb paper;
  Rgb edge;
};
inline constexpr std::array<Paper, 8> palette{{{0xffe98f, 0xd9b11e},
                                               {0xffcf9e, 0xd98436},
                                               {0xffc4d0, 0xd66a84},
                                               {0xdccbf7, 0x8f6fc9},
                                               {0xbddcfb, 0x4f8fcb},
                                               {0xaee8de, 0x35a08e},
                                               {0xcfeba6, 0x7da63a},
                                               {0xffffff, 0xa8a296}}};
inline constexpr Rgb ink_colour = 0x22252b;
inline constexpr Rgb muted_ink = 0x5b5648;
inline constexpr Rgb board_colour = 0xf5f1e8;
inline constexpr Rgb accent_colour = 0x0b5f5a;

/// Of arrows, outlines and texts (kinds/inks.ts).
inline constexpr std::array<Rgb, 8> inks{0x7a5c00, 0xa04a00, 0xb3254d, 0x6a43b5,
                                         0x1f66ad, 0x0f6e60, 0x4c7012, ink_colour};
/// Of drawn lines (ink_colours.ts).
inline constexpr std::array<Rgb, 8> pens{0xb58300, 0xd9630b, 0xcf2f4f, 0x7a3fc0,
                                         0x1f6fd0, 0x0d8577, 0x4a8a12, 0x22252b};
inline constexpr std::array<Rgb, 8> markers{0xffe24d, 0xffb864, 0xff9db6, 0xcfb0ff,
                                            0x97cbff, 0x86e6d6, 0xbfea82, 0xcfcabd};

/// Indexes of newer versions fall back into the range.
template <typename Table>
[[nodiscard]] constexpr auto of_colour(const Table& table, std::uint32_t colour) {
  return table[colour % table.size()];
}

}  // namespace tablee::render::picture
