// What a shard asks of the control thread: who somebody is; and what it tells it.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/ids.h"
#include "room/grant.h"
#include "room/room.h"
#include "wire/close.h"
#include "wire/day.h"
#include "wire/frames.h"

namespace tablee::shard {

/// All people of one event at one moment; shared by all shards and rooms.
using People = std::shared_ptr<const std::vector<wire::Person>>;

/// A token that is good for a board.
struct Admission {
  room::Grant grant;
  base::EventId event;
  People people;
  /// What participants may do on the board at the moment.
  wire::day::Allowed allowed = room::allowed_all;
  /// Held by the session as long as it lasts: whoever is connected keeps their place in the event.
  std::shared_ptr<const void> seat{};
  /// Of the event.
  store::BlobIds pictures{};
};

class Gatekeeper {
 public:
  /// Called on the control thread; the shard posts it on to itself.
  using Admitted = std::move_only_function<void(std::expected<Admission, wire::Close>)>;

  /// Any thread. Errors: bad_token (P4), store_failed.
  virtual void authenticate(base::Bytes token, base::BoardId board, Admitted done) = 0;
  /// Any thread: so many batches of these people were admitted.
  virtual void wrote(base::EventId event, room::Written written) = 0;
  /// Any thread: whether the board has as many sessions as its own shard carries; other shards take those who come.
  virtual void crowded(base::BoardId board, bool crowded) = 0;
  /// Any thread: a shard has nobody left and ends (after Shard::stop()).
  virtual void shard_stopped() = 0;

 protected:
  ~Gatekeeper() = default;
};

}  // namespace tablee::shard
