// Which leaf holds a code point: per replica a map from counter to leaf that is
// constant in pieces. Private to class Texts.
//
// An entry holds from its counter up to the next entry's. Whether an id exists
// at all is seen in the leaf, so that a replica that goes on writing in one
// leaf, with gaps between its ids, needs one entry. Entries lie in sorted
// blocks of bounded size (a B+-tree of two levels): lookup O(log n), change
// O(block).
//
// Spans that a split moved are only noted (moved), and entered before the next
// lookup: who types at one place never asks the index.
#pragma once

#include <cstdint>
#include <vector>

#include "core/text_leaf.h"
#include "core/text_rows.h"

namespace tablee::core::text {

class Index {
 public:
  Index() = default;
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  /// The one leaf that can hold the code point; null when there is none.
  [[nodiscard]] Leaf* leaf_of(OpId code_point);
  /// `length` new ids are in `leaf`. False, and nothing done, when they are not
  /// above all that this replica has.
  [[nodiscard]] bool append(OpId first, std::uint32_t length, Leaf* leaf) {
    if (recent_ != nullptr && recent_->replica == first.replica && recent_->tail == leaf &&
        first.counter > recent_->last) {
      recent_->last = first.counter + length - 1;
      return true;
    }
    return append_elsewhere(first, length, leaf);
  }
  /// Appends each replica's greatest id.
  void greatest(std::vector<OpId>& out) const;
  /// Spans came into `leaf` from another one.
  void moved(Leaf* leaf);

 private:
  struct Entry {
    std::uint64_t counter = 0;
    Leaf* leaf = nullptr;
  };
  using Block = Rows<Entry>;
  struct Site {
    std::uint32_t replica = 0;
    std::uint64_t last = 0;  // greatest id
    Leaf* tail = nullptr;    // leaf of the last entry
    Rows<Block> blocks;
  };
  /// Where a replica's site is.
  struct Key {
    std::uint32_t replica = 0;
    std::uint32_t site = 0;
  };
  struct Cursor {
    std::uint32_t block = 0;
    std::uint32_t entry = 0;
  };

  [[nodiscard]] bool append_elsewhere(OpId first, std::uint32_t length, Leaf* leaf);
  [[nodiscard]] Site* site(std::uint32_t replica);
  [[nodiscard]] Site& site_or_new(std::uint32_t replica);
  /// How many keys have no greater number.
  [[nodiscard]] std::uint32_t count_keys(std::uint32_t replica) const;
  void enter_moved();
  static void assign(Site& site, std::uint64_t from, std::uint64_t to, Leaf* leaf);
  [[nodiscard]] static Cursor find(const Site& site, std::uint64_t counter);
  [[nodiscard]] static Entry* next(Site& site, Cursor cursor, Cursor& at);
  static Cursor insert_behind(Site& site, Cursor cursor, Entry entry);
  static void erase(Site& site, Cursor cursor);

  Owned<Key> keys_;  // by replica; apart from the sites, since each new one moves them
  Owned<Site> sites_;
  Site* recent_ = nullptr;  // of sites_: the one asked for last
  Owned<Leaf*> moved_;
};

}  // namespace tablee::core::text
