// Days in bad weather: TABLEE_SIM_SEED=17 day_sim_test lives through one again, TABLEE_SIM_DAYS=5000 through many.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>

#include "sim/event_day.h"

namespace tablee::sim {
namespace {

constexpr int steps = 400;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

// D1, D2, D4, D5, D8, D11, D12, D13, D14, D17, D21, D22, D23, D24
TEST(EventDay, HoldsInBadWeather) {
  DayTally tally;
  if (const std::uint64_t seed = from_environment("TABLEE_SIM_SEED", 0); seed != 0) {
    EventDay(seed, tally).live(steps);
    return;
  }
  const std::uint64_t days = from_environment("TABLEE_SIM_DAYS", 100);
  const std::uint64_t fresh = std::random_device{}();
  for (std::uint64_t day = 1; day <= days && !HasFailure(); ++day) {
    const std::uint64_t seed = day <= 90 ? day : fresh + day;
    EventDay(seed, tally).live(steps);
    if (HasFailure()) std::cout << "seed " << seed << '\n';
  }
  std::cout << tally.commands << " commands, " << tally.done << " done, " << tally.refused
            << " refused (" << tally.raced << " raced), " << tally.repeated << " repeated; "
            << tally.crashes << " crashes with " << tally.untold << " commits untold, "
            << tally.failures << " failures, " << tally.jumps << " jumps of the clock; "
            << tally.waited << " policies waited for, " << tally.turned_away << " turned away, "
            << tally.let_in << " let in; " << tally.locked << " locked, " << tally.reopened
            << " reopened, " << tally.opened << " opened; " << tally.bad_disks << " bad disks, "
            << tally.restores << " restores; " << tally.votes << " votes closed, " << tally.ballots
            << " ballots open at the end; " << tally.drafts << " drafts, " << tally.reveals
            << " reveals of " << tally.revealed << " notes (" << tally.nameless << " nameless), "
            << tally.forged << " forged; " << tally.cut_before << " cut off before their commit, "
            << tally.cut_behind << " behind it\n";
  for (const std::uint64_t happened :
       {tally.done,     tally.refused,  tally.raced,      tally.repeated,   tally.crashes,
        tally.untold,   tally.failures, tally.jumps,      tally.waited,     tally.turned_away,
        tally.let_in,   tally.locked,   tally.reopened,   tally.opened,     tally.bad_disks,
        tally.restores, tally.votes,    tally.ballots,    tally.drafts,     tally.reveals,
        tally.revealed, tally.nameless, tally.cut_before, tally.cut_behind, tally.forged}) {
    EXPECT_GT(happened, 0U) << "something never happens any more";
  }
}

}  // namespace
}  // namespace tablee::sim
