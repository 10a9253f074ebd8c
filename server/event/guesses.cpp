#include "event/guesses.h"

#include <algorithm>

#include "base/limits.h"

namespace tablee::event {
namespace {

using std::chrono::milliseconds;

milliseconds overdraft(base::MonoTime paid, base::MonoTime now, milliseconds interval, int free) {
  return std::max(milliseconds{0}, paid - now - interval * (free - 1));
}

}  // namespace

milliseconds Guesses::wait(std::string_view from, base::MonoTime now) const {
  const auto found = addresses_.find(std::string{from});
  const bool known = found != addresses_.end() && found->second.known;
  const auto own = found == addresses_.end()
                       ? milliseconds{0}
                       : overdraft(found->second.paid, now, limits::guess_address_interval,
                                   limits::guesses_per_address_max);
  const auto all =
      known ? milliseconds{0} : overdraft(paid_, now, limits::guess_interval, limits::guesses_max);
  return std::max(own, all);
}

void Guesses::wrong(std::string_view from, base::MonoTime now) {
  Address& one = address(from, now);
  one.paid = std::max(one.paid, now) + limits::guess_address_interval;
  paid_ = std::max(paid_, now) + limits::guess_interval;
}

void Guesses::right(std::string_view from, base::MonoTime now) {
  address(from, now).known = true;
}

// Full: those who owe nothing are forgotten, at worst everybody. What all owe together stays.
Guesses::Address& Guesses::address(std::string_view from, base::MonoTime now) {
  if (addresses_.size() >= limits::guess_addresses_max) {
    std::erase_if(addresses_, [&](const auto& one) { return one.second.paid <= now; });
    if (addresses_.size() >= limits::guess_addresses_max) addresses_.clear();
  }
  return addresses_[std::string{from}];
}

}  // namespace tablee::event
