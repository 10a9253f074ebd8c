#include "measure.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

namespace tablee::swarm {

namespace {

// CPU seconds of a process or thread, by its file in /proc; negative when it is gone.
double cpu_seconds_of(const std::filesystem::path& path) {
  std::ifstream stat(path);
  std::string line;
  if (!std::getline(stat, line)) return -1;
  std::istringstream rest(line.substr(line.rfind(')') + 2));  // the name may hold spaces
  std::string field;
  for (int i = 3; i < 14; ++i) rest >> field;
  double user = 0;
  double system = 0;
  rest >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::uint64_t wakeups_of(const std::filesystem::path& path) {
  std::ifstream status(path);
  for (std::string line; std::getline(status, line);) {
    constexpr std::string_view label = "voluntary_ctxt_switches:";
    if (line.starts_with(label)) return std::stoull(line.substr(label.size()));
  }
  return 0;
}

}  // namespace

ProcessUse use_of(int pid) {
  ProcessUse use;
  const std::filesystem::path folder = "/proc/" + std::to_string(pid);
  if (pid <= 0 || !std::filesystem::exists(folder)) return use;
  use.cpu_seconds = cpu_seconds_of(folder / "stat");
  std::error_code gone;
  for (const auto& thread : std::filesystem::directory_iterator(folder / "task", gone)) {
    use.threads[std::stoi(thread.path().filename())] = cpu_seconds_of(thread.path() / "stat");
    use.wakeups += wakeups_of(thread.path() / "status");
  }
  std::ifstream statm(folder / "statm");
  std::uint64_t pages = 0;
  statm >> pages >> pages;
  use.resident_kib = pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 1'024;
  return use;
}

double busiest_thread(const ProcessUse& before, const ProcessUse& after) {
  double most = 0;
  for (const auto& [thread, seconds] : after.threads) {
    const auto earlier = before.threads.find(thread);
    most = std::max(most, seconds - (earlier == before.threads.end() ? 0 : earlier->second));
  }
  return most;
}

void print(const Measure& measure, const Report& report) {
  const double cpu = report.after.cpu_seconds - report.before.cpu_seconds;
  const double millions = static_cast<double>(measure.deliveries) / 1e6;
  std::printf(
      "{\"preset\":\"%s\",\"sessions\":%d,\"ops_per_second_each\":%.2f,\"seconds\":%.2f,"
      "\"sent\":%llu,\"acknowledged\":%llu,\"refused\":%llu,\"deliveries\":%llu,"
      "\"deliveries_per_second\":%.0f,\"lost\":%llu,\"gaps\":%llu,\"closed\":%llu,"
      "\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"p999_ms\":%.2f,\"max_ms\":%.2f,"
      "\"server_cpu_seconds\":%.2f,\"server_cpu_seconds_per_million\":%.2f,"
      "\"busiest_thread_cpu_seconds\":%.2f,\"commits\":%llu,\"messages\":%llu,\"wakeups\":%llu,"
      "\"resident_rest_mib\":%.1f,\"resident_after_mib\":%.1f}\n",
      report.preset.c_str(), report.sessions, report.ops_per_second, report.seconds,
      static_cast<unsigned long long>(measure.sent), static_cast<unsigned long long>(measure.acked),
      static_cast<unsigned long long>(measure.refused),
      static_cast<unsigned long long>(measure.deliveries),
      static_cast<double>(measure.deliveries) / report.seconds,
      static_cast<unsigned long long>(report.lost), static_cast<unsigned long long>(measure.gaps),
      static_cast<unsigned long long>(measure.closed), measure.latency.quantile_ms(0.5),
      measure.latency.quantile_ms(0.99), measure.latency.quantile_ms(0.999),
      measure.latency.max_ms(), cpu, millions > 0 ? cpu / millions : 0.0,
      busiest_thread(report.before, report.after), static_cast<unsigned long long>(report.commits),
      static_cast<unsigned long long>(report.messages),
      static_cast<unsigned long long>(report.after.wakeups - report.before.wakeups),
      static_cast<double>(report.resident_rest_kib) / 1'024,
      static_cast<double>(report.after.resident_kib) / 1'024);
  std::fflush(stdout);
}

}  // namespace tablee::swarm
