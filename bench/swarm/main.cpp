// swarm: many tablets in one process against one server. README.md says how to read what it prints.
#include <sched.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "run.h"
#include "server_process.h"
#include "shards.h"

namespace {

using namespace tablee::swarm;

void pin_to_last_core() {
  cpu_set_t cores;
  if (::sched_getaffinity(0, sizeof cores, &cores) != 0 || CPU_COUNT(&cores) < 2) return;
  CPU_ZERO(&cores);
  CPU_SET(1, &cores);
  if (::sched_setaffinity(0, sizeof cores, &cores) != 0) std::fputs("swarm: not pinned\n", stderr);
}

int fail(const std::string& what) {
  std::fprintf(stderr, "swarm: %s\n", what.c_str());
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Drives a Tablée server with many sessions and prints JSON lines."};
  std::string preset_name;
  std::string binary;
  std::string scratch = "/tmp";
  std::uint64_t seed = 1;
  double rate = 0;
  int sessions = 0;
  int seconds = 0;
  bool spread = false;
  app.add_option("preset", preset_name, "One of: " + preset_names())->required();
  app.add_option("--tablee", binary, "The server's binary; it is started and ended")->required();
  app.add_option("--scratch", scratch, "Folder in which the server's data folder is made")
      ->capture_default_str();
  app.add_option("--seed", seed, "Seed of what the sessions write")->capture_default_str();
  app.add_option("--rate", rate, "Ops a second of each session, instead of the preset's");
  app.add_option("--sessions", sessions, "Sessions a board, instead of the preset's");
  app.add_option("--seconds", seconds, "Length of the window, instead of the preset's");
  app.add_flag("--unpinned", spread, "Do not pin the server to core 0 and this program to core 1");
  CLI11_PARSE(app, argc, argv);

  auto preset = find_preset(preset_name);
  if (!preset) return fail("there is no preset " + preset_name + "; there are " + preset_names());
  if (rate > 0) preset->ops_per_second = rate;
  if (sessions > 0) preset->sessions = sessions;
  if (seconds > 0) preset->seconds = seconds;
  if (preset->shape == Shape::shards) return compare_shards(*preset, binary, scratch, seed);
  if (spread) preset->shards = 0;
  const bool pin = preset->shards == 1;
  const auto server = ServerProcess::start(binary, scratch, preset->boards, preset->shards, pin);
  if (!server) return fail(server.error());
  if (pin) pin_to_last_core();
  const auto joined = join((*server)->port(), (*server)->code(), "Essaim");
  if (!joined) return fail(joined.error());
  return run(*preset, {(*server)->port(), (*server)->pid(), *joined, (*server)->code(),
                       (*server)->moderator(), seed});
}
