// How people go: put out by a moderator, or erased because they never did anything and their place is needed.
#include <algorithm>

#include "event/events.h"

namespace tablee::event {

void Events::erase_from_store(base::EventId event, const Ids& people, Writes& writes) const {
  for (const auto who : people) {
    writes.push_back({person_key(event, who), std::nullopt});
    for (const auto& token : events_.at(event).people.find(who)->tokens) {
      writes.push_back({token_key(token), std::nullopt});
    }
  }
}

void Events::erase(base::EventId event, const Ids& people) {
  auto& roster = events_.at(event).people;
  for (const auto who : people) {
    ways_.erase(roster.find(who)->record.way);
    for (const auto& token : roster.find(who)->tokens) {
      tokens_.erase(token);
      endings_.note(token, NoEntry::made_room);
    }
    roster.erase(who);
  }
}

// With a link that was revoked people are put out, and their tokens stay known: who comes by another link is himself again.
void Events::write_out(base::EventId event, const Ids& people, base::WallTime now, NoEntry why,
                       Writes& writes) const {
  for (const auto who : people) {
    const auto& guest = *events_.at(event).people.find(who);
    auto record = guest.record;
    record.out = now;
    writes.push_back({person_key(event, who), encode(record)});
    if (why == NoEntry::link_revoked) continue;
    for (const auto& token : guest.tokens) writes.push_back({token_key(token), std::nullopt});
  }
}

void Events::set_out(base::EventId event, const Ids& people, base::WallTime now, NoEntry why) {
  auto& roster = events_.at(event).people;
  for (const auto who : people) {
    const auto tokens = roster.find(who)->tokens;
    roster.put_out(who, now);
    if (why == NoEntry::link_revoked) continue;
    for (const auto& token : tokens) {
      tokens_.erase(token);
      endings_.note(token, why);
    }
    roster.forget_tokens(who);
  }
  erase_old_names(event);
}

// A store that does not take it leaves them for the next time.
void Events::erase_old_names(base::EventId event) {
  const auto names = events_.at(event).people.names_too_many();
  if (names.empty()) return;
  Writes writes;
  erase_from_store(event, names, writes);
  if (store_->write_records(writes)) erase(event, names);
}

std::expected<Events::Ids, PutOutError> Events::put_out(
    base::EventId event, std::span<const base::ParticipantId> participants,
    base::ParticipantId by) {
  if (std::ranges::find(participants, by) != participants.end()) {
    return std::unexpected(PutOutError::yourself);
  }
  const auto& roster = events_.at(event).people;
  Ids out;
  for (const auto who : participants) {
    const auto* const guest = roster.find(who);
    if (guest != nullptr && !guest->record.out) out.push_back(who);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.empty()) return out;
  const auto now = clock_->wall();
  Writes writes;
  write_out(event, out, now, NoEntry::put_out, writes);
  if (!store_->write_records(writes)) return std::unexpected(PutOutError::store_failed);
  set_out(event, out, now, NoEntry::put_out);
  return out;
}

}  // namespace tablee::event
