#include "render/pdf/sheets.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "core/utf8.h"
#include "render/picture/cairo.h"
#include "render/picture/cairo_canvas.h"
#include "render/picture/paragraph.h"

namespace tablee::render::pdf {
namespace {

constexpr double line_pitch = 1.38;
constexpr picture::Rgb faint = 0x565d6d;

/// Pango breaks a text of so many bytes at once: what it takes grows with the square. A longer one has a line that ends early there.
constexpr std::size_t broken_at_once = 4'000;

std::string_view first_piece(std::string_view text) {
  if (text.size() <= broken_at_once) return text;
  auto end = text.find_last_of(" \n", broken_at_once);
  if (end != std::string_view::npos && end > broken_at_once / 2) return text.substr(0, end + 1);
  end = broken_at_once;
  while (end > 1 && !core::starts_code_point(text[end])) --end;
  return text.substr(0, end);
}

}  // namespace

struct Sheets::State {
  explicit State(const PageFormat& on)
      : format(on),
        surface(cairo_pdf_surface_create_for_stream(picture::append_bytes, &bytes, on.width,
                                                    on.height)),
        context(cairo_create(surface.get())),
        cairo(context.get()),
        y(on.margin) {
    parts.push_back({.kind = "Document"});
  }

  [[nodiscard]] double bottom() const { return format.height - format.margin; }
  [[nodiscard]] double width() const { return format.width - 2 * format.margin; }

  /// What is drawn from here on is a piece of the part that is open.
  void begin_piece(const char* tag, const char* attributes = nullptr) {
    cairo_tag_begin(cairo, tag, attributes);
    parts[open].pieces.push_back(pieces++);
  }
  /// A piece of that width, by `draw` in its own units, in the middle of the page.
  template <typename Draw>
  void place(double w, double high, double scale, Draw draw) {
    begin_piece("P");
    cairo_save(cairo);
    cairo_translate(cairo, format.margin + (width() - w * scale) / 2, y);
    cairo_scale(cairo, scale, scale);
    draw();
    cairo_restore(cairo);
    cairo_tag_end(cairo, "P");
    y += high;
  }
  void end_page() {
    if (format.margin > 0) number_page();
    cairo_show_page(cairo);
    ++page;
    y = format.margin;
  }
  void number_page() {
    cairo_tag_begin(cairo, artifact_tag, nullptr);
    ++pieces;
    const auto number = std::to_string(page);
    picture::CairoCanvas(cairo).letters({.text = number,
                                         .at = {format.width - format.margin, format.height - 30},
                                         .size = 8.5,
                                         .align = picture::Align::right,
                                         .paint = {faint}});
    cairo_tag_end(cairo, artifact_tag);
  }

