#include "app/command_tree.h"
#include "event/commands.h"
#include "render/page.h"

namespace tablee::app {
namespace {

Outcome printed(event::Printed result) {
  if (result) return {ExitCode::ok, *result};
  return {ExitCode::failed, result.error()};
}

Outcome no_event(const Line& line) {
  return {ExitCode::usage, "\"" + line.event +
                               "\" is not the id of an event. Allowed: 16 hexadecimal digits; "
                               "`tablee event list` shows them."};
}

Outcome forget(const Config& config, const Line& line) {
  const auto id = line.event.empty() ? std::nullopt : base::from_hex(line.event);
  if (!line.event.empty() && !id) return no_event(line);
  const auto event = id ? std::optional{base::EventId{*id}} : std::nullopt;
  return printed(
      event::forget_command({config.data, {}}, event, line.person, render::without_name));
}

Outcome erase(const Config& config, const Line& line) {
  const auto id = base::from_hex(line.event);
  if (!id) return no_event(line);
  return printed(event::delete_command({config.data, {}}, base::EventId{*id}, line.plan.title,
                                       render::without_name));
}

}  // namespace

void add_forgetting_commands(CLI::App& group, Line& line) {
  auto& one = add_command(group, line, "forget", "erase a person's name for good", forget);
  one.add_option("person", line.person, "their number, or the whole name")
      ->required()
      ->type_name("PERSON");
  one.add_option("--event", line.event, "which event, when there are several")->type_name("ID");
  add_settings(one, line, {"data"});
  auto& whole = add_command(group, line, "delete", "delete an event with all that is of it", erase);
  whole.add_option("event", line.event, "its id")->required()->type_name("EVENT");
  whole.add_option("--title", line.plan.title, "its title, to be sure")->type_name("TEXT");
  add_settings(whole, line, {"data"});
  auto& over = add_command(group, line, "expire", "delete events that are kept no longer",
                           [](const Config& config, const Line&) {
                             return printed(event::expire_command(
                                 {config.data, {}}, config.retention_days, render::without_name));
                           });
  add_settings(over, line, {"data", "retention_days"});
  auto& list = add_command(group, line, "forgotten", "what was erased, for `restore --forgotten`",
                           [](const Config& config, const Line&) {
                             return printed(event::forgotten_command({config.data, {}}));
                           });
  add_settings(list, line, {"data"});
}

}  // namespace tablee::app
