#include "app/command_tree.h"
#include "event/commands.h"
#include "render/page.h"

namespace tablee::app {
namespace {

Outcome printed(event::Printed result) {
  if (result) return {ExitCode::ok, *result};
  return {ExitCode::failed, result.error()};
}

Outcome forget(const Config& config, const Line& line) {
  const auto id = line.event.empty() ? std::nullopt : base::from_hex(line.event);
  if (!line.event.empty() && !id) {
    return {ExitCode::usage, "--event: \"" + line.event +
                                 "\" is not the id of an event. Allowed: 16 hexadecimal digits; "
                                 "`tablee event list` shows them."};
  }
  const auto event = id ? std::optional{base::EventId{*id}} : std::nullopt;
  return printed(
      event::forget_command({config.data, {}}, event, line.person, render::without_name));
}

}  // namespace

void add_forgetting_commands(CLI::App& group, Line& line) {
  auto& one = add_command(group, line, "forget", "erase a person's name for good", forget);
  one.add_option("person", line.person, "their number, or the whole name")
      ->required()
      ->type_name("PERSON");
  one.add_option("--event", line.event, "which event, when there are several")->type_name("ID");
  add_settings(one, line, {"data"});
  auto& list = add_command(group, line, "forgotten", "whose names were erased, for `restore`",
                           [](const Config& config, const Line&) {
                             return printed(event::forgotten_command({config.data, {}}));
                           });
  add_settings(list, line, {"data"});
}

}  // namespace tablee::app
