// What a shard counts, for the operator. Written by one thread each, read by any.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace tablee::shard {

/// How long something took, in buckets that an operator's questions need.
struct Durations {
  using Count = std::atomic<std::uint64_t>;

  static constexpr std::array<std::chrono::microseconds, 10> bounds{
      std::chrono::microseconds{100}, std::chrono::microseconds{300}, std::chrono::milliseconds{1},
      std::chrono::milliseconds{3},   std::chrono::milliseconds{10},  std::chrono::milliseconds{30},
      std::chrono::milliseconds{100}, std::chrono::milliseconds{300}, std::chrono::seconds{1},
      std::chrono::seconds{3}};
  std::array<Count, bounds.size() + 1>
      buckets{};  ///< Each for itself, not cumulative; the last is all above.
  Count micros{0};

  void add(std::chrono::steady_clock::duration time) {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(time);
    std::size_t i = 0;
    while (i < bounds.size() && took > bounds.at(i)) ++i;
    buckets.at(i).fetch_add(1, std::memory_order_relaxed);
    micros.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
  }
};

/// Of one shard. Relaxed: each number is right, together they are of about one moment.
struct ShardCounters {
  using Count = std::atomic<std::uint64_t>;

  Count sessions{0};   ///< Open WebSockets, those that have not said Hello too. A gauge.
  Count watchers{0};   ///< Of the sessions, those that only show a board and are nobody. A gauge.
  Count followers{0};  ///< Of the sessions, those whose board is another shard's. A gauge.
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
  Durations
      fan_out;  ///< From the end of a commit to when all sessions that could take it had been given it.
  std::array<Count, 16> refused{};    ///< By core::Refusal.
  std::array<Count, 200> closings{};  ///< By close code minus 4000.

  static void add(Count& count, std::uint64_t by) {
    count.fetch_add(by, std::memory_order_relaxed);
  }
  static void set(Count& count, std::uint64_t to) { count.store(to, std::memory_order_relaxed); }
};

}  // namespace tablee::shard
