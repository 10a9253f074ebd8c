// The files of tests/core/golden: a board's log, its keyframe, and what somebody sees, as a version of the
// formats wrote them. They are never made again: a new version of a format adds files and still reads these.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace tablee::tests {

struct LoggedBatch {
  std::uint32_t replica = 0;
  base::Bytes bytes;
};

struct Golden {
  std::vector<LoggedBatch> log;
  base::Bytes keyframe;
  std::string visible;
};

/// A random history, a purge (since version 2), and beside it what only a newer version would write.
[[nodiscard]] Golden make_golden();

void write_golden(const std::filesystem::path& folder, const std::string& version,
                  const Golden& golden);
/// What is missing is empty.
[[nodiscard]] Golden read_golden(const std::filesystem::path& folder, const std::string& version);

}  // namespace tablee::tests
