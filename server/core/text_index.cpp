#include "core/text_index.h"

namespace tablee::core::text {
namespace {

constexpr std::uint32_t block_entries_max = 128;

}  // namespace

Index::~Index() {
  for (Site& site : sites_) {
    for (Block& block : site.blocks) block.free();
    site.blocks.free();
  }
}

Leaf* Index::leaf_of(OpId code_point) {
  if (!moved_.empty()) enter_moved();
  const Site* const found = site(code_point.replica);
  if (found == nullptr || code_point.counter > found->last) return nullptr;
  if (code_point.counter < found->blocks[0][0].counter) return nullptr;
  const Cursor at = find(*found, code_point.counter);
  return found->blocks[at.block][at.entry].leaf;
}

bool Index::append_elsewhere(OpId first, std::uint32_t length, Leaf* leaf) {
  Site& into = site_or_new(first.replica);
  if (first.counter <= into.last) return false;
  into.last = first.counter + length - 1;
  if (into.tail == leaf) return true;
  into.tail = leaf;
  if (into.blocks.empty() || into.blocks.back().size() == block_entries_max) {
    into.blocks.push_back({});
  }
  into.blocks.back().push_back({first.counter, leaf});
  return true;
}

void Index::greatest(std::vector<OpId>& out) const {
  for (const Site& site : sites_) out.push_back({site.last, site.replica});
}

void Index::moved(Leaf* leaf) {
  if (leaf->unindexed) return;
  leaf->unindexed = true;
  moved_.push_back(leaf);
}

void Index::enter_moved() {
  for (Leaf* const leaf : moved_) {
    leaf->unindexed = false;
    for (std::uint32_t i = 0; i < leaf->count;) {  // neighbours with consecutive ids at once
      const Span& span = leaf->spans[i];
      std::uint64_t end = span.counter + span.length();
      while (++i < leaf->count && leaf->spans[i].id() == OpId{end, span.replica}) {
        end += leaf->spans[i].length();
      }
      assign(*site(span.replica), span.counter, end, leaf);
    }
  }
  moved_.clear();
}

Index::Site* Index::site(std::uint32_t replica) {
  if (recent_ != nullptr && recent_->replica == replica) return recent_;
  const std::uint32_t up_to = count_keys(replica);
  if (up_to == 0 || keys_[up_to - 1].replica != replica) return nullptr;
  recent_ = &sites_[keys_[up_to - 1].site];
  return recent_;
}

Index::Site& Index::site_or_new(std::uint32_t replica) {
  if (Site* const known = site(replica)) return *known;
  keys_.insert(count_keys(replica), {replica, sites_.size()});
  recent_ = &sites_.push_back(Site{});
  recent_->replica = replica;
  return *recent_;
}

std::uint32_t Index::count_keys(std::uint32_t replica) const {
  return count_up_to(keys_, replica, [](const Key& key) { return key.replica; });
}

// [from, to) is in `leaf` now; what is not in it keeps its leaf.
void Index::assign(Site& site, std::uint64_t from, std::uint64_t to, Leaf* leaf) {
  Cursor at = find(site, from);
  Entry& first = site.blocks[at.block][at.entry];
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
  site.tail = site.blocks.back().back().leaf;
}

// The last entry at or before `counter`; there is one.
Index::Cursor Index::find(const Site& site, std::uint64_t counter) {
  const auto first = [](const Block& block) { return block[0].counter; };
  const std::uint32_t block = count_up_to(site.blocks, counter, first) - 1;
  const auto own = [](const Entry& entry) { return entry.counter; };
  return {block, count_up_to(site.blocks[block], counter, own) - 1};
}

Index::Entry* Index::next(Site& site, Cursor cursor, Cursor& at) {
  at = {cursor.block, cursor.entry + 1};
  if (at.entry == site.blocks[at.block].size()) at = {cursor.block + 1, 0};
  if (at.block == site.blocks.size()) return nullptr;
  return &site.blocks[at.block][at.entry];
}

Index::Cursor Index::insert_behind(Site& site, Cursor cursor, Entry entry) {
  if (site.blocks[cursor.block].size() == block_entries_max) {
    constexpr std::uint32_t half = block_entries_max / 2;
    Block upper;
    Block& lower = site.blocks[cursor.block];
    for (std::uint32_t i = half; i < block_entries_max; ++i) upper.push_back(lower[i]);
    lower.erase(half, block_entries_max - half);
    site.blocks.insert(cursor.block + 1, upper);
    if (cursor.entry >= half) cursor = {cursor.block + 1, cursor.entry - half};
  }
  site.blocks[cursor.block].insert(++cursor.entry, entry);
  return cursor;
}

void Index::erase(Site& site, Cursor cursor) {
  Block& block = site.blocks[cursor.block];
  block.erase(cursor.entry);
  if (block.empty()) {
    block.free();
    site.blocks.erase(cursor.block);
  }
}

}  // namespace tablee::core::text
