#include "app/command_line.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>

#include "app/banner.h"
#include "app/board_commands.h"
#include "app/config.h"
#include "app/qr.h"
#include "app/server.h"
#include "demo/demo.h"
#include "event/commands.h"

namespace tablee::app {
namespace {

constexpr const char* about =
    "Tablée: a whiteboard for workshops. One program, one port, one data folder.\n"
    "First: tablee event import FILE, then: tablee serve. `tablee COMMAND --help` tells more.";

constexpr const char* footnote =
    "Settings come from a TOML file (--config), then the environment (TABLEE_PORT for --port), "
    "then\n"
    "flags. `tablee serve --help` lists them.\n"
    "Exit codes: 0 done, 1 failed, 2 wrong use, 3 port or address, 4 data folder not usable,\n"
    "5 data of a newer version, 6 data damaged.";

// What the flags of one run hold.
struct Line {
  Values flags{};
  std::string config_file{};
  std::string file{};
  bool with_notes = false;
  std::string event{};
  std::string role = "participant";
  bool reissue = false;
  std::string board{};
  std::optional<std::string> at{};
  std::string url{};
  demo::Options day{};
  std::uint32_t minutes = 240;
  std::function<Outcome(const Config&, const Line&)> command{};
};

std::expected<Config, std::string> resolve(const Line& line) {
  Config config;
  std::string file = line.config_file;
  if (const char* const named = std::getenv("TABLEE_CONFIG"); file.empty() && named) file = named;
  if (!file.empty()) {
    std::ifstream stream{file};
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf())) {
      return std::unexpected{"--config: " + file + " can not be read."};
    }
    const auto values = parse_file(text.str(), file);
    if (!values) return std::unexpected{values.error()};
    const auto applied = apply(
        config, *values, [&](std::string_view name) { return file + ": " + std::string{name}; });
    if (!applied) return std::unexpected{applied.error()};
  }
  const Values environment = from_environment([](const char* name) { return std::getenv(name); });
  if (const auto applied = apply(config, environment, variable_of); !applied) {
    return std::unexpected{applied.error()};
  }
  if (const auto applied = apply(config, line.flags, flag_of); !applied) {
    return std::unexpected{applied.error()};
  }
  return config;
}

void add_setting(CLI::App& command, Line& line, const Setting& setting) {
  const std::string fallback = setting.get(Config{});
  const std::string help = std::string{setting.meaning} + ": " + std::string{setting.allowed} +
                           (fallback.empty() ? "" : " [" + fallback + "]");
  command
      .add_option_function<std::string>(
          flag_of(setting.name),
          [&line, name = std::string{setting.name}](const std::string& value) {
            line.flags[name] = value;
          },
          help)
      ->type_name("");
}

void add_settings(CLI::App& command, Line& line, std::initializer_list<std::string_view> names) {
  command.add_option("--config", line.config_file, "a TOML file of settings")->type_name("FILE");
  for (const auto& setting : settings()) {
    const bool wanted =
        names.size() == 0 || std::find(names.begin(), names.end(), setting.name) != names.end();
    if (wanted) add_setting(command, line, setting);
  }
}

CLI::App& add_command(CLI::App& parent, Line& line, const char* name, const char* help,
                      std::function<Outcome(const Config&, const Line&)> act) {
  CLI::App* const command = parent.add_subcommand(name, help);
  command->callback([&line, act = std::move(act)] { line.command = act; });
  return *command;
}

Outcome printed(event::Printed result) {
  if (result) return {ExitCode::ok, *result};
  return {ExitCode::failed, result.error()};
}

event::CommandOptions options_of(const Config& config) {
  return {config.data, base_urls(config, config.port).front()};
}

std::expected<std::optional<base::EventId>, Outcome> event_of(const Line& line) {
  if (line.event.empty()) return std::nullopt;
  const auto id = base::from_hex(line.event);
  if (id) return base::EventId{*id};
  return std::unexpected{Outcome{ExitCode::usage, "--event: \"" + line.event +
                                                      "\" is not the id of an event. Allowed: 16 "
                                                      "hexadecimal digits; `tablee event list` "
                                                      "shows them."}};
}

std::optional<event::Role> role_of(std::string_view name) {
  for (const auto role :
       {event::Role::moderator, event::Role::participant, event::Role::observer}) {
    if (event::name(role) == name) return role;
  }
  return std::nullopt;
}

Outcome bad_role(const Line& line) {
  return {ExitCode::usage, "--role: \"" + line.role +
                               "\" is not a role. Allowed: moderator, participant, observer."};
}

Outcome links(const Config& config, const Line& line) {
  const auto id = event_of(line);
  if (!id) return id.error();
  if (!line.reissue) return printed(event::links_command(options_of(config), *id));
  const auto role = role_of(line.role);
  if (!role) return bad_role(line);
  return printed(event::reissue_command(options_of(config), *id, *role, event::OldLinks::revoke));
}

Outcome revoke(const Config& config, const Line& line) {
  const auto id = event_of(line);
  if (!id) return id.error();
  const auto role = role_of(line.role);
  if (!role) return bad_role(line);
  return printed(event::revoke_command(options_of(config), *id, *role));
}

void add_choice(CLI::App& command, Line& line) {
  command.add_option("--event", line.event, "which event, when there are several")->type_name("ID");
  command.add_option("--role", line.role, "moderator, participant or observer [participant]")
      ->type_name("");
}

