// What the register of people says, as entries and sealed names.
#include "event/day/day.h"

namespace tablee::event::day {
namespace {

constexpr auto name_kind = static_cast<std::uint32_t>(wire::day::Sealed::name);

bool may_vote(const Person& person) {
  return person.state == PersonState::in && person.role != Role::observer;
}

}  // namespace

void Day::note_person(const Registered& person, Noted& noted) const {
  const auto known = state_.people.find(person.participant);
  const auto name = names_.find(person.participant);
  const bool renamed = name == names_.end() || name->second != person.name;
  const Person before = known == state_.people.end() ? Person{} : known->second;
  const Person now{person.participant, person.role, person.in ? PersonState::in : PersonState::out,
                   before.naming + (renamed ? 1 : 0),
                   person.in ? person.tablet : base::ParticipantId{}};
  if (now == before) return;
  noted.entries.emplace_back(now);
  // Who shares a device sits where it lies.
  if (now.tablet.value != 0 && now.tablet != before.tablet) {
    const TableNumber table = state_.seat(now.tablet);
    if (state_.seat(person.participant) != table) {
      noted.entries.emplace_back(Seat{person.participant, table, {}});
    }
  }
  if (!renamed) return;
  noted.sealed.push_back(
      {name_kind, person.participant.value, wire::day::encode_sealed_name(person.name)});
  noted.names.push_back({person.participant, person.name});
}

void Day::note_gone(base::ParticipantId participant, Noted& noted) const {
  const auto known = state_.people.find(participant);
  if (known == state_.people.end()) return;
  noted.entries.emplace_back(
      Person{participant, known->second.role, PersonState::gone, known->second.naming});
  noted.sealed.push_back({name_kind, participant.value, std::nullopt});
  for (const Draft& draft : drafts_.all_of(participant)) noted.unwritten.push_back(draft);
  noted.names.push_back({participant, {}});
}

// Dots are theirs who are in the event: whoever goes takes them along.
void Day::keep(Noted noted, base::ParticipantId by, wire::day::CommandId command) {
  std::vector<base::ParticipantId> gone;
  for (const What& what : noted.entries) {
    const auto* const person = std::get_if<Person>(&what);
    if (person != nullptr && !may_vote(*person)) gone.push_back(person->participant);
  }
  withdraw_ballots(gone, noted);
  throw_away(noted);
  if (noted.entries.empty()) return;
  write(std::move(noted.entries), by, command, std::move(noted.sealed), std::move(noted.names));
  pending_.back().ballots = std::move(noted.ballots);
  pending_.back().drafts = std::move(noted.unwritten);
}

void Day::register_person(const Registered& person, Now now, base::ParticipantId by) {
  if (dropped_) return;
  catch_up(now);
  Noted noted;
  note_person(person, noted);
  keep(std::move(noted), by);
}

void Day::register_people(std::span<const Registered> people, Now now) {
  if (dropped_) return;
  catch_up(now);
  Noted noted;
  std::set<base::ParticipantId> there;
  for (const Registered& person : people) {
    there.insert(person.participant);
    note_person(person, noted);
  }
  for (const auto& [participant, person] : state_.people) {
    if (!there.contains(participant)) note_gone(participant, noted);
  }
  keep(std::move(noted), {});
}

void Day::let_go(base::ParticipantId participant, Now now) {
  if (dropped_) return;
  catch_up(now);
  Noted noted;
  note_gone(participant, noted);
  keep(std::move(noted), {});
}

}  // namespace tablee::event::day
