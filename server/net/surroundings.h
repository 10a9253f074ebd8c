// What all shards of a server share. Outlives them.
#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "shard/gatekeeper.h"
#include "shard/shard_rules.h"
#include "store/commit_writer.h"

namespace tablee::net {

class Shard;

struct Surroundings {
  shard::ShardRules rules;
  store::CommitWriter& writer;
  boost::asio::thread_pool& readers;
  boost::asio::thread_pool& keyframes;
  shard::Gatekeeper& door;
  std::size_t sessions_max = 0;  ///< Of the process.
  std::size_t followers_from =
      0;  ///< Sessions of one board that its own shard carries (follower.h).
  std::chrono::milliseconds hello_timeout{};
  std::atomic<std::size_t>&
      sessions;  ///< Of the process; those whose token is not known to be good do not count.
  std::function<bool(base::BoardId)> owns;  ///< Whether this node may open the board.
  const std::vector<std::unique_ptr<Shard>>& shards;
};

}  // namespace tablee::net
