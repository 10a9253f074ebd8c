// What is left to do when a name was erased or an event deleted: published pages, boards, and files of the store (F3 to F6).
//
// What is due stands in the store, so that whatever is cut off half-way is finished later: by whoever is there next. Here is no rule of
// who may be forgotten, nor of when an event goes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "store/store.h"

namespace tablee::event {

/// A published page without somebody's name: `render` knows how names stand in it.
using Unnaming = std::function<std::string(std::string_view page, std::uint32_t who)>;

/// As long as a server may still have boards of an event open that was deleted: people are sent away, rooms close a minute later.
inline constexpr auto boards_close_in = std::chrono::minutes{10};

/// What takes all records of an event away but its own, also those that nobody knows of any more.
[[nodiscard]] store::Result<std::vector<store::RecordWrite>> erasures_of(const store::Store& store,
                                                                         base::EventId event);

/// Takes names that were erased from the pages that show them, erases boards, days and pictures of events that were deleted before
/// `closed`, and rewrites the files of the store that held any of it. False: nothing was due. Blocks for as long as that takes; any
/// thread, beside everything else.
[[nodiscard]] store::Result<bool> finish_erasing(store::Store& store, const Unnaming& without,
                                                 base::WallTime closed);

}  // namespace tablee::event
