#include "event/events.h"

#include <algorithm>
#include <utility>

#include "event/founding.h"
#include "wire/records.h"

namespace tablee::event {
namespace {

store::Error damaged(std::string_view key) {
  return {store::ErrorCode::corrupted,
          "The event record " + std::string(key) +
              " can not be read. Keep the data folder as it is and restore from a backup."};
}

}  // namespace

Events::Events(store::Store& store, const base::Clock& clock, LinkKey key)
    : store_(&store), clock_(&clock), key_(key), publications_(clock, key) {}

store::Result<Events> Events::open(store::Store& store, const base::Clock& clock, LinkKey key) {
  Events events(store, clock, key);
  if (auto loaded = events.load(); !loaded) return std::unexpected(loaded.error());
  auto gallery = Gallery::open(store);
  if (!gallery) return std::unexpected(gallery.error());
  events.gallery_ = std::move(*gallery);
  auto publications = Publications::open(store, clock, key);
  if (!publications) return std::unexpected(publications.error());
  events.publications_ = std::move(*publications);
  return events;
}

store::Result<void> Events::load() {
  const auto events = store_->records(event_prefix);
  const auto links = store_->records(link_prefix);
  for (const auto* read : {&events, &links}) {
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
  if (auto loaded = load_people(); !loaded) return loaded;
  return load_work();
}

store::Result<void> Events::load_people() {
  const auto people = store_->records(person_prefix);
  const auto tokens = store_->records(token_prefix);
  for (const auto* read : {&people, &tokens}) {
    if (!*read) return std::unexpected(read->error());
  }
  std::map<std::pair<base::EventId, base::ParticipantId>, std::vector<Digest>> held;
  for (const auto& [key, value] : *tokens) {
    const auto digest = digest_from_hex(std::string_view(key).substr(token_prefix.size()));
    const auto token = decode_token(value);
    if (!digest || !token) return std::unexpected(damaged(key));
    tokens_[*digest] = *token;
    held[{token->event, token->participant}].push_back(*digest);
  }
  for (const auto& [key, value] : *people) {
    const auto place = parse_key(key, person_prefix);
    auto person = decode_person(value);
    if (!place || !person || !events_.contains(place->event)) {
      return std::unexpected(damaged(key));
    }
    auto& event = events_[place->event];
    const auto link = event.links.find(person->link);
    if (link == event.links.end()) return std::unexpected(damaged(key));
    // A revoked link ended its people's tokens before that was written at each of them.
    if (link->second.revoked && !person->out) person->out = person->joined;
    const base::ParticipantId id{place->number};
    if (!person->way.empty()) ways_[person->way] = {place->event, id};
    event.people.add(id, {.record = std::move(*person),
                          .role = link->second.role,
                          .tokens = std::move(held[{place->event, id}]),
                          .stood_up = clock_->mono()});
  }
  return {};
}

// Who has written is in the stores of the boards: whose number has a batch.
store::Result<void> Events::load_work() {
  for (const auto& [board, event] : boards_) {
    const auto replicas = store_->replicas(board);
    if (!replicas) return std::unexpected(replicas.error());
    for (const auto& [number, bytes] : *replicas) {
      if (number == 0) continue;  // the board's own record
      const auto record = wire::decode_replica_record(bytes);
      if (record) wrote(event, record->participant, record->last_seq.value);
    }
  }
  return {};
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
  for (const auto& [participant, guest] : found->second.people.all()) {
    people.push_back(
        {participant, guest.record.name, guest.role, found->second.people.tablet(participant)});
  }
  return people;
}

std::vector<Attendant> Events::attendance(base::EventId id) const {
  std::vector<Attendant> people;
  const auto found = events_.find(id);
  if (found == events_.end()) return people;
  for (const auto& [participant, guest] : found->second.people.all()) {
    if (guest.record.forgotten) continue;
    people.push_back({.person = {participant, guest.record.name, guest.role},
                      .joined = guest.record.joined,
                      .here = guest.seats > 0,
                      .out = guest.record.out.has_value(),
                      .tablet = found->second.people.tablet(participant),
                      .batches = guest.batches});
  }
  return people;
}

Places Events::places(base::EventId id, Role role) const {
  const auto found = events_.find(id);
  if (found == events_.end()) return {};
  return {found->second.people.taken(role), Roster::places(role)};
}

std::optional<base::EventId> Events::event_of(base::BoardId board) const {
  const auto found = boards_.find(board);
  if (found == boards_.end()) return std::nullopt;
  return found->second;
}

void Events::know_table(base::EventId event, const Table& table) {
  const auto found = events_.find(event);
  if (found == events_.end()) return;
  auto& tables = found->second.overview.tables;
  const auto at = std::ranges::lower_bound(tables, table.number, {}, &Table::number);
  if (at != tables.end() && at->number == table.number) {
    at->question = table.question;
    at->closed = table.closed;
  } else {
    tables.insert(at, table);
  }
  boards_[table.board] = event;
}

// The day is where it stands; the record follows, for whoever reads events without their days. One that can not be written now
// is written when the day is opened again.
void Events::know_day(base::EventId event, const wire::day::SetUp& set_up, wire::day::Stage stage) {
  const auto found = events_.find(event);
  if (found == events_.end()) return;
  Overview& overview = found->second.overview;
  const auto before = encode(overview);
  describe(overview, set_up, stage);
  auto record = overview;
  std::erase_if(record.tables, [&](const Table& table) { return table.opened; });
  auto now = encode(record);
  if (now == before) return;
  const store::RecordWrite write{event_key(event), std::move(now)};
  static_cast<void>(store_->write_records({&write, 1}));
}

}  // namespace tablee::event
