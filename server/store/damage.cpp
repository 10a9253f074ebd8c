#include "store/damage.h"

namespace tablee::store {
namespace {

/// A disk that goes on dying must not fill the log too.
constexpr std::size_t findings_told = 1'000;

}  // namespace

void Damage::note(const std::string& what) {
  {
    const std::lock_guard one_at_a_time(mutex_);
    if (known_.size() >= findings_told || !known_.insert(what).second) return;
  }
  told_(what);
}

std::size_t Damage::found() const {
  const std::lock_guard one_at_a_time(mutex_);
  return known_.size();
}

}  // namespace tablee::store
