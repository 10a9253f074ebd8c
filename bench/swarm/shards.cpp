#include "shards.h"

#include <cstdio>

#include "server_process.h"
#include "window.h"

namespace tablee::swarm {
namespace {

// CPU seconds of the busiest thread by delivery; negative when something went wrong, which was said.
double cost(const Preset& preset, const std::string& binary, const std::string& scratch,
            std::uint64_t seed, int shards) {
  const auto server = ServerProcess::start(binary, scratch, preset.boards, shards, false);
  if (!server) return -fail(server.error().c_str());
  const auto joined = join((*server)->port(), (*server)->code(), "Essaim");
  if (!joined) return -fail(joined.error().c_str());
  Fleet fleet((*server)->port());
  if (!fleet.open(*joined, preset.boards, preset.sessions, seed)) {
    return -fail("not all sessions could be opened within a minute");
  }
  Preset step = preset;
  step.name += ", " + std::to_string(shards);
  const Report report = window(fleet, step, (*server)->pid(), preset.ops_per_second);
  print(fleet.measure(), report);
  if (verdict(fleet.measure(), report.lost) != 0) return -1;
  return busiest_thread(report.before, report.after) /
         static_cast<double>(fleet.measure().deliveries);
}

}  // namespace

int compare_shards(const Preset& preset, const std::string& binary, const std::string& scratch,
                   std::uint64_t seed) {
  const double one = cost(preset, binary, scratch, seed, 1);
  const double many = cost(preset, binary, scratch, seed, preset.shards);
  if (one <= 0 || many <= 0) return 1;
  std::printf("{\"preset\":\"%s\",\"shards\":%d,\"times_the_deliveries_of_one\":%.2f}\n",
              preset.name.c_str(), preset.shards, one / many);
  return 0;
}

}  // namespace tablee::swarm
