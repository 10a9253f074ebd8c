// text_make SEED COUNT: writes COUNT random histories with many insertions at one place, in the conformance
// format that text_merge reads, each with the content that FugueTree gives it.
//
// Any past moment may be built upon, the middle of somebody's words too, and authors write beside themselves.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/random.h"
#include "tools/fugue_tree.h"

namespace {

using tablee::tools::FugueTree;
using tablee::tools::TextOp;

// What a history is made of, as JSON strings; one code point each.
const char* const letters[] = {"a",    "b",    "c", "X", "Y",  "Z",      " ", "\\n",
                               "\\\"", "\\\\", "é", "ß", "中", "\u0301", "😀", "א"};
const char* const names[] = {"B", "a", "aa", "ab", "b", "c", "d", "é"};  // in their order

std::string unescaped(const std::string& json) {
  if (json == "\\n") return "\n";
  return json[0] == '\\' ? json.substr(1) : json;
}
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

class Maker {
 public:
  explicit Maker(std::uint64_t seed)
      : random_(seed), agents_(1 + random_.below(std::size(names))) {}

  std::string history() {
    const std::uint64_t count = 1 + random_.below(30);
    for (std::uint64_t i = 0; i < count; ++i) transaction();
    FugueTree all;
    for (const TextOp& op : ops_) all.apply(op);
    return "{\"txns\": [" + txns_ + "], \"endContent\": \"" + escaped(all.text(0)) + "\"}";
  }

 private:
  using Version = std::vector<bool>;  // by single step: whether it is in it

  void transaction() {
    const std::uint64_t agent = random_.below(agents_);
    Version version = join_parents();
    FugueTree tree;
    for (std::size_t i = 0; i < version.size(); ++i) {
      if (version[i]) tree.apply(ops_[i]);
    }
    const std::size_t begin = ops_.size();
    const std::uint64_t first_counter = counters_[agent];
    std::string patches;
    for (std::uint64_t left = 1 + random_.below(4); left != 0; --left) {
      patches += (patches.empty() ? "" : ", ") + patch(tree, agent, version);
    }
    txns_ += (begin == 0 ? "" : ", ");
    txns_ += "{\"span\": [" + std::to_string(begin) + ", " + std::to_string(ops_.size()) +
             "], \"parents\": [" + parents_ + "], \"agent\": \"" + names[agent] +
             "\", \"seqStart\": " + std::to_string(first_counter) + ", \"ops\": [" + patches + "]}";
  }

  Version join_parents() {
    parents_.clear();
    Version version(ops_.size());
    if (ops_.empty()) return version;
    std::vector<std::size_t> chosen;
    for (std::uint64_t left = random_.below(4); left != 0; --left) {
      // Mostly the latest, so that histories come together again.
      const std::uint64_t back = random_.below(random_.chance(0.7) ? 12 : ops_.size());
      chosen.push_back(ops_.size() - 1 - std::min<std::uint64_t>(back, ops_.size() - 1));
    }
    for (const std::size_t parent : chosen) {
      if (version[parent]) continue;  // already below another one
      parents_ += (parents_.empty() ? "" : ", ") + std::to_string(parent);
      for (std::size_t i = 0; i <= parent; ++i) {
        if (versions_[parent][i]) version[i] = true;
      }
    }
    return version;
  }

  // One step of a patch was made: it sees what the version has, and is part of what follows.
  void step(TextOp op, Version& version) {
    ops_.push_back(std::move(op));
    version.resize(ops_.size());
    version.back() = true;
    versions_.push_back(version);
  }

  std::string patch(FugueTree& tree, std::uint64_t agent, Version& version) {
    const auto replica = static_cast<std::uint32_t>(1 + agent);
    const std::uint32_t length = tree.length(0);
    const auto position = static_cast<std::uint32_t>(
        random_.chance(0.4) ? 0 : random_.below(std::uint64_t{length} + 1));
    std::uint32_t erased = 0;
    if (random_.chance(0.3)) {
      erased = static_cast<std::uint32_t>(random_.below(std::min(4U, length - position) + 1U));
    }
    for (std::uint32_t i = 0; i < erased; ++i) {
      step(tree.erase({++counters_[agent], replica}, 0, position, 1), version);
    }
    std::string inserted;
    const std::uint64_t letters_left = erased == 0 ? 1 + random_.below(3) : random_.below(3);
    for (std::uint32_t i = 0; i < letters_left; ++i) {
      const std::string letter = letters[random_.below(std::size(letters))];
      inserted += letter;
      step(tree.insert({++counters_[agent], replica}, 0, position + i, unescaped(letter)), version);
    }
    return "[" + std::to_string(position) + ", " + std::to_string(erased) + ", \"" + inserted +
           "\"]";
  }

  tablee::base::Random random_;
  std::uint64_t agents_;
  std::uint64_t counters_[std::size(names)] = {};
  std::vector<TextOp> ops_;        // by single step
  std::vector<Version> versions_;  // by single step: what it is and what it was written upon
  std::string parents_;            // of the transaction, as JSON
  std::string txns_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: text_make SEED COUNT\n");
    return 2;
  }
  const std::uint64_t seed = std::strtoull(argv[1], nullptr, 10);
  const std::uint64_t count = std::strtoull(argv[2], nullptr, 10);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::printf("%s%s", i == 0 ? "[" : ",\n", Maker(seed + i).history().c_str());
  }
  std::printf(count == 0 ? "[]\n" : "]\n");
  return std::fflush(stdout) == 0 ? 0 : 1;
}
