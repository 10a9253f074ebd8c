// A room, its disk, and a line to one replica at a time: everything arrives at once.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "replica/replica.h"
#include "room/founding.h"
#include "room/open_room.h"
#include "store/memory_store.h"
#include "wire/client_frame.h"
#include "wire/server_frame.h"

namespace tablee::replica {

using namespace std::chrono_literals;

class ReplicaTest : public testing::Test {
 protected:
  ReplicaTest() {
    EXPECT_TRUE(
        store.write(room::found_board(board, base::EventId{1}, base::Epoch{5}, clock.wall())));
    open();
  }
  void open() {
    room.reset();
    auto opened = room::open_room(store, board, {}, now(),
                                  [](const std::string& trouble) { ADD_FAILURE() << trouble; });
    ASSERT_TRUE(opened) << opened.error().message;
    room.emplace(std::move(*opened));
  }
  [[nodiscard]] room::Now now() const { return {clock.mono(), clock.wall(), clock.running()}; }

  /// The session of the replica that is connected now.
  void connect(Replica& replica, std::uint32_t participant,
               wire::Role role = wire::Role::participant) {
    session = room::SessionId{++sessions};
    const base::Bytes bytes = replica.connected(clock.mono());
    const auto hello = wire::decode_client_frame(bytes);
    room->join(session, std::get<wire::Hello>(*hello), {base::ParticipantId{participant}, role},
               now());
    commit();
  }
  /// Something that a participant may not do: the whole batch is refused.
  static void lock(Replica& replica) {
    replica.edit([](core::Editor& e) {
      const core::Handle note = e.create({.kind = core::ObjectKind::note, .w = 100, .h = 100});
      e.set_number(note, core::NumberField::lock, 1);
    });
  }
  void disconnect(Replica& replica) {
    room->leave(session, now());
    EXPECT_EQ(replica.disconnected(0), Verdict::reconnect);
  }
  void send(Replica& replica) {
    for (base::Bytes frame = replica.take_outgoing(); !frame.empty();
         frame = replica.take_outgoing()) {
      room->receive(session, frame, now());
    }
  }
  void commit() {
    room::Effects effects;
    room->take(effects);
    for (const room::Read& read : effects.reads) {
      room->catch_up(read.session,
                     store.read_log(board, read.after, read.entries_max, read.bytes_max), now());
    }
    if (!effects.commit) return;
    EXPECT_TRUE(store.write(*effects.commit));
    room->committed(effects.upto, now());
  }
  /// Everything that there is to hear.
  Verdict hear(Replica& replica) {
    for (room::Gather gather;;) {
      room->pull(session, now(), gather);
      if (gather.empty()) return Verdict::go_on;
      const Verdict verdict = replica.received(gather.joined(), clock.mono());
      if (verdict != Verdict::go_on) return verdict;
      commit();  // or what was to be read for it
    }
  }
  void sync(Replica& replica) {
    send(replica);
    commit();
    EXPECT_EQ(hear(replica), Verdict::go_on);
    send(replica);
    commit();
    EXPECT_EQ(hear(replica), Verdict::go_on);
  }
  static bool note(Replica& replica, std::string_view text) {
    return replica.edit(
        [&](core::Editor& e) { e.insert_text(e.create({.w = 100, .h = 100}), 0, text); });
  }
  static std::string text(const Replica& replica, core::Handle handle = 0) {
    std::string out;
    replica.document().text(handle, out);
    return out;
  }
  /// A frame of the server's that holds this entry alone.
  static base::Bytes entry(std::uint64_t offset, std::uint32_t by, base::BytesView batch,
                           std::uint64_t seq = 0) {
    base::Bytes frame;
    wire::append_entry(frame,
                       {base::Offset{offset}, 0ms, base::ReplicaId{by}, batch, base::Seq{seq}, {}});
    return frame;
  }

  base::ManualClock clock;
  store::MemoryStore store;
  base::BoardId board{7};
  std::optional<room::Room> room;
  room::SessionId session;
  std::uint64_t sessions = 0;
};

}  // namespace tablee::replica
