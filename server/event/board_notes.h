// A table's clusters and notes as the first batches of its board, written by the server (replica 1).
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "event/event_spec.h"

namespace tablee::event {

/// One batch for each frame and each note (several for a long text), laid out by layout_of(). The error is a sentence
/// that names what the board does not take; nothing is left out.
[[nodiscard]] std::expected<std::vector<base::Bytes>, std::string> write_notes(
    const TableSpec& table);

}  // namespace tablee::event
