// A batch under another author's number.
#include <utility>

#include "core/batch_writer.h"

namespace tablee::core {
namespace {

// Stands for the new author while a batch is written: no replica has this number.
constexpr std::uint32_t new_author = 0xFFFFFFFFU;

// Moves what the batch's author made from `own_since` on to the new author.
class Restamping {
 public:
  Restamping(std::uint32_t from, std::uint64_t own_since) : from_(from), own_since_(own_since) {}

  void ops(Batch& batch) {
    for (Op& op : batch.ops) {
      if (op.kind == OpKind::insert) right_of(op);
      id(op.target);
      id(op.place.parent);
      id(op.end.target);
      id(op.right);
      if (op.kind == OpKind::erase || op.kind == OpKind::purge) runs(op, batch.runs);
    }
    batch.runs.swap(runs_);
  }

 private:
  void id(OpId& reference) const {
    if (!reference.none() && reference.replica == from_ && reference.counter >= own_since_)
      reference.replica = new_author;
  }

  // The code point after `left` may belong to the new author where `left` does not.
  void right_of(Op& op) const {
    const bool parted = op.target.replica == from_ && op.target.counter + 1 == own_since_;
    if (op.right_mode != RightMode::next_of_left || !parted) return;
    op.right_mode = RightMode::explicit_id;
    op.right = {own_since_, from_};
  }

  // A run that begins among the acknowledged and ends among the others becomes two. A purge is the server's: it
  // has nothing that could move.
  void runs(Op& op, const std::vector<IdRun>& runs) {
    const auto begin = static_cast<std::uint32_t>(runs_.size());
    for (std::uint32_t i = op.runs_begin; i < op.runs_end; ++i) {
      IdRun run = runs[i];
      if (op.kind == OpKind::purge) {
        runs_.push_back(run);
        continue;
      }
      const std::uint64_t first = run.first.counter;
      if (run.first.replica == from_ && first < own_since_ && own_since_ - first < run.length) {
        const auto kept = static_cast<std::uint32_t>(own_since_ - first);
        runs_.push_back({run.first, kept});
        run = {{own_since_, from_}, run.length - kept};
      }
      id(run.first);
      runs_.push_back(run);
    }
    op.runs_begin = begin;
    op.runs_end = static_cast<std::uint32_t>(runs_.size());
  }

  std::uint32_t from_;
  std::uint64_t own_since_;
  std::vector<IdRun> runs_;
};

void rename(Op& op, std::uint32_t from, std::uint32_t to) {
  if (op.participant == from) op.participant = to;
  if (op.kind == OpKind::number && op.field == reactions_from + from) {
    op.field = reactions_from + to;
  }
}

std::expected<std::vector<base::Bytes>, Refusal> written(const Batch& batch) {
  BatchWriter writer(new_author, limits::batch_bytes_max);
  for (const Op& op : batch.ops) {
    writer.add(op, std::span(batch.runs).subspan(op.runs_begin, op.runs_end - op.runs_begin));
  }
  writer.add_unknown(batch.unknown_fields);
  std::vector<base::Bytes> batches;
  for (base::Bytes out = writer.take(); !out.empty(); out = writer.take()) {
    if (out.size() > limits::batch_bytes_max) return std::unexpected(Refusal::too_large);
    batches.push_back(std::move(out));
  }
  return batches;
}

}  // namespace

std::expected<std::vector<base::Bytes>, Refusal> restamp(base::BytesView bytes, std::uint32_t from,
                                                         std::uint64_t own_since) {
  Batch batch;
  if (auto decoded = decode_batch(bytes, from, batch); !decoded)
    return std::unexpected(decoded.error());
  Restamping(from, own_since).ops(batch);
  return written(batch);
}

std::expected<std::vector<base::Bytes>, Refusal> rename_person(base::BytesView bytes,
                                                               std::uint32_t from,
                                                               std::uint32_t to) {
  Batch batch;
  if (auto decoded = decode_batch(bytes, new_author, batch); !decoded)
    return std::unexpected(decoded.error());
  for (Op& op : batch.ops) {
    if (op.kind != OpKind::introduce) rename(op, from, to);
  }
  return written(batch);
}

}  // namespace tablee::core
