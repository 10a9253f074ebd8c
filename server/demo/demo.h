// `tablee demo`: the scripted day, played into a data folder or against a running server.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>

#include "demo/players.h"

namespace tablee::demo {

struct Options {
  std::uint32_t people = 40;
  std::chrono::minutes length{240};
  double speed = 600;
  std::uint64_t seed = 1;
  /// The event's file; empty: the one that is built in.
  std::filesystem::path event{};

  /// Either a data folder, for which a server runs inside this process as long as the day lasts, with a clock
  /// that ends now: the file's event is imported when it is not there yet …
  std::filesystem::path data{};
  /// … or a running server, "http://127.0.0.1:8080", and its event's join code; times are the server's own.
  std::string server{};
  std::string code{};
};

/// Blocks until the day is over. The string is a sentence that says what went wrong on the way. A board that
/// ends differently from the file is in the report: Report::right().
[[nodiscard]] std::expected<Report, std::string> run(
    const Options& options, std::function<void(const std::string&)> on_progress);

}  // namespace tablee::demo
