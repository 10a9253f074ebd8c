// What of a store was found damaged while it is served: each finding once, whoever came upon it. So an operator hears of it when it
// is met, and not when somebody complains.
//
// Any thread. Not here: what becomes of a board that can not be read (shard).
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace tablee::store {

class Damage {
 public:
  using Told = std::function<void(const std::string& what)>;
  /// `told` hears each finding once, on the thread that has met it.
  explicit Damage(Told told) : told_(std::move(told)) {}

  /// A sentence that names the place. After a thousand no more are taken: each would be met again and again, and not known.
  void note(const std::string& what);
  [[nodiscard]] std::size_t found() const;

 private:
  Told told_;
  mutable std::mutex mutex_;
  std::set<std::string> known_;
};

}  // namespace tablee::store
