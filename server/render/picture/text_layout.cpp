#include "render/picture/text_layout.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "render/picture/measures.h"
#include "render/picture/words.h"

namespace tablee::render::picture {
namespace {

/// No letter is narrower, at size 1: what a room can not hold at the least size need not be looked at.
constexpr double narrowest = 0.15;

struct Wrapped {
  std::vector<Line> lines;
  bool cut = false;
};

/// Lines at size 1 in a room `width` wide, at most `most` of them.
class Wrapping {
 public:
  Wrapping(double width, std::size_t most, const Measure& measure)
      : width_(width), most_(most), measure_(measure) {}

  Wrapped wrap(std::vector<Word>& words) && {
    for (Word& word : words) {
      if (word.width <= width_) {
        put(word);
      } else {
        put_in_pieces(word);
      }
      if (lines_.size() > most_) return result();
    }
    if (!text_.empty() || (!words.empty() && words.back().break_after)) end();
    return result();
  }

 private:
  Wrapped result() {
    const bool cut = lines_.size() > most_;
    if (cut) lines_.resize(most_);
    return {std::move(lines_), cut};
  }
  void end() {
    lines_.push_back({.text = std::move(text_), .width = used_, .start = start_});
    text_.clear();
    gap_ = nullptr;
    used_ = gap_width_ = 0;
  }
  void put(const Word& word) {
    if (!text_.empty() && used_ + gap_width_ + word.width > width_) end();
    if (text_.empty()) start_ = word.start;
    if (gap_ != nullptr) text_ += *gap_;
    text_ += word.text;
    used_ += gap_width_ + word.width;
    gap_ = &word.gap;
    gap_width_ = word.gap_width;
    if (word.break_after) end();
  }
  void put_in_pieces(Word& word) {
    const auto room = most_ == no_limit ? no_limit : most_ - lines_.size() + 2;
    auto pieces = pieces_of(word, width_, room, measure_);
    bool joined = false;
    for (const Word& piece : pieces) {
      if (joined) end();
      put(piece);
      joined = true;
      if (lines_.size() > most_) break;
    }
    // The last piece's gap goes with it; the word's own stays.
    if (gap_ != nullptr) gap_ = gap_->empty() ? nullptr : &word.gap;
  }

  static constexpr auto no_limit = std::numeric_limits<std::size_t>::max();

  double width_;
  std::size_t most_;
  const Measure& measure_;
  std::vector<Line> lines_;
  std::u16string text_;
  double used_ = 0;
  std::size_t start_ = 0;
  const std::u16string* gap_ = nullptr;
  double gap_width_ = 0;
};

Wrapped wrap(std::vector<Word>& words, double width, std::size_t most, const Measure& measure) {
  return Wrapping(width, most, measure).wrap(words);
}

bool is_right_to_left(char32_t point) {
  return (point >= 0x590 && point <= 0x8FF) || (point >= 0xFB1D && point <= 0xFDFF) ||
         (point >= 0xFE70 && point <= 0xFEFC) || (point >= 0x10800 && point <= 0x10FFF) ||
         (point >= 0x1E800 && point <= 0x1EFFF);
}

char32_t next_point(std::u16string_view text, std::size_t& at) {
  const char32_t first = text[at++];
  if (!U16_IS_LEAD(first) || at == text.size() || !U16_IS_TRAIL(text[at])) return first;
  return 0x10000 + ((first & 0x3FFU) << 10) + (text[at++] & 0x3FFU);
}

/// Whether the paragraph that a place lies in is written from right to left: its first letter says so.
bool paragraph_is_rtl(std::u16string_view text, std::size_t at) {
  const auto before = at == 0 ? std::u16string_view::npos : text.rfind(u'\n', at - 1);
  std::size_t i = before == std::u16string_view::npos ? 0 : before + 1;
  while (i < text.size()) {
    const char32_t point = next_point(text, i);
    if (point == U'\n') return false;
    if ((U_GET_GC_MASK(static_cast<UChar32>(point)) & U_GC_L_MASK) != 0) {
      return is_right_to_left(point);
    }
  }
  return false;
}

bool has_right_to_left(std::u16string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_right_to_left(next_point(text, i))) return true;
  }
  return false;
}

