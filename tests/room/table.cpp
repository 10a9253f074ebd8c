#include "room/table.h"

#include <utility>

#include "base/hash.h"
#include "wire/deflate.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

const char* word(core::Refusal refusal) {
  constexpr const char* words[] = {"none",           "malformed",   "too_large",   "bad_text",
                                   "target_unknown", "target_gone", "bad_counter", "not_allowed",
                                   "board_full",     "over_budget", "wrong_kind",  "disk_full",
                                   "not_now",        "share_full"};
  return words[static_cast<std::size_t>(refusal)];
}

}  // namespace

Seat::Seat(std::uint64_t session, std::uint32_t participant, wire::Role role)
    : id{session}, grant{base::ParticipantId{participant}, role} {
  hello.instance = session;
  editor.emplace(document, 0);
}

base::Bytes Seat::note(std::string_view text) {
  return batch([&](core::Editor& e) {
    const core::Handle note = e.create({.kind = core::ObjectKind::note, .w = 100, .h = 100});
    e.insert_text(note, 0, text);
  });
}

TableTest::TableTest() {
  const auto founded = found_board(board, base::EventId{1}, base::Epoch{77}, clock.wall());
  EXPECT_TRUE(store.write(founded));
  reopen();
}

void TableTest::reopen(const Policy& policy) {
  room.reset();
  commits.clear();
  dropped = false;
  auto opened =
      open_room(store, board, policy, now(), [](const std::string& why) { ADD_FAILURE() << why; });
  ASSERT_TRUE(opened) << opened.error().message;
  room.emplace(std::move(*opened));
  for (auto& seat : seats_) seat->closed = wire::Close::going_away;
}

// --- People ----------------------------------------------------------------------------------------

Seat& TableTest::sit(std::uint32_t participant, wire::Role role) {
  return *seats_.emplace_back(std::make_unique<Seat>(++sessions_, participant, role));
}

Seat* TableTest::at(SessionId id) {
  for (auto& seat : seats_) {
    if (seat->id == id) return seat.get();
  }
  return nullptr;
}

void TableTest::join(Seat& seat) {
  seat.closed.reset();
  room->join(seat.id, seat.hello, seat.grant, now());
  work();
}

void TableTest::leave(Seat& seat) {
  room->leave(seat.id, now());
  work();
}

void TableTest::come_back(Seat& seat) {
  seat.id = SessionId{++sessions_};
  seat.ready = false;
  seat.hello.next_seq = seat.next;
  if (!seat.made.empty()) seat.hello.last_batch_hash = base::fnv1a(seat.made.rbegin()->second);
  join(seat);
}

void TableTest::send(Seat& seat, base::BytesView frame) {
  room->receive(seat.id, frame, now());
  work();
}

void TableTest::submit(Seat& seat, const base::Bytes& batch) {
  seat.made[seat.next.value] = batch;
  submit(seat, seat.next, {batch});
  ++seat.next.value;
}

void TableTest::submit(Seat& seat, base::Seq first, std::vector<base::BytesView> batches) {
  send(seat, wire::encode(wire::Submit{first, std::move(batches)}));
}

std::string TableTest::heard(Seat& seat) {
  std::string all;
  Gather gather;
  const bool was_ready = seat.ready;
  for (;;) {
    room->pull(seat.id, now(), gather);
    work();
    if (gather.empty() && !seat.ready) break;
    if (gather.empty()) {
      seat.ready = false;
      continue;
    }
    EXPECT_TRUE(was_ready || seat.ready) << "something to pull that was not announced";
    seat.biggest_message = std::max(seat.biggest_message, gather.bytes());
    const base::Bytes message = gather.joined();
    EXPECT_EQ(message.size(), gather.bytes());
    all += say(seat, message);
  }
  seat.ready = false;
  if (!all.empty()) all.pop_back();
  return all;
}