  PageFormat format;
  base::Bytes bytes;
  picture::SurfacePtr surface;
  picture::CairoPtr context;
  cairo_t* cairo;
  double y;
  std::size_t page = 1;
  std::vector<Part> parts;
  std::size_t open = 0;
  std::size_t pieces = 0;
};

Sheets::Sheets(const PageFormat& format) : state_(std::make_unique<State>(format)) {}
Sheets::~Sheets() = default;

void Sheets::open(std::string kind, std::string alternative, std::string language) {
  State& at = *state_;
  at.parts.push_back({.kind = std::move(kind),
                      .alternative = std::move(alternative),
                      .language = std::move(language),
                      .parent = at.open});
  at.parts[at.open].parts.push_back(at.parts.size() - 1);
  at.open = at.parts.size() - 1;
}

void Sheets::close() {
  state_->open = state_->parts[state_->open].parent;
}

void Sheets::room(double points) {
  if (state_->y > state_->format.margin) state_->y += points;
}

void Sheets::need(double points) {
  if (left_on_page() < points && state_->y > state_->format.margin) state_->end_page();
}

std::size_t Sheets::page() const {
  return state_->page;
}

double Sheets::left_on_page() const {
  return state_->bottom() - state_->y;
}

void Sheets::text(std::string_view text, const Style& style) {
  State& at = *state_;
  room(style.before);
  need(style.size * line_pitch + style.together);
  bool begun = false;
  do {
    auto piece = first_piece(text);
    text.remove_prefix(piece.size());
    // It ends its line anyway.
    if (!text.empty() && piece.ends_with('\n')) piece.remove_suffix(1);
    const picture::Paragraph paragraph(at.cairo, piece,
                                       {.size = style.size,
                                        .width = at.width() - style.indent,
                                        .face = style.face,
                                        .colour = style.colour});
    paragraph.each_line([&](double height, const auto& draw) {
      const double pitch = std::max(height, style.size * line_pitch);
      if (at.y + pitch > at.bottom() && at.y > at.format.margin) {
        if (std::exchange(begun, false)) cairo_tag_end(at.cairo, "P");
        at.end_page();
      }
      if (!std::exchange(begun, true)) at.begin_piece("P");
      draw(at.format.margin + style.indent, at.y + (pitch - height) / 2);
      at.y += pitch;
    });
  } while (!text.empty());
  if (begun) cairo_tag_end(at.cairo, "P");
  at.y += style.after;
}

void Sheets::label(std::string_view text, const Style& style, double indent) {
  State& at = *state_;
  room(style.before);
  need(style.size * line_pitch + style.together);
  at.begin_piece("P");
  const double height = style.size * line_pitch;
  picture::CairoCanvas(at.cairo).letters(
      {.text = text,
       .at = {at.format.margin + indent, at.y + height / 2 + style.size * 0.364},
       .size = style.size,
       .face = style.face,
       .paint = {style.colour}});
  cairo_tag_end(at.cairo, "P");
}

void Sheets::link(std::string_view text, std::string_view end, std::string_view destination,
                  const Style& style) {
  State& at = *state_;
  room(style.before);
  need(style.size * line_pitch);
  const picture::Paragraph paragraph(at.cairo, text,
                                     {.size = style.size,
                                      .width = at.width() - style.indent - 40,
                                      .face = style.face,
                                      .colour = style.colour});
  need(paragraph.height());
  const auto attributes = "dest='" + std::string{destination} + "'";
  at.begin_piece("Link", attributes.c_str());
  paragraph.each_line([&](double height, const auto& draw) {
    const double pitch = std::max(height, style.size * line_pitch);
    draw(at.format.margin + style.indent, at.y + (pitch - height) / 2);
    at.y += pitch;
  });
  picture::CairoCanvas(at.cairo).letters(
      {.text = end,
       .at = {at.format.width - at.format.margin, at.y - style.size * (line_pitch / 2 - 0.364)},
       .size = style.size,
       .align = picture::Align::right,
       .paint = {faint}});
  cairo_tag_end(at.cairo, "Link");
  at.y += style.after;
}

void Sheets::destination(const std::string& name, const std::string& title) {
  State& at = *state_;
  const auto where = "name='" + name + "' x=" + std::to_string(static_cast<int>(at.format.margin)) +
                     " y=" + std::to_string(static_cast<int>(at.y));
  cairo_tag_begin(at.cairo, CAIRO_TAG_DEST, where.c_str());
  cairo_tag_end(at.cairo, CAIRO_TAG_DEST);
  cairo_pdf_surface_add_outline(at.surface.get(), CAIRO_PDF_OUTLINE_ROOT, title.c_str(),
                                ("dest='" + name + "'").c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

double Sheets::height_of(const picture::Recording& picture, double height) const {
  const auto& region = picture.region();
  return region.h * std::min(state_->width() / region.w, height / region.h);
}

void Sheets::figure(const picture::Recording& picture, double height) {
  State& at = *state_;
  const auto& region = picture.region();
  const double high = height_of(picture, height);
  need(high);
  at.place(region.w, high, high / region.h, [&] {
    cairo_translate(at.cairo, -region.x, -region.y);
    cairo_rectangle(at.cairo, region.x, region.y, region.w, region.h);
    cairo_clip(at.cairo);
    picture::CairoCanvas canvas(at.cairo);
    picture.play(canvas);
  });
}

double Sheets::height_of(const Photo& photo, double height) const {
  return photo.height * std::min(state_->width() / photo.width, height / photo.height);
}

// The surface has the photo's size and is never painted: what stands in the file is the JPEG that belongs to it.
void Sheets::figure(const Photo& photo, double height) {
  State& at = *state_;
  const double high = height_of(photo, height);
  need(high);
  const picture::SurfacePtr surface{cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, static_cast<int>(photo.width), static_cast<int>(photo.height))};
  auto* const kept = new base::SharedBytes{photo.jpeg};
  const auto attached = cairo_surface_set_mime_data(
      surface.get(), CAIRO_MIME_TYPE_JPEG,
      reinterpret_cast<const unsigned char*>(kept->get()->data()), kept->get()->size(),
      [](void* bytes) { delete static_cast<base::SharedBytes*>(bytes); }, kept);
  if (attached != CAIRO_STATUS_SUCCESS) delete kept;
  at.place(photo.width, high, high / photo.height, [&] {
    cairo_set_source_surface(at.cairo, surface.get(), 0, 0);
    cairo_paint(at.cairo);
  });
}

void Sheets::leave(double points) {
  need(points);
  state_->y += points;
}

void Sheets::rule(picture::Rgb colour, double thick) {
  State& at = *state_;
  cairo_tag_begin(at.cairo, artifact_tag, nullptr);
  ++at.pieces;
  picture::CairoCanvas(at.cairo).box({at.format.margin, at.y, at.width(), thick}, 0,
                                     {.fill = picture::Paint{colour}});
  cairo_tag_end(at.cairo, artifact_tag);
  at.y += thick;
}

std::expected<base::Bytes, std::string> Sheets::finish(const About& about) {
  State& at = *state_;
  at.end_page();
  cairo_surface_finish(at.surface.get());
  const auto status = cairo_surface_status(at.surface.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    return std::unexpected{std::string{cairo_status_to_string(status)}};
  }
  try {
    return with_tags(at.bytes, at.parts, about);
  } catch (const std::exception& fault) {
    return std::unexpected{std::string{fault.what()}};
  }
}

}  // namespace tablee::render::pdf
