#include "event/roster.h"

#include <algorithm>

#include "base/check.h"
#include "base/limits.h"

namespace tablee::event {
namespace {

/// So many of those who were put out are forgotten with each who comes: a few, so that nobody pays for many.
constexpr std::size_t forgotten_at_once = 2;

}  // namespace

const Guest* Roster::find(base::ParticipantId who) const {
  const auto found = all_.find(who);
  return found == all_.end() ? nullptr : &found->second;
}

// People are erased only when somebody comes, who is then the last: so the last one's number is the greatest ever.
base::ParticipantId Roster::next() const {
  return base::ParticipantId{all_.empty() ? 1 : all_.rbegin()->first.value + 1};
}

std::size_t Roster::places(Role role) {
  return kind(role) == 0 ? limits::moderators_per_event_max : limits::participants_per_event_max;
}

std::expected<Roster::Ids, std::monostate> Roster::make_room(Role role, base::MonoTime now) const {
  const auto long_ago = (now - base::MonoTime::duration(limits::seat_kept)).time_since_epoch();
  Ids leaving;
  for (const auto& [since, who] : out_idle_) {
    if (since > long_ago.count() || leaving.size() == forgotten_at_once) break;
    leaving.push_back(who);
  }
  if (taken(role) < places(role)) return leaving;
  const Order& idle = idle_[kind(role)];
  if (idle.empty() || idle.begin()->first > long_ago.count())
    return std::unexpected{std::monostate{}};
  leaving.push_back(idle.begin()->second);
  return leaving;
}

std::uint32_t Roster::came_by(std::uint32_t link) const {
  const auto found = came_by_.find(link);
  return found == came_by_.end() ? 0 : found->second;
}

Roster::Ids Roster::names_too_many() const {
  Ids ids;
  const auto kept = limits::people_out_max;
  for (auto it = out_named_.begin();
       it != out_named_.end() && out_named_.size() - ids.size() > kept; ++it) {
    if (it->second.value + 1 != next().value) ids.push_back(it->second);
  }
  return ids;
}

// --- Changes -----------------------------------------------------------------------------------------

Roster::Order* Roster::list_of(const Guest& guest) {
  // The record keeps the number from being given again, and has no name that were one too many.
  if (guest.seats > 0 || guest.record.forgotten) return nullptr;
  if (guest.record.out) return guest.batches > 0 ? &out_named_ : &out_idle_;
  return guest.batches > 0 ? nullptr : &idle_[kind(guest.role)];
}

std::int64_t Roster::place_of(const Guest& guest) {
  if (guest.record.out && guest.batches > 0) return guest.record.out->time_since_epoch().count();
  return guest.stood_up.time_since_epoch().count();
}

template <typename Change>
void Roster::change(base::ParticipantId who, Change&& how) {
  const auto found = all_.find(who);
  if (found == all_.end()) return;
  Guest& guest = found->second;
  if (Order* const list = list_of(guest)) list->erase({place_of(guest), who});
  how(guest);
  if (Order* const list = list_of(guest)) list->emplace(place_of(guest), who);
}

void Roster::add(base::ParticipantId who, Guest guest) {
  if (!guest.record.forgotten) names_.take(guest.record.name);
  ++came_by_[guest.record.link];
  if (guest.record.tablet.value != 0) added_[guest.record.tablet].insert(who);
  if (!guest.record.out) ++taken_[kind(guest.role)];
  const auto [place, is_new] = all_.emplace(who, std::move(guest));
  TABLEE_CHECK(is_new);
  if (Order* const list = list_of(place->second)) list->emplace(place_of(place->second), who);
}

void Roster::erase(base::ParticipantId who) {
  const auto found = all_.find(who);
  const Guest& guest = found->second;
  if (Order* const list = list_of(guest)) list->erase({place_of(guest), who});
  if (!guest.record.forgotten) names_.release(guest.record.name);
  if (--came_by_[guest.record.link] == 0) came_by_.erase(guest.record.link);
  if (!guest.record.out) --taken_[kind(guest.role)];
  if (const auto added = added_.find(guest.record.tablet); added != added_.end()) {
    added->second.erase(who);
    if (added->second.empty()) added_.erase(added);
  }
  all_.erase(found);
}

void Roster::rename(base::ParticipantId who, std::string name) {
  Guest& guest = all_.at(who);
  names_.release(guest.record.name);
  names_.take(name);
  guest.record.name = std::move(name);
}

bool Roster::is_on(const Guest& guest) const {
  return guest.record.tablet.value != 0 && !guest.record.left && !guest.record.out;
}

base::ParticipantId Roster::tablet(base::ParticipantId who) const {
  const Guest* const guest = find(who);
  if (guest == nullptr || !is_on(*guest)) return {};
  const Guest* const whose = find(guest->record.tablet);
  const bool shared = whose != nullptr && !whose->record.out && whose->role == Role::participant;
  return shared ? guest->record.tablet : base::ParticipantId{};
}

const std::set<base::ParticipantId>& Roster::added_by(base::ParticipantId who) const {
  static const std::set<base::ParticipantId> nobody;
  const auto found = added_.find(who);
  return found == added_.end() ? nobody : found->second;
}

void Roster::set_way(base::ParticipantId who, std::string way) {
  all_.at(who).record.way = std::move(way);
}

void Roster::leave_tablet(base::ParticipantId who, const std::optional<Digest>& token) {
  const Guest* const whose = find(all_.at(who).record.tablet);
  const std::uint32_t seats = whose == nullptr ? 0 : whose->seats;
  change(who, [&](Guest& guest) {
    if (is_on(guest)) guest.seats -= std::min(guest.seats, seats);
    guest.record.left = true;
    if (token) guest.tokens = {*token};
  });
}

void Roster::put_out(base::ParticipantId who, base::WallTime when) {
  if (is_on(all_.at(who))) leave_tablet(who, std::nullopt);
  change(who, [&](Guest& guest) {
    if (!guest.record.out) --taken_[kind(guest.role)];
    guest.record.out = when;
  });
}

void Roster::forget(base::ParticipantId who, base::WallTime when) {
  if (is_on(all_.at(who))) leave_tablet(who, std::nullopt);
  change(who, [&](Guest& guest) {
    if (guest.record.forgotten) return;
    if (!guest.record.out) --taken_[kind(guest.role)];
    names_.release(guest.record.name);
    guest.record.name.clear();
    guest.record.out = when;
    guest.record.forgotten = true;
    guest.tokens.clear();
  });
}

void Roster::forget_tokens(base::ParticipantId who) {
  all_.at(who).tokens.clear();
}

void Roster::move(base::ParticipantId who, std::uint32_t link, Role role,
                  std::vector<Digest> tokens) {
  change(who, [&](Guest& guest) {
    if (!guest.record.out) --taken_[kind(guest.role)];
    ++taken_[kind(role)];
    guest.record.out.reset();
    guest.role = role;
    guest.tokens = std::move(tokens);
    const auto before = std::exchange(guest.record.link, link);
    if (--came_by_[before] == 0) came_by_.erase(before);
    ++came_by_[link];
  });
}

// Who shares a device sits where it is.
void Roster::sit(base::ParticipantId who) {
  change(who, [](Guest& guest) { ++guest.seats; });
  for (const auto beside : added_by(who)) {
    if (is_on(*find(beside))) change(beside, [](Guest& guest) { ++guest.seats; });
  }
}

void Roster::stand_up(base::ParticipantId who, base::MonoTime now) {
  const auto stand = [&](Guest& guest) {
    if (guest.seats > 0) --guest.seats;
    guest.stood_up = now;
  };
  change(who, stand);
  for (const auto beside : added_by(who)) {
    if (is_on(*find(beside))) change(beside, stand);
  }
}

std::chrono::milliseconds Roster::ask(base::ParticipantId who, base::MonoTime now) {
  std::chrono::milliseconds wait{};
  change(who, [&](Guest& guest) {
    wait = guest.asked - now - limits::ask_interval * (limits::asks_max - 1);
    if (wait.count() <= 0) guest.asked = std::max(guest.asked, now) + limits::ask_interval;
  });
  return std::max(wait, std::chrono::milliseconds{});
}

void Roster::wrote(base::ParticipantId who, std::uint64_t batches) {
  change(who, [&](Guest& guest) { guest.batches += batches; });
  // What is written on a device that is shared is anybody's of those who share it: none of them makes room.
  for (const auto beside : added_by(who)) {
    change(beside, [&](Guest& guest) { guest.batches += batches; });
  }
}

}  // namespace tablee::event
