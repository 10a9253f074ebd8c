// The browser's door: a C interface to one module that holds any number of boards. Its other half is
// client-web/src/core/document.ts, which is the only caller and is changed with it.
//
// Bytes and texts go in through input(), a buffer that the caller fills; they come out through a buffer
// whose place and size output() and the calls' results say, until the next call. Texts are UTF-16 on the
// outside; lone surrogates and U+0000 become U+FFFD. Handles and results of lookups are -1 for "none".
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include "base/hash.h"
#include "core/editor.h"
#include "core/state.h"
#include "core/varint.h"

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

// What libc++ would print before it ends has no reader here: without these the module would carry printf and
// import WASI.
void* operator new(std::size_t size) {
  void* const place = std::malloc(size);
  if (place == nullptr) __builtin_trap();
  return place;
}
void* operator new[](std::size_t size) {
  return operator new(size);
}
void operator delete(void* place) noexcept {
  std::free(place);
}
void operator delete(void* place, std::size_t) noexcept {
  std::free(place);
}
void operator delete[](void* place) noexcept {
  std::free(place);
}
void operator delete[](void* place, std::size_t) noexcept {
  std::free(place);
}

namespace std {
inline namespace _LIBCPP_ABI_NAMESPACE {
[[noreturn]] void __libcpp_verbose_abort(char const*, ...) {
  __builtin_trap();
}
}  // namespace _LIBCPP_ABI_NAMESPACE
}  // namespace std

namespace tablee::core {
namespace {

struct Board {
  Document document;
  std::uint32_t replica = 0;
  std::uint32_t participant = 0;
  Editor editor{document, 0};
  Changes changes;
};

// As document.ts reads it: 32-bit numbers at fixed places.
struct ObjectRecord {
  double counter;
  std::uint32_t replica, kind, author;
  Handle parent;
  std::int32_t x, y, w, h;
  std::uint32_t colour, rotation, locked, width, text_size, shape, alive, shown, votes;
  const char* z;
  std::uint32_t z_size;
};

struct EndRecord {
  std::int32_t x, y;
  Handle target;
  std::int32_t anchor_x, anchor_y;
};

std::vector<char> input_buffer;
std::string output_buffer;
ObjectRecord object_record;

base::BytesView input_bytes(std::uint32_t size) {
  return {input_buffer.data(), size};
}

std::int32_t give(base::Bytes bytes) {
  output_buffer = std::move(bytes);
  return static_cast<std::int32_t>(output_buffer.size());
}

void append_utf8(std::uint32_t c, std::string& out) {
  const auto continuation = [&](unsigned shift) {
    out.push_back(static_cast<char>(0x80 | (c >> shift & 0x3F)));
  };
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | c >> 6));
    continuation(0);
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | c >> 12));
    continuation(6);
    continuation(0);
  } else {
    out.push_back(static_cast<char>(0xF0 | c >> 18));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

// The UTF-16 in the input buffer as valid UTF-8.
std::string input_text(std::uint32_t units) {
  constexpr std::uint32_t replacement = 0xFFFD;
  std::string text;
  text.reserve(units);
  const auto unit = [&](std::uint32_t i) {
    std::uint16_t value = 0;
    std::memcpy(&value, input_buffer.data() + std::size_t{i} * 2, 2);
    return std::uint32_t{value};
  };
  for (std::uint32_t i = 0; i < units; ++i) {
    std::uint32_t c = unit(i);
    if (c >= 0xD800 && c < 0xE000) {
      const std::uint32_t low = c < 0xDC00 && i + 1 < units ? unit(i + 1) : 0;
      const bool pair = low >= 0xDC00 && low < 0xE000;
      c = pair ? 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF) : replacement;
      if (pair) ++i;
    }
    append_utf8(c == 0 ? replacement : c, text);
  }
  return text;
}

