// `tablee event forget` and `event forgotten`.
#include <algorithm>
#include <sstream>

#include "event/commands.h"
#include "event/keeping.h"
#include "event/opened.h"

namespace tablee::event {
namespace {

std::expected<Attendant, std::string> find_person(const Events& events, base::EventId event,
                                                  std::string_view person) {
  const auto people = events.attendance(event);
  const auto found = std::ranges::find_if(people, [&](const Attendant& one) {
    return one.person.name == person || std::to_string(one.person.participant.value) == person;
  });
  if (found != people.end()) return *found;
  std::string text = "There is nobody \"" + std::string(person) + "\" in this event. People are:\n";
  for (const auto& one : people) {
    text += "  " + std::to_string(one.person.participant.value) + "  " + one.person.name + "\n";
  }
  return std::unexpected(text);
}

std::string not_written() {
  return "The store can not be written.";
}

/// What a command can not reach.
constexpr std::string_view elsewhere =
    "What it does not reach: the name where somebody wrote it into a note, files that were "
    "downloaded, and backups that were made before. Backups lose it when they are thrown away; "
    "one of them that is restored takes `--forgotten` with what `tablee event forgotten` "
    "prints.\n";

}  // namespace

Printed forget_command(const CommandOptions& options, std::optional<base::EventId> event,
                       std::string_view person, const Unnaming& without) {
  auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  auto& events = *opened->events;
  const auto chosen = choose(events, event);
  if (!chosen) return std::unexpected(chosen.error());
  const auto found = find_person(events, *chosen, person);
  if (!found) return std::unexpected(found.error());
  const auto pages = events.publications().of(*chosen);
  if (!events.forget(*chosen, found->person.participant)) {
    return std::unexpected(not_written());
  }
  const auto finished = finish_erasing(*opened->store, without, base::WallTime::max());
  if (!finished) return std::unexpected(finished.error().message);
  const auto after = events.publications().of(*chosen);
  std::string text = "Person " + std::to_string(found->person.participant.value) + " of \"" +
                     events.overview(*chosen)->title +
                     "\" has no name any more. What they wrote stays.\n";
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!pages[i].record.has_names()) continue;
    text += "Published version " + std::to_string(pages[i].version) +
            (after[i].record.revoked ? " was taken back: it is too old to be made without one "
                                       "name. Publish it again.\n"
                                     : " was made without the name.\n");
  }
  return text + std::string(elsewhere);
}

Printed delete_command(const CommandOptions& options, base::EventId event, std::string_view title,
                       const Unnaming& without) {
  auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  auto& events = *opened->events;
  const auto chosen = choose(events, event);
  if (!chosen) return std::unexpected(chosen.error());
  const auto* const overview = events.overview(event);
  const std::string called = overview->title;
  if (title != called) {
    return std::unexpected("Nothing was deleted. " + base::to_hex(event.value) + " is \"" + called +
                           "\", with " + std::to_string(events.attendance(event).size()) +
                           " people: say so with --title, if that is the one.");
  }
  if (const auto removed = events.remove(event); !removed) {
    return std::unexpected(removed.error().message);
  }
  const auto finished = finish_erasing(*opened->store, without, base::WallTime::max());
  if (!finished) return std::unexpected(finished.error().message);
  return "\"" + called +
         "\" was deleted: boards, day, people, links, pictures and published pages. Backups that "
         "were made before still have it.\n";
}

Printed expire_command(const CommandOptions& options, std::uint32_t retention_days,
                       const Unnaming& without, std::optional<base::WallTime> at) {
  auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  const auto now = at.value_or(opened->clock->wall());
  opened->events->set_retention(retention_days);
  std::string text;
  for (const auto& over : those_over(*opened->events, *opened->store, now)) {
    if (const auto removed = opened->events->remove(over.event); !removed) {
      return std::unexpected(removed.error().message);
    }
    text += base::to_hex(over.event.value) + "  \"" + over.title + "\", kept until " + over.until +
            ", is deleted.\n";
  }
  const auto finished = finish_erasing(*opened->store, without, base::WallTime::max());
  if (!finished) return std::unexpected(finished.error().message);
  return text.empty() ? std::string("No event is kept longer than it is to be.\n") : text;
}

Printed forgotten_command(const CommandOptions& options) {
  auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  std::string text;
  for (const auto id : opened->events->list()) {
    for (const auto who : opened->events->forgotten(id)) {
      text += "person " + base::to_hex(id.value) + " " + std::to_string(who.value) + "\n";
    }
  }
  const auto gone = opened->store->records(gone_prefix);
  if (!gone) return std::unexpected(gone.error().message);
  for (const auto& row : *gone) text += "event " + row.key.substr(gone_prefix.size()) + "\n";
  return text;
}

Printed forget_again(store::Store& store, const LinkKey& key, std::string_view list,
                     const Unnaming& without) {
  const base::SystemClock clock;
  auto events = Events::open(store, clock, key);
  if (!events) return std::unexpected(events.error().message);
  std::istringstream lines{std::string(list)};
  std::size_t names = 0;
  std::size_t whole = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string what, id;
    std::uint32_t who = 0;
    words >> what >> id;
    const auto event = base::from_hex(id);
    if (what.empty()) continue;
    if (what == "event" && event) {
      const auto there = events->overview(base::EventId{*event}) != nullptr;
      if (!events->remove(base::EventId{*event})) return std::unexpected(not_written());
      whole += there ? 1U : 0U;
    } else if (what == "person" && event && words >> who) {
      const auto done = events->forget(base::EventId{*event}, base::ParticipantId{who});
      if (!done && done.error() == ForgetError::store_failed) return std::unexpected(not_written());
      names += done ? 1U : 0U;
    } else {
      return std::unexpected("\"" + line +
                             "\" is not a line of such a list. Allowed: what `tablee event "
                             "forgotten` prints.");
    }
  }
  if (const auto done = finish_erasing(store, without, base::WallTime::max()); !done) {
    return std::unexpected(done.error().message);
  }
  return std::to_string(names) + " names were erased again, " + std::to_string(whole) +
         " events deleted again.";
}

}  // namespace tablee::event
