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
  all_.erase(found);
}

void Roster::rename(base::ParticipantId who, std::string name) {
  Guest& guest = all_.at(who);
  names_.release(guest.record.name);
  names_.take(name);
  guest.record.name = std::move(name);
}

void Roster::put_out(base::ParticipantId who, base::WallTime when) {
  change(who, [&](Guest& guest) {
    if (!guest.record.out) --taken_[kind(guest.role)];
    guest.record.out = when;
  });
}

void Roster::forget(base::ParticipantId who, base::WallTime when) {
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

void Roster::sit(base::ParticipantId who) {
  change(who, [](Guest& guest) { ++guest.seats; });
}

void Roster::stand_up(base::ParticipantId who, base::MonoTime now) {
  change(who, [&](Guest& guest) {
    if (guest.seats > 0) --guest.seats;
    guest.stood_up = now;
  });
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
}

}  // namespace tablee::event
