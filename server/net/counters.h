// What the network side counts, for the operator. Written by one thread each, read by any.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace tablee::net {

/// Of one shard. Relaxed: each number is right, together they are of about one moment.
struct ShardCounters {
  using Count = std::atomic<std::uint64_t>;

  Count sessions{0};   ///< Open WebSockets, those that have not said Hello too. A gauge.
  Count boards{0};     ///< Rooms that are open. A gauge.
  Count frames_in{0};  ///< Messages from clients.
  Count bytes_in{0};
  Count messages_out{0};  ///< Messages to clients, each joined from what was pending.
  Count bytes_out{0};
  Count batches{0};  ///< Admitted.
  Count ops{0};
  Count batches_repeated{0};
  Count deliveries{0};  ///< Entries handed to sessions.
  Count keyframes_out{0};
  std::array<Count, 16> refused{};    ///< By core::Refusal.
  std::array<Count, 200> closings{};  ///< By close code minus 4000.

  static void add(Count& count, std::uint64_t by) {
    count.fetch_add(by, std::memory_order_relaxed);
  }
  static void set(Count& count, std::uint64_t to) { count.store(to, std::memory_order_relaxed); }
};

}  // namespace tablee::net
