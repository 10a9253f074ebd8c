#include "server_process.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

extern char** environ;  // NOLINT: POSIX declares it nowhere

namespace tablee::swarm {
namespace {

// Starts `arguments`; its standard output goes to `output`. -1 when it can not be started.
pid_t spawn(const std::vector<std::string>& arguments, int output) {
  std::vector<char*> argv;
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  pid_t pid = -1;
  if (::posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ) != 0) pid = -1;
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

void write_event(const std::string& path, int tables) {
  std::ofstream file(path);
  file
      << R"({"event":{"title":"Essaim","date":"2016-11-17","place":"localhost","language":"fr"},"tables":[)";
  for (int i = 1; i <= tables; ++i) {
    file << (i > 1 ? "," : "") << R"({"number":)" << i << R"(,"question":"Table )" << i
         << R"(","clusters":[]})";
  }
  file << "]}";
}

// The word behind `label` in the banner, once it is there.
std::string word_after(const std::string& text, std::string_view label) {
  const auto at = text.find(label);
  if (at == std::string::npos) return {};
  const auto begin = text.find_first_not_of(' ', at + label.size());
  const auto end = text.find_first_of(" \n", begin);
  return begin == std::string::npos || end == std::string::npos ? ""
                                                                : text.substr(begin, end - begin);
}

void pin_to_first_core(pid_t pid) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(0, &cores);
  ::sched_setaffinity(pid, sizeof cores, &cores);  // a machine of one core stays as it is
}

}  // namespace

std::expected<std::unique_ptr<ServerProcess>, std::string> ServerProcess::start(
    const std::string& binary, const std::string& scratch, int tables, int shards, bool pin) {
  std::unique_ptr<ServerProcess> server(new ServerProcess);
  std::string folder = scratch + "/tablee-swarm-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr)
    return std::unexpected("no folder can be made in " + scratch);
  server->folder_ = folder;
  write_event(folder + "/event.json", tables);
  int status = -1;
  const pid_t import =
      spawn({binary, "event", "import", folder + "/event.json", "--data", folder + "/data"},
            STDERR_FILENO);
  if (import < 0 || ::waitpid(import, &status, 0) < 0 || status != 0) {
    return std::unexpected("the event could not be imported by " + binary);
  }
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::unexpected("no pipe");
  server->pid_ = spawn({binary, "serve", "--data", folder + "/data", "--address", "127.0.0.1",
                        "--port", "0", "--log-level", "warn", "--shards", std::to_string(shards)},
                       ends[1]);
  ::close(ends[1]);
  if (server->pid_ > 0 && pin) pin_to_first_core(server->pid_);
  std::string banner;
  char buffer[4'096];
  for (ssize_t got = 0;
       server->moderator_.empty() && (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
    banner.append(buffer, static_cast<std::size_t>(got));
    server->code_ = word_after(banner, "Join code");
    const std::string link = word_after(banner, "Moderate");
    if (const auto at = link.rfind("#m="); at != std::string::npos)
      server->moderator_ = link.substr(at + 3);
  }
  ::close(ends[0]);
  const std::string address = word_after(banner, "Address");
  const auto colon = address.rfind(':');
  if (server->code_.empty() || colon == std::string::npos) {
    return std::unexpected("the server did not come up: " + banner);
  }
  std::from_chars(address.data() + colon + 1, address.data() + address.size(), server->port_);
  return server;
}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) {
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
  }
  std::error_code ignored;  // a scratch folder that can not be removed spoils nothing
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

}  // namespace tablee::swarm