Layout scaled(std::vector<Line> lines, double size, std::u16string_view text, bool cut) {
  const bool some_rtl = has_right_to_left(text);
  for (Line& line : lines) {
    line.width *= size;
    line.rtl = some_rtl && paragraph_is_rtl(text, line.start);
  }
  if (cut && !lines.empty()) lines.back().text += u'…';
  const double height = static_cast<double>(lines.size()) * size * line_height;
  return {.size = size, .lines = std::move(lines), .height = height, .cut = cut};
}

std::size_t lines_in(double height, double size) {
  return static_cast<std::size_t>(std::max(1.0, std::floor(height / (size * line_height) + 1e-6)));
}

struct Room {
  double width;
  double height;
  double size_max;
};

struct Try {
  double size = 0;
  std::vector<Line> lines;
};

enum class Breaking : std::uint8_t { no, yes };

/// Nothing: not even at the least size.
std::optional<Try> largest(std::vector<Word>& words, const Room& room, Breaking breaking,
                           const Measure& measure) {
  double widest = 0;
  if (breaking == Breaking::no) {
    for (const Word& word : words) widest = std::max(widest, word.width);
  }
  const auto attempt = [&](double size) -> std::optional<Try> {
    if (widest > room.width / size) return std::nullopt;
    auto [lines, cut] = wrap(words, room.width / size, lines_in(room.height, size), measure);
    if (cut || static_cast<double>(lines.size()) * size * line_height > room.height) {
      return std::nullopt;
    }
    return Try{size, std::move(lines)};
  };
  if (auto whole = attempt(room.size_max)) return whole;
  double low = text_size_min;
  double high = room.size_max;
  auto best = attempt(low);
  // Steps of 3 % are finer than the eye.
  while (best && high / low > 1.03) {
    const double size = std::sqrt(low * high);
    if (auto next = attempt(size)) {
      best = std::move(next);
      low = size;
    } else {
      high = size;
    }
  }
  return best;
}

}  // namespace

Layout layout_at(std::u16string_view text, double width, double size, const Measure& measure,
                 double height) {
  const auto most =
      std::isinf(height) ? std::numeric_limits<std::size_t>::max() : lines_in(height, size);
  auto words = words_of(text, measure);
  auto [lines, cut] = wrap(words, width / size, most, measure);
  return scaled(std::move(lines), size, text, cut);
}

Layout layout_to_fit(std::u16string_view text, double width, double height, double size_max,
                     const Measure& measure) {
  const auto least_lines = lines_in(height, text_size_min);
  const auto most =
      least_lines * static_cast<std::size_t>(std::ceil(width / (text_size_min * narrowest)));
  // Mostly a third of that fills the room already.
  if (const auto third = (most + 2) / 3; text.size() > third) {
    auto begin = layout_to_fit(text.substr(0, third), width, height, size_max, measure);
    if (begin.cut) return begin;
  }
  const auto looked = text.substr(0, most);
  auto words = words_of(looked, measure);
  const Room room{width, height, size_max};
  auto whole = largest(words, room, Breaking::no, measure);
  if (whole && whole->size >= size_max * 0.35) {
    return scaled(std::move(whole->lines), whole->size, looked, false);
  }
  auto broken = largest(words, room, Breaking::yes, measure);
  if (!broken) {
    auto cut = wrap(words, width / text_size_min, least_lines, measure);
    return scaled(std::move(cut.lines), text_size_min, looked, true);
  }
  Try& best = whole && broken->size <= whole->size * 1.5 ? *whole : *broken;
  return scaled(std::move(best.lines), best.size, looked, false);
}

}  // namespace tablee::render::picture
