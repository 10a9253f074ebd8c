// The server's numbers in the text format of Prometheus. Each metric is described where it is made, in
// metrics.cpp; reading them takes no lock and stops nobody.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "net/counters.h"
#include "store/commit_writer.h"

namespace tablee::net {

struct MetricsSources {
  std::vector<const ShardCounters*> shards{};
  const store::CommitCounters& commits;
  std::uint64_t http_connections = 0;
  bool writable = true;
};

[[nodiscard]] base::Bytes metrics_text(const MetricsSources& sources);

}  // namespace tablee::net
