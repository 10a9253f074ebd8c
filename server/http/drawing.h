// A board from its store as a picture (render/picture): what may be asked for, and how it is made.
//
// Reads the store and blocks: on a reader thread or in a program of its own.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/ids.h"
#include "http/message.h"
#include "render/picture/board_picture.h"
#include "store/store.h"

namespace tablee::http {

enum class DrawingForm : std::uint8_t { svg, png, pdf };
/// "svg", "png", "pdf".
[[nodiscard]] std::optional<DrawingForm> parse_drawing(std::string_view name);
[[nodiscard]] std::string_view drawing_name(DrawingForm form);
[[nodiscard]] std::string_view media_type(DrawingForm form);

struct DrawingWish {
  DrawingForm form = DrawingForm::svg;
  render::picture::Framing framing{};
  bool names = true;
  bool dots = true;
};
/// As a query says it; nothing when it says something else.
[[nodiscard]] std::optional<DrawingWish> drawing_wish(const Request& request);

/// Which board, and what of it is known outside.
struct DrawingOf {
  base::BoardId board{};
  std::uint32_t table = 0;  ///< 0: the agora.
  std::string question{};
  std::string language = "en";
  std::map<std::uint32_t, std::string> names{};
};

struct DrawingError {
  std::optional<render::picture::Fault> fault{};  ///< Nothing: the board could not be read.
  std::string sentence{};
};
[[nodiscard]] std::expected<base::Bytes, DrawingError> draw_board(const store::Store& store,
                                                                  const DrawingOf& of,
                                                                  const DrawingWish& wish,
                                                                  const std::stop_token& stop = {});

}  // namespace tablee::http
