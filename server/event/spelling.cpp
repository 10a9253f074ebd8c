#include "event/spelling.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/limits.h"
#include "core/utf8.h"

namespace tablee::event {
namespace {

using icu::UnicodeString;

UnicodeString from_utf8(std::string_view text) {
  return UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string to_utf8(const UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

/// Calls `see(start, end)` for each letter as people count them (UAX 29, extended grapheme clusters).
template <typename See>
void each_letter(const UnicodeString& text, See&& see) {
  UErrorCode failed = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::BreakIterator> letters{
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), failed)};
  TABLEE_CHECK(U_SUCCESS(failed) && letters != nullptr);
  letters->setText(text);
  for (auto start = letters->first(), end = letters->next(); end != icu::BreakIterator::DONE;
       start = end, end = letters->next()) {
    see(start, end);
  }
}

/// Of valid UTF-16.
template <typename See>
void each_sign(const UnicodeString& text, std::int32_t start, std::int32_t end, See&& see) {
  for (auto at = start; at < end; at = text.moveIndex32(at, 1)) see(text.char32At(at), at);
}

bool is_mark(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

/// A letter, number or other sign by itself, or one that this version of Unicode does not know yet.
bool is_drawn(UChar32 c) {
  constexpr auto drawn = U_GC_L_MASK | U_GC_N_MASK | U_GC_P_MASK | U_GC_S_MASK | U_GC_CN_MASK;
  return (U_GET_GC_MASK(c) & drawn) != 0;
}

/// Space, and signs that are drawn as space though Unicode has them as symbols and letters.
bool is_blank(UChar32 c) {
  constexpr std::array<UChar32, 4> drawn_blank{
      0x2800,   // the braille pattern without dots
      0x1D159,  // the note head that is none
      0x13441,  // what fills up a group of hieroglyphs, and half of it
      0x13442};
  return u_isUWhiteSpace(c) != 0 || std::ranges::find(drawn_blank, c) != drawn_blank.end();
}

/// Neither drawn nor space. Signs of format that are drawn go in front of numbers.
bool is_unseen(UChar32 c) {
  constexpr UChar32 khitan_filler = 0x16FE4;
  return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 || c == khitan_filler ||
         (u_charType(c) == U_FORMAT_CHAR &&
          u_hasBinaryProperty(c, UCHAR_PREPENDED_CONCATENATION_MARK) == 0);
}

/// Control characters, those that are nobody's, and those that turn the direction of the text around them. (Marks that only
/// say a direction, as keyboards put them into names, are unseen.)
bool is_forbidden(UChar32 c) {
  constexpr std::array<UChar32, 3> direction_marks{0x061C, 0x200E, 0x200F};
  if (u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0) {
    return std::ranges::find(direction_marks, c) == direction_marks.end();
  }
  if (c == '\t' || c == '\n' || c == '\r') return false;
  constexpr UChar32 replaced_object = 0xFFFC;
  constexpr auto nobodys = U_GC_CC_MASK | U_GC_CO_MASK | U_GC_CS_MASK;
  return (U_GET_GC_MASK(c) & nobodys) != 0 || U_IS_UNICODE_NONCHAR(c) || c == replaced_object;
}

std::int32_t joining_type(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
}

/// The next sign from `at` on in steps of `step` that is seen and that others join to; 0: there is none.
UChar32 neighbour(const UnicodeString& text, std::int32_t at, std::int32_t step) {
  for (;;) {
    if (step < 0 ? at == 0 : text.moveIndex32(at, 1) >= text.length()) return 0;
    at = text.moveIndex32(at, step);
    const auto c = text.char32At(at);
    if (!is_unseen(c) && joining_type(c) != U_JT_TRANSPARENT) return c;
  }
}

/// Whether an unseen sign changes how its neighbours are drawn: joiners as in RFC 5892 (appendices A.1 and A.2), and
/// selectors of one of several forms.
bool shapes(const UnicodeString& text, std::int32_t at) {
  constexpr UChar32 non_joiner = 0x200C;
  constexpr UChar32 joiner = 0x200D;
  constexpr std::uint8_t virama = 9;
  const auto c = text.char32At(at);
  const auto before = at == 0 ? 0 : text.char32At(text.moveIndex32(at, -1));
  if (u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) != 0) {
    UErrorCode failed = U_ZERO_ERROR;
    return u_hasBinaryProperty(before, UCHAR_IDEOGRAPHIC) != 0 ||
           uscript_getScript(before, &failed) == USCRIPT_MONGOLIAN;
  }
  if (c != non_joiner && c != joiner) return false;
  if (u_getCombiningClass(before) == virama) return true;
  if (c == joiner || before == 0 || is_unseen(before)) return false;
  const auto left = joining_type(neighbour(text, at, -1));
  const auto right = joining_type(neighbour(text, at, 1));
  return (left == U_JT_LEFT_JOINING || left == U_JT_DUAL_JOINING) &&
         (right == U_JT_RIGHT_JOINING || right == U_JT_DUAL_JOINING);
}

bool is_emoji(const UnicodeString& text) {
  return u_stringHasBinaryProperty(text.getBuffer(), text.length(), UCHAR_RGI_EMOJI) != 0;
}

/// Blanks as single spaces, none at the ends; what nobody sees is gone.
UnicodeString what_is_seen(const UnicodeString& typed) {
  UnicodeString seen;
  bool space_before = false;
  const auto add = [&](const UnicodeString& part) {
    if (space_before && !seen.isEmpty()) seen.append(u' ');
    space_before = false;
    seen.append(part);
  };
  each_letter(typed, [&](std::int32_t start, std::int32_t end) {
    const UnicodeString letter(typed, start, end - start);
    if (is_emoji(letter)) return add(letter);
    each_sign(typed, start, end, [&](UChar32 c, std::int32_t at) {
      if (is_blank(c)) {
        space_before = true;
      } else if (!is_unseen(c) || shapes(typed, at)) {
        add(UnicodeString(c));
      }
    });
  });
  return seen;
}

UnicodeString normalised(const icu::Normalizer2* (*form)(UErrorCode&), const UnicodeString& text) {
  UErrorCode failed = U_ZERO_ERROR;
  const auto* const normalizer = form(failed);
  TABLEE_CHECK(U_SUCCESS(failed));
  auto result = normalizer->normalize(text, failed);
  TABLEE_CHECK(U_SUCCESS(failed));
  return result;
}

// Where signs go, marks may change places, and signs beside them have another meaning: until nothing changes any more.
std::optional<UnicodeString> settled(UnicodeString name) {
  constexpr int rounds = 8;
  for (int round = 0; round < rounds; ++round) {
    const auto composed = normalised(icu::Normalizer2::getNFCInstance, name);
    auto next = normalised(icu::Normalizer2::getNFCInstance, what_is_seen(composed));
    if (next == name) return name;
    name = std::move(next);
  }
  return std::nullopt;
}

struct Measure {
  std::size_t letters = 0;
  int marks = 0;  ///< Of the letter that has most.
  bool seen = false;
};

Measure measure(const UnicodeString& name) {
  Measure result;
  each_letter(name, [&](std::int32_t start, std::int32_t end) {
    ++result.letters;
    int marks = 0;
    each_sign(name, start, end, [&](UChar32 c, std::int32_t) {
      if (is_drawn(c)) result.seen = true;
      if (is_mark(c)) ++marks;
    });
    result.marks = std::max(result.marks, marks);
  });
  return result;
}

bool fits(const UnicodeString& name, std::size_t letters) {
  return letters <= limits::name_letters_max &&
         static_cast<std::size_t>(name.countChar32()) <= limits::name_code_points_max;
}

}  // namespace

bool is_seen(std::string_view text) {
  if (!core::count_code_points(text)) return false;
  const auto signs = from_utf8(text);
  bool seen = false;
  each_sign(signs, 0, signs.length(), [&](UChar32 c, std::int32_t) {
    seen = seen || (is_drawn(c) && !is_blank(c) && !is_unseen(c));
  });
  return seen;
}

std::expected<std::string, NameFault> tidy_name(std::string_view typed) {
  if (!core::count_code_points(typed)) return std::unexpected(NameFault::signs);
  if (typed.size() > limits::name_typed_bytes_max) return std::unexpected(NameFault::too_long);
  const auto text = from_utf8(typed);
  bool forbidden = false;
  each_sign(text, 0, text.length(),
            [&](UChar32 c, std::int32_t) { forbidden = forbidden || is_forbidden(c); });
  if (forbidden) return std::unexpected(NameFault::signs);
  const auto name = settled(text);
  if (!name) return std::unexpected(NameFault::signs);
  const auto measured = measure(*name);
  if (!measured.seen) return std::unexpected(NameFault::unseen);
  if (measured.marks > limits::name_marks_max) return std::unexpected(NameFault::signs);
  if (!fits(*name, measured.letters)) return std::unexpected(NameFault::too_long);
  return to_utf8(*name);
}

std::string with_suffix(std::string_view name, std::string_view suffix) {
  const auto text = from_utf8(name);
  std::int32_t kept = 0;
  std::size_t letters = suffix.size();
  std::size_t signs = suffix.size();
  each_letter(text, [&](std::int32_t start, std::int32_t end) {
    signs += static_cast<std::size_t>(text.countChar32(start, end - start));
    if (++letters <= limits::name_letters_max && signs <= limits::name_code_points_max) kept = end;
  });
  while (kept > 0 && text.charAt(kept - 1) == u' ') --kept;
  return to_utf8(UnicodeString(text, 0, kept)).append(suffix);
}

std::string appearance(std::string_view name) {
  const auto plain = normalised(icu::Normalizer2::getNFKCInstance, from_utf8(name));
  UnicodeString seen;
  each_sign(plain, 0, plain.length(), [&](UChar32 c, std::int32_t) {
    if (!is_unseen(c)) seen.append(c);
  });
  UErrorCode failed = U_ZERO_ERROR;
  static const USpoofChecker* const checker = uspoof_open(&failed);
  TABLEE_CHECK(U_SUCCESS(failed) && checker != nullptr);
  UnicodeString skeleton;
  uspoof_getSkeletonUnicodeString(checker, 0, seen, skeleton, &failed);
  TABLEE_CHECK(U_SUCCESS(failed));
  return to_utf8(skeleton);
}

}  // namespace tablee::event
