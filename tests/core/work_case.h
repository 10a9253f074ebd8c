// A board that people write on, and a stranger whose batches are measured: what they are answered, and what they cost.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/limits.h"
#include "core/batch_encode.h"
#include "core/document.h"
#include "core/editor.h"
#include "core/work.h"

namespace tablee::tests {

using namespace tablee::core;

inline constexpr std::uint32_t stranger = 9;

class Work : public testing::Test {
 protected:
  Work() { document_.set_local(3, 1); }

  std::vector<base::Bytes> commit() {
    std::vector<base::Bytes> batches;
    for (base::Bytes batch = editor_.commit(nullptr); !batch.empty();
         batch = editor_.commit(nullptr))
      batches.push_back(batch);
    return batches;
  }

  Batch begin() const {
    Batch batch;
    batch.counter = document_.counter() + 1;
    return batch;
  }
  static Op& add(Batch& batch, OpKind kind) {
    const std::uint64_t next =
        batch.ops.empty() ? batch.counter : batch.ops.back().id.counter + batch.ops.back().span;
    Op& op = batch.ops.emplace_back();
    op.kind = kind;
    op.id = {next, stranger};
    return op;
  }
  static base::Bytes encoded(const Batch& batch) {
    base::Bytes bytes;
    encode_batch(batch, stranger, bytes);
    EXPECT_LE(bytes.size(), limits::batch_bytes_max);
    return bytes;
  }

  // What a batch is answered, and that nobody has to do more for it than may be.
  Refusal submit(const base::Bytes& bytes, std::uint32_t replica = stranger) {
    const WorkMeter meter;
    const auto taken = document_.apply_bytes(bytes, replica, nullptr);
    steps_ = meter.steps();
    EXPECT_LE(steps_, limits::batch_work_max);
    if (taken) {
      EXPECT_GE(document_.work() + 1'000, steps_);  // foreseen when it was checked
    }
    return taken ? Refusal::none : taken.error();
  }
  Refusal submit(const Batch& batch) { return submit(encoded(batch)); }

  // A reader of the whole log, who asks no limits.
  std::uint64_t read(Document& reader, const std::vector<base::Bytes>& batches) {
    std::uint64_t most = 0;
    for (const base::Bytes& batch : batches) {
      const WorkMeter meter;
      const auto taken = reader.apply_bytes(batch, 3, nullptr);
      EXPECT_TRUE(taken) << "refusal " << static_cast<int>(taken ? Refusal::none : taken.error());
      most = std::max(most, meter.steps());
    }
    return most;
  }

  // A text of one author of which every other letter is erased.
  Handle moth_eaten(std::uint32_t code_points) {
    const Handle note = editor_.create({.w = 9, .h = 9});
    editor_.insert_text(note, 0, std::string(code_points, 'x'));
    for (std::uint32_t i = 0; i < code_points / 2; ++i) editor_.erase_text(note, i, 1);
    commit();
    return note;
  }

  Document document_;
  Editor editor_{document_, 3};
  std::uint64_t steps_ = 0;
};

}  // namespace tablee::tests
