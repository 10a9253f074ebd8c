// The pieces of a batch's encoding, for who writes a batch op by op (editor.cpp). batch.h has the whole.
#pragma once

#include <span>

#include "core/batch.h"

namespace tablee::core {

/// Begins a batch: its first op's counter.
void encode_counter(std::uint64_t counter, base::Bytes& out);

/// Appends one op. `runs` are those of an erasure. `replica` is the author, whose references become 0.
void encode_op(const Op& op, std::span<const IdRun> runs, std::uint32_t replica, base::Bytes& out);

}  // namespace tablee::core
