#include "event/events.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "event/board_notes.h"
#include "room/founding.h"

namespace tablee::event {
namespace {

using store::RecordWrite;

constexpr std::array roles{Role::moderator, Role::participant, Role::observer};

store::Error damaged(std::string_view key) {
  return {store::ErrorCode::corrupted,
          "The event record " + std::string(key) +
              " can not be read. Keep the data folder as it is and restore from a backup."};
}

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

/// `wanted`, or `wanted` with the first free number when somebody else has that name.
template <typename People>
std::string unique_name(const People& people, const std::string& wanted, base::ParticipantId self) {
  const auto taken = [&](const std::string& name) {
    return std::ranges::any_of(people, [&](const auto& person) {
      return person.first != self && person.second.name == name;
    });
  };
  auto name = wanted;
  for (unsigned number = 2; taken(name); ++number) {
    name = with_suffix(wanted, " " + std::to_string(number));
  }
  return name;
}

}  // namespace

Events::Events(store::Store& store, const base::Clock& clock, LinkKey key)
    : store_(&store), clock_(&clock), key_(key) {}

store::Result<Events> Events::open(store::Store& store, const base::Clock& clock, LinkKey key) {
  Events events(store, clock, key);
  if (auto loaded = events.load(); !loaded) return std::unexpected(loaded.error());
  return events;
}

store::Result<void> Events::load() {
  const auto events = store_->records(event_prefix);
  const auto links = store_->records(link_prefix);
  const auto people = store_->records(person_prefix);
  for (const auto* read : {&events, &links, &people}) {
    if (!*read) return std::unexpected(read->error());
  }
  for (const auto& [key, value] : *events) {
    const auto id = base::from_hex(std::string_view(key).substr(event_prefix.size()));
    auto event = decode_event(value);
    if (!id || !event) return std::unexpected(damaged(key));
    event->id = base::EventId{*id};
    for (const auto& table : event->tables) boards_[table.board] = event->id;
    boards_[event->agora] = event->id;
    events_[event->id].overview = std::move(*event);
  }
  for (const auto& [key, value] : *links) {
    const auto place = parse_key(key, link_prefix);
    auto link = decode_link(value);
    if (!place || !link || !events_.contains(place->event)) return std::unexpected(damaged(key));
    remember(place->event, place->number, std::move(*link));
  }
  for (const auto& [key, value] : *people) {
    const auto place = parse_key(key, person_prefix);
    auto person = decode_person(value);
    if (!place || !person || !events_.contains(place->event)) {
      return std::unexpected(damaged(key));
    }
    auto& event = events_[place->event];
    if (!event.links.contains(person->link)) return std::unexpected(damaged(key));
    event.people[base::ParticipantId{place->number}] = std::move(*person);
  }
  return {};
}

store::Result<base::EventId> Events::create(const EventSpec& spec, ImportNotes notes) {
  Overview overview{.id = base::EventId{new_id()},
                    .title = spec.title,
                    .date = spec.date,
                    .place = spec.place,
                    .occasion = spec.occasion,
                    .language = spec.language,
                    .time_zone = spec.time_zone,
                    .introduction = spec.introduction,
                    .closing = spec.closing,
                    .participants = spec.participants,
                    .duration_minutes = spec.duration_minutes,
                    .principles = spec.principles,
                    .tables = {},
                    .agora = base::BoardId{new_id()},
                    .created = clock_->wall()};
  const auto found = [&](base::BoardId board, std::span<const base::Bytes> batches) {
    return room::found_board(board, overview.id, base::Epoch{new_id()}, overview.created, batches);
  };
  std::vector<store::Append> boards{found(overview.agora, {})};
  for (const auto& table : spec.tables) {
    const base::BoardId board{new_id()};
    const auto batches = notes == ImportNotes::write
                             ? write_notes(table)
                             : std::expected<std::vector<base::Bytes>, std::string>{};
    if (!batches) return std::unexpected(store::Error{store::ErrorCode::failed, batches.error()});
    boards.push_back(found(board, *batches));
    overview.tables.push_back({table.number, table.question, board});
  }

  std::vector<RecordWrite> records{{event_key(overview.id), encode(overview)}};
  std::vector<std::pair<std::uint32_t, LinkRecord>> links;
  for (const auto role : roles) {
    links.push_back(new_link(overview.id, links.empty() ? 1 : links.back().first + 1, role));
    records.push_back({link_key(overview.id, links.back().first), encode(links.back().second)});
  }
  if (auto written = store_->write(boards, records); !written) {
    return std::unexpected(written.error());
  }

  const auto id = overview.id;
  for (const auto& table : overview.tables) boards_[table.board] = id;
  boards_[overview.agora] = id;
  events_[id].overview = std::move(overview);
  for (auto& [number, link] : links) remember(id, number, std::move(link));
  return id;
}

std::expected<base::EventId, ImportError> Events::import(std::string_view json, ImportNotes notes) {
  const auto spec = parse_event_file(json);
  if (!spec) return std::unexpected(spec.error());
  const auto created = create(*spec, notes);
  if (!created) {
    return std::unexpected(ImportError{{}, "could not be stored. " + created.error().message});
  }
  return *created;
}

// Codes are compared as SHA-256 digests only: what a comparison's time tells is of the digest, and says nothing of a
// code that is nearer.
std::expected<Events::LinkPlace, JoinError> Events::find_link(std::string_view code,
                                                              std::string_view from) {
  const auto normal = normalised_code(code);
  const auto found = links_.find(to_hex(sha256(normal)));
  const auto now = clock_->mono();
  if (!from.empty() && !(found != links_.end() && normal.size() == secret_length)) {
    if (const auto wait = guesses_.wait(from, now); wait.count() > 0) {
      return std::unexpected(
          JoinError{JoinErrorCode::slow_down,
                    "Too many wrong codes were tried. Wait a little, then type it again.", wait});
    }
  }
  if (found == links_.end()) {
    if (!from.empty()) guesses_.wrong(from, now);
    return std::unexpected(
        JoinError{JoinErrorCode::unknown_code, "There is no such code. Look at it again.", {}});
  }
  if (!from.empty()) guesses_.right(from, now);
  return found->second;
}

std::expected<Joined, JoinError> Events::join(std::string_view code, std::string_view typed,
                                              std::string_view from) {
  const auto found = find_link(code, from);
  if (!found) return std::unexpected(found.error());
  const auto [id, number] = *found;
  auto& event = events_.at(id);
  const auto& link = event.links.at(number);
  if (link.revoked) {
    return std::unexpected(
        JoinError{JoinErrorCode::revoked,
                  "This code is no longer good. Ask a moderator for the new one.",
                  {}});
  }
  const auto wanted = tidy_name(typed);
  if (wanted.empty()) return std::unexpected(bad_name());
  if (event.people.size() >= limits::participants_per_event_max) {
    return std::unexpected(
        JoinError{JoinErrorCode::event_full,
                  "The event is full: it has " + std::to_string(event.people.size()) + " people.",
                  {}});
  }

  const base::ParticipantId participant{
      event.people.empty() ? 1 : event.people.rbegin()->first.value + 1};
  PersonRecord person{.name = unique_name(event.people, wanted, participant),
                      .link = number,
                      .joined = clock_->wall()};
  Joined joined{.token = new_token(),
                .event = id,
                .participant = participant,
                .role = link.role,
                .name = person.name};
  const std::array records{
      RecordWrite{person_key(id, participant), encode(person)},
      RecordWrite{token_key(joined.token), encode(TokenRecord{id, participant})}};
  if (auto written = store_->write_records(records); !written) {
    return std::unexpected(not_written());
  }
  event.people.emplace(participant, std::move(person));
  return joined;
}

store::Result<std::optional<Grant>> Events::authenticate(std::string_view token) const {
  const auto key = token_key(token);
  const auto bytes = store_->record(key);
  if (!bytes) return std::unexpected(bytes.error());
  if (!*bytes) return std::nullopt;
  const auto record = decode_token(**bytes);
  const auto event = record ? events_.find(record->event) : events_.end();
  if (event == events_.end()) return std::unexpected(damaged("token"));
  const auto person = event->second.people.find(record->participant);
  if (person == event->second.people.end()) return std::unexpected(damaged("token"));
  const auto& link = event->second.links.at(person->second.link);
  if (link.revoked) return std::nullopt;
  return Grant{record->event, record->participant, link.role, person->second.name};
}

std::expected<std::string, JoinError> Events::rename(base::EventId id,
                                                     base::ParticipantId participant,
                                                     std::string_view typed) {
  const auto wanted = tidy_name(typed);
  if (wanted.empty()) return std::unexpected(bad_name());
  auto& people = events_.at(id).people;
  auto person = people.at(participant);
  person.name = unique_name(people, wanted, participant);
  const std::array records{RecordWrite{person_key(id, participant), encode(person)}};
  if (auto written = store_->write_records(records); !written) {
    return std::unexpected(not_written());
  }
  return people.at(participant).name = person.name;
}

const Overview* Events::overview(base::EventId event) const {
  const auto found = events_.find(event);
  return found == events_.end() ? nullptr : &found->second.overview;
}

std::vector<base::EventId> Events::list() const {
  std::vector<base::EventId> ids;
  for (const auto& [id, event] : events_) ids.push_back(id);
  std::ranges::sort(
      ids, {}, [this](base::EventId id) { return std::pair(events_.at(id).overview.created, id); });
  return ids;
}

std::vector<Person> Events::people(base::EventId id) const {
  std::vector<Person> people;
  const auto found = events_.find(id);
  if (found == events_.end()) return people;
  for (const auto& [participant, person] : found->second.people) {
    people.push_back({participant, person.name, found->second.links.at(person.link).role});
  }
  return people;
}

std::optional<base::EventId> Events::event_of(base::BoardId board) const {
  const auto found = boards_.find(board);
  if (found == boards_.end()) return std::nullopt;
  return found->second;
}

}  // namespace tablee::event
