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

/// What is to be written, and where.
struct Export {
  std::string event{};                   ///< May be empty when there is one.
  std::string form = "html";             ///< html, md, csv, json; svg, png: a picture of a board.
  std::optional<std::uint32_t> table{};  ///< Of a picture; 0 is the agora.
  std::optional<std::uint32_t> width{};  ///< Of a picture, pixels.
  std::filesystem::path out{};  ///< Must not be there yet; empty: it is the outcome's text.
};

/// What an event has come to, with all that moderators see, or a picture of one of its boards.
[[nodiscard]] Outcome export_event(const std::filesystem::path& data, const Export& what);

}  // namespace tablee::app
