// Private to the commands: a data folder that was opened for one of them.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "event/commands.h"
#include "store/rocks_store.h"

namespace tablee::event {

/// Ends before its clock and store do.
struct Opened {
  std::unique_ptr<base::SystemClock> clock = std::make_unique<base::SystemClock>();
  std::unique_ptr<store::Store> store{};
  std::optional<Events> events{};
};

[[nodiscard]] std::expected<Opened, std::string> open_events(const CommandOptions& options,
                                                             store::OpenMode mode);
[[nodiscard]] std::expected<std::string, std::string> read_file(const std::filesystem::path& path);
/// The only one, where none is wanted by its id.
[[nodiscard]] std::expected<base::EventId, std::string> choose(const Events& events,
                                                               std::optional<base::EventId> wanted);

}  // namespace tablee::event
