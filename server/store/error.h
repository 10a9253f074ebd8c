// What can go wrong in a store, in words that an operator can act on.
#pragma once

#include <cstdint>
#include <string>

#include "base/ids.h"

namespace tablee::store {

enum class ErrorCode : std::uint8_t {
  full,           ///< No space left on the disk.
  no_permission,  ///< The data folder or a file in it may not be read or written.
  locked,         ///< Another process uses the data folder.
  newer_format,   ///< Written by a newer version.
  not_a_store,    ///< The folder holds something else, or nothing where something was expected.
  corrupted,      ///< What was read is not what was written; the message names the place.
  lost,           ///< What was acknowledged is missing; the message says what, and how to go on.
  io,             ///< Any other failure of the disk.
  gap,        ///< An Append that does not continue its board's log. A caller's bug or a stale room.
  failed,     ///< An earlier write failed; nothing is written until the store is opened again.
  read_only,  ///< The store was opened for reading.
};

struct Error {
  ErrorCode code = ErrorCode::io;
  std::string message;  ///< A sentence or two: what happened, and what to do.
};

[[nodiscard]] constexpr const char* name(ErrorCode code) {
  switch (code) {
    case ErrorCode::full:
      return "full";
    case ErrorCode::no_permission:
      return "no_permission";
    case ErrorCode::locked:
      return "locked";
    case ErrorCode::newer_format:
      return "newer_format";
    case ErrorCode::not_a_store:
      return "not_a_store";
    case ErrorCode::corrupted:
      return "corrupted";
    case ErrorCode::lost:
      return "lost";
    case ErrorCode::io:
      return "io";
    case ErrorCode::gap:
      return "gap";
    case ErrorCode::failed:
      return "failed";
    case ErrorCode::read_only:
      return "read_only";
  }
  return "unknown";
}

/// The answer to a write after one that failed.
[[nodiscard]] inline Error failed_before() {
  return {ErrorCode::failed,
          "An earlier write failed, so nothing is written until the store is opened again."};
}

/// The answer to an Append that does not continue its board's log.
[[nodiscard]] inline Error gap(base::BoardId board, base::Offset head, base::Offset offered) {
  return {ErrorCode::gap, "Board " + base::to_hex(board.value) + ": entry " +
                              std::to_string(offered.value) + " does not follow the head " +
                              std::to_string(head.value) + "; open the board again."};
}

/// The same of a day's.
[[nodiscard]] inline Error gap(base::EventId event, base::Offset head, base::Offset offered) {
  return {ErrorCode::gap, "The day of event " + base::to_hex(event.value) + ": entry " +
                              std::to_string(offered.value) + " does not follow the head " +
                              std::to_string(head.value) + "; open the day again."};
}

}  // namespace tablee::store
