// The server's numbers in the text format of Prometheus. Each metric is described where it is made, in
// metrics.cpp; reading them takes no lock and stops nobody.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "net/door_counters.h"
#include "shard/counters.h"
#include "store/commit_writer.h"
#include "store/space.h"

namespace tablee::net {

struct MetricsSources {
  std::vector<const shard::ShardCounters*> shards{};
  const store::CommitCounters& commits;
  const DoorCounters& doors;
  std::uint64_t http_connections = 0;
  std::uint64_t event_pages = 0;
  std::uint64_t answers_made = 0;
  std::uint64_t answer_bytes = 0;
  std::uint64_t store_bytes = 0;
  std::size_t stores_set_aside = 0;
  std::size_t damage_found = 0;
  bool writable = true;
  store::Space space = store::Space::ample;
};

[[nodiscard]] base::Bytes metrics_text(const MetricsSources& sources);

/// What is measured, for the operator: read from the very table that metrics_text() writes.
struct MetricMeaning {
  std::string name;
  std::string type;  ///< counter, gauge, histogram
  std::string help;
};
[[nodiscard]] std::vector<MetricMeaning> metric_meanings();

}  // namespace tablee::net
