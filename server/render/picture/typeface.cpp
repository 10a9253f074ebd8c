#include "render/picture/typeface.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <unordered_map>

#include "render/picture/pango.h"

#if defined(__SANITIZE_ADDRESS__)
#define TABLEE_LOOKS_FOR_LEAKS
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TABLEE_LOOKS_FOR_LEAKS
#endif
#endif

#ifdef TABLEE_LOOKS_FOR_LEAKS
// What Pango and Fontconfig remember of fonts they keep for the life of the process: it does not grow with what is drawn, and is
// handed to nobody at the end.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libpango\n";
}
#endif

namespace tablee::render::picture {
namespace {

/// Text is measured at this size, as on the canvas.
constexpr double base_size = 40;
constexpr std::size_t longest_remembered = 64;
constexpr std::size_t words_kept = 20'000;

}  // namespace

std::u16string to_utf16(std::string_view text) {
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), length(text)});
  return {wide.getBuffer(), static_cast<std::size_t>(wide.length())};
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  icu::UnicodeString(false, text.data(), static_cast<std::int32_t>(text.size())).toUTF8String(out);
  return out;
}

struct Typeface::State {
  State()
      : context(pango_font_map_create_context(pango_cairo_font_map_get_default())),
        layout((without_hints(context.get()), pango_layout_new(context.get()))),
        fonts{description(Face::regular, base_size), description(Face::bold, base_size)} {
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  }

  double width(Face face, std::u16string_view text) {
    auto& words = known[static_cast<std::size_t>(face)];
    const std::u16string word{text};
    if (const auto found = words.find(word); found != words.end()) return found->second;
    const auto bytes = to_utf8(text);
    pango_layout_set_font_description(layout.get(), fonts[static_cast<std::size_t>(face)].get());
    pango_layout_set_text(layout.get(), bytes.data(), length(bytes));
    int wide = 0;
    pango_layout_get_size(layout.get(), &wide, nullptr);
    const double measured = static_cast<double>(wide) / PANGO_SCALE / base_size;
    if (words.size() > words_kept) words.clear();
    if (text.size() <= longest_remembered) words.emplace(word, measured);
    return measured;
  }

  ContextPtr context;
  LayoutPtr layout;
  DescriptionPtr fonts[2];
  std::unordered_map<std::u16string, double> known[2];
  Measure measures[2]{[this](std::u16string_view text) { return width(Face::regular, text); },
                      [this](std::u16string_view text) { return width(Face::bold, text); }};
};

Typeface::Typeface() : state_(std::make_unique<State>()) {}
Typeface::~Typeface() = default;

const Measure& Typeface::measure(Face face) const {
  return state_->measures[static_cast<std::size_t>(face)];
}

void Typeface::draw(cairo_t* cairo, const Letters& line) {
  const LayoutPtr layout{pango_cairo_create_layout(cairo)};
  PangoContext* const context = pango_layout_get_context(layout.get());
  without_hints(context);
  pango_context_set_base_dir(context, line.rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  const auto font = description(line.face, line.size);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_text(layout.get(), line.text.data(), length(line.text));
  int wide = 0;
  pango_layout_get_size(layout.get(), &wide, nullptr);
  const double width = static_cast<double>(wide) / PANGO_SCALE;
  const double squeeze = line.width > 0 && width > line.width ? line.width / width : 1;
  const double back = line.align == Align::left ? 0 : line.align == Align::center ? 0.5 : 1;
  cairo_save(cairo);
  cairo_translate(cairo, line.at.x - width * squeeze * back, line.at.y);
  cairo_scale(cairo, squeeze, 1);
  cairo_move_to(cairo, 0, 0);
  set_paint(cairo, line.paint);
  pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout.get(), 0));
  cairo_restore(cairo);
}

}  // namespace tablee::render::picture
