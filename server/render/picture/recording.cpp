#include "render/picture/recording.h"

#include <utility>

namespace tablee::render::picture {

void Recording::keep(Mark mark, std::size_t more) {
  if (!has_room()) return;
  bytes_ += sizeof(Mark) + more;
  marks_.push_back(std::move(mark));
}

void Recording::box(const Box& box, double radius, const Look& look) {
  keep(RoundBox{box, radius, look}, 0);
}

void Recording::ellipse(const Box& box, const Look& look) {
  keep(Ellipse{box, look}, 0);
}

void Recording::path(std::span<const Point> points, bool closed, const Look& look) {
  keep(Path{{points.begin(), points.end()}, closed, look}, points.size_bytes());
}

void Recording::letters(const Letters& line) {
  keep(Line{std::string{line.text}, line}, line.text.size());
}

void Recording::play(Canvas& canvas) const {
  for (const Mark& mark : marks_) {
    if (const auto* const round = std::get_if<RoundBox>(&mark)) {
      canvas.box(round->box, round->radius, round->look);
    } else if (const auto* const ellipse = std::get_if<Ellipse>(&mark)) {
      canvas.ellipse(ellipse->box, ellipse->look);
    } else if (const auto* const path = std::get_if<Path>(&mark)) {
      canvas.path(path->points, path->closed, path->look);
    } else if (const auto* const line = std::get_if<Line>(&mark)) {
      auto letters = line->letters;
      letters.text = line->text;
      canvas.letters(letters);
    }
  }
}

}  // namespace tablee::render::picture
