// One thing that one person does at one moment of the scripted day. A value: whoever plays it knows how.
//
// Things on a board are named by cards: numbers that the script gives to the frames and notes that it will
// make. What a card has become on a real board is known to the Stage.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace tablee::demo {

using Card = std::uint32_t;
inline constexpr Card card_none = std::numeric_limits<Card>::max();
/// Place in Script::acts.
using ActIndex = std::uint32_t;

enum class ActKind : std::uint8_t {
  arrive,      ///< Opens the table's board.
  leave,       ///< Closes it.
  make_frame,  ///< card, x, y, w, h, colour
  make_note,   ///< card, x, y, colour
  type,        ///< text at the end of card's
  backspace,   ///< count code points at the end of card's text
  mend,        ///< the first `text` in card's text becomes `replacement`
  move,        ///< card to x, y in parent
  resize,      ///< card to w, h
  recolour,    ///< card to colour
  vote,        ///< count dots on card
  remove,      ///< card
  restore,     ///< card
  undo,        ///< my own last act
  redo,
};

struct Act {
  std::chrono::milliseconds at{0};  ///< Since the beginning of the day.
  std::uint32_t table = 0;          ///< Place in EventSpec::tables.
  std::uint32_t person = 0;         ///< Place in Script::people.
  ActKind kind = ActKind::arrive;
  Card card = card_none;
  Card parent = card_none;  ///< card_none: the board itself.
  std::int32_t x = 0;
  std::int32_t y = 0;
  std::int32_t w = 0;
  std::int32_t h = 0;
  std::uint32_t colour = 0;
  std::uint32_t count = 0;
  std::string text{};
  std::string replacement{};
  /// Acts that must have reached this person's board before: what they see is what they act on. Earlier in
  /// the script; a person's own acts are in order anyway.
  std::vector<ActIndex> after{};
};

}  // namespace tablee::demo
