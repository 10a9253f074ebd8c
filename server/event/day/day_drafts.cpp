// Drafts as the day keeps them: sealed, in the commit of what is told of them, until a board has taken them.
#include <algorithm>

#include "event/day/day.h"

namespace tablee::event::day {
namespace {

constexpr auto draft_kind = static_cast<std::uint32_t>(wire::day::Sealed::draft);

}  // namespace

// As with a ballot, the last one holds. There is no entry: nobody is told when somebody writes.
void Day::keep_draft(Decision decision) {
  const Draft& draft = *decision.draft;
  drafts_.set(draft);
  store::SealedWrite sealed{draft_kind, draft.id.value, std::nullopt};
  if (!draft.gone) sealed.value = wire::day::encode(draft);
  write({}, {}, {}, {std::move(sealed)});
  pending_.back().drafts.push_back(draft);
  count_later(draft.table);
}

// At a time that is the same whoever writes, and whenever.
void Day::count_later(TableNumber table) {
  const auto each =
      state_.hides_names(table) ? limits::nameless_drafts_told_each : limits::drafts_told_each;
  const auto now = clock_.at(now_).time_since_epoch();
  uncounted_.try_emplace(table, base::WallTime{(now / each + 1) * each});
}

void Day::tell_counts(std::vector<What>& entries) {
  for (auto next = uncounted_.begin(); next != uncounted_.end();) {
    const auto [table, due] = *next;
    if (due > clock_.at(now_)) {
      ++next;
      continue;
    }
    next = uncounted_.erase(next);
    const wire::day::Drafts count = drafts_.count(table);
    const auto told = state_.drafts.find(table);
    const bool same = told == state_.drafts.end() ? count.notes == 0 : told->second == count;
    if (!same) entries.emplace_back(count);
  }
}

// Nothing is left of somebody who was let go of, nor of a rehearsal.
void Day::throw_away(Noted& noted) {
  std::set<TableNumber> tables;
  for (Draft& draft : noted.unwritten) {
    drafts_.erase(draft.id);
    noted.sealed.push_back({draft_kind, draft.id.value, std::nullopt});
    draft.gone = true;
    draft.text.clear();
    tables.insert(draft.table);
  }
  for (const TableNumber table : tables) {
    uncounted_.erase(table);
    noted.entries.emplace_back(drafts_.count(table));
  }
}

// What was under way when the server went down goes on here: what the board has taken is no draft any more.
void Day::hand_over(const Reveal& reveal) {
  const Table* const table = state_.table(reveal.table);
  auto drafts = drafts_.over(reveal.table, reveal.participant);
  std::erase_if(drafts, [&](const Draft& draft) {
    // Whoever was put out is not heard; one author's alone are signed.
    return state_.role(draft.participant) == Role::unknown ||
           (reveal.participant.value != 0 && draft.nameless);
  });
  for (const Draft& draft : drafts) handed_over_[reveal.id].push_back(draft.id);
  effects_.handovers.push_back(
      {reveal.id, table == nullptr ? record_.agora : table->board, std::move(drafts)});
}

void Day::handed(base::Offset id, std::span<const DraftId> left, Now now) {
  if (dropped_) return;
  catch_up(now);
  const auto found =
      std::ranges::find(state_.reveals, id, [](const auto& each) { return each.second.id; });
  if (found == state_.reveals.end()) return;
  Reveal done = found->second;
  done.state = RevealState::done;
  done.left = static_cast<std::uint32_t>(left.size());
  std::vector<Draft> gone;
  for (const DraftId each : handed_over_[id]) {
    const Draft* const there = drafts_.find(each);
    if (there == nullptr || std::ranges::find(left, each) != left.end()) continue;
    Draft draft = *there;
    drafts_.end(each);  // Its record was ended by the board's own commit.
    draft.gone = true;
    draft.text.clear();
    gone.push_back(std::move(draft));
  }
  handed_over_.erase(id);
  uncounted_.erase(done.table);
  write({done, drafts_.count(done.table)}, {}, {});
  pending_.back().drafts = std::move(gone);
}

// What the log counts and what there is differ where one can not be read, and after a crash between a board's commit and the end of
// its reveal, which goes on here.
void Day::read_drafts(const Opening& opening) {
  for (const auto& sealed : opening.sealed) {
    if (sealed.kind != static_cast<std::uint32_t>(wire::day::Sealed::draft)) continue;
    const auto draft = wire::day::decode_draft(sealed.bytes);
    if (!draft) {
      effects_.trouble = "A note that was written in private in event " +
                         base::to_hex(event_.value) + " can not be read: it will not be revealed.";
      continue;
    }
    if (draft->gone) {
      drafts_.end(draft->id);
    } else {
      drafts_.set(*draft);
    }
  }
  told_drafts_ = drafts_;
  for (const auto& [table, count] : state_.drafts) count_later(table);
  for (const Draft& draft : drafts_.all()) count_later(draft.table);
  for (const auto& [table, reveal] : state_.reveals) {
    if (reveal.state == RevealState::under_way) hand_over(reveal);
  }
}

}  // namespace tablee::event::day
