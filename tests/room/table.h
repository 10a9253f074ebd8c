// The little language of the room's tests: people sit down at a table, join, submit, and one reads what they
// have heard; the disk commits when the test says so.
//
//   Seat& ana = sit(1);
//   join(ana);
//   submit(ana, ana.note("x"));
//   commit();
//   EXPECT_EQ(heard(ana), "1<1 2=1");   // entry 1 by replica 1, entry 2 acknowledges batch 1
//
// heard() takes all that there is and says it in words:
//   welcome 2 at 0       Welcome: replica 2, entries follow offset 0; "+keyframe" when it carries one
//   7<3   7=4            entry 7 by replica 3; entry 7 is the acknowledgement of one's own batch 4
//   7<3!  7=4!reason     the same, refused
//   =4                   batch 4 is acknowledged again
//   not now, now again   what is not taken at the moment (P35)
//   notice 1, fullness 80, pong 5, people 1 2, presence 3, gone 3
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "core/editor.h"
#include "room/founding.h"
#include "room/open_room.h"
#include "store/memory_store.h"
#include "wire/client_frame.h"
#include "wire/server_frame.h"

namespace tablee::room {

/// One person at one connection, with a document that follows what was heard.
struct Seat {
  Seat(std::uint64_t session, std::uint32_t participant, wire::Role role);

  SessionId id;
  Grant grant;
  core::Document document;
  std::optional<core::Editor> editor;
  wire::Hello hello;                          ///< What the next join says.
  base::Seq next{1};                          ///< Number of the next batch.
  std::map<std::uint64_t, base::Bytes> made;  ///< Own batches by number.
  bool ready = false;
  std::optional<wire::Close> closed;
  std::optional<wire::Welcome> welcome;
  std::size_t biggest_message = 0;

  /// A batch that makes a note with this text.
  base::Bytes note(std::string_view text);
  /// A batch of whatever `change` does.
  template <typename F>
  base::Bytes batch(F&& change) {
    change(*editor);
    return editor->commit(nullptr);
  }
  core::Handle last() const { return document.size() - 1; }
};

class TableTest : public testing::Test {
 protected:
  TableTest();

  // --- People --------------------------------------------------------------------------------------
  Seat& sit(std::uint32_t participant, wire::Role role = wire::Role::participant);
  void join(Seat& seat);
  void leave(Seat& seat);
  /// Joins anew on a new connection with what the seat knows.
  void come_back(Seat& seat);
  void send(Seat& seat, base::BytesView frame);
  void submit(Seat& seat, const base::Bytes& batch);
  void submit(Seat& seat, base::Seq first, std::vector<base::BytesView> batches);
  std::string heard(Seat& seat);

  // --- The world -----------------------------------------------------------------------------------
  /// The disk takes all that was submitted.
  void commit();
  void fail_commit();
  void advance(std::chrono::milliseconds by);
  /// Drops the room and opens it from the store.
  void reopen(const Policy& policy = {});
  /// What the store says to it.
  void answer(const Read& read);
  /// Carries out the effects: commits wait for commit(), the rest is done at once.
  void work();
  [[nodiscard]] Now now() const { return {clock.mono(), clock.wall(), clock.running()}; }

  base::ManualClock clock;
  store::MemoryStore store;
  base::BoardId board{0xB0A2D};
  std::optional<Room> room;
  std::deque<std::pair<store::Append, base::Offset>> commits;
  std::vector<KeyframeJob> jobs;  ///< Kept here while hold_keyframes.
  std::vector<Read> reads;        ///< Kept here while hold_reads.
  bool hold_keyframes = false;
  bool hold_reads = false;
  bool dropped = false;
  bool idle = false;
  std::string trouble;  ///< What the operator was told last.
  std::vector<SessionId> readable;

 private:
  std::string say(Seat& seat, base::BytesView message);
  std::string follow(Seat& seat, const wire::Entry& entry);
  Seat* at(SessionId id);

  std::uint64_t sessions_ = 0;
  std::deque<std::unique_ptr<Seat>> seats_;
};

}  // namespace tablee::room
