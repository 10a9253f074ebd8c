#include "render/readable_text.h"

#include <cstdint>
#include <vector>

namespace tablee::render {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t pop_embedding = 0x202C;
constexpr char32_t pop_isolate = 0x2069;

struct Read {
  char32_t point = replacement;
  std::size_t bytes = 1;
};

// The core lets only valid UTF-8 in; a file of somebody else's may hold anything.
Read read(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + bytes > text.size()) return {};
  char32_t point = first & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    point = point << 6 | (byte(i) & 0x3FU);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < least[bytes] || point > 0x10FFFF || surrogate) return {};
  return {point, bytes};
}

void append(std::string& out, char32_t point) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | (point >> shift & 0x3FU));
  };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0U | point >> 6);
    tail(0);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0U | point >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | point >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_no_text(char32_t point) {
  if (point == '\n' || point == '\t') return false;
  if (point < 0x20 || (point >= 0x7F && point <= 0x9F)) return true;
  return (point & 0xFFFEU) == 0xFFFEU || (point >= 0xFDD0 && point <= 0xFDEF);
}

/// Which marks of direction are open on a line, as what closes them.
class Directions {
 public:
  /// Whether the mark may stay.
  bool pass(char32_t point) {
    if (point == pop_embedding) {
      if (open_.empty() || open_.back() != pop_embedding) return false;
      open_.pop_back();
    } else if (point == pop_isolate) {
      if (isolates_ == 0) return false;
      while (open_.back() != pop_isolate) open_.pop_back();
      open_.pop_back();
      --isolates_;
    } else if (point >= 0x202A && point <= 0x202E) {
      open_.push_back(pop_embedding);
    } else if (point >= 0x2066 && point <= 0x2068) {
      open_.push_back(pop_isolate);
      ++isolates_;
    }
    return true;
  }
  void close(std::string& out) {
    for (; !open_.empty(); open_.pop_back()) append(out, open_.back());
    isolates_ = 0;
  }

 private:
  std::vector<char32_t> open_;
  std::size_t isolates_ = 0;
};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = 0; (at = text.find(what, from)) != std::string::npos;) {
    out.append(text, from, at - from).append(with);
    from = at + what.size();
  }
  if (from == 0) return;
  text = out.append(text, from);
}

}  // namespace

std::string readable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  Directions directions;
  for (std::size_t at = 0; at < text.size();) {
    auto [point, bytes] = read(text, at);
    at += bytes;
    if (point == '\r') {
      if (at < text.size() && text[at] == '\n') continue;
      point = '\n';
    }
    if (point == 0x2028 || point == 0x2029) point = '\n';
    if (point == '\n') directions.close(out);
    if (is_no_text(point)) point = replacement;
    if (directions.pass(point)) append(out, point);
  }
  directions.close(out);
  return out;
}

std::string one_line(std::string_view readable) {
  std::string out{readable};
  for (char& c : out) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  const auto first = out.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(' ') + 1 - first);
}

bool blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, bytes] = read(text, at);
    at += bytes;
    const bool space = point == ' ' || (point >= '\t' && point <= '\r') || point == 0xA0 ||
                       point == 0x202F || point == 0x3000 || (point >= 0x2000 && point <= 0x200F) ||
                       point == 0x2028 || point == 0x2029 || point == 0xFEFF;
    if (!space) return false;
  }
  return true;
}

std::string with_french_spaces(std::string_view readable) {
  constexpr std::string_view wide = "\u00A0";
  constexpr std::string_view narrow = "\u202F";
  std::string out{readable};
  for (const char* sign : {";", "!", "?"}) {
    replace_all(out, std::string{" "} + sign, std::string{narrow} + sign);
  }
  for (const char* sign : {":", "»", "%"}) {
    replace_all(out, std::string{" "} + sign, std::string{wide} + sign);
  }
  replace_all(out, "« ", std::string{"«"} + std::string{wide});
  return out;
}

}  // namespace tablee::render
