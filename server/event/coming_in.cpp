// How people come in, and who makes room for them.
#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "event/events.h"
#include "event/refusals.h"
#include "event/spelling.h"
#include "event/tablets.h"

namespace tablee::event {

// Codes are compared as SHA-256 digests only: what a comparison's time tells is of the digest, and says nothing of a
// code that is nearer.
std::expected<LinkPlace, JoinError> Events::find_link(std::string_view code, const Origin& from) {
  const auto normal = normalised_code(code);
  if (is_no_secret(normal)) return std::unexpected(no_code());
  const auto found = links_.find(to_hex(sha256(normal)));
  const auto now = clock_->mono();
  const bool known = found != links_.end();
  if (!(known && found->second.secret)) {
    if (const auto wait = guesses_.wait(from, now); wait.count() > 0) {
      return std::unexpected(slow_down(wait));
    }
  }
  if (known && events_.at(found->second.event).links.at(found->second.link).good()) {
    return found->second;
  }
  const bool guess = normal.size() == code_length;
  guesses_.wrong(from, now, guess ? Guesses::Tried::code : Guesses::Tried::other);
  return std::unexpected(known ? revoked_code() : unknown_code());
}

std::expected<Invited, JoinError> Events::look(std::string_view code, const Origin& from) {
  if (const auto own = Tablets(*this).find_way(code)) return Tablets(*this).look(*own);
  const auto place = find_link(code, from);
  if (!place) return std::unexpected(place.error());
  return Invited{place->event, events_.at(place->event).links.at(place->link).role};
}

// What is wrong with the rest of a request is said before the code is looked at: it tells nothing of the code, right or wrong,
// so it is no guess, and a room that mistypes its names is not locked out by it.
std::expected<Joined, JoinError> Events::join(std::string_view code, std::string_view typed,
                                              const Origin& from, std::string_view nonce,
                                              std::string_view before) {
  const auto wanted = tidy_name(typed);
  if (!wanted) return std::unexpected(no_name(wanted.error()));
  if (!nonce.empty() && !is_nonce(nonce)) return std::unexpected(no_nonce());
  if (const auto own = Tablets(*this).find_way(code)) {
    auto token = nonce.empty() ? new_token() : key_.token(own->event, nonce);
    return Tablets(*this).come_over(*own, std::move(token));
  }
  const auto place = find_link(code, from);
  if (!place) return std::unexpected(place.error());
  auto joined = enter(*place, *wanted, nonce, before);
  if (joined) guesses_.right(from);
  return joined;
}

std::expected<Joined, JoinError> Events::enter(const LinkPlace& place, const std::string& wanted,
                                               std::string_view nonce, std::string_view before) {
  auto token = nonce.empty() ? new_token() : key_.token(place.event, nonce);
  // The request came before, and its answer was lost: by whatever link it comes now.
  if (const auto again = holder(place.event, token)) {
    return go_on(place, *again, wanted, std::move(token));
  }
  if (const auto was = holder(place.event, before)) {
    const bool out = events_.at(place.event).people.find(*was)->record.out.has_value();
    return go_on(place, *was, wanted, out ? std::move(token) : std::string(before));
  }
  return add(place, wanted, std::move(token));
}

std::expected<Joined, JoinError> Events::add(const LinkPlace& place, const std::string& wanted,
                                             std::string token) {
  auto& event = events_.at(place.event);
  const auto role = event.links.at(place.link).role;
  const auto leaving = event.people.make_room(role, clock_->mono());
  if (!leaving) return std::unexpected(event_full());

  const auto participant = event.people.next();
  const auto digest = sha256(token);
  Guest guest;
  guest.record.name = event.people.names().free_name(wanted);
  guest.record.link = place.link;
  guest.record.joined = clock_->wall();
  guest.role = role;
  guest.tokens = {digest};
  const TokenRecord held{place.event, participant};
  Writes writes{{person_key(place.event, participant), encode(guest.record)},
                {token_key(digest), encode(held)}};
  erase_from_store(place.event, *leaving, writes);
  if (auto written = store_->write_records(writes); !written) {
    return std::unexpected(not_written());
  }
  Joined joined{.token = std::move(token),
                .event = place.event,
                .participant = participant,
                .role = role,
                .name = guest.record.name};
  event.people.add(participant, std::move(guest));
  tokens_[digest] = held;
  erase(place.event, *leaving);
  return joined;
}

std::expected<Grant, NoEntry> Events::authenticate(std::string_view token) const {
  const auto digest = sha256(token);
  const auto held = tokens_.find(digest);
  if (held == tokens_.end()) return std::unexpected(endings_.why(digest));
  const auto event = events_.find(held->second.event);
  const auto* const guest =
      event == events_.end() ? nullptr : event->second.people.find(held->second.participant);
  if (guest == nullptr) return std::unexpected(NoEntry::unknown);
  if (guest->record.out) return std::unexpected(NoEntry::link_revoked);
  return Grant{held->second.event, held->second.participant, guest->role, guest->record.name,
               guest->seats};
}

void Events::sit(base::EventId event, base::ParticipantId participant) {
  if (const auto found = events_.find(event); found != events_.end()) {
    found->second.people.sit(participant);
  }
}

void Events::stand_up(base::EventId event, base::ParticipantId participant) {
  if (const auto found = events_.find(event); found != events_.end()) {
    found->second.people.stand_up(participant, clock_->mono());
  }
}

void Events::wrote(base::EventId event, base::ParticipantId participant, std::uint64_t batches) {
  if (const auto found = events_.find(event); found != events_.end()) {
    found->second.people.wrote(participant, batches);
  }
}

std::chrono::milliseconds Events::ask(base::EventId event, base::ParticipantId participant) {
  const auto found = events_.find(event);
  if (found == events_.end()) return {};
  return found->second.people.ask(participant, clock_->mono());
}

}  // namespace tablee::event
