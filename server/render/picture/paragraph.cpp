#include "render/picture/paragraph.h"

#include "render/picture/pango.h"

namespace tablee::render::picture {

struct Paragraph::State {
  cairo_t* cairo;
  LayoutPtr layout;
  Paint paint;
};

Paragraph::Paragraph(cairo_t* context, std::string_view text, const ParagraphLook& look)
    : state_(std::make_unique<State>(context, LayoutPtr{pango_cairo_create_layout(context)},
                                     Paint{look.colour})) {
  PangoLayout* const layout = state_->layout.get();
  without_hints(pango_layout_get_context(layout));
  pango_layout_set_font_description(layout, description(look.face, look.size).get());
  pango_layout_set_width(layout, static_cast<int>(look.width * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout, text.data(), length(text));
}

Paragraph::~Paragraph() = default;

double Paragraph::height() const {
  int high = 0;
  pango_layout_get_size(state_->layout.get(), nullptr, &high);
  return static_cast<double>(high) / PANGO_SCALE;
}

void Paragraph::each_line(const std::function<void(double height, const Draw& draw)>& take) const {
  cairo_t* const cairo = state_->cairo;
  const std::unique_ptr<PangoLayoutIter, Freed<pango_layout_iter_free>> at{
      pango_layout_get_iter(state_->layout.get())};
  do {
    PangoRectangle box;
    pango_layout_iter_get_line_extents(at.get(), nullptr, &box);
    const double baseline =
        static_cast<double>(pango_layout_iter_get_baseline(at.get()) - box.y) / PANGO_SCALE;
    PangoLayoutLine* const line = pango_layout_iter_get_line_readonly(at.get());
    take(static_cast<double>(box.height) / PANGO_SCALE, [&](double left, double top) {
      cairo_move_to(cairo, left + static_cast<double>(box.x) / PANGO_SCALE, top + baseline);
      set_paint(cairo, state_->paint);
      pango_cairo_show_layout_line(cairo, line);
    });
  } while (pango_layout_iter_next_line(at.get()) != 0);
}

}  // namespace tablee::render::picture
