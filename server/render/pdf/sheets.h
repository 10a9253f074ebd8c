// Pages of a PDF that are filled from top to bottom: texts that break into lines and go on overleaf, lists, pictures. What is written
// belongs to the part that is open (tags.h). Cairo draws, Pango breaks lines and embeds the letters.
//
// Not here: what an event has come to (booklet.h). Used by one thread.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "render/pdf/tags.h"
#include "render/photo.h"
#include "render/picture/recording.h"

namespace tablee::render::pdf {

/// How a text looks, in points.
struct Style {
  double size = 10;
  picture::Face face = picture::Face::regular;
  picture::Rgb colour = 0x1d2330;
  double before = 0;  ///< Room above it, not at the top of a page.
  double after = 4;   ///< Room below it.
  double indent = 0;  ///< From the left.
  double together =
      0;  ///< So much more must have room below it, or it begins a page: headings stay with what they head.
};

struct PageFormat {
  double width = 595.28;  ///< A4
  double height = 841.89;
  double margin = 56;
};

class Sheets {
 public:
  explicit Sheets(const PageFormat& format);
  ~Sheets();
  Sheets(const Sheets&) = delete;
  Sheets& operator=(const Sheets&) = delete;

  /// Opens a part within the one that is open; close() ends it. `language` where it is another than the document's.
  void open(std::string kind, std::string alternative = {}, std::string language = {});
  void close();

  /// Paragraphs, in the part that is open. UTF-8 of readable(); line feeds break lines.
  void text(std::string_view text, const Style& style);
  /// A sign at the left of what comes next, on its first line.
  void label(std::string_view text, const Style& style, double indent);
  /// One line that leads to a destination, with something at its right end.
  void link(std::string_view text, std::string_view end, std::string_view destination,
            const Style& style);
  /// Here is what links and the reader's outline lead to.
  void destination(const std::string& name, const std::string& title);
  /// A picture as wide as the page has room, at most `height` high, in the part that is open.
  void figure(const picture::Recording& picture, double height);
  /// The same with a photo, whose bytes go in as they are.
  void figure(const Photo& photo, double height);
  /// The room of a figure that is not drawn.
  void leave(double points);
  [[nodiscard]] double height_of(const picture::Recording& picture, double height) const;
  [[nodiscard]] double height_of(const Photo& photo, double height) const;
  /// A line across.
  void rule(picture::Rgb colour, double thick);
  void room(double points);
  /// Begins a page when less than so much is left.
  void need(double points);

  /// From 1 on.
  [[nodiscard]] std::size_t page() const;
  [[nodiscard]] double left_on_page() const;

  /// Ends it; the string says what was wrong, which is a fault of ours.
  [[nodiscard]] std::expected<base::Bytes, std::string> finish(const About& about);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tablee::render::pdf