std::string TableTest::say(Seat& seat, base::BytesView message) {
  wire::ServerFrame frame;
  EXPECT_TRUE(wire::decode_server_frame(message, frame));
  std::string out;
  if (frame.welcome) {
    const wire::Welcome& welcome = *frame.welcome;
    out += "welcome " + std::to_string(welcome.replica.value) + " at " +
           std::to_string(welcome.base.value) + (welcome.keyframe.empty() ? " " : "+keyframe ");
    if (!welcome.keyframe.empty()) {
      const auto raw = wire::inflate(welcome.keyframe, welcome.keyframe_bytes, 1 << 30);
      EXPECT_TRUE(raw);
      EXPECT_TRUE(seat.document.load(*raw));
    }
    if (welcome.keyframe.empty() && welcome.base.value == 0 && seat.document.counter() > 0) {
      EXPECT_TRUE(seat.document.load(core::Document().keyframe()));
    }
    if (welcome.replica != seat.hello.replica) {
      seat.document.set_local(welcome.replica.value, seat.grant.participant.value);
      seat.editor.emplace(seat.document, welcome.replica.value);
      seat.next = base::Seq{welcome.last_seq.value + 1};
      seat.made.clear();
      seat.hello.acked_seq = {};
      seat.hello.acked_batch_hash = 0;
    }
    seat.hello.replica = welcome.replica;
    if (std::exchange(seat.hello.epoch, welcome.epoch) != welcome.epoch) seat.hello.witness = {};
    seat.hello.cursor = welcome.base;
    seat.hello.cursor_time = welcome.base_time;
    seat.welcome = welcome;
    seat.welcome->keyframe = {};
  }
  if (frame.witness) seat.hello.witness = *frame.witness;
  for (const wire::Entry& entry : frame.entries) out += follow(seat, entry);
  if (frame.notice && frame.notice->kind == wire::Notice::Kind::not_now) {
    out += frame.notice->not_now != wire::NotNow::nothing ? "not now " : "now again ";
  } else if (frame.notice && frame.notice->kind == wire::Notice::Kind::fullness) {
    out += "fullness " + std::to_string(frame.notice->fullness) + " ";
  } else if (frame.notice) {
    out += "notice " + std::to_string(static_cast<int>(frame.notice->kind)) + " ";
  }
  if (frame.pong) out += "pong " + std::to_string(frame.pong->nonce) + " ";
  if (!frame.people.empty()) out += "people ";
  for (const auto& person : frame.people) out += std::to_string(person.participant.value) + " ";
  for (const auto& presence : frame.presence) {
    out += (presence.gone ? "gone " : "presence ") + std::to_string(presence.replica.value) + " ";
  }
  return out;
}

std::string TableTest::follow(Seat& seat, const wire::Entry& entry) {
  const std::string offset = std::to_string(entry.offset.value);
  const bool refused = entry.refused != core::Refusal::none;
  if (entry.offset.value == 0) return "=" + std::to_string(entry.seq.value) + " ";
  EXPECT_EQ(entry.offset.value, seat.hello.cursor.value + 1);  // P12
  seat.hello.cursor = entry.offset;
  seat.hello.cursor_time += entry.elapsed;
  if (entry.seq.value != 0) {
    seat.hello.acked_seq = entry.seq;
    seat.hello.acked_batch_hash = base::fnv1a(seat.made[entry.seq.value]);
    return offset + "=" + std::to_string(entry.seq.value) +
           (refused ? "!" + std::string(word(entry.refused)) : "") + " ";
  }
  if (!refused) {
    EXPECT_TRUE(seat.document.apply_bytes(entry.batch, entry.replica.value, nullptr,
                                          core::Admission::accepted));
  }
  return offset + "<" + std::to_string(entry.replica.value) + (refused ? "! " : " ");
}

// --- The world -------------------------------------------------------------------------------------

void TableTest::work() {
  if (!room) return;
  Effects effects;
  room->take(effects);
  if (effects.commit) commits.emplace_back(std::move(*effects.commit), effects.upto);
  for (const SessionId id : effects.ready) at(id)->ready = true;
  for (const SessionId id : effects.readable) readable.push_back(id);
  for (const Closing& closing : effects.closings) {
    if (Seat* seat = at(closing.session)) seat->closed = closing.code;
  }
  dropped |= effects.dropped;
  idle |= effects.idle;
  if (!effects.trouble.empty()) trouble = effects.trouble;
  for (KeyframeJob& job : effects.keyframes) {
    if (hold_keyframes) {
      jobs.push_back(std::move(job));
    } else {
      room->keyframe_made(job.keep, job.make());
    }
  }
  for (const Read& read : effects.reads) {
    if (hold_reads) {
      reads.push_back(read);
    } else {
      answer(read);
    }
  }
  if (!effects.ready.empty() || !effects.keyframes.empty() || !effects.reads.empty()) work();
}

void TableTest::answer(const Read& read) {
  room->catch_up(read.session, store.read_log(board, read.after, read.entries_max, read.bytes_max),
                 now());
}

void TableTest::commit() {
  work();
  while (!commits.empty()) {
    const auto [append, upto] = std::move(commits.front());
    commits.pop_front();
    const auto written = store.write(append);
    ASSERT_TRUE(written) << written.error().message;
    room->committed(upto, now());
    work();
  }
}

void TableTest::fail_commit() {
  work();
  room->commit_failed();
  work();
}

void TableTest::advance(std::chrono::milliseconds by) {
  const base::MonoTime until = clock.mono() + by;
  while (clock.mono() < until) {
    const auto step =
        std::min(until, std::max(room->next_tick(), clock.mono() + 1ms)) - clock.mono();
    clock.advance(step);
    room->tick(now());
    work();
  }
}

}  // namespace tablee::room
