// Replays a history on replicas of a kind and gives the text that all of it merges to.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tools/text_history.h"
#include "tools/text_op.h"

namespace tablee::tools {

/// Each author keeps a replica, which is fed with what the author's next stretch was written upon. Where
/// that does not go, because authors wrote beside themselves, a fresh one is fed from the beginning.
template <typename Replica>
class Replay {
 public:
  explicit Replay(const History& history)
      : history_(history), seen_(history.stretches.size()), ops_(history.stretches.size()) {}

  /// The merged text; when a patch lies outside of the text that its author saw, only impossible() is true.
  [[nodiscard]] std::string run() {
    for (std::size_t i = 0; i < history_.stretches.size() && !impossible_; ++i) write(i);
    if (impossible_) return {};
    Fed all{{}, std::vector<std::size_t>(history_.stretches.size())};
    std::vector<std::size_t> everything(history_.stretches.size());
    for (std::size_t i = 0; i < everything.size(); ++i) {
      everything[i] = history_.stretches[i].patches.size();
    }
    feed(all, everything);
    return all.replica.text(0);
  }

  [[nodiscard]] bool impossible() const { return impossible_; }

  /// All ops, in causal order. Live as long as this.
  [[nodiscard]] std::vector<const TextOp*> ops() const {
    std::vector<const TextOp*> all;
    for (const auto& stretch : ops_) {
      for (const auto& patch : stretch) {
        for (const TextOp& op : patch) all.push_back(&op);
      }
    }
    return all;
  }

 private:
  // A version: of each stretch, how many patches.
  using Steps = std::vector<std::size_t>;
  struct Fed {
    Replica replica;
    Steps has;
  };

  void write(std::size_t index) {
    const Stretch& stretch = history_.stretches[index];
    Steps& version = seen_[index];
    version.resize(history_.stretches.size());
    for (const Version& parent : stretch.parents) {
      const Steps& theirs = seen_[parent.stretch];
      for (std::size_t i = 0; i < index; ++i) version[i] = std::max(version[i], theirs[i]);
      version[parent.stretch] = std::max(version[parent.stretch], parent.steps);
    }
    Fed& fed = replica_at(stretch.replica, version);
    std::uint64_t& counter = counters_[stretch.replica];
    for (std::size_t i = 0; i < index; ++i) {
      if (version[i] != 0)
        counter = std::max(counter, ops_[i][version[i] - 1].back().last_counter());
    }
    for (const Patch& patch : stretch.patches) {
      const std::uint32_t length = fed.replica.length(0);
      impossible_ = patch.position > length || patch.erased > length - patch.position;
      if (impossible_) return;
      std::vector<TextOp>& ops = ops_[index].emplace_back();
      if (patch.erased != 0) {
        ops.push_back(
            fed.replica.erase({++counter, stretch.replica}, 0, patch.position, patch.erased));
      }
      if (!patch.inserted.empty()) {
        ops.push_back(
            fed.replica.insert({++counter, stretch.replica}, 0, patch.position, patch.inserted));
        counter = ops.back().last_counter();
      }
    }
    fed.has[index] = stretch.patches.size();
  }

  Fed& replica_at(std::uint32_t replica, const Steps& version) {
    Fed& fed = replicas_[replica];
    fed.has.resize(version.size());
    if (!leads_to(fed.has, version)) fed = Fed{{}, Steps(version.size())};
    feed(fed, version);
    return fed;
  }

  // Whether a replica that has `has` can be fed up to `version`: it must have nothing else, and each
  // author's ops must come in the order of their counters (PROTOCOL, P10).
  [[nodiscard]] bool leads_to(const Steps& has, const Steps& version) const {
    std::map<std::uint32_t, bool> later;  // by author: whether something behind is there
    for (std::size_t i = version.size(); i-- != 0;) {
      if (has[i] > version[i]) return false;
      bool& there = later[history_.stretches[i].replica];
      if (there && has[i] < version[i]) return false;
      there = there || has[i] != 0;
    }
    return true;
  }

  void feed(Fed& fed, const Steps& version) {
    for (std::size_t i = 0; i < version.size(); ++i) {
      for (; fed.has[i] < version[i]; ++fed.has[i]) {
        for (const TextOp& op : ops_[i][fed.has[i]]) fed.replica.apply(op);
      }
    }
  }

  const History& history_;
  std::vector<Steps> seen_;                            // by stretch: what it was written upon
  std::vector<std::vector<std::vector<TextOp>>> ops_;  // by stretch and patch
  std::map<std::uint32_t, Fed> replicas_;
  std::map<std::uint32_t, std::uint64_t> counters_;
  bool impossible_ = false;
};

}  // namespace tablee::tools
