// DESIGN, invariant 2: what was acknowledged survives power loss. The disk forgets what was not synced, in whole or in part, at every
// moment that a store knows; kill -9 alone would prove nothing, because the kernel keeps what it has.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/random.h"
#include "store/ledger.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;

std::uint64_t rounds() {
  const char* const wanted = std::getenv("TABLEE_POWER_CUTS");
  return wanted == nullptr ? 15 : std::strtoull(wanted, nullptr, 10);
}

/// Writes until the power goes; everything is tried again in the next life.
void live(Store& store, Ledger& ledger, base::Random& random, std::uint64_t writes,
          const std::function<void()>& cut) {
  for (std::uint64_t i = 0; i < writes; ++i) {
    const auto board = random.below(2) == 0 ? red : blue;
    const auto head = store.head(board);
    if (!head) return;
    auto append = log_of(board, head->value + 1, {std::string(random.below(3'000), 'e')});
    append.replicas = {{2, std::to_string(1'000'000 + head->value)}};
    if (random.below(8) == 0) append.keyframe = KeyframeWrite{*head, std::string(20'000, 'k')};
    if (!ledger.write(store, append)) return;
    if (random.below(30) == 0 && !store.reopen()) return;  // tables, another log
    if (i + 2 == writes) cut();
  }
}

// A list of tables (MANIFEST) that lacks a page in the middle of what was not synced can not be told from a damaged one: the store
// is then not opened, and says so. All else is whole.
TEST(PowerLoss, KeepsWhatWasAcknowledged) {
  const std::uint64_t seed = 20161117;
  base::Random random(seed);
  TemporaryFolder temporary;
  fs::path folder = temporary.path() / "data";
  Ledger ledger;
  std::uint64_t acknowledged = 0;
  std::uint64_t refused = 0;
  for (std::uint64_t round = 0; round < rounds(); ++round) {
    auto faults = std::make_shared<Faults>();
    faults->forgetful = true;
    faults->power_seed = random.next();
    auto store = open_rocks_store({.folder = folder, .faults = faults});
    if (!store) {
      ASSERT_NE(store.error().message.find("MANIFEST"), std::string::npos)
          << "round " << round << ", seed " << seed << ": " << store.error().message;
      ++refused;
      folder = temporary.path() / ("data" + std::to_string(round));
      ledger = Ledger();
      continue;
    }
    std::string what;
    ASSERT_EQ(ledger.look(**store, what), Found::whole) << "round " << round << ": " << what;
    // In a write: its sync fails as the power goes.
    live(**store, ledger, random, 3 + random.below(40), [&] { faults->syncs_until_power_cut = 0; });
    faults->cut_power();
    acknowledged = std::max(acknowledged, ledger.entries(red) + ledger.entries(blue));
  }
  EXPECT_GT(acknowledged, rounds());
  EXPECT_LE(refused, rounds() / 5);
}

// The power goes while a store is opened: its own writes are cut at each place in turn.
TEST(PowerLoss, WhileAStoreIsOpenedCostsNothing) {
  TemporaryFolder temporary;
  const fs::path whole = temporary.path() / "whole";
  Ledger ledger;
  {
    auto store = open_rocks_store({.folder = whole, .faults = nullptr});
    for (std::uint64_t i = 1; i <= 50; ++i) {
      EXPECT_OK(ledger.write(**store, log_of(red, i, {std::string(2'000, 'e')})));
    }
  }
  for (std::int64_t sync = 0; sync < 20; ++sync) {
    const fs::path folder = temporary.path() / "copy";
    fs::remove_all(folder);
    fs::copy(whole, folder, fs::copy_options::recursive);
    auto faults = std::make_shared<Faults>();
    faults->forgetful = true;
    faults->power_seed = static_cast<std::uint64_t>(sync) + 1;
    faults->syncs_until_power_cut = sync;
    {
      const auto store = open_rocks_store({.folder = folder, .faults = faults});
      faults->cut_power();
    }
    std::string what;
    EXPECT_EQ(ledger.look(folder, what), Found::whole) << "at sync " << sync << ": " << what;
  }
}

}  // namespace
}  // namespace tablee::store
