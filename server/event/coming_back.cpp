// How somebody goes on as the person that his device was in the event.
#include <algorithm>
#include <array>
#include <utility>

#include "event/events.h"
#include "event/refusals.h"
#include "event/spelling.h"

namespace tablee::event {
namespace {

/// Who may do more keeps that, whatever link he opens.
Role more_of(Role one, Role other) {
  constexpr std::array less_to_more{Role::observer, Role::participant, Role::moderator};
  const auto rank = [&](Role role) { return std::ranges::find(less_to_more, role); };
  return rank(one) < rank(other) ? other : one;
}

/// The name of who has `held` and wants `wanted`.
std::string name_for(const Roster& people, const std::string& held, const std::string& wanted) {
  const auto look = appearance(wanted);
  // Another spelling of what one has looks like nobody else's.
  if (look == appearance(held)) return wanted;
  auto name = people.names().free_name(wanted);
  // Who asks again keeps what he got, unless the name itself has become free.
  return appearance(name) != look && Names::may_be_of(held, wanted) ? held : name;
}

}  // namespace

std::optional<base::ParticipantId> Events::holder(base::EventId event,
                                                  std::string_view token) const {
  const auto held = tokens_.find(sha256(token));
  if (held == tokens_.end() || held->second.event != event) return std::nullopt;
  return held->second.participant;
}

// A link that was revoked has put out who came by it; with another they are themselves again. Whom a moderator has put out has
// no token that is known.
std::expected<Joined, JoinError> Events::go_on(const LinkPlace& place, base::ParticipantId who,
                                               const std::string& wanted, std::string token) {
  auto& event = events_.at(place.event);
  const Guest& guest = *event.people.find(who);
  const bool was_out = guest.record.out.has_value();
  const auto role_of_link = event.links.at(place.link).role;
  const auto role = was_out ? role_of_link : more_of(guest.role, role_of_link);
  auto record = guest.record;
  record.out.reset();
  if (was_out || role != guest.role) record.link = place.link;
  if (!Names::may_be_of(record.name, wanted)) {
    record.name = name_for(event.people, record.name, wanted);
  }
  Joined joined{.token = std::move(token),
                .event = place.event,
                .participant = who,
                .role = role,
                .name = record.name};
  joined.again = !was_out && role == guest.role && record.name == guest.record.name;
  if (joined.again) return joined;
  if (auto written = write_back(joined, record); !written) return std::unexpected(written.error());
  return joined;
}

std::expected<void, JoinError> Events::write_back(const Joined& who, const PersonRecord& record) {
  auto& people = events_.at(who.event).people;
  const Guest& guest = *people.find(who.participant);
  const bool was_out = guest.record.out.has_value();
  Ids leaving;
  if (was_out || guest.role != who.role) {
    auto room = people.make_room(who.role, clock_->mono());
    if (!room) return std::unexpected(event_full());
    leaving = std::move(*room);
    std::erase(leaving, who.participant);
  }
  Writes writes{{person_key(who.event, who.participant), encode(record)}};
  erase_from_store(who.event, leaving, writes);
  const auto tokens = was_out ? std::vector{sha256(who.token)} : guest.tokens;
  const TokenRecord held{who.event, who.participant};
  if (was_out) {
    for (const auto& old : guest.tokens) writes.push_back({token_key(old), std::nullopt});
    writes.push_back({token_key(tokens.front()), encode(held)});
  }
  if (!store_->write_records(writes)) return std::unexpected(not_written());

  if (was_out) {
    for (const auto& old : guest.tokens) {
      tokens_.erase(old);
      endings_.note(old, NoEntry::link_revoked);
    }
    tokens_[tokens.front()] = held;
  }
  if (record.name != guest.record.name) people.rename(who.participant, record.name);
  people.move(who.participant, record.link, who.role, tokens);
  erase(who.event, leaving);
  return {};
}

std::expected<std::string, JoinError> Events::rename(base::EventId id,
                                                     base::ParticipantId participant,
                                                     std::string_view typed) {
  const auto wanted = tidy_name(typed);
  if (!wanted) return std::unexpected(no_name(wanted.error()));
  auto& people = events_.at(id).people;
  auto record = people.find(participant)->record;
  auto name = name_for(people, record.name, *wanted);
  if (name == record.name) return name;
  record.name = std::move(name);
  const std::array records{store::RecordWrite{person_key(id, participant), encode(record)}};
  if (!store_->write_records(records)) return std::unexpected(not_written());
  people.rename(participant, record.name);
  return record.name;
}

}  // namespace tablee::event
