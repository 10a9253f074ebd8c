#include "core/text_index.h"

#include <algorithm>

namespace tablee::core::text {
namespace {

constexpr std::size_t block_entries_max = 128;

}  // namespace

Leaf* Index::leaf_of(OpId code_point) {
  if (!moved_.empty()) enter_moved();
  const Site* const found = site(code_point.replica);
  if (found == nullptr || code_point.counter > found->last) return nullptr;
  if (code_point.counter < found->blocks.front().first) return nullptr;
  const Cursor at = find(*found, code_point.counter);
  return found->blocks[at.block].entries[at.entry].leaf;
}

bool Index::append_elsewhere(OpId first, std::uint32_t length, Leaf* leaf) {
  Site& into = site_or_new(first.replica);
  if (first.counter <= into.last) return false;
  into.last = first.counter + length - 1;
  if (into.tail == leaf) return true;
  into.tail = leaf;
  if (into.blocks.empty() || into.blocks.back().entries.size() == block_entries_max) {
    into.blocks.push_back({first.counter, {}});
  }
  into.blocks.back().entries.push_back({first.counter, leaf});
  return true;
}

void Index::moved(Leaf* leaf) {
  if (leaf->unindexed) return;
  leaf->unindexed = true;
  moved_.push_back(leaf);
}

void Index::enter_moved() {
  for (Leaf* const leaf : moved_) {
    leaf->unindexed = false;
    for (std::uint32_t i = 0; i < leaf->count; ++i) {
      const Span& span = leaf->spans[i];
      assign(*site(span.replica), span.counter, span.counter + span.length(), leaf);
    }
  }
  moved_.clear();
}

Index::Site* Index::site(std::uint32_t replica) {
  if (recent_ != nullptr && recent_->replica == replica) return recent_;
  const auto found = std::ranges::lower_bound(sites_, replica, {}, &Site::replica);
  if (found == sites_.end() || found->replica != replica) return nullptr;
  recent_ = &*found;
  return recent_;
}

Index::Site& Index::site_or_new(std::uint32_t replica) {
  if (Site* const known = site(replica)) return *known;
  const auto place = std::ranges::lower_bound(sites_, replica, {}, &Site::replica);
  recent_ = &*sites_.insert(place, Site{});
  recent_->replica = replica;
  return *recent_;
}

// [from, to) is in `leaf` now; what is not in it keeps its leaf.
void Index::assign(Site& site, std::uint64_t from, std::uint64_t to, Leaf* leaf) {
  Cursor at = find(site, from);
  Entry& first = site.blocks[at.block].entries[at.entry];
  Leaf* behind = first.leaf;
  if (first.counter == from) {
    first.leaf = leaf;
  } else if (behind != leaf) {
    at = insert_behind(site, at, {from, leaf});
  }
  Cursor following;
  Entry* entry = next(site, at, following);
  for (; entry != nullptr && entry->counter < to; entry = next(site, at, following)) {
    behind = entry->leaf;
    erase(site, following);
  }
  const bool stands = entry != nullptr && entry->counter == to;
  if (!stands && to <= site.last && behind != leaf) (void)insert_behind(site, at, {to, behind});
  site.tail = site.blocks.back().entries.back().leaf;
}

// The last entry at or before `counter`; there is one.
Index::Cursor Index::find(const Site& site, std::uint64_t counter) {
  Cursor at;
  const auto& blocks = site.blocks;
  at.block = static_cast<std::size_t>(std::ranges::upper_bound(blocks, counter, {}, &Block::first) -
                                      blocks.begin() - 1);
  const auto& entries = blocks[at.block].entries;
  at.entry = static_cast<std::size_t>(
      std::ranges::upper_bound(entries, counter, {}, &Entry::counter) - entries.begin() - 1);
  return at;
}

Index::Entry* Index::next(Site& site, Cursor cursor, Cursor& at) {
  at = {cursor.block, cursor.entry + 1};
  if (at.entry == site.blocks[at.block].entries.size()) at = {cursor.block + 1, 0};
  if (at.block == site.blocks.size()) return nullptr;
  return &site.blocks[at.block].entries[at.entry];
}

Index::Cursor Index::insert_behind(Site& site, Cursor cursor, Entry entry) {
  Block* block = &site.blocks[cursor.block];
  if (block->entries.size() == block_entries_max) {
    const auto half = block->entries.begin() + block_entries_max / 2;
    Block upper{half->counter, {half, block->entries.end()}};
    block->entries.erase(half, block->entries.end());
    site.blocks.insert(site.blocks.begin() + static_cast<std::ptrdiff_t>(cursor.block) + 1,
                       std::move(upper));
    if (cursor.entry >= block_entries_max / 2) {
      cursor = {cursor.block + 1, cursor.entry - block_entries_max / 2};
    }
    block = &site.blocks[cursor.block];
  }
  block->entries.insert(block->entries.begin() + static_cast<std::ptrdiff_t>(cursor.entry) + 1,
                        entry);
  return {cursor.block, cursor.entry + 1};
}

void Index::erase(Site& site, Cursor cursor) {
  Block& block = site.blocks[cursor.block];
  block.entries.erase(block.entries.begin() + static_cast<std::ptrdiff_t>(cursor.entry));
  if (block.entries.empty()) {
    site.blocks.erase(site.blocks.begin() + static_cast<std::ptrdiff_t>(cursor.block));
  } else {
    block.first = block.entries.front().counter;
  }
}

}  // namespace tablee::core::text