// Valid UTF-8 as UTF-16, into the output buffer; returns code units.
std::int32_t give_text(std::string_view utf8) {
  output_buffer.clear();
  const auto put = [](std::uint32_t unit) {
    output_buffer.push_back(static_cast<char>(unit));
    output_buffer.push_back(static_cast<char>(unit >> 8));
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
    const unsigned lead = byte(i);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size; ++k) c = c << 6 | (byte(i + k) & 0x3FU);
    i += size;
    if (c >= 0x10000) {
      put(0xD800 + ((c - 0x10000) >> 10));
      c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    put(c);
  }
  return static_cast<std::int32_t>(output_buffer.size() / 2);
}

bool there(const Board* board, Handle handle) {
  return handle < board->document.size();
}
const Texts& texts_of(const Board* board) {
  return board->document.state().texts;
}

}  // namespace

// --- Buffers ---------------------------------------------------------------------------------------

EXPORT(input) char* input(std::uint32_t size) {
  if (input_buffer.size() < size) input_buffer.resize(size);
  return input_buffer.data();
}
EXPORT(output) const char* output() {
  return output_buffer.data();
}

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
  output_buffer.assign(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(Change));
  const auto count = static_cast<std::uint32_t>(list.size());
  board->changes.clear();
  return count;
}

// --- Reading ---------------------------------------------------------------------------------------

EXPORT(board_size) Handle board_size(const Board* board) {
  return board->document.size();
}

EXPORT(board_object) const ObjectRecord* board_object(const Board* board, Handle handle) {
  const ObjectView view = board->document.object(handle);
  ObjectRecord& to = object_record;
  to.counter = static_cast<double>(view.id.counter);
  to.replica = view.id.replica;
  to.kind = static_cast<std::uint32_t>(view.kind);
  to.author = view.author;
  to.parent = view.parent;
  to.x = view.place.x;
  to.y = view.place.y;
  to.w = view.size.w;
  to.h = view.size.h;
  to.colour = view.colour;
  to.rotation = view.rotation;
  to.locked = view.locked ? 1 : 0;
  to.width = view.width;
  to.text_size = view.text_size;
  to.shape = view.shape;
  to.alive = view.alive ? 1 : 0;
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
  output_buffer.assign(reinterpret_cast<const char*>(order.data()), order.size() * sizeof(Handle));
  return static_cast<std::uint32_t>(order.size());
}
EXPORT(board_text) std::int32_t board_text(const Board* board, Handle handle) {
  static std::string text;
  text.clear();
  board->document.text(handle, text);
  return give_text(text);
}
EXPORT(board_votes_by)
std::uint32_t board_votes_by(const Board* board, Handle handle, std::uint32_t participant) {
  return board->document.votes_by(handle, participant);
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
  output_buffer.assign(reinterpret_cast<const char*>(records), sizeof records);
}
// 32-bit numbers in output; returns how many.
EXPORT(board_points) std::uint32_t board_points(const Board* board, Handle handle) {
  Reader reader(board->document.object(handle).points);
  std::vector<std::int32_t> numbers;
  std::int64_t value = 0;
  while (!reader.done() && reader.number(value))
    numbers.push_back(static_cast<std::int32_t>(value));
  output_buffer.assign(reinterpret_cast<const char*>(numbers.data()),
                       numbers.size() * sizeof(std::int32_t));
  return static_cast<std::uint32_t>(numbers.size());
}
EXPORT(board_blob) std::int32_t board_blob(const Board* board, Handle handle) {
  return give(base::Bytes(board->document.object(handle).blob));
}

// --- Editing ---------------------------------------------------------------------------------------

