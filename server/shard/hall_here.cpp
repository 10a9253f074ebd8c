// Who is here, and who says nothing any more: what a hall does by the clock.
#include <algorithm>

#include "base/limits.h"
#include "shard/hall.h"

namespace tablee::shard {

namespace frames = wire::day;

// All pages of one person are one. The board is that of the page that has one, of several the one that came last.
void Hall::look(base::ParticipantId who) {
  look_at(who);
  for (const auto beside : day_.told().beside(who)) look_at(beside);
}

std::vector<Page::Id> Hall::pages_for(base::ParticipantId who) const {
  std::vector<Page::Id> pages;
  for (const auto whose : {day_.told().tablet(who), who}) {
    const auto theirs = pages_of_.find(whose);
    if (theirs != pages_of_.end())
      pages.insert(pages.end(), theirs->second.begin(), theirs->second.end());
  }
  return pages;
}

void Hall::look_at(base::ParticipantId who) {
  frames::Here now;
  now.participant = who;
  for (const auto id : pages_for(who)) {
    const Standing& page = pages_.at(id);
    if (page.watcher) continue;
    now.here = true;
    now.unsent = now.unsent || page.view.unsent;
    if (page.view.board != base::BoardId{}) now.board = page.view.board;
  }
  const auto told = here_.find(who);
  if (told == here_.end() && !now.here) {
    here_changed_.erase(who);
    return;
  }
  if (!now.here) now.since = day_.clock(host_.now().mono);
  here_changed_.insert_or_assign(who, now);
}

// At most once a second: what one person costs does not grow with how many come and go.
void Hall::tell_here() {
  base::Bytes fields;
  for (const auto& [who, here] : here_changed_) {
    const auto told = here_.find(who);
    const bool same = told != here_.end() && told->second.here == here.here &&
                      told->second.board == here.board && told->second.unsent == here.unsent;
    if (same) continue;
    frames::append_here(fields, here);
    here_.insert_or_assign(who, here);
  }
  here_changed_.clear();
  here_told_ = host_.now().mono;
  if (fields.empty()) return;
  here_tail_.append(std::move(fields));
  wake_all();
}

void Hall::end_the_silent(base::MonoTime now) {
  looked_ = now;
  std::vector<std::pair<Page::Id, wire::Close>> ending;
  for (const auto& [id, page] : pages_) {
    if (now - page.heard >= limits::silence_max) {
      ending.emplace_back(id, wire::Close::silent);
    } else if (page.owed_since && now - *page.owed_since >= limits::no_progress_max) {
      ending.emplace_back(id, wire::Close::too_slow);
    }
  }
  for (const auto& [id, code] : ending) end(id, code);
}

void Hall::tick() {
  const room::Now now = host_.now();
  if (takes()) day_.tick(now);
  if (!here_changed_.empty() && now.mono - here_told_ >= limits::here_interval) tell_here();
  if (now.mono - looked_ >= limits::here_interval) end_the_silent(now.mono);
  settle();
  if (!forsaken_) arm();
}

void Hall::arm() {
  std::optional<base::MonoTime> next = takes() ? day_.next_tick() : std::nullopt;
  const auto at = [&](base::MonoTime when) { next = next ? std::min(*next, when) : when; };
  if (!here_changed_.empty()) at(here_told_ + limits::here_interval);
  if (!pages_.empty()) at(looked_ + limits::here_interval);
  if (next) host_.arm(*next);
}

}  // namespace tablee::shard
