// Writes histories for replay.mjs: what is done to a board, line by line, and what the native core answered.
// Usage: core_wasm_script FIRST_SEED LAST_SEED
//
// Lines: a command and its numbers, bytes in hexadecimal, texts as UTF-16LE in hexadecimal; after "=" the
// expected answer.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/random.h"
#include "core/editor.h"
#include "core/garbage.h"
#include "core/state.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4];
    text += digits[static_cast<unsigned char>(c) & 15];
  }
  return text.empty() ? "-" : text;
}

// A text in both encodings.
struct Both {
  std::string utf8;
  std::string utf16;
};

Both both(std::u16string_view units) {
  Both text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    text.utf16 += static_cast<char>(units[i]);
    text.utf16 += static_cast<char>(units[i] >> 8);
    std::uint32_t c = units[i];
    const bool high = c >= 0xD800 && c < 0xDC00;
    const bool pair =
        high && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000;
    if (pair) {
      c = 0x10000 + ((c & 0x3FF) << 10) + (units[++i] & 0x3FFU);
      text.utf16 += static_cast<char>(units[i]);
      text.utf16 += static_cast<char>(units[i] >> 8);
    } else if ((c >= 0xD800 && c < 0xE000) || c == 0) {
      c = 0xFFFD;
    }
    const int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    constexpr unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    text.utf8 += static_cast<char>(lead[more] | c >> (6 * more));
    for (int k = more - 1; k >= 0; --k)
      text.utf8 += static_cast<char>(0x80 | (c >> (6 * k) & 0x3F));
  }
  return text;
}

// Ordinary words, astral planes, combining marks, right to left, CRLF, and what browsers get wrong.
const Both words[] = {
    both(u"word "),         both(u"été"),         both(u"\U0001F469\u200D\U0001F467"),
    both(u"לחם"),           both(u"e\u0301\r\n"), both({u"\xD83D", 1}),
    both({u"x\xDE00y", 3}), both({u"\0", 1}),     both(u"世界")};

class Script {
 public:
  explicit Script(std::uint64_t seed) : random_(seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    board_.set_local(2, 12);
    other_.set_local(3, 13);
    Editor server(other_, 1);
    server.introduce(2, 12);
    server.introduce(3, 13);
    hear(server.commit(nullptr), 1);
  }

  void run(int steps) {
    for (int i = 0; i < steps; ++i) {
      random_.chance(0.3) ? another_writes() : write();
      if (random_.chance(0.05)) purge();
      if (random_.chance(0.6)) commit();
    }
    commit();
    const base::Bytes keyframe = board_.keyframe();
    std::printf("keyframe = %s\n", hex(keyframe).c_str());
    std::printf("order =");
    for (const Handle handle : board_.paint_order()) std::printf(" %u", handle);
    std::printf("\n");
    for (Handle handle = 0; handle < board_.size(); ++handle) {
      std::string text;
      board_.text(handle, text);
      std::printf("text %u = %s\n", handle, hex(text).c_str());
    }
  }

 private:
  std::uint32_t below(std::size_t bound) {
    return static_cast<std::uint32_t>(random_.below(bound));
  }
  std::int32_t number() { return static_cast<std::int32_t>(random_.between(-900, 900)); }

  void hear(const base::Bytes& batch, std::uint32_t replica) {
    if (batch.empty()) return;
    const auto applied = board_.apply_bytes(batch, replica, &changes_, Admission::accepted);
    std::printf("apply %u %s = %d\n", replica, hex(batch).c_str(),
                applied ? 0 : static_cast<int>(applied.error()));
    report();
  }

  void report() {
    editor_.report(changes_);
    std::printf("changes =");
    for (const Change& change : changes_.list())
      std::printf(" %u:%u", change.handle, change.fields);
    std::printf("\n");
    changes_.clear();
  }

  void commit() {
    const bool join = random_.chance(0.4);
    const base::Bytes batch = editor_.commit(&changes_, join);
    std::printf("commit %d = %s\n", join ? 1 : 0, hex(batch).c_str());
    report();
    if (!batch.empty()) (void)other_.apply_bytes(batch, 2, nullptr, Admission::accepted);
  }

  // Somebody else, in step with this board's committed batches.
  void another_writes() {
    if (other_.size() == 0) return;
    const Handle handle = below(other_.size());
    switch (below(4)) {
      case 0:
        theirs_.move(handle, below(other_.size()), number(), number());
        break;
      case 1:
        theirs_.set_alive(handle, random_.chance(0.7));
        break;
      case 2:
        theirs_.insert_text(handle, 0, words[below(std::size(words))].utf8);
        break;
      default:
        theirs_.create({ObjectKind::topic, handle_none, number(), number(), 5, 5});
    }
    hear(theirs_.commit(nullptr), 3);
  }

