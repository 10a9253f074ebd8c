#include "sim/weather.h"

#include "base/limits.h"

namespace tablee::sim {

Weather::Weather(World& world) {
  base::Random& random = world.random;
  // Each kind of trouble stays away on half of the days: what two kinds do together hides what one does.
  const auto sometimes = [&](double most) {
    return random.chance(0.5) ? random.unit() * most : 0.0;
  };
  boards = random.below(2) + 1;
  shards = random.below(3) + 1;
  followers_from = random.chance(0.5) ? random.below(6) : ~std::size_t{0};
  tablets = static_cast<int>(random.between(2, 24));
  minutes = static_cast<int>(random.between(1, 4));
  edits_per_minute = 1 + random.unit() * 400 / tablets;
  long_texts = random.chance(0.03);
  load = sometimes(1);
  latency_max = milliseconds{random.between(1, random.chance(0.2) ? 2'000 : 120)};
  crossing_max = milliseconds{random.between(0, random.chance(0.1) ? 300 : 3)};
  commit_max = milliseconds{random.between(1, random.chance(0.2) ? 500 : 30)};
  slow_disk = sometimes(0.05);
  crashes = sometimes(4);
  failed_commits = sometimes(2);
  troubles = random.unit();
  full_disks = sometimes(1);
  restarts = sometimes(1);
  clock_jumps = sometimes(2);
  cuts = sometimes(4);
  half_open = random.unit();
  stalls = sometimes(1);
  reloads = sometimes(2);
  clones = sometimes(0.3);
  mischief = sometimes(6);
  backups = sometimes(2);
  restores = backups > 0 ? sometimes(1) : 0;
  put_backs = backups > 0 ? sometimes(1) : 0;
  upgrade_at = random.chance(0.5) ? static_cast<int>(random.between(0, minutes * 60)) : 0;
  lease = random.chance(0.5) ? limits::lease : std::chrono::seconds{random.between(5, 60)};
  tomorrows = sometimes(0.5);
  tricks = sometimes(120);
  if (random.chance(0.5)) vote_budget = static_cast<std::uint32_t>(random.below(12));
}

void Weather::clear_up() {
  latency_max = milliseconds{20};
  crossing_max = milliseconds{2};
  commit_max = milliseconds{5};
  slow_disk = crashes = failed_commits = full_disks = restarts = restores = put_backs =
      clock_jumps = 0;
  cuts = stalls = reloads = clones = mischief = tricks = 0;
  edits_per_minute = 0;
}

}  // namespace tablee::sim
