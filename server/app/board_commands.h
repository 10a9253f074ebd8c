// What an operator asks of boards from the command line. Only reads, also while a server runs on the same data.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/exit_code.h"
#include "base/clock.h"
#include "base/ids.h"

namespace tablee::app {

/// One line a board: id, entries, event, table, question.
[[nodiscard]] Outcome board_list(const std::filesystem::path& data);

/// A board as JSON (render/board_json.h), after its last entry that is not later than `at`.
[[nodiscard]] Outcome board_dump(const std::filesystem::path& data, const std::string& board,
                                 const std::optional<std::string>& at);

/// What an event has come to, as "html", "md", "csv" or "json", with all that moderators see: into the file `out`, which must not be
/// there yet, or, where that is empty, as the text. `event` may be empty when there is one.
[[nodiscard]] Outcome export_event(const std::filesystem::path& data, const std::string& event,
                                   const std::string& form, const std::filesystem::path& out);

}  // namespace tablee::app