// In the input buffer: `points` 32-bit numbers, then `blob` bytes.
EXPORT(edit_create)
Handle edit_create(Board* board, std::uint32_t kind, Handle parent, std::int32_t x, std::int32_t y,
                   std::int32_t w, std::int32_t h, std::uint32_t colour, std::uint32_t shape,
                   std::uint32_t points, std::uint32_t blob) {
  std::string packed;
  Writer writer(packed);
  for (std::uint32_t i = 0; i < points; ++i) {
    std::int32_t value = 0;
    std::memcpy(&value, input_buffer.data() + std::size_t{i} * 4, 4);
    writer.number(value);
  }
  if (kind > static_cast<std::uint32_t>(ObjectKind::proposition)) return handle_none;
  NewObject what{static_cast<ObjectKind>(kind), parent, x, y, w, h, colour, shape};
  what.points = packed;
  what.blob = {input_buffer.data() + std::size_t{points} * 4, blob};
  return board->editor.create(what);
}
EXPORT(edit_move)
bool edit_move(Board* board, Handle handle, Handle parent, std::int32_t x, std::int32_t y) {
  return board->editor.move(handle, parent, x, y);
}
EXPORT(edit_resize) bool edit_resize(Board* board, Handle handle, std::int32_t w, std::int32_t h) {
  return board->editor.resize(handle, w, h);
}
EXPORT(edit_number)
bool edit_number(Board* board, Handle handle, std::uint32_t field, std::int32_t value) {
  return board->editor.set_number(handle, static_cast<NumberField>(field), value);
}
EXPORT(edit_alive) bool edit_alive(Board* board, Handle handle, std::int32_t alive) {
  return board->editor.set_alive(handle, alive != 0);
}
EXPORT(edit_raise) bool edit_raise(Board* board, Handle handle) {
  return board->editor.raise(handle);
}
EXPORT(edit_lower) bool edit_lower(Board* board, Handle handle) {
  return board->editor.lower(handle);
}
EXPORT(edit_between) bool edit_between(Board* board, Handle handle, Handle below, Handle above) {
  return board->editor.put_between(handle, below, above);
}
EXPORT(edit_vote) bool edit_vote(Board* board, Handle handle, std::uint32_t count) {
  return board->editor.vote(handle, count);
}
EXPORT(edit_end)
bool edit_end(Board* board, Handle handle, std::int32_t which, std::int32_t x, std::int32_t y,
              Handle target, std::int32_t anchor_x, std::int32_t anchor_y) {
  ConnectorEnd end;
  end.x = x;
  end.y = y;
  if (there(board, target)) {
    end.target = board->document.object(target).id;
    end.anchor_x = static_cast<std::int16_t>(anchor_x);
    end.anchor_y = static_cast<std::int16_t>(anchor_y);
  }
  return board->editor.set_end(handle, which, end);
}
EXPORT(edit_insert)
bool edit_insert(Board* board, Handle handle, std::uint32_t position, std::uint32_t units) {
  return board->editor.insert_text(handle, texts_of(board).from_utf16(handle, position),
                                   input_text(units));
}
EXPORT(edit_erase)
bool edit_erase(Board* board, Handle handle, std::uint32_t position, std::uint32_t length) {
  const std::uint32_t begin = texts_of(board).from_utf16(handle, position);
  const std::uint32_t end = texts_of(board).from_utf16(handle, position + length);
  return end > begin && board->editor.erase_text(handle, begin, end - begin);
}
EXPORT(edit_replace) bool edit_replace(Board* board, Handle handle, std::uint32_t units) {
  return board->editor.replace_text(handle, input_text(units));
}
// Size of the batch in output; 0 when there is none.
EXPORT(edit_commit) std::int32_t edit_commit(Board* board, std::int32_t join) {
  return give(board->editor.commit(&board->changes, join != 0));
}
EXPORT(edit_can_undo) bool edit_can_undo(const Board* board) {
  return board->editor.can_undo();
}
EXPORT(edit_can_redo) bool edit_can_redo(const Board* board) {
  return board->editor.can_redo();
}
EXPORT(edit_undo) bool edit_undo(Board* board) {
  return board->editor.undo();
}
EXPORT(edit_redo) bool edit_redo(Board* board) {
  return board->editor.redo();
}

// --- Batches ---------------------------------------------------------------------------------------

EXPORT(batch_hash) std::uint64_t batch_hash(std::uint32_t size) {
  return base::fnv1a(input_bytes(size));
}

// Size of the rewritten batch in output, or minus the refusal.
EXPORT(batch_restamp)
std::int32_t batch_restamp(std::uint32_t size, std::uint32_t from, double own_since) {
  auto out = restamp(input_bytes(size), from, static_cast<std::uint64_t>(own_since));
  return out ? give(std::move(*out)) : -static_cast<std::int32_t>(out.error());
}

}  // namespace tablee::core
