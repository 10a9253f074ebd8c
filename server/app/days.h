// What a store has of the days of its events, for `doctor` and `verify`: how much, and whether it can be opened.
//
// Blocks on the disk; reads beside a running server.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace tablee::app {

struct DaysFound {
  std::size_t days = 0;
  std::uint64_t entries = 0;
  std::size_t snapshots = 0;  ///< Days that are opened from one.
  std::vector<std::string>
      damaged{};  ///< A sentence for each that can not be opened: nobody is let in to it.
};

[[nodiscard]] store::Result<DaysFound> look_at_days(const store::Store& store);
/// "2 days of events with 140 entries, 1 of them with a snapshot"; empty when there is none.
[[nodiscard]] std::string days_text(const DaysFound& found);
/// What is damaged and what to do; empty when nothing is.
[[nodiscard]] std::string damaged_days_text(const DaysFound& found);

}  // namespace tablee::app
