#include "room/open_room.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "base/limits.h"
#include "wire/day_records.h"
#include "wire/records.h"

namespace tablee::room {
namespace {

// So many entries before the keyframe are read too, for those who come back with a cursor there.
constexpr std::uint64_t feed_entries_before_keyframe = 1'024;
constexpr std::size_t read_bytes = 4 * 1024 * 1024;

using Trouble = std::function<void(const std::string&)>;

// The newest keyframe at or before `max`; nothing when that can not be told, because the store can not walk past a damaged
// value: then the log alone has to do.
std::optional<base::Offset> newest(const store::Store& store, base::BoardId board,
                                   base::Offset max) {
  const auto all = store.keyframes(board);
  if (!all) return std::nullopt;
  const auto above = std::ranges::upper_bound(*all, max);
  return above == all->begin() ? std::nullopt : std::optional(*std::prev(above));
}

std::expected<Room, OpenError> open_whole(const store::Store& store, base::BoardId board,
                                          const Policy& policy, const Trouble& trouble) {
  base::Offset keyframe_max{std::numeric_limits<std::uint64_t>::max()};
  while (true) {
    const auto opening = read_opening(store, board, keyframe_max);
    auto room = opening ? Room::open(*opening, policy) : std::unexpected(opening.error());
    if (room || room.error().code != OpenErrorCode::bad_keyframe) return room;
    const auto bad = newest(store, board, keyframe_max);
    if (keyframe_max.value == 0 || bad == base::Offset{}) return room;
    trouble(room.error().message + "; trying the keyframe before");
    keyframe_max = base::Offset{bad ? bad->value - 1 : 0};
  }
}

std::expected<std::size_t, std::string> purge_old(Room& room, const store::Store& store,
                                                  std::chrono::seconds lease, Now now) {
  const auto then = read_lease_start(store, room.board(), now, lease);
  if (!then) return std::unexpected(then.error().message);
  return *then ? room.purge(**then, now) : 0;
}

std::unexpected<OpenError> failed(const store::Error& error) {
  return std::unexpected(OpenError{error.code == store::ErrorCode::corrupted
                                       ? OpenErrorCode::bad_record
                                       : OpenErrorCode::store_failed,
                                   error.message});
}

// Whether the keyframe was there by then, in running time.
std::expected<bool, OpenError> was_there(const store::Store& store, base::BoardId board,
                                         base::Offset offset, base::WallTime then) {
  const auto read = store.keyframe(board, offset);
  if (!read) return failed(read.error());
  const auto record = *read ? wire::decode_keyframe_record((*read)->bytes)
                            : std::unexpected(wire::Error::malformed);
  if (!record) {
    return std::unexpected(
        OpenError{OpenErrorCode::bad_keyframe,
                  "keyframe " + std::to_string(offset.value) + " does not decode"});
  }
  return (record->running == base::WallTime{} ? record->time : record->running) <= then;
}

}  // namespace

std::expected<std::optional<store::KeyframeRead>, OpenError> read_lease_start(
    const store::Store& store, base::BoardId board, Now now, std::chrono::seconds lease) {
  // Nothing later than the wall clock says: as a rule, the last of these. A server that was off, or whose clock was set, has to look.
  const auto latest = store.offset_at(board, now.wall - lease);
  if (!latest) return failed(latest.error());
  const auto all = store.keyframes(board);
  if (!all) return failed(all.error());
  const base::WallTime then = now.running - lease;
  std::size_t yes = 0;
  std::size_t no = static_cast<std::size_t>(std::ranges::upper_bound(*all, *latest) - all->begin());
  for (std::size_t look = no; yes < no; look = yes + (no - yes + 1) / 2) {
    const auto there = was_there(store, board, (*all)[look - 1], then);
    if (!there) return std::unexpected(there.error());
    (*there ? yes : no) = *there ? look : look - 1;
  }
  if (yes == 0) return std::nullopt;
  auto keyframe = store.keyframe(board, (*all)[yes - 1]);
  if (!keyframe) return failed(keyframe.error());
  return std::move(*keyframe);
}

std::expected<Opening, OpenError> read_opening(const store::Store& store, base::BoardId board,
                                               base::Offset keyframe_max) {
  Opening out;
  out.board = board;
  auto replicas = store.replicas(board);
  if (!replicas) return failed(replicas.error());
  out.replicas = std::move(*replicas);
  auto keyframe = store.keyframe(board, keyframe_max);
  if (!keyframe && keyframe.error().code == store::ErrorCode::corrupted) {
    return std::unexpected(OpenError{OpenErrorCode::bad_keyframe, keyframe.error().message});
  }
  if (!keyframe) return failed(keyframe.error());
  out.keyframe = std::move(*keyframe);
  const std::uint64_t built_on = out.keyframe ? out.keyframe->offset.value : 0;
  base::Offset after{built_on - std::min(built_on, feed_entries_before_keyframe)};
  for (;;) {
    auto log = store.read_log(board, after, limits::keyframe_entries, read_bytes);
    if (!log) return failed(log.error());
    if (log->empty()) return out;
    after = log->back().offset;
    std::ranges::move(*log, std::back_inserter(out.tail));
  }
}

std::expected<Room, OpenError> open_room(const store::Store& store, base::BoardId board,
                                         const Policy& policy, Now now, const Trouble& trouble,
                                         Purge purge) {
  auto room = open_whole(store, board, policy, trouble);
  if (!room || purge == Purge::later) return room;
  if (const auto purged = purge_old(*room, store, policy.lease, now); !purged) {
    trouble(purged.error() + "; nothing is purged");
  }
  return room;
}

std::expected<void, OpenError> read_handed_over(Room& room, const store::Store& store,
                                                base::EventId event) {
  const auto sealed = store.sealed(event);
  if (!sealed) return failed(sealed.error());
  for (const auto& record : *sealed) {
    if (record.kind == static_cast<std::uint32_t>(wire::day::Sealed::parcel)) {
      auto arrived = wire::day::decode_arrived(record.bytes);
      // One that can not be read has arrived all the same.
      room.know_delivered(base::Offset{record.id},
                          arrived ? std::move(arrived->copied) : std::vector<wire::day::Copied>{});
    }
    if (record.kind != static_cast<std::uint32_t>(wire::day::Sealed::draft)) continue;
    const auto draft = wire::day::decode_draft(record.bytes);
    // One that can not be read is no draft to the day either.
    if (draft && draft->gone) room.know_revealed(draft->id);
  }
  return {};
}

}  // namespace tablee::room
