// An event as somebody plans it: what an event file says, before there are codes, boards and
// people.
//
// The file format is described in README.md of this folder.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wire/day.h"

namespace tablee::event {

namespace whole {
struct WholeEvent;
}

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
  std::string contact;       ///< Whom to ask.
  std::string responsible;   ///< For what is kept.
  std::uint32_t retention_days =
      0;                           ///< Kept so long after the event; 0: until somebody deletes it.
  std::uint32_t participants = 0;  ///< Expected; 0 unknown.
  std::uint32_t duration_minutes = 0;  ///< 0 unknown.
  std::vector<std::string> principles;
  std::vector<TableSpec> tables;  ///< In order of number; none: topics are chosen on the day.
  std::vector<wire::day::Phase> agenda{};
  wire::day::Stage stage = wire::day::Stage::running;
  /// JSON pointers of the file's members that this version does not know: nothing of them was taken.
  std::vector<std::string> unknown{};
  /// What stands on its boards, who was there, what happened, of an event that another server had (whole/). Null: it begins.
  std::shared_ptr<const whole::WholeEvent> whole{};
};

enum class ImportNotes : std::uint8_t {
  skip,   ///< Boards begin empty; people (or the demo) write the notes.
  write,  ///< The file's clusters and notes stand on the boards, written by the server.
};

/// What is wrong with a member, for programs.
enum class Fault : std::uint8_t {
  other,
  missing,   ///< It is needed.
  empty,     ///< It has no words.
  too_long,  ///< More characters than allowed.
  control,   ///< Characters that are no text, or lines where one line is wanted.
  date,
  zone,
  language,
  number,    ///< Not a whole number of the range.
  too_many,  ///< More of them than allowed.
  doubled,   ///< Another has it already.
};
[[nodiscard]] std::string_view name(Fault fault);

/// Why a file is not an event: where and what.
struct ImportError {
  std::string pointer;       ///< JSON pointer (RFC 6901) of the culprit; empty: the whole document.
  std::string reason;        ///< A sentence.
  std::uint32_t line = 0;    ///< Syntax errors only: 1, 2, 3 …
  std::uint32_t column = 0;  ///< In code points, 1, 2, 3 …
  Fault fault = Fault::other;

  /// "line 3, column 7: …" or "at /tables/0/number: …".
  [[nodiscard]] std::string message() const;
};

/// Unknown members are not taken, so that files of newer versions still load, and told in EventSpec::unknown.
[[nodiscard]] std::expected<EventSpec, ImportError> parse_event_file(std::string_view json);

/// The file that makes this event; notes of clusters too.
[[nodiscard]] std::string write_event_file(const EventSpec& spec);

}  // namespace tablee::event
