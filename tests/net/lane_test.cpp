// The lane on which messages pass Beast by: whole messages in order, whoever writes, however little the kernel takes.
#include "net/lane.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <string>
#include <vector>

namespace tablee::net {
namespace {

using Tcp = asio::ip::tcp;

// Two ends of a connection over 127.0.0.1, ours with a small buffer in the kernel.
class LaneTest : public testing::Test {
 protected:
  LaneTest() {
    Tcp::acceptor acceptor{context, Tcp::endpoint{asio::ip::address_v4::loopback(), 0}};
    acceptor.set_option(asio::socket_base::receive_buffer_size{4'096});
    Socket socket{context.get_executor()};
    socket.open(Tcp::v4());
    socket.set_option(asio::socket_base::send_buffer_size{4'096});
    socket.connect(acceptor.local_endpoint());
    acceptor.accept(far);
    lane = std::make_shared<Lane>(std::move(socket));
    lane->belongs_to(lane);
  }

  /// Sends `message` in pieces of 1,000 bytes; the views must live until it is done.
  Lane::Sent send(std::string& message, std::vector<iovec>& pieces) {
    for (std::size_t at = 0; at < message.size(); at += 1'000) {
      pieces.push_back({message.data() + at, std::min<std::size_t>(1'000, message.size() - at)});
    }
    return lane->send(pieces, [this] { ++done; });
  }
  /// Reads so many bytes at the other end, running whatever is ready on ours.
  std::string read(std::size_t bytes) {
    std::string all(bytes, '\0');
    bool whole = false;
    asio::async_read(far, asio::buffer(all), [&](Error error, std::size_t) {
      EXPECT_FALSE(error) << error.message();
      whole = true;
    });
    while (!whole) context.run_one();
    context.poll();
    return all;
  }

  /// As Beast writes a frame: what is left after a short write follows at once.
  void write_as_beast(std::string_view rest) {
    lane->async_write_some(asio::buffer(rest), [this, rest](Error error, std::size_t bytes) {
      EXPECT_FALSE(error) << error.message();
      beast_done = bytes == rest.size();
      if (!error && !beast_done) write_as_beast(rest.substr(bytes));
    });
  }

  asio::io_context context{1};
  Socket far{context.get_executor()};
  std::shared_ptr<Lane> lane;
  int done = 0;
  bool beast_done = false;
};

TEST_F(LaneTest, AShortMessageIsWithTheKernelWhenTheCallReturns) {
  std::string message = "Bonjour";
  std::vector<iovec> pieces;
  EXPECT_EQ(send(message, pieces), Lane::Sent::all);
  EXPECT_EQ(read(message.size()), message);
  EXPECT_EQ(done, 0) << "nobody is told what the call has said";
}

TEST_F(LaneTest, WhatTheKernelHasNoRoomForFollowsInOrderAndIsToldOnce) {
  std::string message;
  for (int i = 0; i < 800'000; ++i) message += static_cast<char>('a' + i % 23);
  std::vector<iovec> pieces;
  ASSERT_EQ(send(message, pieces), Lane::Sent::later);
  EXPECT_EQ(done, 0);
  EXPECT_EQ(read(message.size()), message);
  EXPECT_EQ(done, 1);
}

// More pieces than one call of the kernel takes.
TEST_F(LaneTest, ManySmallPiecesAreOneMessage) {
  std::string message(5'000, 'x');
  for (std::size_t i = 0; i < message.size(); ++i) message[i] = static_cast<char>('a' + i % 23);
  std::vector<iovec> pieces;
  for (char& byte : message) pieces.push_back({&byte, 1});
  const Lane::Sent sent = lane->send(pieces, [this] { ++done; });
  EXPECT_EQ(read(message.size()), message);
  EXPECT_EQ(done, sent == Lane::Sent::later ? 1 : 0);
}

// Beast's pong or close frame comes while our message is half out: it waits for the message's end.
TEST_F(LaneTest, BeastWaitsForTheEndOfOurMessage) {
  std::string message(600'000, 'm');
  std::vector<iovec> pieces;
  ASSERT_EQ(send(message, pieces), Lane::Sent::later);
  const std::string pong = "PONG";
  write_as_beast(pong);
  context.poll();
  EXPECT_FALSE(beast_done);
  EXPECT_EQ(read(message.size() + pong.size()), message + pong);
  EXPECT_TRUE(beast_done);
  EXPECT_EQ(done, 1);
}

// The other way round: a frame of Beast's is half out when we want to send.
TEST_F(LaneTest, WeWaitForTheEndOfBeastsFrame) {
  const std::string frame(600'000, 'b');
  write_as_beast(frame);
  context.poll();
  ASSERT_FALSE(beast_done);
  std::string message = "after";
  std::vector<iovec> pieces;
  EXPECT_EQ(send(message, pieces), Lane::Sent::later);
  EXPECT_EQ(read(frame.size() + message.size()), frame + message);
  EXPECT_TRUE(beast_done);
}

TEST_F(LaneTest, SaysWhenTheConnectionHasFailed) {
  Error error;
  lane->socket().shutdown(Tcp::socket::shutdown_send, error);
  ASSERT_FALSE(error);
  std::string message = "too late";
  std::vector<iovec> pieces;
  EXPECT_EQ(send(message, pieces), Lane::Sent::failed);
}

TEST_F(LaneTest, TellsNobodyOnceItIsForgotten) {
  std::string message(800'000, 'm');
  std::vector<iovec> pieces;
  ASSERT_EQ(send(message, pieces), Lane::Sent::later);
  lane->forget();
  EXPECT_EQ(read(message.size()), message);
  EXPECT_EQ(done, 0);
}

}  // namespace
}  // namespace tablee::net
