// Slows down whoever guesses join codes. A wrong code belongs to no event, so the events of a server share one
// allowance, and each address has a smaller one of its own. Both fill up again with time; who has used his up is not
// listened to, right or wrong, or the pause would be no pause.
//
// A venue shares one address and types from a beamer, so an address has room for mistakes, and one from which somebody
// came in is not held up by strangers elsewhere. Secrets of links (128 bits) are not guessed and never wait.
//
// Values and times only; one thread.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"

namespace tablee::event {

class Guesses {
 public:
  /// How long `from` (an address; whatever counts as one guest) must wait for its next try; zero: it may try.
  [[nodiscard]] std::chrono::milliseconds wait(std::string_view from, base::MonoTime now) const;
  void wrong(std::string_view from, base::MonoTime now);
  void right(std::string_view from, base::MonoTime now);

 private:
  /// Paid for until then: each wrong code costs an interval (the generic cell rate algorithm, ITU-T I.371).
  struct Address {
    base::MonoTime paid{};
    bool known = false;  ///< Somebody came in from here.
  };

  Address& address(std::string_view from, base::MonoTime now);

  base::MonoTime paid_{};
  std::unordered_map<std::string, Address> addresses_;
};

}  // namespace tablee::event
