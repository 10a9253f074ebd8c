#include "core/batch_writer.h"

#include <algorithm>
#include <utility>

#include "core/batch_encode.h"

namespace tablee::core {

void BatchWriter::add(const Op& op, std::span<const IdRun> runs) {
  // A run that is erased costs whoever reads it as much as an op.
  const std::size_t weight = std::max<std::size_t>(runs.size(), 1);
  if (ops_ != 0 && (op.id.counter != next_ || ops_ + weight > limits::batch_ops_max)) close();
  if (ops_ == 0) encode_counter(op.id.counter, open_);
  const std::size_t begin = open_.size();
  encode_op(op, runs, author_, open_);
  if (ops_ != 0 && open_.size() > bytes_) {
    const base::Bytes last = open_.substr(begin);
    open_.resize(begin);
    close();
    encode_counter(op.id.counter, open_);
    open_ += last;
  }
  ops_ += weight;
  next_ = op.id.counter + op.span;
}

void BatchWriter::close() {
  full_.push_back(std::exchange(open_, {}));
  ops_ = 0;
}

base::Bytes BatchWriter::take() {
  if (full_.empty()) {
    ops_ = 0;
    return std::exchange(open_, {});
  }
  base::Bytes first = std::move(full_.front());
  full_.erase(full_.begin());
  return first;
}

}  // namespace tablee::core
