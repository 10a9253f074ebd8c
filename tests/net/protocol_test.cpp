// Handshake, Hello and frames: what the server answers to everything that a client can do wrong, through real sockets.
#include "net/protocol_fixture.h"

namespace tablee::net {
namespace {

// --- The handshake -----------------------------------------------------------------------------------

TEST_F(Protocol, TheHandshakeAgreesOnTheSubprotocol) {  // P1
  RawSocket socket = open();
  EXPECT_EQ(socket.status(), 101);
  EXPECT_NE(socket.head().find("Sec-WebSocket-Protocol: tablee.v1"), std::string::npos);
}

TEST_F(Protocol, WithoutTheSubprotocolTheHandshakeIsRefused) {  // P1
  EXPECT_EQ(RawSocket(house_.port(), house_.board(), "").status(), 400);
  EXPECT_EQ(RawSocket(house_.port(), house_.board(), "tablee.v9").status(), 400);
}

TEST_F(Protocol, AnUnknownBoardIsNotFound) {  // P1
  EXPECT_EQ(RawSocket(house_.port(), base::BoardId{12345}).status(), 404);
}

TEST_F(Protocol, APageOfAnotherSiteIsRefused) {
  EXPECT_EQ(RawSocket(house_.port(), house_.board(), "tablee.v1", "Origin: http://evil.example\r\n")
                .status(),
            403);
  const std::string own = "Origin: http://127.0.0.1:" + std::to_string(house_.port()) + "\r\n";
  EXPECT_EQ(RawSocket(house_.port(), house_.board(), "tablee.v1", own).status(), 101);
}

// --- Hello -------------------------------------------------------------------------------------------

TEST_F(Protocol, ATextMessageEndsTheSession) {  // P2
  RawSocket early = open();
  early.send({Opcode::text, "hello"});
  EXPECT_EQ(early.wait_for_close(), code(wire::Close::bad_frame));
  RawSocket late = enter();
  late.send({Opcode::text, "hello"});
  EXPECT_EQ(late.wait_for_close(), code(wire::Close::bad_frame));
}

TEST_F(Protocol, TheFirstFrameIsHello) {  // P3
  RawSocket ping = open();
  ping.send(wire::encode(wire::Ping{1}));
  EXPECT_EQ(ping.wait_for_close(), code(wire::Close::hello_expected));
  RawSocket garbage = open();
  garbage.send("\xff\xff\xff");
  EXPECT_EQ(garbage.wait_for_close(), code(wire::Close::hello_expected));
}

TEST(ProtocolTimes, HelloComesInTime) {  // P3
  ServerOptions options;
  options.hello_timeout = std::chrono::milliseconds{50};
  House house{nullptr, options};
  RawSocket silent{house.port(), house.board()};
  EXPECT_EQ(silent.wait_for_close(), code(wire::Close::hello_expected));
}

TEST_F(Protocol, ASecondHelloEndsTheSession) {  // P3
  EXPECT_EQ(close_after(wire::encode(hello(house_.token("Again")))), code(wire::Close::bad_frame));
}

TEST_F(Protocol, AnUnknownTokenIsRefused) {  // P4
  for (const std::string token : {"", "nobody", "aaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
    RawSocket socket = open();
    socket.send(wire::encode(hello(token)));
    EXPECT_EQ(socket.wait_for_close(), code(wire::Close::bad_token)) << token;
  }
}

TEST_F(Protocol, ATokenOfAnotherEventIsRefused) {  // P4
  RawSocket socket = open();
  socket.send(wire::encode(hello(house_.token("Stranger", house_.other_code()))));
  EXPECT_EQ(socket.wait_for_close(), code(wire::Close::bad_token));
}

TEST_F(Protocol, RevokingALinkEndsItsSessionsAndItsTokens) {  // P4
  const auto token = house_.token("Watcher", house_.observer());
  RawSocket socket = open();
  socket.send(wire::encode(hello(token)));
  ASSERT_TRUE(listen(socket));
  const auto moderator = house_.token("Mod", house_.moderator());
  const auto answer =
      dial::fetch(house_.address(), {.method = http::Method::post,
                                     .path = "/api/v1/links/observer/revoke",
                                     .headers = {{"Authorization", "Bearer " + moderator}}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200U);
  EXPECT_EQ(socket.wait_for_close(), code(wire::Close::revoked));
  RawSocket again = open();
  again.send(wire::encode(hello(token)));
  EXPECT_EQ(again.wait_for_close(), code(wire::Close::bad_token));
}

TEST_F(Protocol, AVersionThatIsNotSpokenIsRefused) {  // P6
  wire::Hello newer = hello(house_.token("Newer"));
  newer.version = 2;
  RawSocket socket = open();
  socket.send(wire::encode(newer));
  EXPECT_EQ(socket.wait_for_close(), code(wire::Close::bad_version));
}

TEST_F(Protocol, AWatcherIsCountedApart) {  // P17
  {
    wire::Hello watching = hello(house_.token("List"));
    watching.watcher = true;
    RawSocket socket = open();
    socket.send(wire::encode(watching));
    const auto heard = listen(socket);
    ASSERT_TRUE(heard && heard->frame.welcome);
    EXPECT_EQ(metric(house_, "tablee_watchers"), 1U);
    EXPECT_EQ(metric(house_, "tablee_sessions"), 2U);
  }
  EXPECT_TRUE(visit_.until([&] { return metric(house_, "tablee_sessions") == 1; }));
  EXPECT_EQ(metric(house_, "tablee_watchers"), 0U);
}

TEST_F(Protocol, AForgedReplicaNumberIsNotKept) {  // P7
  for (const std::uint32_t forged : {1U, witness_->replica().replica().value, 77U}) {
    wire::Hello forging = hello(house_.token("Forger"));
    forging.replica = base::ReplicaId{forged};
    forging.next_seq = base::Seq{5};
    RawSocket socket = open();
    socket.send(wire::encode(forging));
    const auto heard = listen(socket);
    ASSERT_TRUE(heard && heard->frame.welcome);
    EXPECT_NE(heard->frame.welcome->replica.value, forged);
    EXPECT_EQ(heard->frame.welcome->last_seq.value, 0U);
  }
}

// --- Frames ------------------------------------------------------------------------------------------

TEST_F(Protocol, AFrameThatIsNoneEndsTheSession) {  // P24
  EXPECT_EQ(close_after("\xff\xff\xff\xff"), code(wire::Close::bad_frame));
  EXPECT_EQ(close_after(""), code(wire::Close::bad_frame));
}

TEST_F(Protocol, TooManyBatchesEndTheSession) {  // P24
  const auto batch = note_batch();
  const std::vector<base::BytesView> many(limits::submit_batches_max + 1, batch);
  EXPECT_EQ(close_after(wire::encode(wire::Submit{base::Seq{1}, many})),
            code(wire::Close::bad_frame));
}

TEST_F(Protocol, AFrameAboveTheLimitEndsWithTheWebSocketsOwnCode) {  // P24
  EXPECT_EQ(close_after(std::string(300 * 1024, 'x')), 1009);
  RawSocket early = open();
  early.send(std::string(300 * 1024, 'x'));
  EXPECT_EQ(early.wait_for_close(), 1009);
}

TEST_F(Protocol, AFrameWithoutAMaskIsAProtocolError) {
  RawSocket socket = enter();
  socket.connection().send(std::string{"\x82\x01x", 3});
  EXPECT_EQ(socket.wait_for_close(), 1002);
}

TEST_F(Protocol, LargePresenceEndsTheSession) {  // P17
  wire::Presence presence;
  presence.ink.assign(300, 1'000'000'000);
  presence.selected.assign(64, core::OpId{1'000'000'000'000, 1'000'000});
  EXPECT_EQ(close_after(wire::encode(presence)), code(wire::Close::bad_frame));
}

TEST_F(Protocol, PingsAreAnswered) {  // P16
  RawSocket socket = enter();
  socket.send(wire::encode(wire::Ping{42}));
  std::optional<wire::Pong> pong;
  while (!pong) {
    const auto heard = listen(socket);
    ASSERT_TRUE(heard);
    pong = heard->frame.pong;
  }
  EXPECT_EQ(pong->nonce, 42U);
}

TEST_F(Protocol, ControlFramesOfTheWebSocketAreAnswered) {
  RawSocket socket = enter();
  socket.send({Opcode::ping, "are you there"});
  auto frame = socket.receive();
  while (frame && frame->opcode == Opcode::binary) frame = socket.receive();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->opcode, Opcode::pong);
  EXPECT_EQ(frame->payload, "are you there");
  socket.send({Opcode::close, std::string{"\x03\xe8", 2}});
  EXPECT_EQ(socket.wait_for_close(), 1000);
}

TEST_F(Protocol, ATabletThatFallsOffTheNetworkIsForgotten) {
  RawSocket socket = enter();
  socket.connection().reset();
  const auto bob = visit_.come(house_, "Bob");
  write_note(*bob, "after the reset");
  EXPECT_TRUE(visit_.until([&] { return sees(*witness_, "after the reset"); }));
}

TEST_F(Protocol, AFullServerSaysSo) {  // FULL
  ServerOptions options;
  options.sessions_max = 1;
  House small{nullptr, options};
  RawSocket first{small.port(), small.board()};
  first.send(wire::encode(hello(small.token("First"))));
  ASSERT_TRUE(listen(first));
  RawSocket second{small.port(), small.board()};
  second.send(wire::encode(hello(small.token("Second"))));
  EXPECT_EQ(second.wait_for_close(), code(wire::Close::full));
}

TEST_F(Protocol, AFullBoardSaysSo) {  // FULL
  ServerOptions options;
  options.sessions_per_board_max = 1;
  House small{nullptr, options};
  RawSocket first{small.port(), small.board()};
  first.send(wire::encode(hello(small.token("First"))));
  ASSERT_TRUE(listen(first));
  RawSocket second{small.port(), small.board()};
  second.send(wire::encode(hello(small.token("Second"))));
  EXPECT_EQ(second.wait_for_close(), code(wire::Close::full));
}

}  // namespace
}  // namespace tablee::net
