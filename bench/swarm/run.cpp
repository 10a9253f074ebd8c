#include "run.h"

#include <cstdio>

#include "fleet.h"

namespace tablee::swarm {
namespace {

constexpr double settle_seconds = 20;
constexpr double ramp_factor = 1.5;
constexpr double ramp_stop_ms = 100;
constexpr int late_notes = 5'000;
constexpr int late_ops = 50'000;

int fail(const char* what) {
  std::fprintf(stderr, "swarm: %s\n", what);
  return 1;
}

int verdict(const Measure& measure, std::uint64_t lost) {
  if (lost + measure.refused + measure.gaps + measure.closed == 0) return 0;
  return fail("something was lost, refused, out of order or closed: see the line above");
}

// One window at one rate, from a settled fleet to a settled fleet.
Report window(Fleet& fleet, const Preset& preset, const Target& target, double rate) {
  Measure& measure = fleet.measure();
  Report report;
  report.preset = preset.name;
  report.sessions = preset.boards * preset.sessions;
  report.ops_per_second = rate;
  report.resident_rest_kib = use_of(target.pid).resident_kib;
  fleet.drive(rate, preset.warm_up_seconds);
  measure = {};
  measure.on = true;
  report.before = use_of(target.pid);
  const Time start = now();
  fleet.drive(rate, preset.seconds);
  report.after = use_of(target.pid);
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

int steady(Fleet& fleet, const Preset& preset, const Target& target) {
  fleet.stop_reading(static_cast<std::size_t>(preset.stopped));
  const Report report = window(fleet, preset, target, preset.ops_per_second);
  print(fleet.measure(), report);
  return verdict(fleet.measure(), report.lost);
}

int ramp(Fleet& fleet, const Preset& preset, const Target& target) {
  for (double rate = preset.ops_per_second;; rate *= ramp_factor) {
    const Report report = window(fleet, preset, target, rate);
    print(fleet.measure(), report);
    if (const int bad = verdict(fleet.measure(), report.lost); bad != 0) return bad;
    if (fleet.measure().latency.quantile_ms(0.99) > ramp_stop_ms) return 0;
  }
}

void fill(Fleet& fleet) {
  Session& author = *fleet.sessions().front();
  for (int i = 0; i < late_notes + late_ops;) {
    if (!author.idle() && i % 128 == 0) {
      fleet.step(5);
      if (!author.idle()) continue;
    }
    const std::string batch =
        i < late_notes ? author.author().written_note() : author.author().next();
    if (!author.write(batch, now(), fleet.measure())) continue;
    author.socket().flush();
    ++i;
  }
  fleet.settle(settle_seconds);
}

// Opens `count` sessions at once; milliseconds until the last has the whole board, and bytes of one.
void join_at_once(Fleet& fleet, const Target& target, int count) {
  const Time start = now();
  std::vector<Session*> joiners;
  for (int i = 0; i < count; ++i) {
    joiners.push_back(
        fleet.add(target.joined, 0, target.seed + 1'000 + static_cast<std::uint64_t>(i)));
  }
  const auto all = [&] {
    for (const Session* one : joiners) {
      if (one == nullptr || !one->caught_up()) return false;
    }
    return true;
  };
  while (!all() && now() - start < std::chrono::seconds{30}) fleet.step(1);
  const double took = std::chrono::duration<double, std::milli>(now() - start).count();
  std::printf(
      "{\"preset\":\"late-join\",\"joiners\":%d,\"all\":%s,\"last_ms\":%.2f,\"bytes_each\":%llu}\n",
      count, all() ? "true" : "false", took,
      static_cast<unsigned long long>(joiners.front()->socket().bytes_in()));
  std::fflush(stdout);
}

// What the others notice: their latency in a window at rest, and in one in which many join.
int others(Fleet& fleet, const Preset& preset, const Target& target) {
  Preset alone = preset;
  alone.name += ", nobody joins";
  Report report = window(fleet, alone, target, preset.ops_per_second);
  print(fleet.measure(), report);
  Measure& measure = fleet.measure();
  measure = {};
  measure.on = true;
  report.preset = preset.name + ", many join";
  report.before = use_of(target.pid);
  const Time start = now();
  const auto writers = static_cast<std::size_t>(preset.sessions);
  fleet.drive(preset.ops_per_second, 0.2, writers);
  for (int i = 0; i < preset.joiners; ++i) {
    if (fleet.add(target.joined, 0, target.seed + 10'000 + static_cast<std::uint64_t>(i)) ==
        nullptr) {
      return fail("a late session was refused");
    }
  }
  fleet.drive(preset.ops_per_second, 0.8, writers);
  report.after = use_of(target.pid);
  report.seconds = std::chrono::duration<double>(now() - start).count();
  report.lost = fleet.lost();
  print(measure, report);
  return verdict(measure, 0);
}

int late_join(Fleet& fleet, const Preset& preset, const Target& target) {
  fill(fleet);
  for (int i = 0; i < 5; ++i) join_at_once(fleet, target, 1);
  if (const int bad = others(fleet, preset, target); bad != 0) return bad;
  join_at_once(fleet, target, preset.joiners);
  return verdict(fleet.measure(), fleet.lost());
}

// What a session costs that does nothing: resident memory, by sessions. The kernel's buffers are not in it.
int idle(Fleet& fleet, const Preset& preset, const Target& target, std::uint64_t before_kib) {
  const std::uint64_t after_kib = use_of(target.pid).resident_kib;
  std::printf(
      "{\"preset\":\"idle\",\"sessions\":%d,\"resident_before_kib\":%llu,"
      "\"resident_kib\":%llu,\"bytes_per_session\":%.0f}\n",
      preset.sessions, static_cast<unsigned long long>(before_kib),
      static_cast<unsigned long long>(after_kib),
      static_cast<double>(after_kib - before_kib) * 1'024 / preset.sessions);
  return verdict(fleet.measure(), 0);
}

}  // namespace

int run(const Preset& preset, const Target& target) {
  Fleet fleet(target.port);
  const std::uint64_t before_kib = use_of(target.pid).resident_kib;
  if (static_cast<int>(target.joined.boards.size()) < preset.boards) {
    return fail("the event has too few tables for this preset");
  }
  if (!fleet.open(target.joined, preset.boards, preset.sessions, target.seed)) {
    return fail("not all sessions could be opened within a minute");
  }
  switch (preset.shape) {
    case Shape::steady:
      return steady(fleet, preset, target);
    case Shape::ramp:
      return ramp(fleet, preset, target);
    case Shape::late_join:
      return late_join(fleet, preset, target);
    case Shape::idle:
      return idle(fleet, preset, target, before_kib);
  }
  return 1;
}

}  // namespace tablee::swarm
