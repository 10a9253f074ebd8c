// The links of an event: made, listed, revoked. The secret of a link is derived, never stored.
#include <algorithm>
#include <utility>

#include "event/events.h"

namespace tablee::event {

std::string Events::secret_of(base::EventId event, std::uint32_t link, Role role) const {
  return role == Role::participant ? key_.join_code(event, link) : key_.link_secret(event, link);
}

std::pair<std::uint32_t, LinkRecord> Events::new_link(base::EventId event, std::uint32_t first,
                                                      Role role) const {
  for (auto number = first;; ++number) {
    auto digest = to_hex(sha256(secret_of(event, number, role)));
    if (links_.contains(digest)) continue;  // join codes are short: two events may meet
    return {number, LinkRecord{.role = role,
                               .digest = std::move(digest),
                               .created = clock_->wall(),
                               .revoked = false}};
  }
}

void Events::remember(base::EventId event, std::uint32_t number, LinkRecord link) {
  links_[link.digest] = {event, number};
  events_[event].links[number] = std::move(link);
}

Link Events::view(base::EventId id, const Event& event, std::uint32_t number) const {
  const auto& record = event.links.at(number);
  auto secret = secret_of(id, number, record.role);
  if (to_hex(sha256(secret)) != record.digest) secret.clear();  // made with another key
  const auto people = std::ranges::count_if(
      event.people, [&](const auto& person) { return person.second.link == number; });
  return {.number = number,
          .role = record.role,
          .secret = std::move(secret),
          .created = record.created,
          .revoked = record.revoked,
          .people = static_cast<std::uint32_t>(people)};
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

store::Result<Link> Events::issue(base::EventId id, Role role) {
  const auto& event = events_.at(id);
  const auto first = event.links.empty() ? 1 : event.links.rbegin()->first + 1;
  auto [number, link] = new_link(id, first, role);
  const std::array records{store::RecordWrite{link_key(id, number), encode(link)}};
  if (auto written = store_->write_records(records); !written) {
    return std::unexpected(written.error());
  }
  remember(id, number, std::move(link));
  return view(id, event, number);
}

store::Result<std::vector<base::ParticipantId>> Events::revoke(base::EventId id, Role role) {
  auto& event = events_.at(id);
  std::vector<store::RecordWrite> records;
  std::vector<std::uint32_t> numbers;
  for (const auto& [number, link] : event.links) {
    if (link.role != role || link.revoked) continue;
    auto revoked = link;
    revoked.revoked = true;
    records.push_back({link_key(id, number), encode(revoked)});
    numbers.push_back(number);
  }
  if (!records.empty()) {
    if (auto written = store_->write_records(records); !written) {
      return std::unexpected(written.error());
    }
  }
  for (const auto number : numbers) event.links.at(number).revoked = true;
  std::vector<base::ParticipantId> out;
  for (const auto& [participant, person] : event.people) {
    if (std::ranges::find(numbers, person.link) != numbers.end()) out.push_back(participant);
  }
  return out;
}

}  // namespace tablee::event
