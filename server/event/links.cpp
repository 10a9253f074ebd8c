// The links of an event: made, listed, revoked. The secret of a link is derived, never stored.
#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "event/events.h"

namespace tablee::event {

std::string Events::secret_of(base::EventId event, std::uint32_t link, Role role) const {
  return role == Role::participant ? key_.join_code(event, link) : key_.link_secret(event, link);
}

std::uint32_t Events::next_link(const Event& event) {
  return event.links.empty() ? 1 : event.links.rbegin()->first + 1;
}

std::pair<std::uint32_t, LinkRecord> Events::new_link(base::EventId event, std::uint32_t first,
                                                      Role role) const {
  for (auto number = first;; ++number) {
    auto digest = to_hex(sha256(secret_of(event, number, role)));
    if (links_.contains(digest)) continue;  // join codes are short: two events may meet
    return {number,
            LinkRecord{.role = role, .digest = std::move(digest), .created = clock_->wall()}};
  }
}

// A code has a secret beside it, of the same link: what a QR code and an address carry need not be short, and is not guessed.
void Events::remember(base::EventId event, std::uint32_t number, LinkRecord link) {
  links_[link.digest] = {event, number, link.role != Role::participant};
  if (link.role == Role::participant &&
      to_hex(sha256(key_.join_code(event, number))) == link.digest) {
    links_[to_hex(sha256(key_.link_secret(event, number)))] = {event, number, true};
  }
  events_[event].links[number] = std::move(link);
}

void Events::forget(base::EventId event, std::uint32_t number) {
  std::erase_if(links_, [&](const auto& link) {
    return link.second.event == event && link.second.link == number;
  });
  events_[event].links.erase(number);
}

Link Events::view(base::EventId id, const Event& event, std::uint32_t number) const {
  const auto& record = event.links.at(number);
  Link link{.number = number,
            .role = record.role,
            .secret = secret_of(id, number, record.role),
            .address = {},
            .created = record.created,
            .closed = record.closed,
            .revoked = record.revoked,
            .people = event.people.came_by(number)};
  if (to_hex(sha256(link.secret)) != record.digest) {
    link.secret.clear();  // made with another key
  } else {
    link.address = key_.link_secret(id, number);
  }
  return link;
}

std::vector<Link> Events::links(base::EventId id) const {
  std::vector<Link> links;
  const auto event = events_.find(id);
  if (event == events_.end()) return links;
  for (const auto& [number, record] : event->second.links) {
    links.push_back(view(id, event->second, number));
  }
  return links;
}

std::expected<Link, IssueError> Events::issue(base::EventId id, Role role, OlderLinks older,
                                              std::uint32_t after) {
  const auto& event = events_.at(id);
  for (auto it = event.links.upper_bound(after); it != event.links.end(); ++it) {
    if (it->second.role == role && it->second.good()) return view(id, event, it->first);
  }
  Writes writes;
  std::optional<std::uint32_t> dead;
  if (event.links.size() >= limits::links_per_event_max) {
    const auto found = std::ranges::find_if(event.links, [&](const auto& link) {
      return !link.second.good() && event.people.came_by(link.first) == 0;
    });
    if (found == event.links.end()) {
      return std::unexpected(
          IssueError{true, "The event has too many links. Revoke those that are not needed."});
    }
    dead = found->first;
    writes.push_back({link_key(id, *dead), std::nullopt});
  }
  std::vector<std::uint32_t> closing;
  for (const auto& [number, link] : event.links) {
    if (older == OlderLinks::keep || link.role != role || !link.good()) continue;
    auto closed = link;
    closed.closed = true;
    writes.push_back({link_key(id, number), encode(closed)});
    closing.push_back(number);
  }
  // The newest number is never erased: a number gives the secret, and none is given twice.
  auto [number, link] = new_link(id, next_link(event), role);
  writes.push_back({link_key(id, number), encode(link)});
  if (auto written = store_->write_records(writes); !written) {
    return std::unexpected(IssueError{false, written.error().message});
  }
  for (const auto old : closing) events_.at(id).links.at(old).closed = true;
  if (dead) forget(id, *dead);
  remember(id, number, std::move(link));
  return view(id, event, number);
}

store::Result<Events::Ids> Events::revoke(base::EventId id, Role role,
                                          std::optional<base::ParticipantId> by,
                                          std::uint32_t upto) {
  auto& event = events_.at(id);
  Writes writes;
  std::vector<std::uint32_t> numbers;
  for (const auto& [number, link] : event.links) {
    if (link.role != role || link.revoked || number > upto) continue;
    auto revoked = link;
    revoked.revoked = true;
    writes.push_back({link_key(id, number), encode(revoked)});
    numbers.push_back(number);
  }
  if (numbers.empty()) return Ids{};
  const auto came_by_them = [&](const Guest& guest) {
    return !guest.record.out && std::ranges::binary_search(numbers, guest.record.link);
  };
  Ids out;
  for (const auto& [participant, guest] : event.people.all()) {
    if (participant != by && came_by_them(guest)) out.push_back(participant);
  }
  const auto now = clock_->wall();
  write_out(id, out, now, NoEntry::link_revoked, writes);

  // Who revokes his own link goes on by a new one.
  std::optional<std::pair<std::uint32_t, LinkRecord>> fresh;
  if (const auto* const self = by ? event.people.find(*by) : nullptr;
      self != nullptr && came_by_them(*self)) {
    fresh = new_link(id, next_link(event), role);
    auto record = self->record;
    record.link = fresh->first;
    writes.push_back({link_key(id, fresh->first), encode(fresh->second)});
    writes.push_back({person_key(id, *by), encode(record)});
  }
  if (auto written = store_->write_records(writes); !written) {
    return std::unexpected(written.error());
  }
  for (const auto number : numbers) event.links.at(number).revoked = true;
  if (fresh) {
    remember(id, fresh->first, std::move(fresh->second));
    const auto tokens = event.people.find(*by)->tokens;
    event.people.move(*by, fresh->first, role, tokens);
  }
  set_out(id, out, now, NoEntry::link_revoked);
  return out;
}

}  // namespace tablee::event
