#include "sim/tally.h"

#include <sstream>

namespace tablee::sim {
namespace {

struct Row {
  std::uint64_t Tally::*count;
  const char* what;
};

constexpr Row happened[] = {
    {&Tally::entries, "entries"},
    {&Tally::refused, "of them refused"},
    {&Tally::acknowledged, "acknowledgements"},
    {&Tally::connections, "connections"},
    {&Tally::carried, "of them carried by another shard"},
    {&Tally::frames, "frames"},
    {&Tally::commits, "writes of the disk"},
    {&Tally::beats, "rounds that held a commit for the next beat"},
};
constexpr Row faults[] = {
    {&Tally::crashes, "crashes"},
    {&Tally::crashes_after_commit, "of them between commit and broadcast"},
    {&Tally::crashes_before_commit, "of them before a commit"},
    {&Tally::failed_commits, "failed commits"},
    {&Tally::troubles, "of them for a while"},
    {&Tally::restarts, "restarts"},
    {&Tally::upgrades, "upgrades of the keyframe's format"},
    {&Tally::restores, "restores"},
    {&Tally::put_backs, "older copies put back"},
    {&Tally::full_disks, "full disks"},
    {&Tally::clock_jumps, "jumps of the clock"},
    {&Tally::cuts, "cuts"},
    {&Tally::half_open, "of them half-open"},
    {&Tally::stalls, "stalls"},
    {&Tally::reloads, "reloads"},
    {&Tally::forgotten_acks, "of them with acknowledgements forgotten"},
    {&Tally::clones, "cloned profiles"},
    {&Tally::mischief, "acts of mischief"},
    {&Tally::tricks, "dishonest batches"},
};
constexpr Row came_of_it[] = {
    {&Tally::stale_commits, "commits to a log that had changed"},
    {&Tally::brought_back, "acknowledged batches brought back"},
    {&Tally::renumbered, "new numbers"},
    {&Tally::replaced, "replaced"},
    {&Tally::too_slow, "too slow"},
    {&Tally::silent, "silent"},
    {&Tally::keyframes_sent, "keyframes sent"},
    {&Tally::keyframes_stored, "keyframes stored"},
    {&Tally::repeated, "batches repeated"},
    {&Tally::disk_full, "refused for a full disk"},
    {&Tally::purges, "purges"},
    {&Tally::renewed, "of which somebody had proof"},
    {&Tally::ahead, "entries ahead of the clock"},
    {&Tally::gone, "batches too late for them"},
    {&Tally::expired, "leases run out"},
    {&Tally::tomorrows, "batches of a newer version"},
    {&Tally::tricks_taken, "dishonest batches taken"},
    {&Tally::locks_held, "refused by role or lock"},
    {&Tally::over_budget, "refused for the budget of dots"},
    {&Tally::set_aside, "set aside by those who only watch"},
    {&Tally::turned_away, "closed for too much that was refused"},
};

template <std::size_t n>
void write(std::ostream& out, const Tally& tally, const char* title, const Row (&rows)[n]) {
  out << "\n  " << title;
  const char* between = ": ";
  for (const Row& row : rows) {
    out << between << tally.*row.count << ' ' << row.what;
    between = ", ";
  }
}

template <std::size_t n>
void sum(Tally& to, const Tally& from, const Row (&rows)[n]) {
  for (const Row& row : rows) to.*row.count += from.*row.count;
}

}  // namespace

std::string Tally::words() const {
  std::ostringstream out;
  out << days << " days, " << faults() << " faults, " << states.size() << " states seen";
  write(out, *this, "what happened", happened);
  write(out, *this, "faults", sim::faults);
  write(out, *this, "what came of them", came_of_it);
  return out.str();
}

std::string Tally::missing() const {
  std::string all;
  const auto look = [&](const auto& rows) {
    for (const Row& row : rows) {
      // A commit that is behind another one's failure is mostly given up with its room, before the disk has it.
      const bool seldom = row.count == &Tally::stale_commits;
      if (this->*row.count == 0 && !seldom)
        all += all.empty() ? row.what : std::string(", ") + row.what;
    }
  };
  look(happened);
  look(sim::faults);
  look(came_of_it);
  return all;
}

void Tally::add(const Tally& other) {
  days += other.days;
  sum(*this, other, happened);
  sum(*this, other, sim::faults);
  sum(*this, other, came_of_it);
  states.insert(other.states.begin(), other.states.end());
}

}  // namespace tablee::sim
