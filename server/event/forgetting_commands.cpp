// `tablee event forget` and `event forgotten`.
#include <algorithm>

#include "event/commands.h"
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
    return std::unexpected("The store can not be written; nothing was changed.");
  }
  const auto finished = finish_erasing(*opened->store, without);
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

Printed forgotten_command(const CommandOptions& options) {
  auto opened = open_events(options, store::OpenMode::existing);
  if (!opened) return std::unexpected(opened.error());
  std::string text;
  for (const auto id : opened->events->list()) {
    for (const auto who : opened->events->forgotten(id)) {
      text += "person " + base::to_hex(id.value) + " " + std::to_string(who.value) + "\n";
    }
  }
  return text;
}

}  // namespace tablee::event
