#include "core/purge_peers.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/garbage.h"

namespace tablee::tests {

using namespace tablee::core;

PurgePeers::PurgePeers(std::size_t count, std::uint64_t seed, Lease lease)
    : lease_(lease), people_(count + 1, seed), tablets_(count) {
  // A person can not name what is not shown; undo can, for as long as a tab lives.
  people_.shown_only = lease == Lease::kept;
  people_.undo = !people_.shown_only;
  // Peer 0 has introduced everybody, and says nothing more.
  append(1, people_.peers[0]->order.front()->bytes);
  for (std::size_t i = 0; i < count; ++i) {
    EXPECT_TRUE(tablets_[i].confirmed.load(server_.keyframe()));
    tablets_[i].heard = 1;
  }
}

const Document& PurgePeers::document(std::size_t i) const {
  return people_.peers[i + 1]->document;
}

void PurgePeers::append(std::uint32_t replica, const base::Bytes& batch) {
  base::Bytes before = server_.keyframe();
  EXPECT_TRUE(server_.apply_bytes(batch, replica, nullptr, Admission::accepted));
  log_.push_back({replica, batch, std::move(before)});
}

void PurgePeers::step() {
  const auto who = static_cast<std::size_t>(people_.random.below(size()));
  switch (people_.random.below(8)) {
    case 0:
      purge();
      break;
    case 1:
    case 2:
    case 3:
      write(who);
      break;
    case 4:
    case 5:
      while (people_.random.chance(0.8) && submit(who)) continue;
      break;
    default:
      while (people_.random.chance(0.9) && hear(who)) continue;
  }
}

void PurgePeers::settle() {
  for (std::size_t i = 0; i < size(); ++i) {
    while (submit(i)) continue;
  }
  for (std::size_t i = 0; i < size(); ++i) {
    while (hear(i)) continue;
  }
}

void PurgePeers::write(std::size_t i) {
  for (auto edits = 1 + people_.random.below(3); edits > 0; --edits) people_.edit(i + 1);
  Editor& editor = people_.peers[i + 1]->editor;
  for (base::Bytes batch = editor.commit(nullptr); !batch.empty(); batch = editor.commit(nullptr)) {
    tablets_[i].outbox.push_back({std::move(batch), tablets_[i].heard, false, false});
  }
}

bool PurgePeers::submit(std::size_t i) {
  auto& outbox = tablets_[i].outbox;
  const auto next = std::find_if(outbox.begin(), outbox.end(),
                                 [](const Own& own) { return !own.logged && !own.refused; });
  if (next == outbox.end()) return false;
  const auto replica = static_cast<std::uint32_t>(i + 2);
  Document tried;
  EXPECT_TRUE(tried.load(server_.keyframe()));
  const auto fits = tried.apply_bytes(next->batch, replica, nullptr, Admission::accepted);
  if (fits) {
    append(replica, next->batch);
    next->logged = true;
    return true;
  }
  if (fits.error() == Refusal::target_gone) ++refused_as_gone;
  next->refused = true;
  rebuild(i);
  return true;
}

// One entry, one's own or another's. A purge meets nothing but the log (P30).
bool PurgePeers::hear(std::size_t i) {
  Tablet& tablet = tablets_[i];
  if (tablet.heard == log_.size()) return false;
  const Entry& entry = log_[tablet.heard++];
  EXPECT_TRUE(
      tablet.confirmed.apply_bytes(entry.batch, entry.replica, nullptr, Admission::accepted));
  if (entry.replica == i + 2) {
    std::erase_if(tablet.outbox, [](const Own& own) { return own.refused; });
    tablet.outbox.pop_front();
    return true;
  }
  Document& document = people_.peers[i + 1]->document;
  const std::uint64_t purges_before = document.purges();
  EXPECT_TRUE(document.apply_bytes(entry.batch, entry.replica, nullptr, Admission::accepted));
  if (document.purges() != purges_before && !tablet.outbox.empty()) rebuild(i);
  return true;
}

void PurgePeers::rebuild(std::size_t i) {
  Document& document = people_.peers[i + 1]->document;
  EXPECT_TRUE(document.load(tablets_[i].confirmed.keyframe()));
  for (const Own& own : tablets_[i].outbox) {
    // What does not fit any more will be refused.
    if (!own.refused) {
      (void)document.apply_bytes(own.batch, static_cast<std::uint32_t>(i + 2), nullptr,
                                 Admission::accepted);
    }
  }
}

std::size_t PurgePeers::lease_begin() {
  if (lease_ == Lease::broken) return static_cast<std::size_t>(people_.random.below(log_.size()));
  std::size_t begin = log_.size();
  for (const Tablet& tablet : tablets_) {
    begin = std::min(begin, tablet.heard);
    for (const Own& own : tablet.outbox) begin = std::min(begin, own.made_at);
  }
  return begin;
}

void PurgePeers::purge() {
  Document then;
  const std::size_t begin = lease_begin();
  const base::Bytes state = begin < log_.size() ? log_[begin].keyframe_before : server_.keyframe();
  EXPECT_TRUE(then.load(state));
  for (const base::Bytes& batch : garbage(server_, then)) {
    ++purges;
    append(1, batch);
  }
}

}  // namespace tablee::tests
