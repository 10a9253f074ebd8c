// What happens at a table, phase by phase.
#include <algorithm>
#include <array>

#include "demo/table_day.h"

namespace tablee::demo {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Colours that people write in; the last of the palette is white, for frames.
constexpr std::uint32_t note_colours = 7;
constexpr std::uint32_t frame_colour = 7;
constexpr std::array votes_of_one{2U, 1U};

}  // namespace

void TableDay::arrivals() {
  const auto when = moments(people_.size(), 0.0, 0.04);
  for (std::uint32_t person = 0; person < people_.size(); ++person) {
    add({.person = person, .kind = ActKind::arrive}, when[person]);
  }
}

void TableDay::write_note(Note& note, Time when) {
  note.card = new_card();
  const auto colour = people_[note.author] % note_colours;
  const auto x = static_cast<std::int32_t>(random_.between(-100, 1'300));
  const auto y = static_cast<std::int32_t>(random_.between(750, 1'500));
  Act act{.person = note.author, .kind = ActKind::make_note, .card = note.card};
  act.x = x;
  act.y = y;
  act.colour = colour;
  const auto made = add(std::move(act), when);
  last_of(note.card) = {static_cast<ActIndex>(acts_.size() - 1)};
  type_into(note.card, note.author, note.written, made + seconds(1));
}

void TableDay::ideas() {
  for (std::size_t c = 0; c < table_.clusters.size(); ++c) {
    for (std::size_t n = 0; n < table_.clusters[c].notes.size(); ++n) {
      Note note;
      note.author = somebody();
      note.frame = c;
      note.place = layout_[c].notes[n];
      plan_note(note, table_.clusters[c].notes[n]);
      notes_.push_back(std::move(note));
    }
  }
  const auto drafts = table_.clusters.empty() ? 0 : people_.size() * 3 / 2;
  for (std::size_t i = 0; i < drafts; ++i) drafts_.push_back(plan_draft());

  std::vector<Note*> all;
  for (auto& note : notes_) all.push_back(&note);
  for (auto& draft : drafts_) all.push_back(&draft);
  for (auto i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random_.below(i)]);
  const auto when = moments(all.size(), 0.05, 0.42);
  for (std::size_t i = 0; i < all.size(); ++i) write_note(*all[i], when[i]);
}

void TableDay::make_frame(std::size_t frame, Time when) {
  const auto& place = layout_[frame];
  const auto person = somebody();
  frames_.push_back(new_card());
  Act act{.person = person, .kind = ActKind::make_frame, .card = frames_.back()};
  act.x = place.x + static_cast<std::int32_t>(random_.between(-60, 60));
  act.y = place.y + static_cast<std::int32_t>(random_.between(-60, 60));
  act.w = place.w - static_cast<std::int32_t>(random_.between(0, 80));
  act.h = place.h - static_cast<std::int32_t>(random_.between(0, 60));
  act.colour = frame_colour;
  const auto made = add(std::move(act), when);
  last_of(frames_.back()) = {static_cast<ActIndex>(acts_.size() - 1)};
  type_into(frames_.back(), person, table_.clusters[frame].title, made + seconds(2));
}

void TableDay::clusters() {
  const auto frames = moments(table_.clusters.size(), 0.44, 0.48);
  for (std::size_t i = 0; i < table_.clusters.size(); ++i) make_frame(i, frames[i]);
  const auto when = moments(notes_.size(), 0.48, 0.62);
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    const auto& note = notes_[i];
    move(note.card, frames_[note.frame],
         note.place.x + static_cast<std::int32_t>(random_.between(-40, 40)),
         note.place.y + static_cast<std::int32_t>(random_.between(-30, 60)), somebody(), when[i]);
  }
  const auto about = moments(drafts_.size(), 0.45, 0.62);
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    move(drafts_[i].card, card_none, static_cast<std::int32_t>(random_.between(1'250, 2'100)),
         static_cast<std::int32_t>(random_.between(0, 1'300)), somebody(), about[i]);
  }
}

/// One adds the end while another mends a word in the middle: neither waits for the other.
void TableDay::complete(const Note& note, Time when) {
  const auto before = last_of(note.card);
  const auto writer = somebody();
  if (!note.tail.empty()) type_into(note.card, writer, note.tail, when);
  if (note.wrong.empty()) return;
  const auto written = last_of(note.card);
  Act act{.person = somebody_but(writer), .kind = ActKind::mend, .card = note.card};
  act.text = note.wrong;
  act.replacement = note.right;
  act.after = before;
  add(std::move(act), when + seconds(3));
  last_of(note.card) = written;
  last_of(note.card).push_back(static_cast<ActIndex>(acts_.size() - 1));
}

void TableDay::try_and_undo(const Note& note, Time when) {
  const auto person = somebody();
  const auto x = static_cast<std::int32_t>(random_.between(0, 500));
  auto at = move(note.card, card_none, x, 900, person, when);
  at = add_on(note.card, ActKind::undo, person, at + seconds(4));
  if (!random_.chance(0.3)) return;
  at = add_on(note.card, ActKind::redo, person, at + seconds(2));
  add_on(note.card, ActKind::undo, person, at + seconds(2));
}

void TableDay::lose_and_find(const Note& note, Time when) {
  const auto person = somebody();
  const auto lost = add_on(note.card, ActKind::remove, person, when);
  add_on(note.card, ActKind::restore, somebody_but(person), lost + seconds(20));
}

void TableDay::second_thoughts() {
  const auto when = moments(notes_.size(), 0.62, 0.76);
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    complete(notes_[i], when[i]);
    if (random_.chance(0.3)) try_and_undo(notes_[i], when[i] + seconds(30));
    if (random_.chance(0.2)) lose_and_find(notes_[i], when[i] + seconds(60));
    if (random_.chance(0.3)) {
      add_on(notes_[i].card, ActKind::recolour, somebody(), when[i] + seconds(90));
      const auto before = people_[notes_[i].author] % note_colours;
      const auto step = 1 + static_cast<std::uint32_t>(random_.below(note_colours - 1));
      acts_.back().colour = (before + step) % note_colours;
    }
  }
}

void TableDay::votes() {
  const auto when = moments(people_.size(), 0.77, 0.84);
  if (notes_.empty()) return;
  for (std::uint32_t person = 0; person < people_.size(); ++person) {
    auto at = when[person];
    auto choice = random_.below(notes_.size());
    for (const auto count : votes_of_one) {
      const auto card = notes_[choice % notes_.size()].card;
      Act act{.person = person, .kind = ActKind::vote, .card = card, .count = count};
      act.after = {made_[card - first_card_]};
      at = add(std::move(act), at + seconds(5));
      ++choice;
    }
  }
}

void TableDay::tidying() {
  const auto gone = moments(drafts_.size(), 0.85, 0.91);
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    const auto& draft = drafts_[i];
    const auto person = somebody();
    auto at = add_on(draft.card, ActKind::remove, person, gone[i]);
    if (!random_.chance(0.15)) continue;
    at = add_on(draft.card, ActKind::restore, somebody_but(person), at + seconds(15));
    add_on(draft.card, ActKind::remove, person, at + seconds(40));
  }
  const auto frames = moments(frames_.size(), 0.88, 0.90);
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    const auto person = somebody();
    const auto& place = layout_[i];
    const auto moved = move(frames_[i], card_none, place.x, place.y, person, frames[i]);
    add_on(frames_[i], ActKind::resize, person, moved + seconds(3));
    acts_.back().w = place.w;
    acts_.back().h = place.h;
  }
  const auto notes = moments(notes_.size(), 0.90, 0.96);
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    const auto& note = notes_[i];
    move(note.card, frames_[note.frame], note.place.x, note.place.y, somebody(), notes[i]);
  }
}

void TableDay::goodbyes() {
  const auto when = moments(people_.size(), 0.97, 1.0);
  for (std::uint32_t person = 0; person < people_.size(); ++person) {
    add({.person = person, .kind = ActKind::leave}, when[person]);
  }
}

}  // namespace tablee::demo
