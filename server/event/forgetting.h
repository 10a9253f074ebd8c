// What is left to do when a name was erased: published pages and files of the store still hold it (F3, F4).
//
// What is due stands in the store, so that whatever is cut off half-way is finished later: by whoever is there next. Here is no rule of
// who may be forgotten.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "store/store.h"

namespace tablee::event {

/// A published page without somebody's name: `render` knows how names stand in it.
using Unnaming = std::function<std::string(std::string_view page, std::uint32_t who)>;

/// Takes names that were erased from the pages that show them and from the files of the store. False: nothing was due. Blocks for as
/// long as the store takes to rewrite; any thread, beside everything else.
[[nodiscard]] store::Result<bool> finish_erasing(store::Store& store, const Unnaming& without);

}  // namespace tablee::event
