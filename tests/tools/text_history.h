// Editing histories from files: who wrote what at which position, as seen at which version.
//
// Read are the three JSON formats of public text merging test data, gzip or plain:
//   conformance  [{txns: [{span, parents, agent, seqStart, ops: [[pos, del, ins] …]}], endContent} …]
//   concurrent   {kind: "concurrent", txns: [{parents, agent, patches}], endContent}
//   sequential   {startContent: "", txns: [{patches}], endContent}
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

namespace tablee::tools {

/// Positions and lengths are in code points. Erases, then inserts.
struct Patch {
  std::uint32_t position = 0;
  std::uint32_t erased = 0;
  std::string inserted;

  [[nodiscard]] bool empty() const { return erased == 0 && inserted.empty(); }
};

/// The first `steps` patches of a stretch, and whatever it was written upon.
struct Version {
  std::size_t stretch = 0;
  std::size_t steps = 0;
};

/// What one replica wrote without hearing from others in between.
struct Stretch {
  std::uint32_t replica = 0;
  std::vector<Version> parents;
  std::vector<Patch> patches;
};

/// Stretches in causal order. No patch is empty.
struct History {
  std::vector<Stretch> stretches;
  std::string end_content;
};

/// All histories of a file, or what is wrong with it, in a sentence.
[[nodiscard]] std::expected<std::vector<History>, std::string> read_histories(
    const std::string& path);

}  // namespace tablee::tools
