// A table's clusters and notes as the first batches of its board, written by the server (replica 1).
#pragma once

#include <vector>

#include "base/bytes.h"
#include "event/event_spec.h"

namespace tablee::event {

/// One batch for each frame and each note, laid out by layout_of().
[[nodiscard]] std::vector<base::Bytes> write_notes(const TableSpec& table);

}  // namespace tablee::event
