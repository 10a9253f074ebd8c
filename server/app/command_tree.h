// The commands of `tablee` as CLI11 knows them: what their flags fill, and how a command is added.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "app/config.h"
#include "app/exit_code.h"
#include "demo/demo.h"
#include "event/event_spec.h"

namespace tablee::app {

/// What the flags of one run hold. Commands read what is theirs.
struct Line {
  Values flags{};
  std::string config_file{};
  std::string file{};
  bool with_notes = false;
  std::string event{};
  std::string role = "participant";
  bool reissue = false;
  bool archived = false;
  event::EventSpec plan{};
  std::vector<std::string> tables{};
  std::string agenda{};
  std::string board{};
  std::string person{};
  std::string forgotten{};
  std::string form = "html";
  std::optional<std::uint32_t> table{};
  std::optional<std::uint32_t> width{};
  std::optional<std::string> at{};
  std::string url{};
  bool explain = false;
  bool accept_loss = false;
  demo::Options day{};
  std::uint32_t minutes = 240;
  std::function<Outcome(const Config&, const Line&)> command{};
};

enum class Others : std::uint8_t {
  unknown,  ///< Refused.
  hidden,   ///< Taken, but not in the help: it would not fit a screen.
};

/// Adds a command to `parent`. `line` must outlive it; parsing the command sets line.command to `act`.
CLI::App& add_command(CLI::App& parent, Line& line, const char* name, const char* help,
                      std::function<Outcome(const Config&, const Line&)> act);

/// Adds --config and the settings of these names as flags to `command`; their values land in line.flags, unread.
void add_settings(CLI::App& command, Line& line, std::initializer_list<std::string_view> names,
                  Others others = Others::unknown);

/// `tablee event …`.
void add_event_commands(CLI::App& app, Line& line);
/// `tablee event forget` and what goes with it.
void add_forgetting_commands(CLI::App& group, Line& line);

}  // namespace tablee::app
