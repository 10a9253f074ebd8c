// The real server as a child process, to be killed. Started again, it has the same port and data folder, and an honest
// disk and clock.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace tablee::torture {

class ServerProcess {
 public:
  /// `binary` is that of server_main.cpp; the data folder must exist. Nothing runs yet.
  ServerProcess(std::filesystem::path binary, std::filesystem::path data);
  /// Kills it if it still runs.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  /// Returns when it accepts connections. False: it ended instead.
  [[nodiscard]] bool start();
  /// kill -9, at once.
  void kill();
  /// SIGSTOP and SIGCONT: it lives, and does nothing.
  void pause() const;
  void resume() const;
  /// Breaks or mends its disk, moves its clock: a line that server_main.cpp understands.
  void tell(const std::string& line) const;
  /// SIGTERM, and its exit code.
  [[nodiscard]] int stop();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] const std::filesystem::path& data() const { return data_; }
  /// The code that lets participants in, as the banner shows it.
  [[nodiscard]] const std::string& join_code() const { return join_code_; }

 private:
  [[nodiscard]] bool read_banner();
  int wait();

  std::filesystem::path binary_;
  std::filesystem::path data_;
  std::uint16_t port_ = 0;
  std::string join_code_;
  pid_t pid_ = -1;
  int in_ = -1;   // its standard input
  int out_ = -1;  // its standard output; kept open, so that it can go on writing
};

}  // namespace tablee::torture
