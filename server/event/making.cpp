// How events are made: from a plan, all or nothing; and on the screen, once however often it is asked.
#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.h"
#include "event/board_notes.h"
#include "event/events.h"
#include "event/founding.h"
#include "event/whole/again.h"
#include "room/founding.h"

namespace tablee::event {
namespace {

constexpr std::array roles{Role::moderator, Role::participant, Role::observer};

Overview overview_of(const EventSpec& spec, base::EventId id, base::WallTime now) {
  return {.id = id,
          .title = spec.title,
          .date = spec.date,
          .place = spec.place,
          .occasion = spec.occasion,
          .language = spec.language,
          .time_zone = spec.time_zone,
          .introduction = spec.introduction,
          .closing = spec.closing,
          .contact = spec.contact,
          .responsible = spec.responsible,
          .retention_days = spec.retention_days,
          .stage = spec.stage,
          .participants = spec.participants,
          .duration_minutes = spec.duration_minutes,
          .principles = spec.principles,
          .tables = {},
          .agora = base::BoardId{new_id()},
          .created = now};
}

using Appends = std::expected<std::vector<store::Append>, std::string>;

/// An event that begins.
Appends written(const EventSpec& spec, const Overview& overview, ImportNotes notes) {
  const auto founded = [&](base::BoardId board, std::span<const base::Bytes> batches) {
    return room::found_board(board, overview.id, base::Epoch{new_id()}, overview.created, batches);
  };
  std::vector<store::Append> appends{founded(overview.agora, {})};
  for (std::size_t i = 0; i < spec.tables.size(); ++i) {
    const auto batches = notes == ImportNotes::write
                             ? write_notes(spec.tables[i])
                             : std::expected<std::vector<base::Bytes>, std::string>{};
    if (!batches) return std::unexpected(batches.error());
    appends.push_back(founded(overview.tables[i].board, *batches));
  }
  appends.push_back(
      day::found_day(founding_of(overview, spec.agenda), base::Epoch{new_id()}, overview.created));
  return appends;
}

std::vector<std::pair<base::ParticipantId, PersonRecord>> people_of(const EventSpec& spec,
                                                                    std::uint32_t link,
                                                                    base::WallTime now) {
  std::vector<std::pair<base::ParticipantId, PersonRecord>> people;
  if (!spec.whole) return people;
  for (const auto& person : spec.whole->people) {
    people.push_back(
        {base::ParticipantId{person.number}, {.name = person.name, .link = link, .joined = now}});
  }
  return people;
}

// Pictures come before their event; without it they are nobody's.
store::Error without_pictures(store::Store& store, base::EventId event, const EventSpec& spec,
                              store::Error why) {
  if (!spec.whole || spec.whole->pictures.empty()) return why;
  if (const auto erased = store.erase_blobs(event); !erased) {
    why.message += " Its pictures could not be taken back: " + erased.error().message;
  }
  return why;
}

store::Result<void> put_pictures(store::Store& store, base::EventId event, const EventSpec& spec) {
  if (!spec.whole) return {};
  for (const auto& picture : spec.whole->pictures) {
    if (auto put = store.put_blob({event, picture.id}, picture.bytes); !put) {
      return std::unexpected(without_pictures(store, event, spec, put.error()));
    }
  }
  return {};
}

}  // namespace

store::Result<base::EventId> Events::create(const EventSpec& spec, ImportNotes notes) {
  return create_as(base::EventId{new_id()}, spec, notes);
}

store::Result<base::EventId> Events::create_as(base::EventId id, const EventSpec& spec,
                                               ImportNotes notes) {
  Overview overview = overview_of(spec, id, clock_->wall());
  for (const auto& table : spec.tables) {
    overview.tables.push_back({table.number, table.question, base::BoardId{new_id()}});
  }
  const auto appends =
      spec.whole ? whole::write_again(*spec.whole, overview) : written(spec, overview, notes);
  if (!appends) return std::unexpected(store::Error{store::ErrorCode::failed, appends.error()});

  Writes records{{event_key(id), encode(overview)}};
  std::vector<std::pair<std::uint32_t, LinkRecord>> links;
  for (const auto role : roles) {
    links.push_back(new_link(id, links.empty() ? 1 : links.back().first + 1, role));
    records.push_back({link_key(id, links.back().first), encode(links.back().second)});
  }
  // Whoever was there elsewhere comes by the link of participants, with a name and without a token.
  const auto door = std::ranges::find(links, Role::participant,
                                      [](const auto& link) { return link.second.role; });
  const auto people = people_of(spec, door->first, overview.created);
  for (const auto& [who, record] : people) records.push_back({person_key(id, who), encode(record)});
  if (auto put = put_pictures(*store_, id, spec); !put) return std::unexpected(put.error());
  if (auto written = store_->write(*appends, records); !written) {
    return std::unexpected(without_pictures(*store_, id, spec, written.error()));
  }

  for (const auto& table : overview.tables) boards_[table.board] = id;
  boards_[overview.agora] = id;
  auto& event = events_[id];
  event.overview = std::move(overview);
  for (auto& [number, link] : links) remember(id, number, std::move(link));
  for (auto& [who, record] : people) {
    event.people.add(
        who,
        {.record = record, .role = Role::participant, .tokens = {}, .stood_up = clock_->mono()});
  }
  if (spec.whole) {
    for (const auto& picture : spec.whole->pictures) {
      gallery_.add({{id, picture.id}, picture.bytes.size()});
    }
  }
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

std::expected<void, CreateError> Events::may_make(std::string_view key, const Origin& from) {
  return creators_.may(key, from, clock_->mono());
}

// What was asked makes the event's number: asked again it is there.
CreateResult Events::make(const EventSpec& spec, std::string_view nonce, const Origin& from) {
  const auto content = spec.whole ? spec.whole->digest : to_hex(sha256(write_event_file(spec)));
  const base::EventId id = key_.event_id(std::string(nonce) + "/" + content);
  if (!nonce.empty() && events_.contains(id)) return id;
  if (events_.size() >= limits::events_max) {
    return std::unexpected(
        CreateError{CreateError::Code::too_many,
                    "This server holds as many events as it can. Ask who runs it to remove some.",
                    {}});
  }
  const auto created =
      create_as(nonce.empty() ? base::EventId{new_id()} : id, spec, ImportNotes::skip);
  if (!created) {
    return std::unexpected(
        CreateError{CreateError::Code::store_failed, created.error().message, {}});
  }
  creators_.made(from, clock_->mono());
  return *created;
}

}  // namespace tablee::event
