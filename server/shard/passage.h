// What passes between the shard that owns a board and one that carries some of its sessions. Values and shared immutable
// bytes only; what one round of a shard has for another is posted in one go, and arrives in order.
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "room/gather.h"
#include "room/grant.h"
#include "shard/gatekeeper.h"
#include "wire/close.h"
#include "wire/frames.h"

namespace tablee::shard {

/// From a board's owner: what its Member is to do.
struct ToCarrier {
  enum class Kind : std::uint8_t { begin, message, pause, resume, close };
  base::BoardId board;
  room::SessionId session;
  Kind kind = Kind::begin;
  room::Gather message{};  ///< The next comes after ToOwner::Kind::taken.
  wire::Close code{};
};

/// To a board's owner: what its session did.
struct ToOwner {
  enum class Kind : std::uint8_t {
    frame,
    last_frame,  ///< No more is read until ToCarrier::Kind::resume: so much may be under way and no more.
    taken,
    left,  ///< The last word of a session.
  };
  base::BoardId board;
  room::SessionId session;
  Kind kind = Kind::frame;
  base::Bytes frame{};
};

/// Somebody whose token is good, and whose socket is another shard's.
struct Guest {
  base::BoardId board;
  room::SessionId session;
  wire::Hello hello;
  Admission admission;
};

}  // namespace tablee::shard
