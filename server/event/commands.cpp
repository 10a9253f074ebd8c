#include "event/commands.h"

#include "base/limits.h"
#include "event/agenda/agenda_file.h"
#include "event/day_tables.h"
#include "event/opened.h"

namespace tablee::event {
namespace {

/// What of a file this version does not know; empty when all was taken.
std::string not_taken(const EventSpec& spec) {
  constexpr std::size_t named = 20;  // more would hide the links behind them
  std::string text;
  for (std::size_t i = 0; i < spec.unknown.size() && i < named; ++i) {
    text += "Not taken: " + spec.unknown[i] + ", which this version does not know.\n";
  }
  if (spec.unknown.size() > named) {
    text += "Not taken: " + std::to_string(spec.unknown.size() - named) + " more.\n";
  }
  return text;
}

/// What came, and what did not.
std::string told(const whole::WholeEvent& given) {
  std::size_t objects = 0;
  for (const auto& board : given.boards) objects += board.objects.size();
  const auto count = [](std::size_t number, std::string_view one, std::string_view many) {
    return std::to_string(number) + " " + std::string(number == 1 ? one : many);
  };
  std::string text = "Taken: " + count(given.spec.tables.size(), "table", "tables") + ", " +
                     count(objects, "object", "objects") + " on boards, " +
                     count(given.people.size(), "person", "people") + ", " +
                     count(given.votes.size(), "vote", "votes") + ", " +
                     count(given.phases.size(), "phase", "phases") + ", " +
                     count(given.pictures.size(), "picture", "pictures") + ".\n";
  for (const auto& what : given.missing) text += "Not taken: " + what + ".\n";
  return text;
}

Printed import_whole(const CommandOptions& options, const std::filesystem::path& file,
                     std::string_view json, whole::PictureCheck is_picture) {
  auto read = whole::read_whole(json, is_picture);
  if (!read) return std::unexpected(file.string() + ": " + read.error().message());
  const auto plan = whole::plan_of(std::move(*read));
  auto opened = open_events(options, store::OpenMode::create);
  if (!opened) return std::unexpected(opened.error());
  const auto made = opened->events->create(plan);
  if (!made) return std::unexpected(file.string() + ": " + made.error().message);
  return told(*plan.whole) + describe_links(*opened->events, *made, options.address);
}

}  // namespace

std::filesystem::path link_key_file(const std::filesystem::path& data) {
  return data / "link.key";
}

std::string link_address(std::string_view address, const Link& link) {
  const char kind = link.role == Role::participant ? 'j' : link.role == Role::moderator ? 'm' : 'o';
  return std::string(address) + "/#" + kind + "=" + link.address;
}

std::string describe_links(const Events& events, base::EventId event, std::string_view address) {
  const auto* const overview = events.overview(event);
  if (overview == nullptr) return {};
  std::string text = overview->title + "  (" + base::to_hex(event.value) + ")\n";
  for (const auto& link : events.links(event)) {
    if (link.closed || link.revoked) continue;
    auto role = std::string(name(link.role)) + ":";
    role.resize(13, ' ');
    text += "  " + role;
    if (link.secret.empty()) {
      text += "made with another key, can not be shown: issue a new one\n";
      continue;
    }
    if (link.role == Role::participant) text += shown_code(link.secret) + "  ";
    text += link_address(address, link) + "\n";
  }
  return text;
}

Printed import_command(const CommandOptions& options, const std::filesystem::path& file,
                       ImportNotes notes, whole::PictureCheck is_picture) {
  std::error_code unknown;
  const auto bytes = std::filesystem::file_size(file, unknown);
  if (!unknown && bytes > limits::whole_event_bytes_max) {
    return std::unexpected(file.string() + ": The file has " + std::to_string(bytes) +
                           " bytes; at most " + std::to_string(limits::whole_event_bytes_max) +
                           " are allowed.");
  }
  const auto json = read_file(file);
  if (!json) return std::unexpected(json.error());
  if (whole::is_whole(*json)) return import_whole(options, file, *json, is_picture);
  // A file that is wrong does not even make the data folder.
  const auto spec = parse_event_file(*json);
  if (!spec) return std::unexpected(file.string() + ": " + spec.error().message());
  auto opened = open_events(options, store::OpenMode::create);
  if (!opened) return std::unexpected(opened.error());
  const auto event = opened->events->import(*json, notes);
  if (!event) return std::unexpected(file.string() + ": " + event.error().message());
  return not_taken(*spec) + describe_links(*opened->events, *event, options.address);
}

Printed list_command(const CommandOptions& options, Shown shown) {
  auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  know_tables_of_days(*opened->events, *opened->store, *opened->clock);
  std::string text;
  for (const auto id : opened->events->list()) {
    const auto& event = *opened->events->overview(id);
    if (event.stage == wire::day::Stage::archived && shown == Shown::those_in_use) continue;
    text +=
        base::to_hex(id.value) + "  " + (event.date.empty() ? "          " : event.date) + "  " +
        std::to_string(event.tables.size()) + " tables  " +
        std::to_string(opened->events->people(id).size()) + " people  " + event.title +
        (event.stage == wire::day::Stage::running ? ""
                                                  : "  (" + std::string(name(event.stage)) + ")") +
        "\n";
  }
  return text;
}

Printed links_command(const CommandOptions& options, std::optional<base::EventId> event) {
  const auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  if (event) {
    const auto chosen = choose(*opened->events, event);
    if (!chosen) return std::unexpected(chosen.error());
    return describe_links(*opened->events, *chosen, options.address);
  }
  std::string text;
  for (const auto id : opened->events->list()) {
    text += describe_links(*opened->events, id, options.address);
  }
  return text;
}

Printed reissue_command(const CommandOptions& options, std::optional<base::EventId> event,
                        Role role, OldLinks old) {
  auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  auto& events = *opened->events;
  const auto chosen = choose(events, event);
  if (!chosen) return std::unexpected(chosen.error());
  if (old == OldLinks::revoke) {
    if (const auto revoked = events.revoke(*chosen, role); !revoked) {
      return std::unexpected(revoked.error().message);
    }
  }
  if (const auto issued = events.issue(*chosen, role); !issued) {
    return std::unexpected(issued.error().message);
  }
  return describe_links(events, *chosen, options.address);
}

Printed revoke_command(const CommandOptions& options, std::optional<base::EventId> event,
                       Role role) {
  auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  const auto chosen = choose(*opened->events, event);
  if (!chosen) return std::unexpected(chosen.error());
  const auto ended = opened->events->revoke(*chosen, role);
  if (!ended) return std::unexpected(ended.error().message);
  return std::to_string(ended->size()) + " people can not come back by that link.\n" +
         describe_links(*opened->events, *chosen, options.address);
}

}  // namespace tablee::event
