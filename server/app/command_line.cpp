#include "app/command_line.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <vector>

#include "app/backup_commands.h"
#include "app/banner.h"
#include "app/board_commands.h"
#include "app/command_tree.h"
#include "app/config.h"
#include "app/doctor.h"
#include "app/explain.h"
#include "app/log.h"
#include "app/qr.h"
#include "app/server.h"
#include "demo/demo.h"

namespace tablee::app {
namespace {

constexpr const char* about =
    "Tablée: a whiteboard for workshops. One program, one port, one data folder.\n"
    "First: tablee event import FILE, then: tablee serve.";

constexpr const char* footnote =
    "`tablee COMMAND --help` tells more. Settings: a TOML file (--config), then the\n"
    "environment (TABLEE_PORT for --port), then flags. Exit codes: 0 done, 1 failed,\n"
    "2 wrong use, 3 port or address, 4 data folder, 5 newer data, 6 damaged data.";

std::expected<std::string, std::string> text_of(const std::string& file) {
  errno = 0;
  std::ifstream stream{file};
  std::string text;
  // Piece by piece: a stream into a stream calls an empty file a failure.
  std::array<char, 4'096> piece{};
  while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0) {
    text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.eof() && !stream.bad()) return text;
  return std::unexpected{"--config: " + file + " can not be read: " + std::strerror(errno) + "."};
}

std::vector<std::string_view> environment() {
  std::vector<std::string_view> variables;
  for (char** one = environ; *one != nullptr; ++one) variables.emplace_back(*one);
  return variables;
}

std::expected<Config, std::string> resolve(const Line& line) {
  Config config;
  std::string file = line.config_file;
  if (const char* const named = std::getenv("TABLEE_CONFIG"); file.empty() && named) file = named;
  if (!file.empty()) {
    const auto text = text_of(file);
    const auto values = text ? parse_file(*text, file) : std::unexpected{text.error()};
    if (!values) return std::unexpected{values.error()};
    const auto applied = apply(
        config, *values, [&](std::string_view name) { return file + ": " + std::string{name}; });
    if (!applied) return std::unexpected{applied.error()};
  }
  const auto variables = from_environment(environment());
  if (!variables) return std::unexpected{variables.error()};
  if (const auto applied = apply(config, *variables, variable_of); !applied) {
    return std::unexpected{applied.error()};
  }
  if (const auto applied = apply(config, line.flags, flag_of); !applied) {
    return std::unexpected{applied.error()};
  }
  return config;
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

void add_export_command(CLI::App& app, Line& line) {
  auto& command =
      add_command(app, line, "export", "what an event came to, as a file (server may run)",
                  [](const Config& config, const Line& given) {
                    return export_event(config.data, {.event = given.event,
                                                      .form = given.form,
                                                      .table = given.table,
                                                      .width = given.width,
                                                      .out = given.file});
                  });
  command.add_option("event", line.event, "which, when there are several")->type_name("EVENT");
  command
      .add_option("--format", line.form, "html, pdf, md, csv, json; board: svg, png, pdf [html]")
      ->type_name("");
  command.add_option("--table", line.table, "whose board; 0: the agora")->type_name("N");
  command.add_option("--width", line.width, "of the picture, pixels")->type_name("N");
  command.add_option("--out", line.file, "a new file [standard output]")->type_name("FILE");
  add_settings(command, line, {"data"});
}

void add_backup_commands(CLI::App& app, Line& line) {
  auto& out = add_command(
      app, line, "backup", "copy all data (also while a server runs)",
      [](const Config& config, const Line& given) { return backup(config.data, given.file); });
  out.add_option("--to", line.file, "a new folder")->required()->type_name("FOLDER");
  add_settings(out, line, {"data"});
  auto& back = add_command(app, line, "restore", "make a new data folder from a backup",
                           [](const Config& config, const Line& given) {
                             return restore(given.file, config.data, given.forgotten);
                           });
  back.add_option("--from", line.file, "the backup")->required()->type_name("FOLDER");
  back.add_option("--forgotten", line.forgotten, "erase again what `event forgotten` listed")
      ->type_name("FILE");
  add_settings(back, line, {"data"});
  auto& check = add_command(app, line, "verify", "read all of a backup or data folder",
                            [](const Config& config, const Line&) { return verify(config.data); });
  add_settings(check, line, {"data"});
  auto& lost =
      add_command(app, line, "accept-loss", "go on with a damaged store, without what is lost",
                  [](const Config& config, const Line&) { return accept_loss(config.data); });
  add_settings(lost, line, {"data"});
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

// What it found goes to standard output, good or bad: it is what was asked for.
Outcome see_doctor(const Config& config, const Line& line) {
  if (line.explain) return {ExitCode::ok, explain()};
  Outcome outcome = doctor(config, line.url);
  if (outcome.code == ExitCode::ok) return outcome;
  std::fputs(outcome.text.c_str(), stdout);
  return {outcome.code, ""};
}

void add_doctor_command(CLI::App& app, Line& line) {
  auto& command =
      add_command(app, line, "doctor", "is this machine fit, and what is limited", see_doctor);
  command.add_option("--url", line.url, "ask the server through this public address")
      ->type_name("URL");
  command.add_flag("--explain", line.explain, "every setting, limit and metric, with its meaning");
  add_settings(command, line,
               {"data", "address", "port", "public_url", "tls_certificate", "tls_key"},
               Others::hidden);
}

// Not a command for people, and not in the help: conformance suites need a WebSocket that says back what it hears.
void add_echo_command(CLI::App& app, Line& line) {
  auto& command =
      add_command(app, line, "echo", "", [](const Config& config, const Line&) -> Outcome {
        if (const char* const tests = std::getenv("TABLEE_TESTS");
            tests == nullptr || *tests != '1') {
          return {ExitCode::usage, "echo is for tests of the WebSocket: set TABLEE_TESTS=1."};
        }
        return echo(config);
      });
  command.group("");
  add_settings(command, line, {"address", "port"});
}

}  // namespace

Outcome run(int argc, const char* const* argv) {
  // What is written is its owner's alone: stores, backups, keys, logs.
  ::umask(S_IRWXG | S_IRWXO);
  Line line;
  CLI::App app{about, "tablee"};
  app.footer(footnote);
  app.get_formatter()->column_width(26);
  app.require_subcommand(1);
  app.set_version_flag("--version", TABLEE_VERSION);
  auto& server = add_command(app, line, "serve", "open the doors",
                             [](const Config& config, const Line& given) {
                               if (given.accept_loss) {
                                 Outcome accepted = accept_loss(config.data);
                                 if (accepted.code != ExitCode::ok) return accepted;
                                 spdlog::warn("{}", accepted.text);
                               }
                               return serve(config, [&given] { return resolve(given); });
                             });
  server.add_flag("--accept-loss", line.accept_loss,
                  "go on with a damaged store, without what is lost");
  add_settings(server, line,
               {"data", "address", "port", "public_url", "hosts", "trusted_proxies",
                "tls_certificate", "tls_key", "sessions_max", "log_level", "log_format"},
               Others::hidden);
  server.footer("More settings, limits and metrics: tablee doctor --explain");
  add_event_commands(app, line);
  add_board_commands(app, line);
  add_export_command(app, line);
  add_backup_commands(app, line);
  add_demo_command(app, line);
  add_doctor_command(app, line);
  add_echo_command(app, line);
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
  open_log(config->log_level, config->log_format);
  return line.command(*config, line);
}

}  // namespace tablee::app
