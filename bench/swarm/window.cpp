#include "window.h"

#include <cstdio>

namespace tablee::swarm {
namespace {

constexpr double settle_seconds = 20;

}  // namespace

int fail(const char* what) {
  std::fprintf(stderr, "swarm: %s\n", what);
  return 1;
}

int verdict(const Measure& measure, std::uint64_t lost) {
  if (lost + measure.refused + measure.gaps + measure.closed == 0) return 0;
  return fail("something was lost, refused, out of order or closed: see the line above");
}

Report window(Fleet& fleet, const Preset& preset, int pid, double rate) {
  Measure& measure = fleet.measure();
  Report report;
  report.preset = preset.name;
  report.sessions = preset.boards * preset.sessions;
  report.ops_per_second = rate;
  report.resident_rest_kib = use_of(pid).resident_kib;
  const auto writers = static_cast<std::size_t>(preset.writers);
  fleet.drive(rate, preset.warm_up_seconds, writers);
  measure = {};
  measure.on = true;
  report.before = use_of(pid);
  const Time start = now();
  fleet.drive(rate, preset.seconds, writers);
  report.after = use_of(pid);
  report.seconds = std::chrono::duration<double>(now() - start).count();
  const Measure counted = measure;
  fleet.settle(settle_seconds);
  const std::uint64_t closed = measure.closed;
  const std::uint64_t refused = measure.refused;
  const std::uint64_t gaps = measure.gaps;
  measure = counted;
  measure.closed = closed;
  measure.refused = refused;
  measure.gaps = gaps;
  report.lost = fleet.lost();
  return report;
}

}  // namespace tablee::swarm
