// A page on the event socket that does what it is told, right or wrong, and remembers what it hears.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "net/house.h"
#include "net/raw_socket.h"
#include "wire/day_frames.h"

namespace tablee::net {

namespace frames = wire::day;

inline RawSocket dial_in(const House& house, std::string_view protocol = "tablee.event.v1") {
  return {house.port(), "/api/v1/event/socket",
          "Sec-WebSocket-Protocol: " + std::string(protocol) + "\r\n", nullptr};
}

[[nodiscard]] inline frames::Hello event_hello(const base::Bytes& token) {
  frames::Hello hello;
  hello.token = token;
  hello.instance = 1;
  return hello;
}

/// A page that reads until it has what it waits for.
class Page {
 public:
  Page(const House& house, const base::Bytes& token) : Page(house, event_hello(token)) {}
  Page(const House& house, const frames::Hello& hello) : socket_(dial_in(house)) {
    EXPECT_EQ(socket_.status(), 101);
    say(hello);
  }

  void say(const frames::ClientFrame& frame) { socket_.send(frames::encode(frame)); }
  /// Reads messages until `done`; false when the connection ended before.
  template <typename Done>
  bool until(Done done) {
    while (!done()) {
      const auto message = socket_.receive_message();
      if (!message) return false;
      const auto frame = frames::decode_server_frame(*message);
      EXPECT_TRUE(frame);
      if (!frame) return false;
      hear(*frame);
    }
    return true;
  }
  bool come_in() {
    return until([this] { return welcome.has_value(); });
  }
  /// Everything that was told until now has come.
  bool catch_up() {
    const std::uint64_t nonce = ++commands_;
    say(frames::Ping{nonce});
    return until([&] { return pong && pong->nonce == nonce; });
  }
  frames::Reason ask(frames::Wish wish) {
    return ask(frames::CommandId{++commands_}, std::move(wish));
  }
  frames::Reason ask(frames::CommandId id, frames::Wish wish) {
    const auto before = answers.size();
    say(frames::Command{id, std::move(wish)});
    if (!until([&] { return answers.size() > before; })) return frames::Reason::unknown;
    return answers.back().reason;
  }
  [[nodiscard]] RawSocket& socket() { return socket_; }

  std::optional<frames::Welcome> welcome;
  std::optional<frames::Snapshot> snapshot;
  std::optional<frames::Pong> pong;
  std::vector<frames::Entry> entries;
  std::vector<frames::Answer> answers;
  std::vector<frames::Here> here;
  std::map<base::ParticipantId, std::string> names;

 private:
  void hear(const frames::ServerFrame& frame) {
    if (frame.welcome) welcome = frame.welcome;
    if (frame.snapshot) snapshot = frame.snapshot;
    if (frame.pong) pong = frame.pong;
    entries.insert(entries.end(), frame.entries.begin(), frame.entries.end());
    answers.insert(answers.end(), frame.answers.begin(), frame.answers.end());
    here.insert(here.end(), frame.here.begin(), frame.here.end());
    for (const auto& name : frame.names) names[name.participant] = name.name;
    for (const auto& name : frame.welcome_names) names[name.participant] = name.name;
  }

  RawSocket socket_;
  std::uint64_t commands_ = 0;
};

}  // namespace tablee::net
