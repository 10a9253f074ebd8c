// How long something took: for metrics alone. Nothing is decided by it, so it is not injected.
#pragma once

#include <chrono>

namespace tablee::base {

/// Runs from its construction on.
class Stopwatch {
 public:
  [[nodiscard]] std::chrono::microseconds elapsed() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 begin_);
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace tablee::base
