// Paints things of a board on a canvas, as the client's painters do (render/painters there), without what hangs on the size of a screen:
// letters are always letters.
#pragma once

#include "render/board_json.h"
#include "render/picture/scene.h"
#include "render/picture/typeface.h"

namespace tablee::render::picture {

/// What is shown beside the things themselves.
struct Showing {
  NameOf name_of = [](std::uint32_t) { return std::string{}; };
  bool dots = true;  ///< Plus ones and reactions.
};

class Painter {
 public:
  Painter(const core::Document& board, const Showing& showing, const Typeface& typeface,
          Canvas& canvas)
      : board_(board), showing_(showing), typeface_(typeface), canvas_(canvas) {}

  void paint(const Thing& thing);

 private:
  struct TextPlace {
    Box box;  ///< The text stands in its middle height.
    Align align = Align::center;
    Face face = Face::regular;
    Rgb colour = ink_colour;
  };

  void note(const core::ObjectView& view, const Box& at);
  void foot(const core::ObjectView& view, const Box& at);
  void frame(const core::ObjectView& view, const Thing& thing);
  void frame_title(const core::ObjectView& view, const Box& at);
  void pile(const core::ObjectView& view, const Thing& thing);
  void bar(const Box& at);
  void shape(const core::ObjectView& view, const Box& at);
  void connector(const core::ObjectView& view, const Thing& thing);
  void stroke(const core::ObjectView& view, const Box& at);
  void image(const core::ObjectView& view, const Box& at);
  void text_item(const core::ObjectView& view, const Box& at);

  [[nodiscard]] std::u16string text_of(core::Handle handle) const;
  [[nodiscard]] Layout fitted(const std::u16string& text, const Box& box, double size_max,
                              Face face) const;
  void write(const Layout& layout, const TextPlace& place);
  /// One line, squeezed where it is longer than its room.
  void label(const std::string& text, Point at, double room, Rgb colour, std::uint32_t whose = 0);
  void badge(std::size_t count, Point at, double radius);

  const core::Document& board_;
  const Showing& showing_;
  const Typeface& typeface_;
  Canvas& canvas_;
};

}  // namespace tablee::render::picture
