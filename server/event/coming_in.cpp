// How people come in, and who makes room for them.
#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "event/events.h"

namespace tablee::event {
namespace {

// What exactly is wrong names paths of this machine: the store tells it to whoever runs the server (Store::on_failure).
JoinError not_written() {
  return {JoinErrorCode::store_failed,
          "The server can not write anything down at the moment. Try again in a little while.",
          {}};
}

JoinError bad_name() {
  return {JoinErrorCode::bad_name,
          "A name has 1 to " + std::to_string(limits::name_code_points_max) +
              " characters, and no control characters.",
          {}};
}

JoinError event_full() {
  return {
      JoinErrorCode::event_full,
      "All places of the event are taken. A moderator can put people out who should not be here.",
      {}};
}

bool is_nonce(std::string_view text) {
  return text.size() >= limits::nonce_length_min && text.size() <= limits::nonce_length_max &&
         std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '-' || c == '_';
         });
}

}  // namespace

// Codes are compared as SHA-256 digests only: what a comparison's time tells is of the digest, and says nothing of a
// code that is nearer.
std::expected<Events::LinkPlace, JoinError> Events::find_link(std::string_view code,
                                                              const Origin& from) {
  const auto normal = normalised_code(code);
  const auto found = links_.find(to_hex(sha256(normal)));
  const auto now = clock_->mono();
  const bool known = found != links_.end();
  if (!(known && found->second.secret)) {
    if (const auto wait = guesses_.wait(from, now); wait.count() > 0) {
      return std::unexpected(
          JoinError{JoinErrorCode::slow_down,
                    "Too many wrong codes were tried. Wait a little, then type it again.", wait});
    }
  }
  if (known && events_.at(found->second.event).links.at(found->second.link).good()) {
    return found->second;
  }
  guesses_.wrong(from, now,
                 normal.size() == code_length ? Guesses::Tried::code : Guesses::Tried::other);
  if (known) {
    return std::unexpected(
        JoinError{JoinErrorCode::revoked,
                  "This code is no longer good. Ask a moderator for the new one.",
                  {}});
  }
  return std::unexpected(
      JoinError{JoinErrorCode::unknown_code, "There is no such code. Look at it again.", {}});
}

// What is wrong with the rest of a request is said before the code is looked at: it tells nothing of the code, right or wrong.
std::expected<Joined, JoinError> Events::join(std::string_view code, std::string_view typed,
                                              const Origin& from, std::string_view nonce) {
  const auto wanted = tidy_name(typed);
  if (wanted.empty() || (!nonce.empty() && !is_nonce(nonce))) {
    guesses_.wrong(from, clock_->mono(), Guesses::Tried::other);
    if (wanted.empty()) return std::unexpected(bad_name());
    return std::unexpected(JoinError{
        JoinErrorCode::bad_nonce, "The request's nonce must be 20 to 64 letters or digits.", {}});
  }
  const auto place = find_link(code, from);
  if (!place) return std::unexpected(place.error());
  auto token = nonce.empty() ? new_token() : key_.token(place->event, place->link, nonce);
  const auto known = tokens_.find(sha256(token));
  auto joined = known != tokens_.end() ? again(known->second, wanted, std::move(token))
                                       : add(*place, wanted, std::move(token));
  if (joined) guesses_.right(from);
  return joined;
}

// Whoever repeats a join under another name has changed his mind before the answer came.
std::expected<Joined, JoinError> Events::again(const TokenRecord& known, const std::string& wanted,
                                               std::string token) {
  const auto& guest = *events_.at(known.event).people.find(known.participant);
  Joined joined{.token = std::move(token),
                .event = known.event,
                .participant = known.participant,
                .role = guest.role,
                .name = guest.record.name,
                .again = true};
  if (Names::may_be_of(joined.name, wanted)) return joined;
  auto renamed = rename(known.event, known.participant, wanted);
  if (!renamed) return std::unexpected(renamed.error());
  joined.name = std::move(*renamed);
  joined.again = false;
  return joined;
}

std::expected<Joined, JoinError> Events::add(const LinkPlace& place, const std::string& wanted,
                                             std::string token) {
  auto& event = events_.at(place.event);
  const auto role = event.links.at(place.link).role;
  const auto leaving = event.people.make_room(role, clock_->mono());
  if (!leaving) return std::unexpected(event_full());

  const auto participant = event.people.next();
  const auto digest = sha256(token);
  Guest guest{.record = {.name = event.people.names().free_name(wanted),
                         .link = place.link,
                         .joined = clock_->wall()},
              .role = role,
              .tokens = {digest}};
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
  return Grant{held->second.event, held->second.participant, guest->role, guest->record.name};
}

std::expected<std::string, JoinError> Events::rename(base::EventId id,
                                                     base::ParticipantId participant,
                                                     std::string_view typed) {
  const auto wanted = tidy_name(typed);
  if (wanted.empty()) return std::unexpected(bad_name());
  auto& people = events_.at(id).people;
  auto record = people.find(participant)->record;
  auto name = people.names().free_name(wanted);
  // Who asks again keeps what he got, unless the name itself has become free.
  const bool same =
      record.name == wanted || (name != wanted && Names::may_be_of(record.name, wanted));
  if (same) return record.name;
  record.name = std::move(name);
  const std::array records{store::RecordWrite{person_key(id, participant), encode(record)}};
  if (auto written = store_->write_records(records); !written) {
    return std::unexpected(not_written());
  }
  people.rename(participant, record.name);
  return record.name;
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

}  // namespace tablee::event
