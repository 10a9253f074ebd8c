// How the program ends; `tablee --help` lists these.
#pragma once

#include "store/error.h"

namespace tablee::app {

enum class ExitCode : int {
  ok = 0,
  failed = 1,        ///< Anything that is not below.
  usage = 2,         ///< A wrong flag, setting or file: nothing was done.
  address = 3,       ///< The port is in use or the address is not ours.
  data_folder = 4,   ///< Not writable, full, or used by another server.
  newer_format = 5,  ///< The data was written by a newer version.
  damaged = 6,       ///< The data can not be read.
};

[[nodiscard]] constexpr ExitCode exit_code(store::ErrorCode code) {
  switch (code) {
    case store::ErrorCode::full:
    case store::ErrorCode::no_permission:
    case store::ErrorCode::locked:
    case store::ErrorCode::read_only:
      return ExitCode::data_folder;
    case store::ErrorCode::newer_format:
      return ExitCode::newer_format;
    case store::ErrorCode::not_a_store:
    case store::ErrorCode::corrupted:
    case store::ErrorCode::lost:
      return ExitCode::damaged;
    case store::ErrorCode::io:
    case store::ErrorCode::gap:
    case store::ErrorCode::failed:
      return ExitCode::failed;
  }
  return ExitCode::failed;
}

/// What a command leaves behind: how the program ends, and what it prints to stdout (ok) or stderr (else).
struct Outcome {
  ExitCode code = ExitCode::ok;
  std::string text{};
};

}  // namespace tablee::app
