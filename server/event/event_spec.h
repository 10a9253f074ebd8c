// An event as somebody plans it: what an event file says, before there are codes, boards and
// people.
//
// The file format is described in README.md of this folder.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace tablee::event {

/// A named group of notes on a table's board.
struct ClusterSpec {
  std::string title;
  std::vector<std::string> notes;
};

struct TableSpec {
  std::uint32_t number = 0;  ///< 1, 2, 3 …; unique within the event.
  std::string question;
  std::vector<ClusterSpec> clusters;
};

struct EventSpec {
  std::string title;
  std::string date;  ///< YYYY-MM-DD, or empty.
  std::string place;
  std::string occasion;  ///< What the event is a part of ("frame" in the file).
  std::string language = "en";
  std::string time_zone;     ///< "Europe/Paris": what shown times mean. Empty: each device's own.
  std::string introduction;  ///< What everybody reads when they come in; may have lines.
  std::string closing;       ///< What they read when they leave.
  std::uint32_t participants = 0;      ///< Expected; 0 unknown.
  std::uint32_t duration_minutes = 0;  ///< 0 unknown.
  std::vector<std::string> principles;
  std::vector<TableSpec> tables;  ///< In order of number.
  /// JSON pointers of the file's members that this version does not know: nothing of them was taken.
  std::vector<std::string> unknown{};
};

/// Why a file is not an event: where and what.
struct ImportError {
  std::string pointer;       ///< JSON pointer (RFC 6901) of the culprit; empty: the whole document.
  std::string reason;        ///< A sentence.
  std::uint32_t line = 0;    ///< Syntax errors only: 1, 2, 3 …
  std::uint32_t column = 0;  ///< In code points, 1, 2, 3 …

  /// "line 3, column 7: …" or "at /tables/0/number: …".
  [[nodiscard]] std::string message() const;
};

/// Unknown members are not taken, so that files of newer versions still load, and told in EventSpec::unknown.
[[nodiscard]] std::expected<EventSpec, ImportError> parse_event_file(std::string_view json);

}  // namespace tablee::event
