#include "run.h"

#include <algorithm>
#include <cstdio>

#include "pages.h"
#include "reveal.h"
#include "window.h"

namespace tablee::swarm {
namespace {

constexpr double settle_seconds = 20;
constexpr double ramp_factor = 1.25;
constexpr double ramp_stop_ms = 100;
constexpr std::chrono::seconds rest{2};
constexpr int crowds = 3;
constexpr int late_notes = 5'000;
constexpr int late_ops = 50'000;

int steady(Fleet& fleet, const Preset& preset, const Target& target) {
  const Report report = window(fleet, preset, target.pid, preset.ops_per_second);
  print(fleet.measure(), report);
  return verdict(fleet.measure(), report.lost);
}

// Until two windows in a row are too slow: one may have met a pause of the disk, which others use as well.
int ramp(Fleet& fleet, const Preset& preset, const Target& target) {
  for (double rate = preset.ops_per_second, slow = 0; slow < 2;) {
    const Report report = window(fleet, preset, target.pid, rate);
    print(fleet.measure(), report);
    if (const int bad = verdict(fleet.measure(), report.lost); bad != 0) return bad;
    if (fleet.measure().latency.quantile_ms(0.99) > ramp_stop_ms) {
      ++slow;
    } else {
      slow = 0;
      rate *= ramp_factor;
    }
  }
  return 0;
}

double per_delivery(double seconds, const Measure& measure) {
  return seconds / static_cast<double>(std::max<std::uint64_t>(measure.deliveries, 1));
}

double process_seconds(const Report& report) {
  return report.after.cpu_seconds - report.before.cpu_seconds;
}

double shard_seconds(const Report& report) {
  return busiest_thread(report.before, report.after);
}

// The same work twice: alone, and while others are there who read nothing. What they cost is the difference.
int stopped(Fleet& fleet, const Preset& preset, const Target& target) {
  Preset step = preset;
  step.name += ", control";
  const Report alone = window(fleet, step, target.pid, preset.ops_per_second);
  print(fleet.measure(), alone);
  const Measure control = fleet.measure();
  const auto seed = target.seed + 10'000;
  if (!fleet.open(target.joined, 1, preset.stopped, seed))
    return fail("no session could be opened");
  fleet.stop_reading(static_cast<std::size_t>(preset.stopped));
  step.name = preset.name + ", with them";
  step.warm_up_seconds =
      preset.warm_up_seconds + 3;  // until what the kernel holds for them is full
  const Report with = window(fleet, step, target.pid, preset.ops_per_second);
  const Measure& measure = fleet.measure();
  print(measure, with);
  std::printf(
      "{\"preset\":\"%s\",\"stopped\":%d,\"cpu_ratio\":%.2f,\"shard_cpu_ratio\":%.2f,"
      "\"p99_ratio\":%.2f,\"resident_grew_mib\":%.1f}\n",
      preset.name.c_str(), preset.stopped,
      per_delivery(process_seconds(with), measure) / per_delivery(process_seconds(alone), control),
      per_delivery(shard_seconds(with), measure) / per_delivery(shard_seconds(alone), control),
      measure.latency.quantile_ms(0.99) / control.latency.quantile_ms(0.99),
      (static_cast<double>(with.after.resident_kib) -
       static_cast<double>(alone.after.resident_kib)) /
          1'024);
  return verdict(measure, with.lost);
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

// What the others notice: their latency in a window at rest, and in one in which many join, a crowd each second.
int others(Fleet& fleet, const Preset& preset, const Target& target) {
  Preset alone = preset;
  alone.name += ", nobody joins";
  Report report = window(fleet, alone, target.pid, preset.ops_per_second);
  Measure& measure = fleet.measure();
  print(measure, report);
  const double rest_ms = measure.latency.quantile_ms(0.99);
  measure = {};
  measure.on = true;
  report.preset = preset.name + ", many join";
  report.before = use_of(target.pid);
  const Time start = now();
  const auto writers = static_cast<std::size_t>(preset.sessions);
  for (int i = 0; i < crowds * preset.joiners; ++i) {
    if (i % preset.joiners == 0) fleet.drive(preset.ops_per_second, 1, writers);
    const auto seed = target.seed + 10'000 + static_cast<std::uint64_t>(i);
    if (fleet.add(target.joined, 0, seed) == nullptr) return fail("a late session was refused");
  }
  fleet.drive(preset.ops_per_second, 1, writers);
  report.after = use_of(target.pid);
  report.seconds = std::chrono::duration<double>(now() - start).count();
  fleet.settle(settle_seconds);
  report.lost = fleet.lost();
  print(measure, report);
  std::printf("{\"preset\":\"%s\",\"p99_ratio_while_joining\":%.2f}\n", preset.name.c_str(),
              measure.latency.quantile_ms(0.99) / rest_ms);
  return verdict(measure, report.lost);
}

int late_join(Fleet& fleet, const Preset& preset, const Target& target) {
  fill(fleet);
  // The last keyframe of the filling is being made and the store compacts: neither is what is asked here.
  for (const Time rested = now() + rest; now() < rested;) fleet.step(10);
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
  if (preset.shape == Shape::event) return run_event(preset, target);
  if (preset.shape == Shape::reveal) return run_reveal(preset, target);
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
    case Shape::stopped:
      return stopped(fleet, preset, target);
    case Shape::shards:  // compare_shards()
    case Shape::event:   // run_event()
    case Shape::reveal:  // run_reveal()
      break;
  }
  return 1;
}

}  // namespace tablee::swarm
