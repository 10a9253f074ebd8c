// The life of sessions through real sockets: come, write, see, go, come back.
#include <gtest/gtest.h>

#include "net/house.h"
#include "net/raw_socket.h"
#include "wire/client_frame.h"
#include "wire/server_frame.h"

namespace tablee::net {
namespace {

TEST(Sessions, WhatOneWritesTheOthersSee) {  // P5, P13; DESIGN invariants 1, 5
  House house;
  Visit visit;
  const auto ada = visit.come(house, "Ada");
  const auto bob = visit.come(house, "Bob");
  write_note(*ada, "Bonjour");
  ASSERT_TRUE(visit.until([&] { return sees(*bob, "Bonjour"); }));
  write_note(*bob, "Salut");
  ASSERT_TRUE(visit.until([&] { return sees(*ada, "Salut") && agree(*ada, *bob); }));
  EXPECT_NE(ada->replica().replica(), bob->replica().replica());
}

TEST(Sessions, TablesDoNotHearEachOther) {
  House house;
  Visit visit;
  const auto ada = visit.come(house, "Ada", 0);
  const auto bob = visit.come(house, "Bob", 1);
  const auto eve = visit.come(house, "Eve", 0);
  write_note(*ada, "only here");
  ASSERT_TRUE(visit.until([&] { return sees(*eve, "only here"); }));
  EXPECT_FALSE(sees(*bob, "only here"));
}

TEST(Sessions, PresenceIsSeenAndGoesWithItsOwner) {  // P17
  House house;
  Visit visit;
  const auto ada = visit.come(house, "Ada");
  auto bob = visit.come(house, "Bob");
  wire::Presence presence;
  presence.pointer = wire::Point{10, 20};
  bob->replica().present(presence);
  bob->flush();
  ASSERT_TRUE(visit.until([&] { return ada->replica().others().size() == 1; }));
  EXPECT_EQ(ada->replica().others()[0].participant, bob->replica().participant());
  bob.reset();
  EXPECT_TRUE(visit.until([&] { return ada->replica().others().empty(); }));
}

TEST(Sessions, EverybodyHearsWhoCame) {
  House house;
  Visit visit;
  const auto ada = visit.come(house, "Ada");
  const auto bob = visit.come(house, "Bob");
  EXPECT_TRUE(visit.until(
      [&] { return ada->replica().people().size() == 2 && bob->replica().people().size() == 2; }));
}

TEST(Sessions, WhatWasWrittenOfflineComesWithTheConnection) {  // P8, P11; DESIGN invariant 3
  House house;
  Visit visit;
  const auto ada = visit.come(house, "Ada");
  const auto bob = visit.come(house, "Bob");
  ada->stop();
  write_note(*ada, "offline");
  write_note(*bob, "meanwhile");
  ASSERT_TRUE(visit.until([&] { return bob->replica().unacknowledged() == 0; }));
  EXPECT_EQ(ada->replica().unacknowledged(), 1U);
  ada->start();
  ASSERT_TRUE(visit.until([&] { return sees(*bob, "offline") && agree(*ada, *bob); }));
  EXPECT_TRUE(sees(*ada, "meanwhile"));
}

TEST(Sessions, AStoppedServerKeepsWhatItTook) {  // P19; DESIGN invariant 2
  const auto store = std::make_shared<store::MemoryStore>();
  auto house = std::make_unique<House>(store);
  Visit visit;
  const auto token = house->token("Ada");
  const auto ada = visit.come_with(*house, token);
  write_note(*ada, "before");
  ASSERT_TRUE(visit.until([&] { return ada->replica().unacknowledged() == 0; }));
  std::thread stopping{[&] { house->stop(); }};
  EXPECT_TRUE(visit.until([&] { return ada->close_code() == 4000; }));
  stopping.join();
  write_note(*ada, "between");

  House again{store};
  ada->move_to(again.address());
  ASSERT_TRUE(
      visit.until([&] { return ada->connected() && ada->replica().unacknowledged() == 0; }));
  const auto bob = visit.come(again, "Bob");
  EXPECT_TRUE(sees(*bob, "before"));
  EXPECT_TRUE(sees(*bob, "between"));
  EXPECT_TRUE(visit.until([&] { return agree(*ada, *bob); }));
  ada->stop();  // Or the server would wait for an answer to its goodbye.
}

TEST(Sessions, ALateJoinerGetsAKeyframeAndNotFiftyThousandOperations) {  // P5
  ServerOptions options;
  options.policy.ops_burst_max = 100'000;
  House house{nullptr, options};
  Visit visit;
  const auto ada = visit.come(house, "Ada");
  constexpr int notes = 5'000;
  constexpr int moves = 50'000;
  constexpr int ops_per_batch = 250;
  for (int at = 0; at < notes; at += ops_per_batch) {
    ada->replica().edit([&](core::Editor& editor) {
      for (int i = 0; i < ops_per_batch; ++i) {
        core::NewObject note;
        note.x = at + i;
        static_cast<void>(editor.create(note));
      }
    });
  }
  for (int at = 0; at < moves; at += ops_per_batch) {
    ada->replica().edit([&](core::Editor& editor) {
      for (int i = 0; i < ops_per_batch; ++i) {
        const auto handle = static_cast<core::Handle>((at + i) % notes);
        editor.move(handle, core::handle_none, at + i, at - i);
      }
    });
  }
  ada->flush();
  ASSERT_TRUE(visit.until([&] { return ada->replica().unacknowledged() == 0; }));
  // A day's history comes slower than this: its keyframes are made beside it.
  ASSERT_TRUE(visit.until([&] { return !house.store().keyframes(house.board())->empty(); }));
  // Somebody who asks raw, to see what is sent.
  RawSocket late{house.port(), house.board()};
  wire::Hello hello;
  hello.token = house.token("Late");
  late.send(wire::encode(hello));
  const auto message = late.receive_message();
  wire::ServerFrame frame;
  ASSERT_TRUE(message && wire::decode_server_frame(*message, frame) && frame.welcome);
  EXPECT_FALSE(frame.welcome->keyframe.empty());
  EXPECT_LE(frame.welcome->head.value - frame.welcome->base.value, limits::keyframe_entries);
  EXPECT_LT(message->size(), 600'000U);

  const auto bob = visit.come(house, "Bob");
  EXPECT_TRUE(visit.until([&] { return agree(*ada, *bob); }));
  EXPECT_EQ(bob->replica().document().size(), static_cast<core::Handle>(notes));
}

}  // namespace
}  // namespace tablee::net
