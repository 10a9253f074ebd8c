// How events are made: from a plan, all or nothing; and on the screen, once however often it is asked.
#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.h"
#include "event/board_notes.h"
#include "event/events.h"
#include "event/founding.h"
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

}  // namespace

store::Result<base::EventId> Events::create(const EventSpec& spec, ImportNotes notes) {
  return create_as(base::EventId{new_id()}, spec, notes);
}

store::Result<base::EventId> Events::create_as(base::EventId id, const EventSpec& spec,
                                               ImportNotes notes) {
  Overview overview = overview_of(spec, id, clock_->wall());
  const auto found = [&](base::BoardId board, std::span<const base::Bytes> batches) {
    return room::found_board(board, overview.id, base::Epoch{new_id()}, overview.created, batches);
  };
  std::vector<store::Append> appends{found(overview.agora, {})};
  for (const auto& table : spec.tables) {
    const base::BoardId board{new_id()};
    const auto batches = notes == ImportNotes::write
                             ? write_notes(table)
                             : std::expected<std::vector<base::Bytes>, std::string>{};
    if (!batches) return std::unexpected(store::Error{store::ErrorCode::failed, batches.error()});
    appends.push_back(found(board, *batches));
    overview.tables.push_back({table.number, table.question, board});
  }
  appends.push_back(
      day::found_day(founding_of(overview, spec.agenda), base::Epoch{new_id()}, overview.created));

  Writes records{{event_key(id), encode(overview)}};
  std::vector<std::pair<std::uint32_t, LinkRecord>> links;
  for (const auto role : roles) {
    links.push_back(new_link(id, links.empty() ? 1 : links.back().first + 1, role));
    records.push_back({link_key(id, links.back().first), encode(links.back().second)});
  }
  if (auto written = store_->write(appends, records); !written) {
    return std::unexpected(written.error());
  }

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

std::expected<void, CreateError> Events::may_make(std::string_view key, const Origin& from) {
  return creators_.may(key, from, clock_->mono());
}

// What was asked makes the event's number: asked again it is there.
CreateResult Events::make(const EventSpec& spec, std::string_view nonce, const Origin& from) {
  const auto content = to_hex(sha256(write_event_file(spec)));
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
