// Writes one table's part of the day. Internal to the script.
//
// It keeps, for each card, what was last done to it, so that every act names the acts that it builds on; and,
// for each person, until when they are busy, so that nobody types two notes at once.
#pragma once

#include <vector>

#include "base/random.h"
#include "demo/script.h"
#include "event/layout.h"

namespace tablee::demo {

class TableDay {
 public:
  /// `people` sit at the table (places in Script::people). Cards are numbered from `first_card` on.
  TableDay(const event::TableSpec& table, std::uint32_t place, std::vector<std::uint32_t> people,
           std::chrono::milliseconds length, Card first_card, std::uint64_t seed);

  /// The acts of the whole day. `after` counts within the result.
  [[nodiscard]] std::vector<Act> write();
  /// One past the last card used.
  [[nodiscard]] Card cards_end() const { return first_card_ + static_cast<Card>(made_.size()); }

 private:
  using Time = std::chrono::milliseconds;

  struct Note {
    Card card = card_none;
    std::uint32_t author = 0;
    std::string written;  // what the author writes in the first place
    std::string tail;     // what somebody else adds
    std::string wrong;    // a word as it was written, and …
    std::string right;    // … as it is mended
    std::size_t frame = 0;
    event::NotePlace place;  // in the end, in its frame
  };

  // The phases of the day, in order.
  void arrivals();
  void ideas();
  void clusters();
  void second_thoughts();
  void votes();
  void tidying();
  void goodbyes();

  // Their parts.
  void plan_note(Note& note, const std::string& text);
  void plan_error(Note& note);
  [[nodiscard]] Note plan_draft();
  void write_note(Note& note, Time when);
  void complete(const Note& note, Time when);
  void try_and_undo(const Note& note, Time when);
  void lose_and_find(const Note& note, Time when);
  void make_frame(std::size_t frame, Time when);

  // One act, or a few of one person: each begins when the person is free and what it builds on has been
  // seen; the result is when it was done.
  Time add(Act act, Time when);
  Time add_on(Card card, ActKind kind, std::uint32_t person, Time when);
  Time move(Card card, Card parent, std::int32_t x, std::int32_t y, std::uint32_t person,
            Time when);
  Time type_into(Card card, std::uint32_t person, std::string_view text, Time when);

  /// `count` moments between two fractions of the day, in order.
  [[nodiscard]] std::vector<Time> moments(std::size_t count, double from, double to);
  [[nodiscard]] std::uint32_t somebody();  // a place in people_
  [[nodiscard]] std::uint32_t somebody_but(std::uint32_t person);
  [[nodiscard]] Card new_card();
  std::vector<ActIndex>& last_of(Card card) { return last_of_card_[card - first_card_]; }

  const event::TableSpec& table_;
  const std::uint32_t place_;
  const std::vector<std::uint32_t> people_;
  const Time length_;
  const Card first_card_;
  base::Random random_;

  std::vector<event::FramePlace> layout_;
  std::vector<Card> frames_;
  std::vector<Note> notes_;
  std::vector<Note> drafts_;
  std::vector<Act> acts_;
  std::vector<std::vector<ActIndex>> last_of_card_;  // by card - first_card_
  std::vector<ActIndex> made_;                       // the same: the act that made the card
  std::vector<Time> free_from_;                      // by place in people_
};

}  // namespace tablee::demo
