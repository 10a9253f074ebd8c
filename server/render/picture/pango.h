// Pango's objects with their owners, and how letters are set everywhere here: one family, no hints. For the sources that set letters.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string_view>

#include "render/picture/cairo.h"

namespace tablee::render::picture {

inline constexpr const char* family = "DejaVu Sans, sans-serif";

using Object = Freed<g_object_unref>;
using ContextPtr = std::unique_ptr<PangoContext, Object>;
using LayoutPtr = std::unique_ptr<PangoLayout, Object>;
using DescriptionPtr = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;
using OptionsPtr = std::unique_ptr<cairo_font_options_t, Freed<cairo_font_options_destroy>>;

inline DescriptionPtr description(Face face, double size) {
  DescriptionPtr font{pango_font_description_new()};
  pango_font_description_set_family_static(font.get(), family);
  pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
  if (face == Face::bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
  return font;
}

inline void without_hints(PangoContext* context) {
  const OptionsPtr options{cairo_font_options_create()};
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options.get());
  pango_context_set_round_glyph_positions(context, FALSE);
}

inline int length(std::string_view text) {
  return static_cast<int>(text.size());
}

}  // namespace tablee::render::picture
