#include "sim/weather.h"

#include <sstream>

#include "base/limits.h"

namespace tablee::sim {

Weather::Weather(World& world) {
  base::Random& random = world.random;
  // Each kind of trouble stays away on half of the days: what two kinds do together hides what one does.
  const auto sometimes = [&](double most) {
    return random.chance(0.5) ? random.unit() * most : 0.0;
  };
  tablets = static_cast<int>(random.between(2, 24));
  minutes = static_cast<int>(random.between(1, 4));
  edits_per_minute = 1 + random.unit() * 400 / tablets;
  long_texts = random.chance(0.05);
  latency_max = milliseconds{random.between(1, random.chance(0.2) ? 2'000 : 120)};
  commit_max = milliseconds{random.between(1, 30)};
  slow_disk = sometimes(0.05);
  crashes = sometimes(4);
  failed_commits = sometimes(2);
  read_only = sometimes(0.5);
  restarts = sometimes(1);
  cuts = sometimes(4);
  half_open = random.unit();
  stalls = sometimes(1);
  reloads = sometimes(2);
  clones = sometimes(0.3);
  mischief = sometimes(6);
  backups = sometimes(2);
  restores = backups > 0 ? sometimes(1) : 0;
  purges = sometimes(1);
  lease = random.chance(0.5) ? limits::lease : std::chrono::seconds{random.between(5, 60)};
}

void Weather::clear_up() {
  latency_max = milliseconds{20};
  commit_max = milliseconds{5};
  slow_disk = crashes = failed_commits = read_only = restarts = restores = 0;
  cuts = stalls = reloads = clones = mischief = 0;
  edits_per_minute = 0;
}

std::string Tally::words() const {
  std::ostringstream out;
  out << days << " days, " << entries << " entries (" << refused << " refused), " << acknowledged
      << " acknowledgements, " << connections << " connections, " << frames << " frames; "
      << faults() << " faults: " << crashes << " crashes (" << crashes_after_commit
      << " between commit and broadcast, " << crashes_before_commit << " before a commit), "
      << failed_commits << " failed commits, " << restarts << " restarts, " << read_only
      << " times read-only, " << restores << " restores (" << brought_back
      << " acknowledged batches brought back), " << cuts << " cuts (" << half_open
      << " half-open), " << stalls << " stalls, " << reloads << " reloads (" << forgotten_acks
      << " with acknowledgements forgotten), " << clones << " cloned profiles, " << mischief
      << " acts of mischief; " << renumbered << " new numbers, " << replaced << " replaced, "
      << too_slow << " too slow, " << silent << " silent, " << store_reads
      << " reads from the store, " << keyframes_sent << " keyframes sent, " << keyframes_stored
      << " stored, " << repeated << " batches repeated, " << purges << " purges (" << gone
      << " batches too late for them), " << expired << " leases run out";
  return out.str();
}

}  // namespace tablee::sim
