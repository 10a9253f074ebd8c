// The browser's door: boards as they are read.
#include <vector>

#include "base/hash.h"
#include "core/state.h"
#include "core/varint.h"
#include "core/wasm.h"

namespace tablee::core::wasm {
namespace {

// As document.ts reads it: 32-bit numbers at fixed places.
struct ObjectRecord {
  double counter;
  std::uint32_t replica, kind, author;
  Handle parent;
  std::int32_t x, y, w, h;
  std::uint32_t colour, rotation, locked, width, text_size, shape, flags, shown, votes;
  const char* z;
  std::uint32_t z_size;
};

struct DeletedRecord {
  double counter;
  std::uint32_t replica;
  Handle handle;
};

struct EndRecord {
  std::int32_t x, y;
  Handle target;
  std::int32_t anchor_x, anchor_y;
};

ObjectRecord object_record;

struct MarkRecord {
  double counter = 0;
  std::uint32_t replica = 0;
};

MarkRecord mark_record;

std::int32_t give_batches(const std::expected<std::vector<base::Bytes>, Refusal>& batches) {
  if (!batches) return -static_cast<std::int32_t>(batches.error());
  base::Bytes out;
  for (const base::Bytes& batch : *batches) {
    const auto bytes = static_cast<std::uint32_t>(batch.size());
    out.append(reinterpret_cast<const char*>(&bytes), sizeof bytes);
    out += batch;
  }
  return give(std::move(out));
}

}  // namespace

// --- Boards ----------------------------------------------------------------------------------------

EXPORT(board_open) Board* board_open() {
  return new Board;
}
EXPORT(board_close) void board_close(Board* board) {
  delete board;
}

EXPORT(board_set_local)
void board_set_local(Board* board, std::uint32_t replica, std::uint32_t participant,
                     double own_since) {
  board->participant = participant;
  if (replica != board->replica)
    board->editor.set_replica(replica, static_cast<std::uint64_t>(own_since));
  board->replica = replica;
  board->document.set_local(replica, participant);
}

// 0, or the size of what is wrong (output).
EXPORT(board_load) std::int32_t board_load(Board* board, std::uint32_t size) {
  auto loaded = board->document.load(input_bytes(size));
  board->changes = Changes();
  return loaded ? 0 : give(std::move(loaded.error()));
}
EXPORT(board_keyframe) std::int32_t board_keyframe(const Board* board) {
  return give(board->document.keyframe());
}
EXPORT(board_counter) double board_counter(const Board* board) {
  return static_cast<double>(board->document.counter());
}
EXPORT(board_purges) double board_purges(const Board* board) {
  return static_cast<double>(board->document.purges());
}
EXPORT(board_apply)
std::uint32_t board_apply(Board* board, std::uint32_t replica, std::uint32_t size) {
  const auto applied =
      board->document.apply_bytes(input_bytes(size), replica, &board->changes, Admission::accepted);
  return applied ? 0 : static_cast<std::uint32_t>(applied.error());
}
// Pairs of handle and fields in output; returns how many.
EXPORT(board_changes) std::uint32_t board_changes(Board* board) {
  board->editor.report(board->changes);
  const auto& list = board->changes.list();
  give(list.data(), list.size() * sizeof(Change));
  const auto count = static_cast<std::uint32_t>(list.size());
  board->changes.clear();
  return count;
}

// --- Reading ---------------------------------------------------------------------------------------

EXPORT(board_size) Handle board_size(const Board* board) {
  return board->document.size();
}

EXPORT(board_object) const ObjectRecord* board_object(const Board* board, Handle handle) {
  if (handle >= board->document.size()) return nullptr;
  const ObjectView view = board->document.object(handle);
  ObjectRecord& to = object_record;
  to.counter = static_cast<double>(view.id.counter);
  to.replica = view.id.replica;
  to.kind = static_cast<std::uint32_t>(view.kind);
  to.author = view.author;
  const Seat seat = board->document.seat(handle);
  to.parent = seat.frame;
  to.x = seat.x;
  to.y = seat.y;
  to.w = view.size.w;
  to.h = view.size.h;
  to.colour = view.colour;
  to.rotation = view.rotation;
  to.locked = view.locked ? 1 : 0;
  to.width = view.width;
  to.text_size = view.text_size;
  to.shape = view.shape;
  to.flags = (view.alive ? 1U : 0U) | (board->document.reacted(handle) ? 2U : 0U) |
             (view.collapsed ? 4U : 0U) | (view.grid ? 8U : 0U) | view.role << 8;
  to.shown = board->document.shown(handle) ? 1 : 0;
  to.votes = view.votes;
  to.z = view.z.data();
  to.z_size = static_cast<std::uint32_t>(view.z.size());
  return &to;
}
EXPORT(board_find) Handle board_find(const Board* board, double counter, std::uint32_t replica) {
  return board->document.find({static_cast<std::uint64_t>(counter), replica}).value_or(handle_none);
}
EXPORT(board_order) std::uint32_t board_order(const Board* board) {
  const std::vector<Handle>& order = board->document.paint_order();
  give(order.data(), order.size() * sizeof(Handle));
  return static_cast<std::uint32_t>(order.size());
}
// What is deleted and can be brought back, each with the op that did it last, as DeletedRecords in output; returns how many.
EXPORT(board_deleted) std::uint32_t board_deleted(const Board* board) {
  const Objects& objects = board->document.state().objects;
  std::vector<DeletedRecord> records;
  for (Handle handle = 0; handle < objects.size(); ++handle) {
    const Object& object = objects[handle];
    if (object.alive() || object.gone) continue;
    const Stamp by = object.life.stamp;
    records.push_back({static_cast<double>(by.counter), by.replica, handle});
  }
  give(records.data(), records.size() * sizeof(DeletedRecord));
  return static_cast<std::uint32_t>(records.size());
}
EXPORT(board_text) std::int32_t board_text(const Board* board, Handle handle) {
  static std::string text;
  text.clear();
  board->document.text(handle, text);
  return give_text(text);
}
// The code point before a UTF-16 offset; counter 0 at the beginning. Lives until the next call.
EXPORT(board_mark)
const MarkRecord* board_mark(const Board* board, Handle handle, std::uint32_t offset) {
  const Texts& texts = board->document.state().texts;
  const OpId left = texts.anchor(handle, texts.from_utf16(handle, offset)).left;
  mark_record = {static_cast<double>(left.counter), left.replica};
  return &mark_record;
}
// The UTF-16 offset right behind a code point of this text, or where it stood when it is erased; -1 when it is
// no code point of this text.
EXPORT(board_behind)
std::int32_t board_behind(const Board* board, Handle handle, double counter,
                          std::uint32_t replica) {
  const OpId id{static_cast<std::uint64_t>(counter), replica};
  if (id.none()) return 0;
  const Texts& texts = board->document.state().texts;
  if (texts.text_of(id) != handle) return -1;
  const std::uint32_t position = texts.position_of(id) + texts.visible_in({id, 1});
  return static_cast<std::int32_t>(texts.to_utf16(handle, position));
}
EXPORT(board_votes_by)
std::uint32_t board_votes_by(const Board* board, Handle handle, std::uint32_t participant) {
  return board->document.votes_by(handle, participant);
}
EXPORT(board_rank) std::int32_t board_rank(const Board* board, Handle handle) {
  return give(base::Bytes(board->document.object(handle).rank));
}
// Pairs of participant and set in output; returns how many.
EXPORT(board_reactions) std::uint32_t board_reactions(const Board* board, Handle handle) {
  const std::vector<Reaction> found = board->document.reactions(handle);
  give(found.data(), found.size() * sizeof(Reaction));
  return static_cast<std::uint32_t>(found.size());
}
EXPORT(board_votes_spent)
std::uint32_t board_votes_spent(const Board* board, std::uint32_t participant) {
  return board->document.votes_spent(participant);
}
EXPORT(board_participant_of)
std::uint32_t board_participant_of(const Board* board, std::uint32_t replica) {
  return board->document.participant_of(replica);
}
// Two EndRecords in output.
EXPORT(board_ends) void board_ends(const Board* board, Handle handle) {
  const ObjectView view = board->document.object(handle);
  EndRecord records[2];
  for (int i = 0; i < 2; ++i) {
    const ConnectorEnd& end = view.ends[i];
    const Handle target = board->document.find(end.target).value_or(handle_none);
    records[i] = {end.x, end.y, target, end.anchor_x, end.anchor_y};
  }
  give(records, sizeof records);
}
// 32-bit numbers in output; returns how many.
EXPORT(board_points) std::uint32_t board_points(const Board* board, Handle handle) {
  Reader reader(board->document.object(handle).points);
  std::vector<std::int32_t> numbers;
  std::int64_t value = 0;
  while (!reader.done() && reader.number(value))
    numbers.push_back(static_cast<std::int32_t>(value));
  give(numbers.data(), numbers.size() * sizeof(std::int32_t));
  return static_cast<std::uint32_t>(numbers.size());
}
EXPORT(board_blob) std::int32_t board_blob(const Board* board, Handle handle) {
  return give(base::Bytes(board->document.object(handle).blob));
}

// --- Batches ---------------------------------------------------------------------------------------

EXPORT(batch_hash) std::uint64_t batch_hash(std::uint32_t size) {
  return base::fnv1a(input_bytes(size));
}

// The rewritten batches in output, each behind its size as a 32-bit number; returns how many bytes, or minus the refusal.
EXPORT(batch_restamp)
std::int32_t batch_restamp(std::uint32_t size, std::uint32_t from, double own_since) {
  return give_batches(restamp(input_bytes(size), from, static_cast<std::uint64_t>(own_since)));
}
// The same, where a person has another number.
EXPORT(batch_rename)
std::int32_t batch_rename(std::uint32_t size, std::uint32_t from, std::uint32_t to) {
  return give_batches(rename_person(input_bytes(size), from, to));
}

}  // namespace tablee::core::wasm
