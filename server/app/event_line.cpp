#include <expected>

#include "app/banner.h"
#include "app/command_tree.h"
#include "event/commands.h"

namespace tablee::app {
namespace {

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

CLI::Option& add_choice(CLI::App& command, Line& line) {
  command.add_option("--event", line.event, "which event, when there are several")->type_name("ID");
  return *command
              .add_option("--role", line.role, "moderator, participant or observer [participant]")
              ->type_name("");
}

}  // namespace

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
  auto& role = add_choice(show, line);
  role.needs(
      show.add_flag("--reissue", line.reissue, "revoke the links of --role and make a new one"));
  add_settings(show, line, {"data", "port", "public_url"});
  auto& end =
      add_command(group, line, "revoke", "end the links of --role and who came by them", revoke);
  add_choice(end, line);
  add_settings(end, line, {"data", "port", "public_url"});
}

}  // namespace tablee::app
