// What the log says up to the cursor: a keyframe and the batches since. A document is built from it when one's
// own unconfirmed batches have to be taken out of it again (a refusal, a new number).
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "core/document.h"
#include "replica/parts.h"

namespace tablee::replica {

class Confirmed {
 public:
  Confirmed() = default;
  Confirmed(base::Offset cursor, base::Bytes keyframe, std::vector<Logged> log);

  /// Starts again at `offset` from `keyframe` (empty: the empty board).
  void reset(base::Offset offset, base::Bytes keyframe);
  /// The next entry has an effect …
  void append(base::ReplicaId replica, base::Bytes batch);
  /// … or none.
  void skip() { ++cursor_.value; }

  [[nodiscard]] base::Offset cursor() const { return cursor_; }
  [[nodiscard]] const base::Bytes& keyframe() const { return keyframe_; }
  [[nodiscard]] const std::vector<Logged>& log() const { return log_; }
  /// Makes `document` the state at the cursor. False when keyframe or log do not fit: ask for a new keyframe.
  [[nodiscard]] bool build(core::Document& document) const;

 private:
  void fold();

  base::Offset cursor_;
  base::Bytes keyframe_;
  std::vector<Logged> log_;
};

}  // namespace tablee::replica