void add_event_commands(CLI::App& app, Line& line) {
  CLI::App& group = *app.add_subcommand("event", "import, list and open events (server stopped)");
  group.require_subcommand(1);
  auto& import =
      add_command(group, line, "import", "make an event from a JSON file",
                  [](const Config& config, const Line& given) {
                    return printed(event::import_command(
                        options_of(config), given.file,
                        given.with_notes ? event::ImportNotes::write : event::ImportNotes::skip));
                  });
  import.add_option("file", line.file, "the event file")->required()->type_name("FILE");
  import.add_flag("--with-notes", line.with_notes, "write the file's notes onto the boards");
  add_settings(import, line, {"data", "port", "public_url"});
  auto& list =
      add_command(group, line, "list", "one line an event", [](const Config& config, const Line&) {
        return printed(event::list_command(options_of(config)));
      });
  add_settings(list, line, {"data"});
  auto& show = add_command(group, line, "links", "the codes and links that let people in", links);
  add_choice(show, line);
  show.add_flag("--reissue", line.reissue, "revoke the links of --role and make a new one");
  add_settings(show, line, {"data", "port", "public_url"});
  auto& end =
      add_command(group, line, "revoke", "end the links of --role and who came by them", revoke);
  add_choice(end, line);
  add_settings(end, line, {"data", "port", "public_url"});
}

void add_board_commands(CLI::App& app, Line& line) {
  CLI::App& group = *app.add_subcommand("board", "look at boards (also while a server runs)");
  group.require_subcommand(1);
  auto& list =
      add_command(group, line, "list", "one line a board",
                  [](const Config& config, const Line&) { return board_list(config.data); });
  add_settings(list, line, {"data"});
  auto& dump = add_command(group, line, "dump", "a board as JSON",
                           [](const Config& config, const Line& given) {
                             return board_dump(config.data, given.board, given.at);
                           });
  dump.add_option("--board", line.board, "its id")->required()->type_name("ID");
  dump.add_option("--at", line.at, "as it was then: 2016-11-17T14:30:00Z, or ms since 1970")
      ->type_name("TIME");
  add_settings(dump, line, {"data"});
}

Outcome print_qr(const Config&, const Line& line) {
  const auto colours = ::isatty(STDOUT_FILENO) != 0 ? Colours::ansi : Colours::none;
  const auto picture = qr_text(line.url, colours);
  return picture ? Outcome{ExitCode::ok, *picture} : Outcome{ExitCode::usage, picture.error()};
}

Outcome play_demo(const Config& config, const Line& line) {
  demo::Options day = line.day;
  day.length = std::chrono::minutes{line.minutes};
  if (day.server.empty() != day.code.empty()) {
    return {ExitCode::usage,
            "--server and --code go together: the address of a running server, and "
            "its event's join code."};
  }
  if (day.server.empty()) day.data = config.data;
  const auto report =
      demo::run(day, [](const std::string& line_of_text) { spdlog::info("{}", line_of_text); });
  if (!report) return {ExitCode::failed, report.error()};
  return {report->right() ? ExitCode::ok : ExitCode::failed, report->text()};
}

void add_demo_command(CLI::App& app, Line& line) {
  auto& demo = add_command(app, line, "demo", "play a real event's half day", play_demo);
  demo.add_option("--people", line.day.people, "how many play [40]")
      ->check(CLI::Range(1, 1'000))
      ->type_name("N");
  demo.add_option("--minutes", line.minutes, "length of the day [240]")
      ->check(CLI::Range(1, 1'440))
      ->type_name("N");
  demo.add_option("--speed", line.day.speed, "times faster than it was, at most [600]")
      ->check(CLI::PositiveNumber)
      ->type_name("X");
  demo.add_option("--seed", line.day.seed, "of everything that is by chance [1]")->type_name("N");
  demo.add_option("--event", line.day.event, "the event's file; otherwise the one built in")
      ->type_name("FILE");
  demo.add_option("--server", line.day.server, "play against a running server, not into --data")
      ->type_name("URL");
  demo.add_option("--code", line.day.code, "its event's join code")->type_name("CODE");
  add_settings(demo, line, {"data"});
}

void log_to_stderr(const std::string& level) {
  auto logger = std::make_shared<spdlog::logger>(
      "tablee", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e %^%l%$ %v");
  spdlog::set_default_logger(std::move(logger));
  spdlog::set_level(spdlog::level::from_str(level));
}

}  // namespace

Outcome run(int argc, const char* const* argv) {
  Line line;
  CLI::App app{about, "tablee"};
  app.footer(footnote);
  app.require_subcommand(1);
  app.set_version_flag("--version", TABLEE_VERSION);
  auto& server = add_command(app, line, "serve", "open the doors",
                             [](const Config& config, const Line&) { return serve(config); });
  add_settings(server, line, {});
  add_event_commands(app, line);
  add_board_commands(app, line);
  add_demo_command(app, line);
  auto& qr = add_command(app, line, "qr", "an address as a QR code", print_qr);
  qr.add_option("url", line.url, "the address")->required()->type_name("URL");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version come this way too, with code 0.
    std::ostringstream out;
    std::ostringstream err;
    const int code = app.exit(error, out, err);
    if (code == 0) return {ExitCode::ok, out.str()};
    return {ExitCode::usage, err.str()};
  }
  const auto config = resolve(line);
  if (!config) return {ExitCode::usage, config.error()};
  log_to_stderr(config->log_level);
  return line.command(*config, line);
}

}  // namespace tablee::app
