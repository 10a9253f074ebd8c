#include "http/drawing.h"

#include <charconv>

#include "base/limits.h"
#include "http/history.h"
#include "render/outcome_words.h"
#include "render/pdf/booklet.h"
#include "render/picture/description.h"

namespace tablee::http {
namespace {

namespace picture = render::picture;

template <typename Number>
std::optional<Number> number_in(std::string_view text, Number least, Number most) {
  Number value{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = failed == std::errc{} && end == text.data() + text.size();
  if (!whole || value < least || value > most) return std::nullopt;
  return value;
}

/// All four of x, y, w, h, or none of them.
bool read_region(const Request& request, picture::Framing& framing) {
  constexpr int far = static_cast<int>(limits::coordinate_max);
  const auto x = request.parameter("x");
  const auto y = request.parameter("y");
  const auto w = request.parameter("w");
  const auto h = request.parameter("h");
  if (!x && !y && !w && !h) return true;
  if (!x || !y || !w || !h) return false;
  const auto left = number_in<int>(*x, -far, far);
  const auto top = number_in<int>(*y, -far, far);
  const auto wide = number_in<int>(*w, 1, 2 * far);
  const auto high = number_in<int>(*h, 1, 2 * far);
  if (!left || !top || !wide || !high) return false;
  framing.region = picture::Box{static_cast<double>(*left), static_cast<double>(*top),
                                static_cast<double>(*wide), static_cast<double>(*high)};
  return true;
}

std::string title_of(const DrawingOf& of) {
  const auto& words = render::words_for(of.language);
  if (of.table == 0) return {};
  return words.table_number(of.table) + (of.question.empty() ? "" : " – " + of.question);
}

}  // namespace

std::optional<DrawingForm> parse_drawing(std::string_view name) {
  if (name == "svg") return DrawingForm::svg;
  if (name == "png") return DrawingForm::png;
  if (name == "pdf") return DrawingForm::pdf;
  return std::nullopt;
}

std::string_view drawing_name(DrawingForm form) {
  return form == DrawingForm::svg ? "svg" : form == DrawingForm::png ? "png" : "pdf";
}

std::string_view media_type(DrawingForm form) {
  return form == DrawingForm::svg   ? "image/svg+xml"
         : form == DrawingForm::png ? "image/png"
                                    : "application/pdf";
}

std::optional<DrawingWish> drawing_wish(const Request& request) {
  DrawingWish wish;
  const auto form = parse_drawing(request.parameter("format").value_or("svg"));
  const auto names = request.parameter("names").value_or("first");
  const auto dots = request.parameter("dots").value_or("yes");
  if (!form || (names != "first" && names != "nobody") || (dots != "yes" && dots != "no")) {
    return std::nullopt;
  }
  wish.form = *form;
  wish.names = names == "first";
  wish.dots = dots == "yes";
  if (const auto width = request.parameter("width")) {
    wish.framing.width = number_in<std::uint32_t>(*width, 1, 1'000'000);
    if (!wish.framing.width) return std::nullopt;
  }
  if (!read_region(request, wish.framing)) return std::nullopt;
  return wish;
}

std::expected<base::Bytes, DrawingError> draw_board(const store::Store& store, const DrawingOf& of,
                                                    const DrawingWish& wish,
                                                    const std::stop_token& stop) {
  const auto past = rebuild(store, of.board, std::nullopt, stop);
  if (!past) return std::unexpected{DrawingError{.sentence = past.error()}};
  picture::Showing showing{.dots = wish.dots};
  if (wish.names) {
    showing.name_of = [&](std::uint32_t participant) {
      const auto found = of.names.find(participant);
      return found == of.names.end() ? std::string{} : found->second;
    };
  }
  const auto refused = [](picture::Fault fault) {
    return std::unexpected{DrawingError{fault, std::string{picture::sentence(fault)}}};
  };
  const auto& document = past->document;
  const picture::Alternative words{title_of(of), picture::describe(document, of.language)};
  if (wish.form == DrawingForm::pdf) {
    const auto kept = picture::record(document, showing, wish.framing, stop);
    if (!kept) return refused(kept.error());
    auto sheet = render::pdf::sheet(**kept, {words.title, words.description, of.language});
    if (!sheet) return std::unexpected{DrawingError{.sentence = sheet.error()}};
    return std::move(*sheet);
  }
  auto drawn = wish.form == DrawingForm::png
                   ? picture::png(document, showing, wish.framing, stop)
                   : picture::svg(document, showing, wish.framing, words, stop);
  if (!drawn) return refused(drawn.error());
  return std::move(*drawn);
}

}  // namespace tablee::http
