// Texts against the model, for random histories; and the public traces, where TABLEE_SHARED has them.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "core/text_peers.h"
#include "tools/fugue_tree.h"
#include "tools/text_replay.h"

namespace tablee::tests {
namespace {

// DESIGN, invariants 4 to 6.
TEST(Texts, AgreeWithTheModelForRandomHistories) {
  const char* const more = std::getenv("TABLEE_SEEDS");
  const std::uint64_t seeds = more == nullptr ? 60 : std::strtoull(more, nullptr, 10);
  const char* const from = std::getenv("TABLEE_SEED");
  const std::uint64_t first = from == nullptr ? 1 : std::strtoull(from, nullptr, 10);
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    TextPeers peers(seed, 3 + seed % 3, 1 + seed % 2);
    for (int i = 0; i < 300 && !testing::Test::HasFailure(); ++i) peers.step();
    peers.settle();
    peers.expect_equal();
    if (testing::Test::HasFailure()) {
      std::printf("failed with seed %llu\n", static_cast<unsigned long long>(seed));
      return;
    }
  }
}

std::vector<tools::History> shared(const std::string& name) {
  const char* const folder = std::getenv("TABLEE_SHARED");
  if (folder == nullptr) return {};
  auto histories = tools::read_histories(std::string(folder) + "/traces/" + name + ".json.gz");
  if (!histories) {
    ADD_FAILURE() << histories.error();
    return {};
  }
  return *histories;
}

class Trace : public testing::TestWithParam<const char*> {};

TEST_P(Trace, EndsAsStated) {
  const std::vector<tools::History> histories = shared(GetParam());
  if (histories.empty()) GTEST_SKIP() << "TABLEE_SHARED is not set: no traces to replay";
  for (std::size_t i = 0; i < histories.size(); ++i) {
    ASSERT_EQ(tools::Replay<tools::TextsReplica>(histories[i]).run(), histories[i].end_content)
        << "case " << i;
  }
  std::printf("%s: %zu cases ran\n", GetParam(), histories.size());
}

INSTANTIATE_TEST_SUITE_P(Texts, Trace,
                         testing::Values("text-conformance", "friendsforever", "clownschool",
                                         "friendsforever_flat", "clownschool_flat",
                                         "automerge-paper", "rustcode", "seph-blog1",
                                         "sveltecomponent", "json-crdt-patch"));

// The oracles themselves are held to the reference's own cases.
template <typename Oracle>
void expect_conformance() {
  const std::vector<tools::History> histories = shared("text-conformance");
  if (histories.empty()) GTEST_SKIP() << "TABLEE_SHARED is not set: no cases to replay";
  for (const tools::History& history : histories) {
    ASSERT_EQ(tools::Replay<Oracle>(history).run(), history.end_content);
  }
}
TEST(TextModel, PassesTheConformanceCases) {
  expect_conformance<TextModel>();
}
TEST(FugueTree, PassesTheConformanceCases) {
  expect_conformance<tools::FugueTree>();
}

}  // namespace
}  // namespace tablee::tests
