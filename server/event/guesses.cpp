#include "event/guesses.h"

#include <algorithm>

#include "base/limits.h"

namespace tablee::event {
namespace {

using std::chrono::milliseconds;

/// A site has so many times the allowance of a network, as a stranger too.
constexpr int site_share = limits::guesses_per_site_max / limits::guesses_per_network_max;

milliseconds overdraft(base::MonoTime paid, base::MonoTime now, milliseconds interval, int free) {
  return std::max(milliseconds{0}, paid - now - interval * (free - 1));
}

/// One more. Never so much that the next try is further away than an interval: what comes while nothing is looked at costs
/// the place no more, or who shares it would wait for hours.
base::MonoTime one_more(base::MonoTime paid, base::MonoTime now, milliseconds interval, int free) {
  return std::min(std::max(paid, now) + interval, now + interval * free);
}

}  // namespace

Guesses::Debt Guesses::owed(const std::string& whose) const {
  const auto found = debts_.find(whose);
  return found == debts_.end() ? Debt{} : found->second;
}

milliseconds Guesses::wait(const Origin& from, base::MonoTime now) const {
  if (from.network.empty()) return milliseconds{0};
  const Debt own = owed(from.network);
  const auto usual =
      overdraft(own.usual, now, limits::guess_network_interval, limits::guesses_per_network_max);
  if (known_places_.contains(from.network)) return usual;
  const Debt site = from.site.empty() ? Debt{} : owed(from.site);
  const auto wider =
      overdraft(site.usual, now, limits::guess_site_interval, limits::guesses_per_site_max);
  const bool guessed_from_everywhere =
      overdraft(all_, now, limits::guess_interval, limits::guesses_max).count() > 0;
  if (!guessed_from_everywhere) return std::max(usual, wider);
  constexpr milliseconds interval = limits::guess_stranger_interval;
  constexpr int free = limits::guesses_of_stranger_max;
  return std::max({usual, wider, overdraft(own.as_stranger, now, interval, free),
                   overdraft(site.as_stranger, now, interval / site_share, free * site_share)});
}

void Guesses::wrong(const Origin& from, base::MonoTime now, Tried tried) {
  if (from.network.empty()) return;
  constexpr milliseconds stranger = limits::guess_stranger_interval;
  const auto owes = (owed(from.network).usual - now) / limits::guess_network_interval;
  const bool mistyped = owes >= limits::guesses_counted_at_ends &&
                        owes < limits::guesses_per_network_max - limits::guesses_counted_at_ends;
  constexpr int free = limits::guesses_of_stranger_max;
  owe(from.network, now, {limits::guess_network_interval, limits::guesses_per_network_max},
      {stranger, free});
  if (!from.site.empty()) {
    owe(from.site, now, {limits::guess_site_interval, limits::guesses_per_site_max},
        {stranger / site_share, free * site_share});
  }
  if (tried == Tried::code && !mistyped) {
    // The mark stands for a while after the last one, and not for hours.
    all_ = one_more(all_, now, limits::guess_interval, 2 * limits::guesses_max);
  }
}

void Guesses::owe(const std::string& whose, base::MonoTime now, Price usual, Price stranger) {
  if (!debts_.contains(whose) && debts_.size() >= limits::guess_networks_max) {
    debts_.erase(by_debt_.begin()->second);
    by_debt_.erase(by_debt_.begin());
  }
  Debt& debt = debts_[whose];
  by_debt_.erase({debt.as_stranger, whose});
  debt.usual = one_more(debt.usual, now, usual.interval, usual.free);
  debt.as_stranger = one_more(debt.as_stranger, now, stranger.interval, stranger.free);
  by_debt_.emplace(debt.as_stranger, whose);
}

void Guesses::right(const Origin& from) {
  if (from.network.empty()) return;
  if (const auto found = known_places_.find(from.network); found != known_places_.end()) {
    return known_.splice(known_.begin(), known_, found->second);
  }
  if (known_.size() >= limits::known_networks_max) {
    known_places_.erase(known_.back());
    known_.pop_back();
  }
  known_.push_front(from.network);
  known_places_[from.network] = known_.begin();
}

}  // namespace tablee::event
