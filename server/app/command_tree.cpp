#include "app/command_tree.h"

#include <algorithm>

namespace tablee::app {
namespace {

CLI::Option& add_setting(CLI::App& command, Line& line, const Setting& setting) {
  const std::string fallback = setting.get(Config{});
  const std::string help =
      std::string{setting.meaning} + (fallback.empty() ? "" : " [" + fallback + "]");
  return *command
              .add_option_function<std::string>(
                  flag_of(setting.name),
                  [&line, name = std::string{setting.name}](const std::string& value) {
                    line.flags[name] = value;
                  },
                  help)
              ->type_name("");
}

}  // namespace

void add_settings(CLI::App& command, Line& line, std::initializer_list<std::string_view> names,
                  Others others) {
  command.add_option("--config", line.config_file, "a TOML file of settings")->type_name("FILE");
  for (const auto& setting : settings()) {
    const bool named = std::find(names.begin(), names.end(), setting.name) != names.end();
    if (named) {
      add_setting(command, line, setting);
    } else if (others == Others::hidden) {
      add_setting(command, line, setting).group("");
    }
  }
}

CLI::App& add_command(CLI::App& parent, Line& line, const char* name, const char* help,
                      std::function<Outcome(const Config&, const Line&)> act) {
  CLI::App* const command = parent.add_subcommand(name, help);
  command->callback([&line, act = std::move(act)] { line.command = act; });
  return *command;
}

}  // namespace tablee::app
