// Commands that make events from plans, and plans of events.
#include "event/agenda/agenda_file.h"
#include "event/day/day.h"
#include "event/event_parts.h"
#include "event/opened.h"

namespace tablee::event {
namespace {

/// As the day has it, which knows better than the event's record.
std::expected<EventSpec, std::string> plan_of(const Opened& opened, base::EventId id) {
  const Overview& overview = *opened.events->overview(id);
  EventSpec plan = plan_of(overview);
  const auto opening = day::read_opening(*opened.store, id);
  if (!opening && opening.error().code == day::OpenErrorCode::no_day) {
    for (const auto& table : overview.tables)
      plan.tables.push_back({table.number, table.question, {}});
    return plan;
  }
  if (!opening) return std::unexpected(opening.error().message);
  const auto day = day::Day::open(*opening, {opened.clock->mono(), opened.clock->wall()},
                                  base::Random{random_number()});
  if (!day) return std::unexpected(day.error().message);
  plan.agenda = day->told().agenda.phases;
  plan.stage = day->told().stage;
  for (const auto& [number, table] : day->told().tables) {
    if (table.state == wire::day::TableState::open) {
      plan.tables.push_back({number, table.question, {}});
    }
  }
  return plan;
}

Printed make(Opened& opened, const EventSpec& plan, const std::string& address) {
  const auto made = opened.events->create(plan);
  if (!made) return std::unexpected("The event could not be stored. " + made.error().message);
  return describe_links(*opened.events, *made, address);
}

}  // namespace

std::expected<EventSpec, std::string> read_plan(const std::filesystem::path& file) {
  const auto json = read_file(file);
  if (!json) return std::unexpected(json.error());
  auto plan = parse_event_file(*json);
  if (!plan) return std::unexpected(file.string() + ": " + plan.error().message());
  return std::move(*plan);
}

Printed new_command(const CommandOptions& options, const EventSpec& plan) {
  // What is wrong does not even make the data folder.
  const auto read = parse_event_file(write_event_file(plan));
  if (!read) return std::unexpected(read.error().message());
  auto opened = open_events(options, store::OpenMode::create);
  if (!opened) return std::unexpected(opened.error());
  return make(*opened, *read, options.address);
}

Printed export_command(const CommandOptions& options, std::optional<base::EventId> event) {
  const auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  const auto chosen = choose(*opened->events, event);
  if (!chosen) return std::unexpected(chosen.error());
  const auto plan = plan_of(*opened, *chosen);
  if (!plan) return std::unexpected(plan.error());
  return write_event_file(*plan);
}

Printed duplicate_command(const CommandOptions& options, std::optional<base::EventId> event,
                          const std::string& title, const std::string& date) {
  auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  const auto chosen = choose(*opened->events, event);
  if (!chosen) return std::unexpected(chosen.error());
  auto plan = plan_of(*opened, *chosen);
  if (!plan) return std::unexpected(plan.error());
  plan->stage = wire::day::Stage::prepared;
  plan->date = date;
  if (!title.empty()) plan->title = title;
  const auto read = parse_event_file(write_event_file(*plan));
  if (!read) return std::unexpected(read.error().message());
  return make(*opened, *read, options.address);
}

}  // namespace tablee::event
