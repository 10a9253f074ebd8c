#include "room/people.h"

#include <algorithm>

#include "wire/server_frame.h"

namespace tablee::room {

bool People::set(std::vector<wire::Person> people) {
  std::ranges::sort(people, {}, &wire::Person::participant);
  if (people == people_) return false;
  base::Bytes welcome;
  base::Bytes all;
  base::Bytes changed;
  auto known = people_.cbegin();
  for (const wire::Person& person : people) {
    wire::append_welcome_person(welcome, person);
    wire::append_person(all, person);
    while (known != people_.cend() && known->participant < person.participant) ++known;
    if (known == people_.cend() || *known != person) wire::append_person(changed, person);
  }
  people_ = std::move(people);
  tablets_.clear();
  for (const wire::Person& person : people_) {
    if (person.tablet.value != 0) tablets_[person.tablet.value].push_back(person.participant.value);
  }
  welcome_ = std::make_shared<const base::Bytes>(std::move(welcome));
  all_ = std::make_shared<const base::Bytes>(std::move(all));
  changed_ = std::make_shared<const base::Bytes>(std::move(changed));
  ++version_;
  return true;
}

bool People::has(std::uint32_t participant) const {
  return std::ranges::binary_search(people_, base::ParticipantId{participant}, {},
                                    &wire::Person::participant);
}

std::span<const std::uint32_t> People::beside(std::uint32_t participant) const {
  const auto found = tablets_.find(participant);
  return found == tablets_.end() ? std::span<const std::uint32_t>{} : found->second;
}

void People::gather(std::uint64_t seen, Gather& out) const {
  if (seen == version_) return;
  const base::SharedBytes& news = seen + 1 == version_ ? changed_ : all_;
  out.share(news, *news);
}

}  // namespace tablee::room