  // The server drops what was deleted before some earlier moment.
  void purge() {
    commit();
    for (const base::Bytes& batch : garbage(other_, then_)) {
      (void)other_.apply_bytes(batch, 1, nullptr, Admission::accepted);
      hear(batch, 1);
    }
    (void)then_.load(other_.keyframe());
  }

  void write() {
    const Handle size = board_.size();
    if (size < 3 || (size < 40 && random_.chance(0.15))) {
      const auto kind = 1 + below(9);
      const Handle parent = size > 0 && random_.chance(0.4) ? below(size) : handle_none;
      const NewObject what{
          static_cast<ObjectKind>(kind), parent, number(), number(), number(), number(), below(12)};
      const Handle made = editor_.create(what);
      std::printf("create %u %d %d %d %d %d %u = %d\n", kind, static_cast<std::int32_t>(parent),
                  what.x, what.y, what.w, what.h, what.colour, static_cast<std::int32_t>(made));
      return;
    }
    const Handle handle = below(size);
    random_.chance(0.5) ? write_text(handle) : write_object(handle);
  }

  void write_text(Handle handle) {
    const Texts& texts = board_.state().texts;
    const std::uint32_t units = texts.to_utf16(handle, texts.length(handle));
    const std::uint32_t at = below(units + 1);
    const Both& word = words[below(std::size(words))];
    switch (below(3)) {
      case 0: {
        const std::uint32_t length = below(6);
        const std::uint32_t begin = texts.from_utf16(handle, at);
        const std::uint32_t end = texts.from_utf16(handle, at + length);
        const bool done = end > begin && editor_.erase_text(handle, begin, end - begin);
        std::printf("erase %u %u %u = %d\n", handle, at, length, done ? 1 : 0);
        break;
      }
      case 1: {
        const bool done = editor_.replace_text(handle, word.utf8);
        std::printf("replace %u %s = %d\n", handle, hex(word.utf16).c_str(), done ? 1 : 0);
        break;
      }
      default: {
        const bool done = editor_.insert_text(handle, texts.from_utf16(handle, at), word.utf8);
        std::printf("insert %u %u %s = %d\n", handle, at, hex(word.utf16).c_str(), done ? 1 : 0);
      }
    }
  }

  void write_object(Handle handle) {
    const Handle other = random_.chance(0.3) ? handle_none : below(board_.size());
    const auto signed_other = static_cast<std::int32_t>(other);
    const std::int32_t a = number();
    const std::int32_t b = number();
    switch (below(9)) {
      case 0:
        say("move", {handle, signed_other, a, b}, editor_.move(handle, other, a, b));
        break;
      case 1:
        say("resize", {handle, a, b}, editor_.resize(handle, a, b));
        break;
      case 2: {
        const auto field = static_cast<std::int32_t>(1 + below(5));
        say("number", {handle, field, a},
            editor_.set_number(handle, static_cast<NumberField>(field), a));
        break;
      }
      case 3: {
        const bool alive = random_.chance(0.6);
        say("alive", {handle, alive ? 1 : 0}, editor_.set_alive(handle, alive));
        break;
      }
      case 4:
        say("raise", {handle}, editor_.raise(handle));
        break;
      case 5:
        say("lower", {handle}, editor_.lower(handle));
        break;
      case 6:
        say("vote", {handle, 2}, editor_.vote(handle, 2));
        break;
      case 7:
        say("undo", {}, editor_.undo());
        break;
      default:
        say("redo", {}, editor_.redo());
    }
  }

  static void say(const char* command, std::initializer_list<std::int64_t> numbers, bool done) {
    std::printf("%s", command);
    for (const std::int64_t number : numbers) std::printf(" %lld", static_cast<long long>(number));
    std::printf(" = %d\n", done ? 1 : 0);
  }

  base::Random random_;
  Document board_;
  Editor editor_{board_, 2};
  Changes changes_;
  Document other_;
  Document then_;
  Editor theirs_{other_, 3};
};

}  // namespace
}  // namespace tablee::tests

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto last = std::strtoull(argv[2], nullptr, 10);
  for (auto seed = std::strtoull(argv[1], nullptr, 10); seed <= last; ++seed) {
    tablee::tests::Script(seed).run(150);
  }
}
