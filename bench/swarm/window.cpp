#include "window.h"

#include <cstdio>

namespace tablee::swarm {
namespace {

constexpr double settle_seconds = 20;

struct Told {
  std::uint64_t commits = 0;
  std::uint64_t messages = 0;
};

// Nothing when the server does not say.
Told told(std::uint16_t port) {
  const auto values = metrics(port, {"tablee_commits_total", "tablee_messages_sent_total"});
  if (!values) return {};
  return {static_cast<std::uint64_t>(values->at(0)), static_cast<std::uint64_t>(values->at(1))};
}

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
  const auto told_before = told(fleet.port());
  measure = {};
  measure.on = true;
  report.before = use_of(pid);
  const Time start = now();
  fleet.drive(rate, preset.seconds, writers);
  report.after = use_of(pid);
  report.seconds = std::chrono::duration<double>(now() - start).count();
  const auto told_after = told(fleet.port());
  report.commits = told_after.commits - told_before.commits;
  report.messages = told_after.messages - told_before.messages;
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
