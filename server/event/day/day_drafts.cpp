// Drafts as the day keeps them: sealed, in the commit of what is told of them, until a board has taken them.
#include <algorithm>

#include "event/day/day.h"

namespace tablee::event::day {
namespace {

constexpr auto draft_kind = static_cast<std::uint32_t>(wire::day::Sealed::draft);

}  // namespace

// As with a ballot, the last one holds. Where nothing is counted anew there is no entry: nobody is told when somebody writes.
void Day::keep_draft(Decision decision) {
  const Draft& draft = *decision.draft;
  drafts_.set(draft);
  store::SealedWrite sealed{draft_kind, draft.id.value, std::nullopt};
  if (!draft.gone) sealed.value = wire::day::encode(draft);
  write(std::move(decision.entries), {}, {}, {std::move(sealed)});
  pending_.back().drafts.push_back(draft);
}

// What was under way when the server went down goes on here: what the board has taken is no draft any more.
void Day::hand_over(const Reveal& reveal) {
  const Table* const table = state_.table(reveal.table);
  effects_.handovers.push_back({reveal.id, table == nullptr ? record_.agora : table->board,
                                drafts_.over(reveal.table, reveal.participant)});
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
  std::vector<store::SealedWrite> sealed;
  for (Draft& draft : drafts_.over(done.table, done.participant)) {
    if (std::ranges::find(left, draft.id) != left.end()) continue;
    drafts_.erase(draft.id);
    draft.gone = true;
    draft.text.clear();
    sealed.push_back({draft_kind, draft.id.value, std::nullopt});
    gone.push_back(std::move(draft));
  }
  write({done, drafts_.count(done.table)}, {}, {}, std::move(sealed));
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
    drafts_.set(*draft);
  }
  told_drafts_ = drafts_;
  for (const auto& [table, reveal] : state_.reveals) {
    if (reveal.state == RevealState::under_way) hand_over(reveal);
  }
}

}  // namespace tablee::event::day
