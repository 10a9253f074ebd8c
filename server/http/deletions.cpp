#include "http/deletions.h"

#include <algorithm>

#include "base/limits.h"
#include "core/batch.h"
#include "http/log_walk.h"

namespace tablee::http {
namespace {

void add(Bin& bin, const wire::LogRecord& record, core::Batch& batch) {
  if (!core::decode_batch(record.batch, record.replica.value, batch)) return;
  for (const core::Op& op : batch.ops) {
    if (op.kind != core::OpKind::life) continue;
    Bin::Last& last = bin.last[op.target];
    if (op.id <= last.stamp) continue;
    last = {op.id, record.time, op.value == static_cast<int>(core::Life::alive)};
  }
}

}  // namespace

std::vector<Deletion> Bin::list() const {
  std::vector<Deletion> list;
  for (const auto& [object, one] : last) {
    if (!one.alive) list.push_back({object, one.stamp, one.time});
  }
  std::ranges::sort(list, {}, &Deletion::by);
  return list;
}

std::expected<std::shared_ptr<const Bin>, std::string> Bins::of(const store::Store& store,
                                                                base::BoardId board,
                                                                const std::stop_token& stop) {
  const auto head = store.head(board);
  if (!head) return std::unexpected{head.error().message};
  const auto before = kept(board);
  if (before && before->head == *head) return before;
  // A log that has become shorter is another one: a disk that had failed was opened again.
  const bool goes_on = before && before->head < *head;
  auto bin = goes_on ? std::make_shared<Bin>(*before) : std::make_shared<Bin>();
  bin->board = board;
  bin->walked = 0;
  core::Batch batch;
  const auto walked = walk_log(
      store, board, bin->head, stop,
      [&](base::Offset at, const wire::LogRecord& record) -> std::expected<bool, std::string> {
        bin->head = at;
        ++bin->walked;
        if (record.refused == core::Refusal::none) add(*bin, record, batch);
        return true;
      });
  if (!walked) return std::unexpected{walked.error()};
  keep(bin);
  return bin;
}

std::shared_ptr<const Bin> Bins::kept(base::BoardId board) const {
  const auto shelf = shelf_.load();
  if (!shelf) return nullptr;
  const auto found = std::ranges::find(*shelf, board, [](const auto& bin) { return bin->board; });
  return found == shelf->end() ? nullptr : *found;
}

void Bins::keep(std::shared_ptr<const Bin> bin) {
  const auto before = shelf_.load();
  auto shelf = std::make_shared<Shelf>();
  shelf->push_back(bin);
  for (const auto& other : before ? *before : Shelf{}) {
    if (shelf->size() < limits::bins_kept_max && other->board != bin->board)
      shelf->push_back(other);
  }
  shelf_.store(std::move(shelf));
}

}  // namespace tablee::http
