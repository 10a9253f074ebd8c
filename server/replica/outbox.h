// One's own batches that are not acknowledged, in order of their numbers, and how far they were sent.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "replica/parts.h"
#include "wire/frames.h"

namespace tablee::replica {

class Outbox {
 public:
  struct Item {
    base::Bytes batch;
    std::uint64_t hash = 0;
    bool applied = true;  ///< To the document; false when it did not fit any more at a rebuilding.
  };

  Outbox() = default;
  explicit Outbox(const Parts& parts);

  void add(base::Bytes batch);
  /// Number of the next batch to be made.
  [[nodiscard]] base::Seq next() const { return base::Seq{acked_.value + items_.size() + 1}; }
  [[nodiscard]] base::Seq acked() const { return acked_; }
  [[nodiscard]] std::uint64_t acked_hash() const { return acked_hash_; }
  [[nodiscard]] std::deque<Item>& items() { return items_; }
  [[nodiscard]] const std::deque<Item>& items() const { return items_; }

  /// Takes the oldest out: it is acknowledged. There must be one.
  [[nodiscard]] Item acknowledge();
  /// Instead of all items: what they have become under another replica's number. To be renumbered.
  void replace(std::vector<base::Bytes> batches);
  /// Takes all out: they are not sent any more, and the next batch gets the number of the first.
  [[nodiscard]] std::deque<Item> give_up();
  /// From now on numbered from `last_seq` + 1, none sent.
  void renumber(base::Seq last_seq);
  /// The log ends with `last_seq`, whose hash is `last_hash`: the acknowledged `batches` come before all others again.
  void bring_back(base::Seq last_seq, std::uint64_t last_hash, std::vector<base::Bytes> batches);

  /// The connection has all up to this number …
  void sent_up_to(base::Seq seq);
  /// … and takes the next frame's batches, as far as the window allows: empty when there is nothing to send.
  /// Views into the items; they count as sent.
  [[nodiscard]] wire::Submit take();

  /// Fills in what Hello says of the batches.
  void introduce(wire::Hello& hello) const;
  [[nodiscard]] std::vector<Numbered> numbered() const;

 private:
  base::Seq acked_;
  std::uint64_t acked_hash_ = 0;
  std::deque<Item> items_;  // acked_ + 1, acked_ + 2 …
  std::size_t sent_ = 0;    // of items_
};

}  // namespace tablee::replica
