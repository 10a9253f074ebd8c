// Private writing of a simulated day: drafts of honest and of dishonest people, reveals on real rooms that die at each step, and what
// nobody may learn from what reaches them (D23, D24).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "base/limits.h"
#include "room/open_room.h"
#include "sim/event_day.h"

namespace tablee::sim {
namespace {

using namespace std::chrono_literals;
using namespace event::day;

constexpr std::string_view secret = "secret ";
constexpr base::ParticipantId dishonest{5}, observer{6};

/// What a draft says: whose it is and how often it was written anew, which nobody else may read before its time.
std::string words(base::ParticipantId who, DraftId id, std::uint64_t version) {
  return std::string(secret) + std::to_string(who.value) + " " + std::to_string(id.value) + " " +
         std::to_string(version);
}

bool hides_something(const State& state) {
  return std::ranges::any_of(state.runs, [](const auto& each) {
    return each.second.phase.privacy == wire::day::Privacy::hidden;
  });
}

}  // namespace

// The third of them says what is not theirs: another's draft, an own one that is over, a reveal that is not theirs to ask for.
wire::day::Wish EventDay::draft_wish(const Page& page) {
  const State& seen = page.seen;
  const bool moderates = page.who.value <= 2;
  if (moderates && (!hides_something(seen) || chance(0.2))) {
    Phase phase;
    phase.title = "Alone";
    phase.allowed.write = true;
    phase.privacy = chance(0.8) ? wire::day::Privacy::hidden : wire::day::Privacy::open;
    if (phase.privacy == wire::day::Privacy::hidden && chance(0.5)) {
      phase.names = wire::day::Names::hidden;
    }
    const Run* const run = seen.run_for_all();
    return wire::day::BeginPhase{phase, run == nullptr ? base::Offset{} : run->id, false};
  }
  const auto table = static_cast<TableNumber>(random_.below(3));
  if (chance(moderates ? 0.5 : 0.1)) {
    Reveal wish;
    wish.table = table;
    if (!moderates || chance(0.3)) wish.participant = page.who;
    return wish;
  }
  Draft draft;
  draft.id = draft_to_write(page);
  Written& written = written_.try_emplace(draft.id, Written{page.who, table}).first->second;
  draft.table = written.table;
  draft.gone = chance(0.1);
  written.thrown_away |= draft.gone && written.who == page.who;
  draft.text = draft.gone ? "" : words(page.who, draft.id, ++written.said);
  draft.x = static_cast<std::int32_t>(random_.below(2'000));
  draft.colour = page.who.value;
  return draft;
}

// An own one again, or one that is new; who is dishonest writes in what others have.
DraftId EventDay::draft_to_write(const Page& page) {
  const DraftId fresh{random_.next() | 1U};
  if (written_.empty() || chance(0.4)) return fresh;
  const auto known = static_cast<std::ptrdiff_t>(random_.below(written_.size()));
  const auto& [id, written] = *std::next(written_.begin(), known);
  if (written.thrown_away) return fresh;
  const bool forged = page.who == dishonest && written.kept;
  return written.who == page.who || forged ? id : fresh;
}

void EventDay::draft_answered(const Page& page, const Draft& draft, Reason reason) {
  tally_.drafts += reason == Reason::done;
  tally_.forged += reason == Reason::taken && written_.at(draft.id).who != page.who;
}

// What pages are told of it goes to its author alone, and nobody else has a word in it.
void EventDay::hear_drafts(const Effects& effects) {
  for (const Draft& draft : effects.drafts) {
    const auto found = written_.find(draft.id);
    ASSERT_NE(found, written_.end());
    Written& written = found->second;
    EXPECT_NE(draft.participant, observer) << "who only looks has written";
    if (written.thrown_away) written.who = draft.participant;  // nobody's any more
    EXPECT_EQ(draft.participant, written.who) << "somebody else's, or told to somebody else";
    const std::string theirs = std::string(secret) + std::to_string(draft.participant.value) + " ";
    EXPECT_TRUE(draft.gone || draft.text.starts_with(theirs)) << draft.text;
    written.kept = !draft.gone;
    if (draft.gone && !on_board_.contains(draft.id)) written.nameless = false;
    if (!draft.gone) written.nameless |= draft.nameless;
  }
  for (const Handover& handover : effects.handovers) {
    audit_handover(handover);
    handovers_.push_back(handover);
  }
}

// Boards are given nothing before all can know that it is revealed, and then all that was told to be kept.
void EventDay::audit_handover(const Handover& handover) {
  const auto rows = store_.read_day(event_, {}, 1U << 20U, 1U << 26U);
  std::optional<Reveal> begun;
  for (const auto& row : *rows) {
    const auto record = wire::day::decode_log_record(row.bytes);
    const auto* const reveal = std::get_if<Reveal>(&record->entry.what);
    if (reveal != nullptr && reveal->id == handover.reveal) begun = *reveal;
  }
  ASSERT_TRUE(begun) << "revealed before it is durable";
  EXPECT_EQ(begun->state, RevealState::under_way);
  std::set<DraftId> given;
  for (const Draft& draft : handover.drafts) {
    given.insert(draft.id);
    EXPECT_EQ(draft.table, begun->table);
    if (begun->participant.value == 0) continue;
    EXPECT_EQ(draft.participant, begun->participant) << "somebody else revealed it";
    EXPECT_FALSE(draft.nameless) << "alone, it says whose it is";
  }
  if (begun->participant.value != 0) return;
  for (const auto& [id, written] : written_) {
    if (!written.kept || written.table != begun->table || on_board_.contains(id)) continue;
    EXPECT_TRUE(given.contains(id)) << "draft " << id.value << " was kept and is not revealed";
  }
}

// A board takes what it was given, in a room of its own. The process may die before the commit, or behind it with nobody told.
void EventDay::land_one() {
  if (handovers_.empty() || bad_for_ > 0) return;
  const Handover handover = handovers_.front();
  handovers_.pop_front();
  auto room = room::open_room(
      store_, handover.board, {}, now(), [](const std::string&) {}, room::Purge::later);
  ASSERT_TRUE(room) << room.error().message;
  ASSERT_TRUE(room::read_handed_over(*room, store_, event_));
  const auto revealed = room->reveal(handover.drafts, now());
  ASSERT_TRUE(revealed);
  room::Effects effects;
  room->take(effects);
  if (chance(0.1)) {
    ++tally_.cut_before;
    return crash();
  }
  if (effects.commit) {
    ASSERT_TRUE(store_.write(*effects.commit));
  }
  ++tally_.reveals;
  for (const Draft& draft : handover.drafts) {
    if (std::ranges::find(revealed->left, draft.id) == revealed->left.end()) {
      on_board_.insert(draft.id);
    }
  }
  if (chance(0.1)) {
    ++tally_.cut_behind;
    return crash();
  }
  day_->handed(handover.reveal, revealed->left, now());
}

// Nothing of what somebody writes in private is in what is told to all, and nothing says when or by whom.
void EventDay::audit_told(const Entry& entry, std::string_view bytes) {
  EXPECT_EQ(bytes.find(secret), std::string_view::npos) << "a private word was told";
  const auto* const count = std::get_if<wire::day::Drafts>(&entry.what);
  if (count == nullptr) return;
  EXPECT_EQ(entry.participant.value, 0U) << "who writes was told";
  EXPECT_LE(count->people, count->notes);
}

// Each note is on one board, once, with the words that its author said last, and whose it is only where that was not promised
// away: of those that are nameless neither the author nor the colour, the time, the replica or the order say anything.
void EventDay::audit_drafts() {
  std::map<DraftId, int> seen;
  std::vector<base::BoardId> boards{agora};
  for (const auto& [number, table] : day_->told().tables) boards.push_back(table.board);
  for (const base::BoardId board : boards) {
    const auto room = room::open_room(
        store_, board, {}, now(), [](const std::string&) {}, room::Purge::later);
    ASSERT_TRUE(room) << room.error().message;
    const core::Document& document = room->document();
    for (const core::Handle handle : document.paint_order()) {
      const core::ObjectView view = document.object(handle);
      std::string text;
      document.text(handle, text);
      ASSERT_TRUE(text.starts_with(secret)) << text;
      EXPECT_EQ(view.id.replica, base::replica_server.value);
      std::uint64_t who = 0, id = 0, version = 0;
      ASSERT_EQ(std::sscanf(text.c_str(), "secret %lu %lu %lu", &who, &id, &version), 3);
      const auto written = written_.find(DraftId{id});
      ASSERT_NE(written, written_.end());
      if (!written->second.thrown_away) {
        EXPECT_EQ(written->second.who.value, who);
      }
      EXPECT_LE(version, written->second.said);
      ++seen[DraftId{id}];
      ++tally_.revealed;
      if (view.author != 0) {
        EXPECT_EQ(view.author, who) << "in somebody else's name";
        EXPECT_FALSE(written->second.nameless) << "a promise was broken";
        continue;
      }
      ++tally_.nameless;
      EXPECT_EQ(view.colour, 0U) << "a colour says whose it is";
    }
  }
  for (const DraftId id : on_board_) EXPECT_EQ(seen[id], 1) << "draft " << id.value;
  for (const auto& [id, times] : seen) EXPECT_TRUE(on_board_.contains(id)) << "nobody revealed it";
  audit_order();
}

// Nameless notes of one batch are in the order of their random numbers, whoever wrote them.
void EventDay::audit_order() {
  for (const base::BoardId board : boards_) {
    const auto log = store_.read_log(board, {}, 1U << 20U, 1U << 26U);
    ASSERT_TRUE(log);
    for (const auto& row : *log) {
      std::vector<std::uint64_t> ids;
      for (auto at = row.bytes.find(secret); at != base::Bytes::npos;
           at = row.bytes.find(secret, at + 1)) {
        std::uint64_t who = 0, id = 0;
        if (std::sscanf(row.bytes.c_str() + at, "secret %lu %lu", &who, &id) != 2) continue;
        const auto written = written_.find(DraftId{id});
        if (written != written_.end() && written->second.nameless) ids.push_back(id);
      }
      EXPECT_TRUE(std::ranges::is_sorted(ids)) << "the order says who wrote what";
    }
  }
}

}  // namespace tablee::sim
