// What an operator does with events from the command line, on a data folder that no server is using.
//
// Each opens the folder, does one thing, and answers with the text to print, or with a sentence that says
// what went wrong. Not here: parsing of arguments (app).
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "event/erasing.h"
#include "event/events.h"
#include "event/whole/whole_event.h"

namespace tablee::event {

struct CommandOptions {
  std::filesystem::path data;
  /// What links begin with: "http://192.168.1.5:8080". Empty: only what comes behind it is printed.
  std::string address;
};

enum class OldLinks : std::uint8_t { keep, revoke };

using Printed = std::expected<std::string, std::string>;

/// Of an event file, or of a whole event as an export has it: that comes with all that is in it. Makes the data folder when it is not
/// there.
[[nodiscard]] Printed import_command(const CommandOptions& options,
                                     const std::filesystem::path& file, ImportNotes notes,
                                     whole::PictureCheck is_picture = whole::no_picture);
enum class Shown : std::uint8_t { those_in_use, archived_too };
/// One line an event: id, date, tables, people, title.
[[nodiscard]] Printed list_command(const CommandOptions& options,
                                   Shown shown = Shown::those_in_use);
/// A plan that a file holds; the error names the file.
[[nodiscard]] std::expected<EventSpec, std::string> read_plan(const std::filesystem::path& file);
/// As import_command(), of a plan that was made otherwise. What is wrong with it is named as in a file.
[[nodiscard]] Printed new_command(const CommandOptions& options, const EventSpec& plan);
/// The event's plan as a file: how it is set up now, its agenda and its open tables; no people, nothing that was written.
[[nodiscard]] Printed export_command(const CommandOptions& options,
                                     std::optional<base::EventId> event);
/// Another event with the same plan, but for its title and date where they are given; it is prepared, not running.
[[nodiscard]] Printed duplicate_command(const CommandOptions& options,
                                        std::optional<base::EventId> event,
                                        const std::string& title, const std::string& date);
/// The good links of `event`, or of every event.
[[nodiscard]] Printed links_command(const CommandOptions& options,
                                    std::optional<base::EventId> event);
/// A new link of `role`; `event` may be left out when there is only one.
[[nodiscard]] Printed reissue_command(const CommandOptions& options,
                                      std::optional<base::EventId> event, Role role, OldLinks old);

/// Ends the good links of `role` and the tokens of all who came by them; the boards keep what they wrote.
[[nodiscard]] Printed revoke_command(const CommandOptions& options,
                                     std::optional<base::EventId> event, Role role);

/// Erases a person's name for good: `person` is a number or the whole name. The text says what was done, and what still holds it.
[[nodiscard]] Printed forget_command(const CommandOptions& options,
                                     std::optional<base::EventId> event, std::string_view person,
                                     const Unnaming& without);
/// Deletes the event, with all that is of it alone. `title` has to be its title, so that nobody deletes another one.
[[nodiscard]] Printed delete_command(const CommandOptions& options, base::EventId event,
                                     std::string_view title, const Unnaming& without);
/// Deletes the events that are kept no longer: by their own days, or so many where they say nothing. `at`: as
/// if it were then, instead of now.
[[nodiscard]] Printed expire_command(const CommandOptions& options, std::uint32_t retention_days,
                                     const Unnaming& without,
                                     std::optional<base::WallTime> at = std::nullopt);
/// Whose names were erased, and which events deleted, one a line, as restoring an older backup takes it: event and number.
[[nodiscard]] Printed forgotten_command(const CommandOptions& options);
/// Does again what such a list says, in a store that may be older than it and that nobody serves. What the store does not know is passed
/// over. The error names the line.
[[nodiscard]] Printed forget_again(store::Store& store, const LinkKey& key, std::string_view list,
                                   const Unnaming& without);

/// "http://host/#j=ABCDEF": the fragment tells the role and never reaches a server's log.
[[nodiscard]] std::string link_address(std::string_view address, const Link& link);
/// An event's title and its good links, one a line, as the commands print them.
[[nodiscard]] std::string describe_links(const Events& events, base::EventId event,
                                         std::string_view address);
/// Where a data folder keeps the server's key.
[[nodiscard]] std::filesystem::path link_key_file(const std::filesystem::path& data);

}  // namespace tablee::event
