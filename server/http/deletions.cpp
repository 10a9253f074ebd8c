#include "http/deletions.h"

#include <algorithm>
#include <unordered_map>

#include "core/batch.h"
#include "wire/records.h"

namespace tablee::http {
namespace {

constexpr std::size_t page_entries = 2'048;
constexpr std::size_t page_bytes = 1024 * 1024;

struct Last {
  core::Stamp stamp;
  base::WallTime time{};
  bool alive = false;
};

class Deletions {
 public:
  void add(const wire::LogRecord& record) {
    if (!core::decode_batch(record.batch, record.replica.value, batch_)) return;
    for (const core::Op& op : batch_.ops) {
      if (op.kind != core::OpKind::life) continue;
      Last& last = last_[op.target];
      if (op.id <= last.stamp) continue;
      last = {op.id, record.time, op.value == static_cast<int>(core::Life::alive)};
    }
  }

  std::vector<Deletion> list() const {
    std::vector<Deletion> list;
    for (const auto& [object, last] : last_) {
      if (!last.alive) list.push_back({object, last.stamp, last.time});
    }
    std::ranges::sort(list, {}, &Deletion::by);
    return list;
  }

 private:
  core::Batch batch_;
  std::unordered_map<core::OpId, Last> last_;
};

}  // namespace

std::expected<std::vector<Deletion>, std::string> deletions(const store::Store& store,
                                                            base::BoardId board,
                                                            const std::stop_token& stop) {
  Deletions found;
  base::Offset offset;
  while (true) {
    const auto page = store.read_log(board, offset, page_entries, page_bytes);
    if (!page) return std::unexpected{page.error().message};
    if (page->empty()) return found.list();
    if (stop.stop_requested()) return std::unexpected{"told to stop"};
    for (const auto& read : *page) {
      const auto record = wire::decode_log_record(read.bytes);
      if (!record) return std::unexpected{"a record is damaged"};
      if (record->refused == core::Refusal::none) found.add(*record);
      offset = read.offset;
    }
  }
}

}  // namespace tablee::http
