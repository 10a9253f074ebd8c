// Several people on one device: how they are added, go, and come over to a device of their own (D26).
#include "event/tablets.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.h"
#include "event/refusals.h"
#include "event/spelling.h"

namespace tablee::event {

std::expected<Beside, JoinError> Tablets::add(base::EventId id, base::ParticipantId holder,
                                              std::string_view typed, std::string_view nonce) {
  const auto wanted = tidy_name(typed);
  if (!wanted) return std::unexpected(no_name(wanted.error()));
  if (!is_nonce(nonce)) return std::unexpected(no_nonce());
  auto& people = of_.events_.at(id).people;
  const Guest& whose = *people.find(holder);
  if (whose.role != Role::participant || people.tablet(holder).value != 0) {
    return std::unexpected(not_shared());
  }
  const auto made = to_hex(sha256(nonce));
  std::size_t on = 0;
  for (const auto who : people.added_by(holder)) {
    const Guest& guest = *people.find(who);
    if (guest.record.made == made) return Beside{who, guest.record.name};
    if (people.tablet(who) == holder) ++on;
  }
  if (on >= limits::people_per_tablet_max ||
      people.added_by(holder).size() >= limits::people_per_tablet_ever_max) {
    return std::unexpected(too_many_beside());
  }
  auto leaving = people.make_room(Role::participant, of_.clock_->mono());
  if (!leaving) return std::unexpected(event_full());
  std::erase(*leaving, holder);
  const auto who = people.next();
  Guest guest{.record = {.name = people.names().free_name(*wanted),
                         .link = whose.record.link,
                         .joined = of_.clock_->wall(),
                         .tablet = holder,
                         .made = made},
              .role = Role::participant,
              .tokens = {},
              .seats = whose.seats,
              .batches = whose.batches,
              .stood_up = of_.clock_->mono()};
  Events::Writes writes{{person_key(id, who), encode(guest.record)}};
  of_.erase_from_store(id, *leaving, writes);
  if (!of_.store_->write_records(writes)) return std::unexpected(not_written());
  Beside added{who, guest.record.name};
  people.add(who, std::move(guest));
  of_.erase(id, *leaving);
  return added;
}

std::expected<void, JoinError> Tablets::remove(base::EventId id, base::ParticipantId holder,
                                               base::ParticipantId who) {
  auto& people = of_.events_.at(id).people;
  if (people.tablet(who) != holder) return std::unexpected(not_beside());
  auto record = people.find(who)->record;
  record.left = true;
  const std::array records{store::RecordWrite{person_key(id, who), encode(record)}};
  if (!of_.store_->write_records(records)) return std::unexpected(not_written());
  people.leave_tablet(who, std::nullopt);
  return {};
}

std::expected<std::string, JoinError> Tablets::own_way(base::EventId id, base::ParticipantId holder,
                                                       base::ParticipantId who) {
  auto& people = of_.events_.at(id).people;
  if (people.tablet(who) != holder) return std::unexpected(not_beside());
  auto secret = new_token();
  auto record = people.find(who)->record;
  const auto before = std::exchange(record.way, to_hex(sha256(secret)));
  const std::array records{store::RecordWrite{person_key(id, who), encode(record)}};
  if (!of_.store_->write_records(records)) return std::unexpected(not_written());
  of_.ways_.erase(before);
  of_.ways_[record.way] = {id, who};
  people.set_way(who, std::move(record.way));
  return secret;
}

std::optional<TokenRecord> Tablets::find_way(std::string_view code) const {
  const auto found = of_.ways_.find(to_hex(sha256(normalised_code(code))));
  if (found == of_.ways_.end()) return std::nullopt;
  // Of an event that was deleted there is nobody left.
  const auto event = of_.events_.find(found->second.event);
  const bool there =
      event != of_.events_.end() && event->second.people.find(found->second.participant) != nullptr;
  return there ? std::optional(found->second) : std::nullopt;
}

std::expected<Invited, JoinError> Tablets::look(const TokenRecord& whose) const {
  const Guest& guest = *of_.events_.at(whose.event).people.find(whose.participant);
  if (guest.record.out || !guest.tokens.empty()) return std::unexpected(revoked_code());
  return Invited{whose.event, guest.role, guest.record.name};
}

// A way is good for one device. The request that has used it may come again, because its answer was lost.
std::expected<Joined, JoinError> Tablets::come_over(const TokenRecord& whose, std::string token) {
  auto& people = of_.events_.at(whose.event).people;
  const auto who = whose.participant;
  const Guest& guest = *people.find(who);
  Joined joined{.token = std::move(token),
                .event = whose.event,
                .participant = who,
                .role = guest.role,
                .name = guest.record.name};
  if (guest.record.out) return std::unexpected(revoked_code());
  const auto digest = sha256(joined.token);
  if (!guest.tokens.empty()) {
    joined.again = guest.tokens.front() == digest;
    return joined.again ? std::expected<Joined, JoinError>(joined)
                        : std::unexpected(revoked_code());
  }
  // Another's request with this nonce: there is nobody who could say whose the token is.
  if (of_.tokens_.contains(digest)) return std::unexpected(no_nonce());
  auto record = guest.record;
  record.left = true;
  const Events::Writes writes{{person_key(whose.event, who), encode(record)},
                              {token_key(digest), encode(whose)}};
  if (!of_.store_->write_records(writes)) return std::unexpected(not_written());
  people.leave_tablet(who, digest);
  of_.tokens_[digest] = whose;
  return joined;
}

}  // namespace tablee::event
