#include "net/opening.h"

#include <spdlog/spdlog.h>

#include "room/open_room.h"

namespace tablee::net {
std::expected<room::Room, room::OpenError> open_room(const store::Store& store, base::BoardId board,
                                                     const room::Policy& policy, room::Now now) {
  const auto told = [board](const std::string& what) {
    spdlog::error("board {}: {}; trying the keyframe before", base::to_hex(board.value), what);
  };
  auto room = room::open_room(store, board, policy, told);
  if (!room) return room;
  const auto then = room::read_lease_start(store, board, now.wall - policy.lease);
  if (!then) {
    spdlog::error("board {}: {}; nothing is purged", base::to_hex(board.value),
                  then.error().message);
    return room;
  }
  if (!*then) return room;
  const auto purged = room->purge(**then, now);
  if (!purged) {
    spdlog::error("board {}: {}; nothing is purged", base::to_hex(board.value), purged.error());
  } else if (*purged > 0) {
    spdlog::info("board {}: purged by {} entries", base::to_hex(board.value), *purged);
  }
  return room;
}

}  // namespace tablee::net
