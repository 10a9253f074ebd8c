#include "torture/server_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <string_view>
#include <utility>

extern char** environ;

namespace tablee::torture {
namespace {

/// What stands behind `mark` up to the next white space; empty while that has not come.
std::string word_behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == text.npos) return {};
  const std::size_t begin = text.find_first_not_of(' ', at + mark.size());
  const std::size_t end = text.find_first_of(" \n", begin);
  return end == text.npos ? std::string{} : std::string{text.substr(begin, end - begin)};
}

}  // namespace

ServerProcess::ServerProcess(std::filesystem::path binary, std::filesystem::path data)
    : binary_(std::move(binary)), data_(std::move(data)) {}

ServerProcess::~ServerProcess() {
  kill();
}

bool ServerProcess::start() {
  std::array<int, 2> pipe{};
  std::array<int, 2> orders{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0 || ::pipe2(orders.data(), O_CLOEXEC) != 0) return false;
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, orders[0], STDIN_FILENO);
  const std::string port = std::to_string(port_);
  std::array<const char*, 4> arguments{"torture_server", data_.c_str(), port.c_str(), nullptr};
  const int error = ::posix_spawn(&pid_, binary_.c_str(), &actions, nullptr,
                                  const_cast<char* const*>(arguments.data()), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe[1]);
  ::close(orders[0]);
  out_ = pipe[0];
  in_ = orders[1];
  if (error != 0) pid_ = -1;
  return error == 0 && read_banner();
}

// The banner comes before the first connection is taken.
bool ServerProcess::read_banner() {
  std::string banner;
  std::array<char, 4'096> buffer{};
  while (word_behind(banner, "Join code ").empty()) {
    const ssize_t got = ::read(out_, buffer.data(), buffer.size());
    if (got <= 0) return false;
    banner.append(buffer.data(), static_cast<std::size_t>(got));
  }
  join_code_ = word_behind(banner, "Join code ");
  const std::string port = word_behind(banner, "http://127.0.0.1:");
  return std::from_chars(port.data(), port.data() + port.size(), port_).ec == std::errc{};
}

void ServerProcess::kill() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  wait();
}

void ServerProcess::pause() const {
  if (pid_ > 0) ::kill(pid_, SIGSTOP);
}

void ServerProcess::resume() const {
  if (pid_ > 0) ::kill(pid_, SIGCONT);
}

void ServerProcess::tell(const std::string& line) const {
  const std::string text = line + '\n';
  // It may be gone: then it needs no telling.
  static_cast<void>(::write(in_, text.data(), text.size()) < 0);
}

int ServerProcess::stop() {
  if (pid_ < 0) return -1;
  ::kill(pid_, SIGTERM);
  const int status = wait();
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int ServerProcess::wait() {
  int status = 0;
  ::waitpid(std::exchange(pid_, -1), &status, 0);
  ::close(std::exchange(out_, -1));
  ::close(std::exchange(in_, -1));
  return status;
}

}  // namespace tablee::torture
