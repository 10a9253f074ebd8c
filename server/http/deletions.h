// When what is deleted on a board was deleted: the document knows by which op (ObjectView::life), the log when that came.
//
// Reads the whole log and blocks: on a reader thread.
#pragma once

#include <expected>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "core/op_id.h"
#include "store/store.h"

namespace tablee::http {

struct Deletion {
  core::OpId object;
  core::Stamp by;  ///< The op that deleted it, last of all that deleted or restored it.
  base::WallTime time{};
};

/// Of everything that was deleted and not brought back, also of what has been purged since; ascending by `by`. The string says
/// what could not be read, or that it was told to stop. O(log).
[[nodiscard]] std::expected<std::vector<Deletion>, std::string> deletions(
    const store::Store& store, base::BoardId board, const std::stop_token& stop);

}  // namespace tablee::http
