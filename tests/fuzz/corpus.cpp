// Writes the first corpus of the targets whose input is binary: short lives of small boards, made
// by the core itself, so that a fuzzer begins behind the first checks instead of in front of them.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/editor.h"
#include "core/garbage.h"
#include "wire/client_frame.h"
#include "wire/day_frames.h"
#include "wire/deflate.h"
#include "wire/records.h"
#include "wire/server_frame.h"

namespace {

using tablee::core::Document;
using tablee::core::Editor;
using tablee::core::Handle;
using tablee::core::handle_none;
using tablee::core::ObjectKind;

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A board that two replicas write on in turn; the input of fuzz_batch grows with each batch.
class Life {
 public:
  template <typename Act>
  Life& act(Editor& editor, std::uint8_t replica, Act act) {
    act(editor);
    add(replica, editor.commit(nullptr));
    return *this;
  }
  void add(std::uint8_t replica, const std::string& batch) {
    input_ += static_cast<char>(replica);
    input_ += static_cast<char>(batch.size() & 0xFFU);
    input_ += static_cast<char>(batch.size() >> 8U);
    input_ += batch;
  }
  [[nodiscard]] const std::string& input() const { return input_; }

 private:
  std::string input_;
};

void save(const std::filesystem::path& out, const char* name, const Life& life,
          const Document& board) {
  write(out / "batch" / name, life.input());
  write(out / "keyframe" / name, board.keyframe());
}

void notes(const std::filesystem::path& out) {
  Document board;
  Editor two(board, 2);
  Editor three(board, 3);
  Life life;
  life.act(two, 2,
           [](Editor& e) {
             const Handle note = e.create(
                 {.kind = ObjectKind::note, .x = 10, .y = -20, .w = 160, .h = 160, .colour = 3});
             e.insert_text(note, 0, "Éducation 🎓");
           })
      .act(three, 3, [](Editor& e) { e.insert_text(0, 3, "abc"); })
      .act(two, 2, [](Editor& e) { e.erase_text(0, 1, 4); })
      .act(three, 3, [](Editor& e) { e.move(0, handle_none, 400, 300); })
      .act(two, 2, [](Editor& e) { e.vote(0, 3); })
      .act(three, 3, [](Editor& e) { e.set_alive(0, false); })
      .act(two, 2, [](Editor& e) { e.undo(); });
  save(out, "notes", life, board);
}

void frames(const std::filesystem::path& out) {
  Document board;
  Editor two(board, 2);
  Editor three(board, 3);
  Life life;
  life.act(two, 2,
           [](Editor& e) {
             e.create({.kind = ObjectKind::frame, .w = 600, .h = 400});
             e.create({.kind = ObjectKind::frame, .x = 700, .w = 600, .h = 400});
             e.create({.kind = ObjectKind::note, .parent = 0, .x = 5, .y = 5, .w = 100, .h = 100});
           })
      .act(three, 3, [](Editor& e) { e.move(0, 1, 1, 1); })
      .act(two, 2, [](Editor& e) { e.move(2, 1, 7, 7); })
      .act(three, 3, [](Editor& e) { e.raise(2); });
  save(out, "frames", life, board);
}

void drawing(const std::filesystem::path& out) {
  Document board;
  Editor two(board, 2);
  Life life;
  life.act(two, 2,
           [](Editor& e) {
             e.create({.kind = ObjectKind::stroke,
                       .x = 1,
                       .y = 2,
                       .points = std::string_view("\x02\x04\xC8\x01\x06\x01\x02", 7)});
             e.create({.kind = ObjectKind::shape, .w = 50, .h = 60, .shape = 1});
             e.create({.kind = ObjectKind::connector});
           })
      .act(two, 2, [](Editor& e) { e.set_end(2, 0, {.x = 3, .y = 4, .target = {}}); })
      .act(two, 2, [](Editor& e) { e.set_number(1, tablee::core::NumberField::rotation, 90); })
      .act(two, 2, [](Editor& e) { e.lower(1); });
  save(out, "drawing", life, board);
}

/// Registers that few objects have, somebody else's reaction among them.
void registers(const std::filesystem::path& out) {
  Document board;
  Editor two(board, 2);
  Editor three(board, 3);
  Life life;
  life.act(two, 2, [](Editor& e) { e.create({.kind = ObjectKind::frame, .w = 400, .h = 300}); })
      .act(two, 2,
           [](Editor& e) {
             e.set_number(0, tablee::core::NumberField::role, 1);
             e.set_number(0, tablee::core::NumberField::collapsed, 1);
             e.set_number(0, tablee::core::NumberField::grid, 1);
             e.rank(0, tablee::core::handle_none, tablee::core::handle_none);
             e.react(0, 5);
           })
      .act(three, 3, [](Editor& e) { e.react(0, 2); });
  save(out, "registers", life, board);
}

/// What was deleted is purged, and a late batch comes for it.
void purged(const std::filesystem::path& out) {
  Document board;
  Editor two(board, 2);
  Editor three(board, 3);
  Life life;
  life.act(two, 2,
           [](Editor& e) {
             e.insert_text(e.create({.w = 160, .h = 160}), 0, "stays, but not all of it");
             e.insert_text(e.create({.w = 160, .h = 160}), 0, "goes");
           })
      .act(three, 3, [](Editor& e) { e.erase_text(0, 5, 12); })
      .act(two, 2, [](Editor& e) { e.set_alive(1, false); });
  Document late;
  if (!late.load(board.keyframe())) return;
  Editor away(late, 3);
  Document then;
  if (!then.load(board.keyframe())) return;
  for (const std::string& batch : tablee::core::garbage(board, then)) {
    life.add(1, batch);
    if (!board.apply_bytes(batch, 1, nullptr)) return;
  }
  life.act(away, 3, [](Editor& e) { e.insert_text(1, 4, " late"); }).act(two, 2, [](Editor& e) {
    e.insert_text(0, 5, "!");
  });
  save(out, "purged", life, board);
}

/// Frames and records of a board with one batch of replica 2.
void wire_forms(const std::filesystem::path& out) {
  namespace wire = tablee::wire;
  namespace base = tablee::base;
  Document board;
  Editor editor(board, 2);
  editor.insert_text(editor.create({.kind = ObjectKind::note, .w = 160, .h = 160}), 0, "Suivi");
  const std::string batch = editor.commit(nullptr);

  wire::Hello hello;
  hello.token = "abcdefghijklmnopqrstuvwxyz";
  hello.epoch = base::Epoch{7};
  hello.replica = base::ReplicaId{2};
  hello.next_seq = base::Seq{2};
  write(out / "frames" / "hello", wire::encode(hello));
  write(out / "frames" / "submit", wire::encode(wire::Submit{base::Seq{1}, {batch, batch}}));
  wire::Presence presence;
  presence.pointer = wire::Point{10, -10};
  presence.selected = {{3, 2}};
  presence.ink = {1, 2, 300, 4, 5, 600};
  presence.hand = true;
  write(out / "frames" / "presence", wire::encode(presence));
  write(out / "frames" / "ping", wire::encode(wire::Ping{42}));

  std::string server;
  wire::Entry entry;
  entry.offset = base::Offset{1};
  entry.replica = base::ReplicaId{2};
  entry.batch = batch;
  wire::append_entry(server, entry);
  wire::append_presence(server, presence);
  wire::append_notice(server, {wire::Notice::Kind::shutdown, std::chrono::milliseconds{500}});
  wire::append_pong(server, {});
  write(out / "frames" / "server", server);

  const std::string keyframe = board.keyframe();
  const std::string deflated = wire::deflate(keyframe);
  wire::LogRecord log;
  log.replica = base::ReplicaId{2};
  log.seq = base::Seq{1};
  log.batch = batch;
  wire::KeyframeRecord kept;
  kept.deflated = deflated;
  kept.bytes = keyframe.size();
  write(out / "records" / "log", "l" + wire::encode(log));
  write(out / "records" / "replica",
        "r" + wire::encode(wire::ReplicaRecord{base::Seq{1}, 99, {}, {}}));
  write(out / "records" / "board",
        "b" + wire::encode(wire::BoardRecord{base::Epoch{7}, {}, {}, {}}));
  write(out / "records" / "keyframe", "k" + wire::encode(kept));
  const std::string length{static_cast<char>(keyframe.size() >> 8U),
                           static_cast<char>(keyframe.size() & 0xFFU)};
  write(out / "records" / "deflated", "i" + length + deflated);
}

/// Frames of an event's socket, each with who says it and how much time goes by before.
void day(const std::filesystem::path& out) {
  namespace day = tablee::wire::day;
  std::string input;
  std::uint64_t command = 0;
  const auto says = [&](int who, const day::ClientFrame& frame) {
    const std::string bytes = day::encode(frame);
    input += static_cast<char>(who);
    input += static_cast<char>(bytes.size() & 0xFFU);
    input += static_cast<char>(bytes.size() >> 8U);
    input += bytes;
  };
  const auto asks = [&](int who, day::Wish wish) {
    says(who, day::Command{day::CommandId{++command}, std::move(wish)});
  };
  day::Phase phase;
  phase.title = "Explore";
  phase.allowed = {true, true, true, true, true};
  phase.length = std::chrono::minutes{1};
  phase.locks_at_end = true;
  day::ChangeAgenda agenda;
  agenda.agenda.phases = {phase};
  asks(1, agenda);
  asks(1, day::BeginPhase{phase, {}, false});
  day::Seat seat;
  seat.table = 1;
  asks(2, seat);
  day::Mark mark;
  mark.kind = day::MarkKind::hand;
  mark.on = true;
  asks(2, mark);
  asks(2, day::StartTimer{1, std::chrono::minutes{5}, {}});
  asks(1, day::Freeze{0, true});
  day::OpenTable table;
  table.question = "What next?";
  asks(1, table);
  day::ChangeTable change;
  change.number = 1;
  change.act = day::ChangeTable::Act::merge;
  change.into = 2;
  asks(1, change);
  asks(0xF1, day::SetStage{day::Stage::closed});
  says(3, day::Ping{7});
  says(2, day::View{tablee::base::BoardId{101}, true});
  write(out / "day" / "a_day", input);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: make_corpus FOLDER   (tests/fuzz/corpus)\n");
    return 2;
  }
  const std::filesystem::path out = argv[1];
  notes(out);
  frames(out);
  drawing(out);
  registers(out);
  purged(out);
  wire_forms(out);
  day(out);
  return 0;
}
