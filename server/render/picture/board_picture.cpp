#include "render/picture/board_picture.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "render/markup.h"
#include "render/picture/cairo.h"
#include "render/picture/cairo_canvas.h"
#include "render/picture/scene.h"
#include "render/picture/svg_canvas.h"
#include "render/readable_text.h"

namespace tablee::render::picture {
namespace {

/// Around all that is on a board.
constexpr double margin = 48;
/// Shadows and outlines reach so far out of a thing.
constexpr double bleed = 22;
/// Of an empty board.
constexpr Box empty_board{0, 0, 1'200, 800};

struct Pixels {
  std::uint32_t w = 0;
  std::uint32_t h = 0;
};

std::expected<Pixels, Fault> pixels_of(const Box& region, std::optional<std::uint32_t> width) {
  constexpr auto most = static_cast<double>(limits::drawing_pixels_max);
  constexpr double side = limits::drawing_side_max;
  const double shape = region.h / region.w;
  double w = width ? *width : region.w;
  if (!width) w = std::min({w, side, side / shape, std::floor(std::sqrt(most / shape))});
  w = std::max(1.0, std::floor(w));
  const double h = std::max(1.0, std::round(w * shape));
  if (w > side || h > side || w * h > most) return std::unexpected{Fault::too_many_pixels};
  return Pixels{static_cast<std::uint32_t>(w), static_cast<std::uint32_t>(h)};
}

std::string element(std::string_view name, std::string_view text) {
  const auto tag = std::string{name};
  return "<" + tag + ">" + escaped(text) + "</" + tag + ">\n";
}

/// The region that a framing means.
Box region_of(const Framing& framing, const std::vector<Thing>& things) {
  if (framing.region) return *framing.region;
  auto box = bounds_of(things).value_or(empty_board);
  return {box.x - margin, box.y - margin, box.w + 2 * margin, box.h + 2 * margin};
}

/// The things that touch the region, and the board's ground below them.
std::expected<void, Fault> draw(const core::Document& board, const Showing& showing,
                                const std::vector<Thing>& things, const Box& region, Canvas& canvas,
                                const std::stop_token& stop) {
  const Typeface typeface;
  Painter painter(board, showing, typeface, canvas);
  canvas.box(region, 0, {.fill = Paint{board_colour}});
  const Box reached{region.x - bleed, region.y - bleed, region.w + 2 * bleed, region.h + 2 * bleed};
  for (const Thing& thing : things) {
    if (stop.stop_requested()) return std::unexpected{Fault::stopped};
    if (touch(thing.box, reached)) painter.paint(thing);
    if (!canvas.has_room()) return std::unexpected{Fault::too_large};
  }
  return {};
}

Drawn framed(SvgCanvas& canvas, const Box& region, std::optional<std::uint32_t> width,
             const Alternative& words) {
  if (!canvas.has_room()) return std::unexpected{Fault::too_large};
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"";
  for (const double value : {region.x, region.y, region.w, region.h}) {
    if (out.back() != '"') out += ' ';
    append_number(out, value);
  }
  const double wide = width ? *width : region.w;
  out += "\" width=\"";
  append_number(out, wide);
  out += "\" height=\"";
  append_number(out, wide * region.h / region.w);
  if (!words.label.empty()) out += "\" aria-label=\"" + escaped(one_line(readable(words.label)));
  out +=
      "\" font-family=\"'DejaVu Sans', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif\">\n";
  if (!words.title.empty()) out += element("title", one_line(readable(words.title)));
  if (!words.description.empty()) out += element("desc", readable(words.description));
  return out + canvas.take() + "</svg>\n";
}

}  // namespace

std::string_view sentence(Fault fault) {
  static_assert(limits::drawing_side_max == 16'384 && limits::drawing_pixels_max == 16'777'216 &&
                    limits::drawing_bytes_max == std::size_t{64} << 20,
                "the sentences below say so");
  switch (fault) {
    case Fault::too_many_pixels:
      return "A picture has at most 16,384 pixels on a side and 16,777,216 in all. Ask for a "
             "smaller width or a smaller region.";
    case Fault::too_large:
      return "The picture would be larger than 64 MiB. Ask for a smaller region, or for a PNG.";
    case Fault::stopped:
      break;
  }
  return "It was told to stop.";
}

Kept record(const core::Document& board, const Showing& showing, const Framing& framing,
            const std::stop_token& stop) {
  const auto things = things_on(board);
  const Box region = region_of(framing, things);
  auto picture = std::make_shared<Recording>(region, limits::drawing_bytes_max);
  if (const auto drawn = draw(board, showing, things, region, *picture, stop); !drawn) {
    return std::unexpected{drawn.error()};
  }
  return picture;
}

Drawn svg(const core::Document& board, const Showing& showing, const Framing& framing,
          const Alternative& words, const std::stop_token& stop) {
  const auto things = things_on(board);
  const Box region = region_of(framing, things);
  SvgCanvas canvas(limits::drawing_bytes_max);
  if (const auto drawn = draw(board, showing, things, region, canvas, stop); !drawn) {
    return std::unexpected{drawn.error()};
  }
  return framed(canvas, region, framing.width, words);
}

Drawn svg_of(const Recording& picture, std::optional<std::uint32_t> width,
             const Alternative& words) {
  SvgCanvas canvas(limits::drawing_bytes_max);
  picture.play(canvas);
  return framed(canvas, picture.region(), width, words);
}

Drawn png(const core::Document& board, const Showing& showing, const Framing& framing,
          const std::stop_token& stop) {
  const auto things = things_on(board);
  const Box region = region_of(framing, things);
  const auto pixels = pixels_of(region, framing.width);
  if (!pixels) return std::unexpected{pixels.error()};
  const SurfacePtr surface{cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, static_cast<int>(pixels->w), static_cast<int>(pixels->h))};
  const CairoPtr context{cairo_create(surface.get())};
  const double scale = pixels->w / region.w;
  cairo_scale(context.get(), scale, scale);
  cairo_translate(context.get(), -region.x, -region.y);
  CairoCanvas canvas(context.get());
  if (const auto drawn = draw(board, showing, things, region, canvas, stop); !drawn) {
    return std::unexpected{drawn.error()};
  }
  base::Bytes bytes;
  const auto written = cairo_surface_write_to_png_stream(surface.get(), append_bytes, &bytes);
  if (written != CAIRO_STATUS_SUCCESS) return std::unexpected{Fault::too_large};
  return bytes;
}

}  // namespace tablee::render::picture
