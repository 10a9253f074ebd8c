// One connection between a tablet and the server: messages in order, late, and sometimes not at all.
//
// A cut line loses what is under way, and each end may or may not notice. TCP tells neither how much of what was
// sent has arrived.
#pragma once

#include <functional>
#include <memory>

#include "base/bytes.h"
#include "sim/weather.h"
#include "sim/world.h"

namespace tablee::sim {

class Line : public std::enable_shared_from_this<Line> {
 public:
  Line(World& world, const Weather& weather) : world_(world), weather_(weather) {}

  /// What an end does; called until the end is closed.
  struct End {
    std::function<void(const base::Bytes&)> message;
    std::function<void(std::uint16_t code)> closed;
  };
  End client;
  End server;

  void send_to_server(base::Bytes message);
  /// `sent` is called when the next message may follow: at once or, on a stalled line, much later.
  void send_to_client(base::Bytes message, std::move_only_function<void()> sent);
  /// The end that closes hears no more; the other hears of it behind all that was sent before.
  void close_by_client();
  void close_by_server(std::uint16_t code);
  /// Nothing arrives any more. An end that does not notice keeps waiting.
  void cut(bool client_notices, bool server_notices);
  /// The client takes nothing for so long.
  void stall(milliseconds span);

 private:
  struct Way {
    base::MonoTime last{};                        // arrival of the newest message
    base::MonoTime dead = base::MonoTime::max();  // nothing arrives from then on
  };
  [[nodiscard]] base::MonoTime arrival(Way& way, milliseconds at_least);
  void deliver(Way& way, milliseconds at_least, std::move_only_function<void(Line&)> act);

  World& world_;
  const Weather& weather_;
  Way up_;
  Way down_;
  base::MonoTime stalled_until_{};
};

}  // namespace tablee::sim
