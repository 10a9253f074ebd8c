// What a lock holds, as a person sees it: whether a batch has touched it, whatever its ops say.
#pragma once

#include <set>
#include <string>

#include "core/document.h"

namespace tablee::sim {

class Locked {
 public:
  /// Remembers what this batch, which was applied, may have locked.
  void applied(const core::Document& document, const core::Batch& batch);
  /// All that is locked: what it is, and, unless it was deleted, where it is and whether it is shown.
  [[nodiscard]] std::string look(const core::Document& document);

 private:
  std::set<core::OpId> locked_;  // some may be free again
};

}  // namespace tablee::sim
