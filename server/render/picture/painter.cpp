#include "render/picture/painter.h"

#include <algorithm>
#include <array>

#include "core/frame_role.h"
#include "render/readable_text.h"

namespace tablee::render::picture {
namespace {

using core::FrameRole;
using core::ObjectKind;
using core::ObjectView;

bool is(const ObjectView& view, FrameRole role) {
  return view.role == static_cast<std::uint32_t>(role);
}

Box moved(const Box& box, double dx, double dy) {
  return {box.x + dx, box.y + dy, box.w, box.h};
}

Box grown(const Box& box, double by) {
  return {box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by};
}

}  // namespace

void Painter::paint(const Thing& thing) {
  const ObjectView view = board_.object(thing.handle);
  switch (view.kind) {
    case ObjectKind::note:
    case ObjectKind::topic:
    case ObjectKind::proposition:
      return note(view, thing.box);
    case ObjectKind::frame:
      return frame(view, thing);
    case ObjectKind::shape:
      return shape(view, thing.box);
    case ObjectKind::connector:
      return connector(view, thing);
    case ObjectKind::stroke:
      return stroke(view, thing.box);
    case ObjectKind::image:
      return image(view, thing.box);
    case ObjectKind::text:
      return text_item(view, thing.box);
    case ObjectKind::unknown:
      return;
  }
}

void Painter::note(const ObjectView& view, const Box& at) {
  const Paper paper = of_colour(palette, view.colour);
  // A soft shadow, of a few sheets that are seen through.
  constexpr Rgb shade = 0x463410;
  for (const double reach : {5.0, 3.0, 1.0}) {
    canvas_.box(grown(moved(at, 0, 3), reach), note_radius + reach, {.fill = Paint{shade, 0.055}});
  }
  canvas_.box(at, note_radius,
              {.fill = Paint{paper.paper}, .line = Paint{paper.edge, 0.55}, .width = 1});
  if (view.kind == ObjectKind::proposition) {
    canvas_.box({at.x, at.y, 8, at.h}, 0, {.fill = Paint{paper.edge}});
  }
  const auto text = text_of(view.handle);
  const double padding = std::min(note_padding, at.w / 8);
  const double below = std::min(note_foot, at.h / 6);
  const Box box{at.x + padding, at.y + padding, std::max(1.0, at.w - 2 * padding),
                std::max(1.0, at.h - padding - below)};
  const auto layout =
      view.text_size > 0
          ? layout_at(text, box.w, view.text_size, typeface_.measure(Face::regular), box.h)
          : fitted(text, box, largest_note_text * std::max(1.0, at.w / 240), Face::regular);
  write(layout, {.box = box});
  foot(view, at);
}

/// The author's first name at the left, reactions and dots at the right.
void Painter::foot(const ObjectView& view, const Box& at) {
  constexpr std::array<std::string_view, 4> signs{"❤️", "😀", "?", "!"};
  const double y = at.y + at.h - 9;
  const std::uint32_t votes = showing_.dots ? view.votes : 0;
  double right = at.x + at.w - (votes > 0 ? 42 : 12);
  std::array<int, signs.size()> counts{};
  if (showing_.dots && board_.reacted(view.handle)) {
    for (const auto& one : board_.reactions(view.handle)) {
      for (std::size_t i = 0; i < signs.size(); ++i) {
        counts.at(i) += static_cast<int>(one.set >> i & 1U);
      }
    }
  }
  for (std::size_t i = signs.size(); i-- > 0;) {
    if (counts.at(i) == 0) continue;
    const double w = counts.at(i) > 9 ? 40 : 32;
    right -= w;
    label(std::string{signs.at(i)} + std::to_string(counts.at(i)), {right, y}, w, muted_ink);
  }
  const auto name = one_line(readable(showing_.name_of(view.author)));
  if (!name.empty()) label(name, {at.x + 12, y}, right - at.x - 20, muted_ink, view.author);
  if (votes > 0) badge(votes, {at.x + at.w - 22, at.y + at.h - 20}, 14);
}

void Painter::frame(const ObjectView& view, const Thing& thing) {
  if (view.collapsed) return pile(view, thing);
  const Box& at = thing.box;
  const Paper paper = of_colour(palette, view.colour);
  const bool says = is(view, FrameRole::proposition);
  const bool heads = is(view, FrameRole::heading);
  canvas_.box(at, frame_radius, {.fill = Paint{0xffffff, says ? 0.9 : 0.62}});
  if (!heads) canvas_.box(at, frame_radius, {.fill = Paint{paper.paper, says ? 0.16 : 0.28}});
  canvas_.box(at, frame_radius, {.line = Paint{says ? accent_colour : paper.edge}, .width = 1.5});
  if (says) bar(at);
  if (heads) {
    canvas_.box({at.x + 20, at.y + frame_title_height - 2, std::max(0.0, at.w - 40), 2}, 0,
                {.fill = Paint{accent_colour}});
  }
  frame_title(view, at);
}

void Painter::frame_title(const ObjectView& view, const Box& at) {
  const auto text = text_of(view.handle);
  const bool says = is(view, FrameRole::proposition);
  // Beside the title of what is folded up stands how much lies in it.
  const Box box = view.collapsed ? Box{20, 8, std::max(1.0, at.w - 90), std::max(1.0, at.h - 16)}
                  : says         ? Box{24, 4, std::max(1.0, at.w - 44), frame_title_height - 4}
                                 : Box{20, 8, std::max(1.0, at.w - 40), frame_title_height - 8};
  const bool sentence = says && !view.collapsed;
  const Box room{0, 0, box.w, sentence ? box.h : frame_title_size * 1.3};
  const auto layout =
      fitted(text, room, sentence ? frame_title_size * 0.9 : frame_title_size, Face::bold);
  write(layout, {.box = moved(box, at.x, at.y), .align = Align::left, .face = Face::bold});
}

void Painter::pile(const ObjectView& view, const Thing& thing) {
  const Box& at = thing.box;
  const Paper paper = of_colour(palette, view.colour);
  for (const double behind : {12.0, 6.0, 0.0}) {
    canvas_.box(moved(at, behind, behind), frame_radius,
                {.fill = Paint{paper.paper}, .line = Paint{paper.edge}, .width = 1.5});
  }
  if (is(view, FrameRole::proposition)) bar(at);
  frame_title(view, at);
  badge(thing.inside, {at.x + at.w - 36, at.y + at.h / 2}, 20);
}

void Painter::text_item(const ObjectView& view, const Box& at) {
  const auto text = text_of(view.handle);
  const double size = view.text_size > 0 ? view.text_size : text_size_own;
  const auto layout = layout_at(text, std::max(1.0, at.w), size, typeface_.measure(Face::regular));
  write(layout, {.box = {at.x, at.y, std::max(1.0, at.w), std::max(1.0, at.h)},
                 .align = Align::left,
                 .colour = of_colour(inks, view.colour)});
}

std::u16string Painter::text_of(core::Handle handle) const {
  std::string text;
  board_.text(handle, text);
  text = readable(text);
  std::ranges::replace(text, '\t', ' ');
  return to_utf16(text);
}

Layout Painter::fitted(const std::u16string& text, const Box& box, double size_max,
                       Face face) const {
  return layout_to_fit(text, box.w, box.h, size_max, typeface_.measure(face));
}

void Painter::write(const Layout& layout, const TextPlace& place) {
  const Box& box = place.box;
  const double top = box.y + std::max(0.0, (box.h - layout.height) / 2);
  double y = top + 0.94 * layout.size;
  for (const Line& line : layout.lines) {
    const auto align = place.align == Align::left && line.rtl ? Align::right : place.align;
    const double x = align == Align::left     ? box.x
                     : align == Align::center ? box.x + box.w / 2
                                              : box.x + box.w;
    const auto text = to_utf8(line.text);
    canvas_.letters({.text = text,
                     .at = {x, y},
                     .size = layout.size,
                     .width = line.width,
                     .face = place.face,
                     .align = align,
                     .rtl = line.rtl,
                     .paint = {place.colour}});
    y += line_height * layout.size;
    if (!canvas_.has_room()) return;
  }
}

void Painter::label(const std::string& text, Point at, double room, Rgb colour,
                    std::uint32_t whose) {
  const double wide = typeface_.measure(Face::regular)(to_utf16(text)) * foot_text_size;
  canvas_.letters({.text = text,
                   .at = at,
                   .size = foot_text_size,
                   .width = std::min(wide, std::max(1.0, room)),
                   .paint = {colour},
                   .whose = whose});
}

void Painter::badge(std::size_t count, Point at, double radius) {
  canvas_.ellipse({at.x - radius, at.y - radius, 2 * radius, 2 * radius},
                  {.fill = Paint{accent_colour}});
  const double size = (count > 99 ? 12 : 16) * radius / 14;
  const auto digits = std::to_string(count);
  canvas_.letters({.text = digits,
                   .at = {at.x, at.y + 0.5 + 0.36 * size},
                   .size = size,
                   .face = Face::bold,
                   .align = Align::center,
                   .paint = {0xffffff}});
}

}  // namespace tablee::render::picture
