// What all shards of a server share. Outlives them.
#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "net/door.h"
#include "room/room.h"
#include "store/commit_writer.h"
#include "store/store.h"

namespace tablee::net {

class Shard;

struct Surroundings {
  const store::Store& store;
  store::CommitWriter& writer;
  boost::asio::thread_pool& readers;
  const base::Clock& clock;
  Door& door;
  std::size_t sessions_max = 0;  ///< Of the process.
  std::size_t sessions_per_board_max = 0;
  std::size_t followers_from =
      0;  ///< Sessions of one board that its own shard carries (follower.h).
  std::chrono::milliseconds hello_timeout{};
  room::Policy policy{};
  std::atomic<std::size_t>& sessions;       ///< Of the process.
  std::function<bool(base::BoardId)> owns;  ///< Whether this node may open the board.
  const std::vector<std::unique_ptr<Shard>>& shards;
};

}  // namespace tablee::net
