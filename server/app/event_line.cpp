#include <expected>

#include "app/banner.h"
#include "app/command_tree.h"
#include "event/agenda/agenda_file.h"
#include "event/commands.h"
#include "http/picture.h"

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

Outcome usage(std::string sentence) {
  return {ExitCode::usage, std::move(sentence)};
}

/// What the flags say, over what the file says.
void lay_over(event::EventSpec& plan, const Line& line) {
  const auto over = [](std::string& value, const std::string& given) {
    if (!given.empty()) value = given;
  };
  over(plan.title, line.plan.title);
  over(plan.date, line.plan.date);
  over(plan.time_zone, line.plan.time_zone);
  over(plan.place, line.plan.place);
  over(plan.occasion, line.plan.occasion);
  over(plan.language, line.plan.language);
  over(plan.introduction, line.plan.introduction);
  over(plan.closing, line.plan.closing);
  over(plan.contact, line.plan.contact);
  over(plan.responsible, line.plan.responsible);
  if (line.plan.retention_days > 0) plan.retention_days = line.plan.retention_days;
  if (!line.plan.principles.empty()) plan.principles = line.plan.principles;
  if (line.tables.empty()) return;
  plan.tables.clear();
  for (const auto& question : line.tables) {
    plan.tables.push_back({static_cast<std::uint32_t>(plan.tables.size() + 1), question, {}});
  }
}

Outcome make(const Config& config, const Line& line) {
  event::EventSpec plan;
  plan.stage = wire::day::Stage::prepared;
  if (!line.file.empty()) {
    auto read = event::read_plan(line.file);
    if (!read) return {ExitCode::failed, read.error()};
    plan = std::move(*read);
  }
  lay_over(plan, line);
  if (plan.title.empty()) return usage("--title: an event needs a title.");
  if (!line.agenda.empty()) {
    auto agenda = event::agenda_template(line.agenda, plan.language);
    if (!agenda) {
      return usage("--agenda: \"" + line.agenda +
                   "\" is not a template. Allowed: " + event::template_names() + ".");
    }
    plan.agenda = std::move(*agenda);
  }
  return printed(event::new_command(options_of(config), plan));
}

Outcome show_plan(const Config& config, const Line& line) {
  const auto id = event_of(line);
  if (!id) return id.error();
  return printed(event::export_command(options_of(config), *id));
}

Outcome duplicate(const Config& config, const Line& line) {
  const auto id = event_of(line);
  if (!id) return id.error();
  return printed(
      event::duplicate_command(options_of(config), *id, line.plan.title, line.plan.date));
}

void add_new_command(CLI::App& group, Line& line) {
  auto& command = add_command(group, line, "new", "make an event from what is said here", make);
  auto& plan = line.plan;
  command.add_option("file", line.file, "an event file to begin with")->type_name("FILE");
  command.add_option("--title", plan.title, "what it is called")->type_name("TEXT");
  command.add_option("--date", plan.date, "its day, as 2016-11-17")->type_name("DAY");
  command.add_option("--time-zone", plan.time_zone, "as Europe/Paris")->type_name("ZONE");
  command.add_option("--place", plan.place, "where")->type_name("TEXT");
  command.add_option("--frame", plan.occasion, "what it is a part of")->type_name("TEXT");
  plan.language.clear();
  command.add_option("--language", plan.language, "of what is written: fr, en … [en]")
      ->type_name("TAG");
  command.add_option("--table", line.tables, "a question, for each table; none: chosen later")
      ->type_name("TEXT")
      ->take_all();
  command.add_option("--principle", plan.principles, "again for each")
      ->type_name("TEXT")
      ->take_all();
  command.add_option("--introduction", plan.introduction, "read when people come in")
      ->type_name("TEXT");
  command.add_option("--closing", plan.closing, "read when it is over")->type_name("TEXT");
  command.add_option("--contact", plan.contact, "whom to ask")->type_name("TEXT");
  command.add_option("--responsible", plan.responsible, "who answers for what is kept")
      ->type_name("TEXT");
  command.add_option("--retention-days", plan.retention_days, "how long it is kept [for good]")
      ->type_name("N");
  command.add_option("--agenda", line.agenda, event::template_names())->type_name("NAME");
  add_settings(command, line, {"data", "port", "public_url"});
}

void add_plan_commands(CLI::App& group, Line& line) {
  const auto add_event = [&](CLI::App& command) {
    command.add_option("--event", line.event, "which event, when there are several")
        ->type_name("ID");
    add_settings(command, line, {"data", "port", "public_url"});
  };
  add_event(add_command(group, line, "export", "an event's plan as a file", show_plan));
  auto& again = add_command(group, line, "duplicate",
                            "the same plan for another day: no people, no notes", duplicate);
  again.add_option("--title", line.plan.title, "its new title")->type_name("TEXT");
  again.add_option("--date", line.plan.date, "its day")->type_name("DAY");
  add_event(again);
}

CLI::Option& add_choice(CLI::App& command, Line& line) {
  command.add_option("--event", line.event, "which event, when there are several")->type_name("ID");
  return *command
              .add_option("--role", line.role, "moderator, participant or observer [participant]")
              ->type_name("");
}

}  // namespace

void add_event_commands(CLI::App& app, Line& line) {
  CLI::App& group = *app.add_subcommand("event", "make, list and open events (server stopped)");
  group.require_subcommand(1);
  add_new_command(group, line);
  add_plan_commands(group, line);
  add_forgetting_commands(group, line);
  auto& import = add_command(
      group, line, "import", "make an event from a file: a plan, or a whole event",
      [](const Config& config, const Line& given) {
        return printed(event::import_command(
            options_of(config), given.file,
            given.with_notes ? event::ImportNotes::write : event::ImportNotes::skip,
            [](base::BytesView bytes) { return http::read_picture(bytes).has_value(); }));
      });
  import.add_option("file", line.file, "the event file")->required()->type_name("FILE");
  import.add_flag("--with-notes", line.with_notes, "write the file's notes onto the boards");
  add_settings(import, line, {"data", "port", "public_url"});
  auto& list = add_command(
      group, line, "list", "one line an event", [](const Config& config, const Line& given) {
        return printed(event::list_command(options_of(config), given.archived
                                                                   ? event::Shown::archived_too
                                                                   : event::Shown::those_in_use));
      });
  list.add_flag("--archived", line.archived, "those that were put away too");
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
