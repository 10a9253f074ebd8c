#include "replica/confirmed.h"

namespace tablee::replica {
namespace {

// A longer log is folded into the keyframe: memory stays bounded, and a rebuilding costs milliseconds.
constexpr std::size_t log_max = 4'096;

}  // namespace

Confirmed::Confirmed(base::Offset cursor, base::Bytes keyframe, std::vector<Logged> log)
    : cursor_(cursor), keyframe_(std::move(keyframe)), log_(std::move(log)) {}

void Confirmed::reset(base::Offset offset, base::Bytes keyframe) {
  cursor_ = offset;
  keyframe_ = std::move(keyframe);
  log_.clear();
}

void Confirmed::append(base::ReplicaId replica, base::Bytes batch) {
  ++cursor_.value;
  log_.push_back({replica, std::move(batch)});
  if (log_.size() >= log_max) fold();
}

bool Confirmed::build(core::Document& document) const {
  const base::Bytes start = keyframe_.empty() ? core::Document().keyframe() : keyframe_;
  if (!document.load(start)) return false;
  for (const Logged& entry : log_) {
    const auto applied =
        document.apply_bytes(entry.batch, entry.replica.value, nullptr, core::Admission::accepted);
    if (!applied) return false;
  }
  return true;
}

void Confirmed::fold() {
  core::Document document;
  if (!build(document)) return;  // shows when it is next built for use
  keyframe_ = document.keyframe();
  log_.clear();
}

}  // namespace tablee::replica
