#include "sim/line.h"

#include <algorithm>

namespace tablee::sim {

base::MonoTime Line::arrival(Way& way, milliseconds at_least) {
  const base::MonoTime at =
      world_.now().mono + at_least + world_.between(0, weather_.latency_max.count());
  way.last = std::max(way.last, at);
  return way.last;
}

void Line::deliver(Way& way, milliseconds at_least, std::move_only_function<void(Line&)> act) {
  const base::MonoTime at = arrival(way, at_least);
  world_.after(at - world_.now().mono,
               [line = shared_from_this(), &way, at, act = std::move(act)]() mutable {
                 if (at < way.dead) act(*line);
               });
}

void Line::send_to_server(base::Bytes message) {
  deliver(up_, milliseconds{0}, [message = std::move(message)](Line& line) {
    if (line.server.message) line.server.message(message);
  });
}

void Line::send_to_client(base::Bytes message, std::move_only_function<void()> sent) {
  const auto held = std::max(milliseconds{0}, stalled_until_ - world_.now().mono);
  deliver(down_, held, [message = std::move(message)](Line& line) {
    if (line.client.message) line.client.message(message);
  });
  world_.after(held, [line = shared_from_this(), sent = std::move(sent)]() mutable {
    // A cut line takes what its buffer holds and then nothing more.
    if (line->world_.now().mono < line->down_.dead) sent();
  });
}

void Line::close_by_client() {
  client = {};
  deliver(up_, milliseconds{0}, [](Line& line) {
    if (const auto closed = std::move(line.server.closed)) {
      line.server = {};
      closed(0);
    }
  });
}

void Line::close_by_server(std::uint16_t code) {
  server = {};
  deliver(down_, milliseconds{0}, [code](Line& line) {
    if (const auto closed = std::move(line.client.closed)) {
      line.client = {};
      closed(code);
    }
  });
}

void Line::cut(bool client_notices, bool server_notices) {
  // What is under way may still arrive for a moment.
  up_.dead = world_.now().mono + world_.between(0, weather_.latency_max.count());
  down_.dead = world_.now().mono + world_.between(0, weather_.latency_max.count());
  const auto notice = [this](bool notices, End Line::*end) {
    if (!notices) return;
    world_.after(world_.between(0, 1'000), [line = shared_from_this(), end] {
      if (const auto closed = std::move((*line.*end).closed)) {
        *line.*end = {};
        closed(1006);
      }
    });
  };
  notice(client_notices, &Line::client);
  notice(server_notices, &Line::server);
}

void Line::stall(milliseconds span) {
  stalled_until_ = world_.now().mono + span;
}

}  // namespace tablee::sim
