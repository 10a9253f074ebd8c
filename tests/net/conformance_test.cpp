// The WebSocket as RFC 6455 has it, in the categories of the Autobahn suite (1 to 7 and 10), against the product's own
// listener and WebSocket with an echo behind it. The server may not be asked by a library here: every byte is ours.
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "net/echo.h"
#include "net/raw_socket.h"

namespace tablee::net {
namespace {

constexpr std::string_view kosme = "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5";

class Conformance : public testing::Test {
 protected:
  void SetUp() override {
    const auto listening = server_.listen("127.0.0.1", 0);
    ASSERT_TRUE(listening) << listening.error().message;
    thread_ = std::thread{[this] { server_.run(); }};
  }
  void TearDown() override {
    server_.stop();
    thread_.join();
  }

  RawSocket open() {
    RawSocket socket{server_.port(), base::BoardId{1}, ""};
    EXPECT_EQ(socket.status(), 101) << socket.head();
    return socket;
  }

  static void expect_frame(RawSocket& socket, Opcode opcode, std::string_view payload) {
    const auto frame = socket.receive();
    ASSERT_TRUE(frame) << "ended with " << socket.close_code();
    EXPECT_EQ(frame->opcode, opcode);
    EXPECT_EQ(frame->payload, payload);
    EXPECT_TRUE(frame->last);
  }
  // Whatever was said before, the end comes with this code and then the connection ends.
  void expect_close(RawSocket& socket, std::uint16_t code) {
    while (socket.receive()) {
    }
    EXPECT_EQ(socket.close_code(), code);
  }
  // It still works, and says goodbye properly.
  void expect_good(RawSocket& socket) {
    socket.send({Opcode::text, "still here"});
    expect_frame(socket, Opcode::text, "still here");
    socket.send({Opcode::close, "\x03\xe8"});
    expect_close(socket, 1000);
  }
  std::uint16_t answer_to_close(std::string payload) {
    RawSocket socket = open();
    socket.send({Opcode::close, std::move(payload)});
    while (socket.receive()) {
    }
    return socket.close_code();
  }
  static std::string close_payload(unsigned code, std::string_view reason = "") {
    return std::string{static_cast<char>(code >> 8), static_cast<char>(code & 255)} +
           std::string{reason};
  }
  // One frame with a first byte of our choice, masked with zeros.
  static std::string raw(unsigned first, std::string_view payload) {
    return std::string{
               static_cast<char>(first), static_cast<char>(128 | payload.size()), 0, 0, 0, 0} +
           std::string{payload};
  }

