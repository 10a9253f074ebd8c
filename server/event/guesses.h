// Slows down whoever guesses join codes, and nobody else. A wrong code belongs to no event, so what is counted is who tries:
// each network (an address; in IPv6 a /64) has an allowance that fills up again with time, and so has what is wider than a
// network. Who has used his up is not listened to, right or wrong, or the pause would be no pause.
//
// All networks together have a mark. Beyond it somebody guesses from many places, and networks from which nobody came in get
// a much smaller allowance each: their first tries are looked at all the same, so that a distributed guesser locks out nobody
// who types a code right. A venue shares one address and types from a beamer: it has room for mistakes, and keeps it, and
// its mistakes are not taken for a guesser's from many places. Secrets of links (128 bits) are not guessed and never wait, and
// what no code can be is no guess.
//
// What remains: who guesses from very many networks has guesses_of_stranger_max tries for each and one a minute; and who
// guesses inside of a venue holds up those who type there (its QR code goes on working). README.md has the numbers.
//
// Values and times only; one thread.
#pragma once

#include <chrono>
#include <list>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/clock.h"

namespace tablee::event {

/// Where a request comes from. An empty network: not from the net at all, and nothing waits.
struct Origin {
  std::string network;
  std::string site{};  ///< Wider than the network; empty when nothing is.
};

class Guesses {
 public:
  /// What was tried: a code can be guessed, the secret of a link can not.
  enum class Tried : std::uint8_t { code, other };

  /// How long `from` must wait for its next try; zero: it may try.
  [[nodiscard]] std::chrono::milliseconds wait(const Origin& from, base::MonoTime now) const;
  /// Something was tried and was not good.
  void wrong(const Origin& from, base::MonoTime now, Tried tried = Tried::code);
  /// Somebody came in.
  void right(const Origin& from);

 private:
  /// Paid for until then: each wrong code costs an interval (the generic cell rate algorithm, ITU-T I.371).
  struct Debt {
    base::MonoTime usual{};
    base::MonoTime as_stranger{};
  };
  using Debts = std::unordered_map<std::string, Debt>;

  using Milliseconds = std::chrono::milliseconds;

  /// Of one more, and how many are looked at without a pause.
  struct Price {
    Milliseconds interval;
    int free;
  };

  void owe(const std::string& whose, base::MonoTime now, Price usual, Price stranger);
  [[nodiscard]] Debt owed(const std::string& whose) const;

  base::MonoTime all_{};
  Debts debts_;
  std::set<std::pair<base::MonoTime, std::string>> by_debt_;  // who owes least is forgotten first
  std::list<std::string> known_;  // networks from which somebody came in, the latest first
  std::unordered_map<std::string, std::list<std::string>::iterator> known_places_;
};

}  // namespace tablee::event
