// A house with a witness on the first table, and what it takes to talk to it raw: for tests of what the server answers
// to everything that a client can do wrong.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "core/batch.h"
#include "net/house.h"
#include "net/raw_socket.h"
#include "wire/client_frame.h"
#include "wire/close.h"
#include "wire/server_frame.h"

namespace tablee::net {

[[nodiscard]] inline std::uint16_t code(wire::Close close) {
  return static_cast<std::uint16_t>(close);
}

[[nodiscard]] wire::Hello hello(std::string token);

/// One decoded message, with the bytes that its views point into.
struct Heard {
  std::string bytes;
  wire::ServerFrame frame;
};

/// The next message; nothing when the session has ended.
[[nodiscard]] std::optional<Heard> listen(RawSocket& socket);

/// The encoding of these ops as written by a client, the first with this counter.
[[nodiscard]] base::Bytes batch_of(std::vector<core::Op> ops, std::uint64_t counter = 1);
[[nodiscard]] core::Op create_op(core::ObjectKind kind, std::uint64_t counter = 1);
[[nodiscard]] base::Bytes note_batch(std::uint64_t counter = 1);

/// Whoever does wrong, the witness must notice nothing of it (P27).
class Protocol : public testing::Test {
 protected:
  void SetUp() override { witness_ = visit_.come(house_, "Witness"); }

  void TearDown() override {
    EXPECT_EQ(witness_->connections(), 1U) << "the witness was thrown out";
    write_note(*witness_, "still here");
    EXPECT_TRUE(visit_.until([&] { return witness_->replica().unacknowledged() == 0; }));
  }

  RawSocket open() { return RawSocket{house_.port(), house_.board()}; }
  // A session that was welcomed; `welcome_` tells as what.
  RawSocket enter(const std::string& join_code = {}) {
    RawSocket socket = open();
    socket.send(wire::encode(hello(house_.token("Mallory", join_code))));
    const auto heard = listen(socket);
    EXPECT_TRUE(heard && heard->frame.welcome);
    if (heard && heard->frame.welcome) {
      replica_ = heard->frame.welcome->replica.value;
      last_seq_ = heard->frame.welcome->last_seq;
    }
    return socket;
  }
  std::uint16_t close_after(base::BytesView frame) {
    RawSocket socket = enter();
    socket.send(frame);
    return socket.wait_for_close();
  }
  // What becomes of one batch.
  core::Refusal verdict(base::BytesView batch, const std::string& join_code = {}) {
    RawSocket socket = enter(join_code);
    return verdict(socket, base::Seq{last_seq_.value + 1}, batch);
  }
  core::Refusal verdict(RawSocket& socket, base::Seq seq, base::BytesView batch) {
    socket.send(wire::encode(wire::Submit{seq, {batch}}));
    while (const auto heard = listen(socket)) {
      for (const auto& entry : heard->frame.entries) {
        if (entry.seq == seq) return entry.refused;
      }
    }
    ADD_FAILURE() << "no acknowledgement, closed with " << socket.close_code();
    return core::Refusal::none;
  }

  House house_;
  Visit visit_;
  std::unique_ptr<dial::Client> witness_;
  std::uint32_t replica_ = 0;
  base::Seq last_seq_;
};

}  // namespace tablee::net
