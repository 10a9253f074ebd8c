// `tablee doctor`: looks whether this machine and the way to it are fit for a server, and says in plain sentences what
// to do where they are not. Changes nothing but a small file of its own in the data folder, which it takes away again.
#pragma once

#include <string>
#include <vector>

#include "app/config.h"
#include "app/exit_code.h"

namespace tablee::app {

/// What one check found.
struct Finding {
  enum class Verdict : std::uint8_t {
    good,
    doubtful,  ///< It will run; somebody should look.
    bad,       ///< It will not run, or not for long.
  };
  Verdict verdict = Verdict::good;
  std::string about{};
  std::string says{};
};

/// Each check by itself; all may be called beside a running server.
[[nodiscard]] Finding check_data_folder(const Config& config);
[[nodiscard]] Finding check_disk_speed(const Config& config);
[[nodiscard]] Finding check_open_files(const Config& config);
[[nodiscard]] Finding check_port(const Config& config);
[[nodiscard]] Finding check_clock();
[[nodiscard]] Finding check_certificate(const Config& config);
/// The way through a public address: name, certificate, what a proxy passes on, WebSockets.
[[nodiscard]] std::vector<Finding> check_public_address(const std::string& url);

/// All of them. Exit code 1 when one is bad. `url` may be empty.
[[nodiscard]] Outcome doctor(const Config& config, const std::string& url);

}  // namespace tablee::app
