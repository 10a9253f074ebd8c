// A person's name is erased: what of it can be done at once.
#include "event/events.h"
#include "wire/day_records.h"

namespace tablee::event {

// The day erases the name when it hears of it; whether there is one that hears is not known here, and twice is no harm. Pages of
// which nobody can tell whose the names in them are go whole.
std::expected<void, ForgetError> Events::forget(base::EventId id, base::ParticipantId who) {
  const auto found = events_.find(id);
  const Guest* const guest = found == events_.end() ? nullptr : found->second.people.find(who);
  if (guest == nullptr) return std::unexpected(ForgetError::nobody);
  for (const auto& one : publications_.of(id)) {
    if (!one.record.has_names() || one.record.marked) continue;
    if (!publications_.revoke(*store_, id, one.version)) {
      return std::unexpected(ForgetError::store_failed);
    }
  }
  const auto now = clock_->wall();
  auto record = guest->record;
  record.name.clear();
  if (!record.forgotten) record.out = now;
  record.forgotten = true;
  Writes writes{{person_key(id, who), encode(record)}, {erasing_key(id, who), std::string("{}")}};
  for (const auto& token : guest->tokens) writes.push_back({token_key(token), std::nullopt});
  store::Append day;
  day.day = store::DayWrite{
      id, {}, {{static_cast<std::uint32_t>(wire::day::Sealed::name), who.value, {}}}, {}, {}};
  if (!store_->write({&day, 1}, writes)) return std::unexpected(ForgetError::store_failed);
  for (const auto& token : guest->tokens) {
    tokens_.erase(token);
    endings_.note(token, NoEntry::forgotten);
  }
  found->second.people.forget(who, now);
  return {};
}

Events::Ids Events::forgotten(base::EventId id) const {
  Ids ids;
  const auto found = events_.find(id);
  if (found == events_.end()) return ids;
  for (const auto& [who, guest] : found->second.people.all()) {
    if (guest.record.forgotten) ids.push_back(who);
  }
  return ids;
}

}  // namespace tablee::event
