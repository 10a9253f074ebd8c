// What a run counts.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include "histogram.h"

namespace tablee::swarm {

using Time = std::chrono::steady_clock::time_point;

[[nodiscard]] inline Time now() {
  return std::chrono::steady_clock::now();
}

/// Of the server process, from /proc. Zero where there is no such process.
struct ProcessUse {
  double cpu_seconds = 0;
  std::uint64_t resident_kib = 0;
  std::uint64_t wakeups = 0;        ///< How often a thread had slept of its own accord.
  std::map<int, double> threads{};  ///< CPU seconds of each, by number.
};
[[nodiscard]] ProcessUse use_of(int pid);
/// CPU seconds of the thread that used most between the two.
[[nodiscard]] double busiest_thread(const ProcessUse& before, const ProcessUse& after);

struct Measure {
  bool on = false;               ///< Only what falls into the window counts.
  std::uint64_t sent = 0;        ///< Batches.
  std::uint64_t acked = 0;       ///< Batches whose acknowledgement came.
  std::uint64_t refused = 0;     ///< Batches refused: a fault of the generator or the server.
  std::uint64_t deliveries = 0;  ///< Entries of others, each counted at each receiver.
  std::uint64_t gaps = 0;        ///< Entries whose offset did not follow the one before.
  std::uint64_t closed = 0;      ///< Connections that ended.
  Histogram latency;  ///< From when an op should have been sent to its arrival at another.
};

/// One JSON line.
struct Report {
  std::string preset;
  double ops_per_second = 0;  ///< Of each session.
  int sessions = 0;
  double seconds = 0;
  ProcessUse before;
  ProcessUse after;
  std::uint64_t resident_rest_kib = 0;
  std::uint64_t lost = 0;
  std::uint64_t commits = 0;   ///< Writes of the store, and …
  std::uint64_t messages = 0;  ///< … messages to sessions, where the server says so.
};
void print(const Measure& measure, const Report& report);

}  // namespace tablee::swarm