  EchoServer server_;
  std::thread thread_;
};

// --- 1: messages of all sizes ------------------------------------------------------------------------

TEST_F(Conformance, MessagesOfAllSizesComeBack) {
  for (const auto opcode : {Opcode::text, Opcode::binary}) {
    RawSocket socket = open();
    for (const std::size_t size : {0U, 1U, 125U, 126U, 127U, 128U, 65'535U, 65'536U, 200'000U}) {
      const std::string payload(size, opcode == Opcode::text ? '*' : '\xfe');
      socket.send({opcode, payload});
      std::string heard;
      while (heard.size() < size || size == 0) {
        const auto frame = socket.receive();
        ASSERT_TRUE(frame) << size;
        heard += frame->payload;
        if (frame->last) break;
      }
      EXPECT_EQ(heard, payload);
    }
    expect_good(socket);
  }
}

TEST_F(Conformance, AFrameMayComeByteByByte) {
  RawSocket socket = open();
  for (const char c : raw(0x81, kosme)) socket.connection().send(std::string(1, c));
  expect_frame(socket, Opcode::text, kosme);
  expect_good(socket);
}

TEST_F(Conformance, MasksAreTakenOff) {
  RawSocket socket = open();
  const std::string mask = "\x37\xfa\x21\x3d";
  std::string payload = "Hello";
  for (std::size_t i = 0; i < payload.size(); ++i) payload[i] ^= mask[i % 4];
  socket.connection().send("\x81\x85" + mask + payload);
  expect_frame(socket, Opcode::text, "Hello");
  socket.connection().send("\x81\x05Hello");  // without a mask
  expect_close(socket, 1002);
}

// --- 2: pings and pongs ------------------------------------------------------------------------------

TEST_F(Conformance, PingsAreAnsweredWithTheirOwnBytes) {
  RawSocket socket = open();
  for (const std::string& payload : {std::string{}, std::string{"Hello"},
                                     std::string{"\0\xff\xfe", 3}, std::string(125, '\xfe')}) {
    socket.send({Opcode::ping, payload});
    expect_frame(socket, Opcode::pong, payload);
  }
  for (int i = 0; i < 10; ++i) socket.send({Opcode::ping, "payload-" + std::to_string(i)});
  for (int i = 0; i < 10; ++i) expect_frame(socket, Opcode::pong, "payload-" + std::to_string(i));
  expect_good(socket);
}

TEST_F(Conformance, PongsThatNobodyAskedForAreIgnored) {
  RawSocket socket = open();
  socket.send({Opcode::pong, ""});
  socket.send({Opcode::pong, "unsolicited"});
  socket.send({Opcode::ping, "after"});
  expect_frame(socket, Opcode::pong, "after");
  expect_good(socket);
}

TEST_F(Conformance, AControlFrameIsShort) {
  for (const auto opcode : {Opcode::ping, Opcode::pong, Opcode::close}) {
    RawSocket socket = open();
    socket.send({opcode, std::string(126, '\xfe')});
    expect_close(socket, 1002);
  }
}

// --- 3 and 4: reserved bits and opcodes --------------------------------------------------------------

TEST_F(Conformance, ReservedBitsEndTheConnection) {
  for (unsigned bits = 1; bits < 8; ++bits) {
    for (const unsigned opcode : {1U, 2U, 8U, 9U}) {
      RawSocket socket = open();
      socket.send({Opcode::text, "before"});
      socket.connection().send(raw(0x80 | bits << 4 | opcode, "x"));
      expect_frame(socket, Opcode::text, "before");
      expect_close(socket, 1002);
    }
  }
}

TEST_F(Conformance, ReservedOpcodesEndTheConnection) {
  for (const unsigned opcode : {3U, 4U, 5U, 6U, 7U, 11U, 12U, 13U, 14U, 15U}) {
    for (const std::string_view payload : {"", "payload"}) {
      RawSocket socket = open();
      socket.connection().send(raw(0x80 | opcode, payload));
      expect_close(socket, 1002);
    }
  }
}

// --- 5: fragments ------------------------------------------------------------------------------------

TEST_F(Conformance, FragmentsAreOneMessage) {
  RawSocket socket = open();
  socket.send({Opcode::text, "frag", false});
  socket.send({Opcode::continuation, "", false});
  socket.send({Opcode::continuation, "ment", true});
  expect_frame(socket, Opcode::text, "fragment");
  socket.send({Opcode::binary, "", false});
  socket.send({Opcode::continuation, "", true});
  expect_frame(socket, Opcode::binary, "");
  expect_good(socket);
}

TEST_F(Conformance, PingsBetweenFragmentsAreAnsweredAtOnce) {
  RawSocket socket = open();
  socket.send({Opcode::text, "fragment1", false});
  socket.send({Opcode::ping, "ping"});
  expect_frame(socket, Opcode::pong, "ping");
  socket.send({Opcode::continuation, "fragment2", false});
  socket.send({Opcode::ping, "pong"});
  expect_frame(socket, Opcode::pong, "pong");
  socket.send({Opcode::continuation, "fragment3", true});
  expect_frame(socket, Opcode::text, "fragment1fragment2fragment3");
  expect_good(socket);
}

TEST_F(Conformance, ControlFramesAreNotFragmented) {
  for (const auto opcode : {Opcode::ping, Opcode::pong}) {
    RawSocket socket = open();
    socket.send({opcode, "fragment", false});
    socket.send({Opcode::continuation, "rest", true});
    expect_close(socket, 1002);
  }
}

TEST_F(Conformance, AContinuationNeedsABeginning) {
  for (const bool last : {true, false}) {
    RawSocket socket = open();
    socket.send({Opcode::continuation, "no beginning", last});
    expect_close(socket, 1002);
  }
  RawSocket socket = open();
  socket.send({Opcode::text, "whole", true});
  socket.send({Opcode::continuation, "more", true});
  expect_frame(socket, Opcode::text, "whole");
  expect_close(socket, 1002);
}

TEST_F(Conformance, AMessageIsFinishedBeforeTheNext) {
  RawSocket socket = open();
  socket.send({Opcode::text, "unfinished", false});
  socket.send({Opcode::text, "another", true});
  expect_close(socket, 1002);
}

// --- 6: UTF-8 ----------------------------------------------------------------------------------------

TEST_F(Conformance, GoodTextComesBack) {
  const std::vector<std::string> good{
      std::string{kosme},
      std::string(1, '\0'),
      "\xc2\x80",
      "\xdf\xbf",
      "\xe0\xa0\x80",
      "\xef\xbf\xbf",
      "\xf0\x90\x80\x80",
      "\xf4\x8f\xbf\xbf",
      "\xed\x9f\xbf",
      "\xee\x80\x80",
      "\xef\xbf\xbd",
      "\xf0\x9f\x8e\x93",
      "\xef\xbf\xbe",
      "Hello-\xc2\xb5@\xc3\x9f\xc3\xb6\xc3\xa4\xc3\xbc\xc3\xa0\xc3\xa1-UTF-8!!"};
  RawSocket socket = open();
  for (const auto& text : good) {
    socket.send({Opcode::text, text});
    expect_frame(socket, Opcode::text, text);
    // And split at every byte.
    for (std::size_t i = 0; i < text.size(); ++i) {
      socket.send(
          {i == 0 ? Opcode::text : Opcode::continuation, text.substr(i, 1), i + 1 == text.size()});
    }
    expect_frame(socket, Opcode::text, text);
  }
  expect_good(socket);
}

TEST_F(Conformance, BadTextEndsTheConnection) {
  const std::vector<std::string> bad{
      "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80\x65\x64\x69\x74\x65\x64",
      "\xce",
      "\xce\xba\xe1",
      "\xce\xba\xe1\xbd",
      "\x80",
      "\xbf",
      "\x80\xbf",
      "\xfe",
      "\xff",
      "\xc0\xaf",
      "\xc1\xbf",
      "\xe0\x80\xaf",
      "\xe0\x9f\xbf",
      "\xf0\x80\x80\xaf",
      "\xf0\x8f\xbf\xbf",
      "\xf8\x88\x80\x80\x80",
      "\xfc\x84\x80\x80\x80\x80",
      "\xc0\x80",
      "\xf4\x90\x80\x80",
      "\xf5\x80\x80\x80",
      "\xed\xa0\x80",
      "\xed\xbf\xbf",
      "\xed\xa0\x80\xed\xb0\x80",
      "\xc0 ",
      "\xe0\x80 ",
      "\xf0\x80\x80 "};
  for (const auto& text : bad) {
    RawSocket socket = open();
    socket.send({Opcode::text, text});
    expect_close(socket, 1007);
    RawSocket split = open();
    split.send({Opcode::text, text.substr(0, 1), false});
    split.send({Opcode::continuation, text.substr(1), true});
    expect_close(split, 1007);
  }
}

// Fail fast: the end comes before the message is whole, and within a frame.
TEST_F(Conformance, BadTextIsNoticedBeforeItsEnd) {
  RawSocket socket = open();
  socket.send({Opcode::text, std::string{kosme}, false});
  socket.send({Opcode::continuation, "\xf4\x90\x80\x80", false});
  expect_close(socket, 1007);
  RawSocket within = open();
  // A frame of 21 bytes that is never sent whole.
  within.connection().send(std::string{"\x81\x95\0\0\0\0", 6} + std::string{kosme} +
                           "\xf4\x90\x80\x80");
  expect_close(within, 1007);
}

TEST_F(Conformance, BinaryIsNotText) {
  RawSocket socket = open();
  socket.send({Opcode::binary, "\xff\xfe\xed\xa0\x80"});
  expect_frame(socket, Opcode::binary, "\xff\xfe\xed\xa0\x80");
  expect_good(socket);
}

// --- 7: closing --------------------------------------------------------------------------------------

TEST_F(Conformance, GoodCloseCodesComeBack) {
  for (const unsigned code : {1000U, 1001U, 1002U, 1003U, 1007U, 1008U, 1009U, 1010U, 1011U, 1012U,
                              1013U, 3000U, 3999U, 4000U, 4999U}) {
    EXPECT_EQ(answer_to_close(close_payload(code)), code);
    EXPECT_EQ(answer_to_close(close_payload(code, "goodbye")), code);
  }
  EXPECT_EQ(answer_to_close(close_payload(1000, std::string(123, 'r'))), 1000);
}

TEST_F(Conformance, BadCloseCodesAreAProtocolError) {
  for (const unsigned code : {0U, 999U, 1004U, 1005U, 1006U, 1015U, 1016U, 1100U, 2000U, 2999U}) {
    EXPECT_EQ(answer_to_close(close_payload(code)), 1002) << code;
  }
  EXPECT_EQ(answer_to_close("x"), 1002) << "one byte is no code";
}

TEST_F(Conformance, ACloseWithoutACodeIsANormalOne) {
  const auto code = answer_to_close("");
  EXPECT_TRUE(code == 0 || code == 1000) << code;
}

TEST_F(Conformance, AReasonIsText) {
  const auto code = answer_to_close(close_payload(1000, "\xce\xba\xe1\xbd\xb9\xcf\xed\xa0\x80"));
  EXPECT_TRUE(code == 1007 || code == 1002) << code;
}

TEST_F(Conformance, NothingIsHeardAfterClose) {
  RawSocket socket = open();
  socket.send({Opcode::close, close_payload(1000)});
  socket.send({Opcode::text, "too late"});
  socket.send({Opcode::ping, "too late"});
  expect_frame(socket, Opcode::close, close_payload(1000));
  EXPECT_FALSE(socket.receive());
}

TEST_F(Conformance, ACloseBetweenFragmentsCounts) {
  RawSocket socket = open();
  socket.send({Opcode::text, "fragment", false});
  socket.send({Opcode::close, close_payload(1000)});
  socket.send({Opcode::continuation, "rest", true});
  expect_close(socket, 1000);
}

// --- 10: many fragments ------------------------------------------------------------------------------

TEST_F(Conformance, AMessageInManyFragmentsComesBack) {
  RawSocket socket = open();
  const std::string text(65'536, '*');
  for (std::size_t at = 0; at < text.size(); at += 1'300) {
    socket.send({at == 0 ? Opcode::text : Opcode::continuation, text.substr(at, 1'300),
                 at + 1'300 >= text.size()});
  }
  std::string heard;
  while (heard.size() < text.size()) {
    const auto frame = socket.receive();
    ASSERT_TRUE(frame);
    heard += frame->payload;
  }
  EXPECT_EQ(heard, text);
  expect_good(socket);
}

// --- Compression -------------------------------------------------------------------------------------

// A few bytes that unpack to gigabytes can not be sent to who never unpacks.
TEST_F(Conformance, CompressionIsNotAgreedOn) {
  RawSocket socket{server_.port(), base::BoardId{1}, "",
                   "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"};
  EXPECT_EQ(socket.status(), 101);
  EXPECT_EQ(socket.head().find("Sec-WebSocket-Extensions"), std::string::npos);
  socket.connection().send(raw(0xc1, "\x2a\x03"));
  expect_close(socket, 1002);
}

}  // namespace
}  // namespace tablee::net
