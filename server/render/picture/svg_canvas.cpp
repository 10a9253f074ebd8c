#include "render/picture/svg_canvas.h"

#include <array>
#include <charconv>
#include <cmath>

#include "render/markup.h"

namespace tablee::render::picture {
namespace {

void append_colour(std::string& out, Rgb colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '#';
  for (int shift = 20; shift >= 0; shift -= 4) out += digits[colour >> shift & 15U];
}

void append_paint(std::string& out, std::string_view name, const std::optional<Paint>& paint) {
  out.append(" ").append(name).append("=\"");
  if (paint) {
    append_colour(out, paint->colour);
  } else {
    out += "none";
  }
  out += '"';
  if (paint && paint->alpha < 1) {
    out.append(" ").append(name).append("-opacity=\"");
    append_number(out, paint->alpha);
    out += '"';
  }
}

}  // namespace

void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) value = 0;
  std::array<char, 32> text{};
  const auto [end, failed] =
      std::to_chars(text.data(), text.data() + text.size(), std::clamp(value, -1e9, 1e9),
                    std::chars_format::fixed, 2);
  std::string_view digits{text.data(), static_cast<std::size_t>(end - text.data())};
  while (digits.ends_with('0')) digits.remove_suffix(1);
  if (digits.ends_with('.')) digits.remove_suffix(1);
  out += digits == "-0" ? "0" : digits;
}

void SvgCanvas::attribute(std::string_view name, double value) {
  out_.append(" ").append(name).append("=\"");
  append_number(out_, value);
  out_ += '"';
}

void SvgCanvas::look(const Look& look) {
  append_paint(out_, "fill", look.fill);
  if (look.line) {
    append_paint(out_, "stroke", look.line);
    attribute("stroke-width", look.width);
  }
  out_ += "/>\n";
}

void SvgCanvas::box(const Box& box, double radius, const Look& how) {
  if (!has_room()) return;
  out_ += "<rect";
  attribute("x", box.x);
  attribute("y", box.y);
  attribute("width", std::max(0.0, box.w));
  attribute("height", std::max(0.0, box.h));
  if (radius > 0) attribute("rx", radius);
  look(how);
}

void SvgCanvas::ellipse(const Box& box, const Look& how) {
  if (!has_room()) return;
  out_ += "<ellipse";
  attribute("cx", box.x + box.w / 2);
  attribute("cy", box.y + box.h / 2);
  attribute("rx", std::max(0.0, box.w / 2));
  attribute("ry", std::max(0.0, box.h / 2));
  look(how);
}

void SvgCanvas::path(std::span<const Point> points, bool closed, const Look& how) {
  if (!has_room() || points.empty()) return;
  out_ += "<path d=\"M";
  for (const Point& point : points) {
    if (&point != &points.front()) out_ += 'L';
    append_number(out_, point.x);
    out_ += ' ';
    append_number(out_, point.y);
  }
  // One point alone has a round cap only when a line begins there.
  if (points.size() == 1) out_ += "h0";
  if (closed) out_ += 'Z';
  out_ += "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";
  look(how);
}

void SvgCanvas::letters(const Letters& line) {
  if (!has_room() || line.text.empty()) return;
  out_ += "<text xml:space=\"preserve\"";
  attribute("x", line.at.x);
  attribute("y", line.at.y);
  attribute("font-size", line.size);
  if (line.face == Face::bold) out_ += " font-weight=\"600\"";
  if (line.align == Align::center) out_ += " text-anchor=\"middle\"";
  // Begins at the right where it is written from there.
  if (line.align == Align::right && !line.rtl) out_ += " text-anchor=\"end\"";
  if (line.align == Align::left && line.rtl) out_ += " text-anchor=\"end\"";
  if (line.rtl) out_ += " direction=\"rtl\"";
  if (line.width > 0) {
    attribute("textLength", line.width);
    out_ += " lengthAdjust=\"spacingAndGlyphs\"";
  }
  append_paint(out_, "fill", line.paint);
  if (line.whose != 0) out_ += " data-who=\"" + std::to_string(line.whose) + "\"";
  out_ += '>';
  append_escaped(out_, line.text);
  out_ += "</text>\n";
}

}  // namespace tablee::render::picture
