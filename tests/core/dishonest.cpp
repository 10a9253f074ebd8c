#include "core/dishonest.h"

#include <string>

namespace tablee::tests {

using namespace tablee::core;

namespace {

class Liar {
 public:
  Liar(const Document& document, std::uint32_t replica, std::uint32_t replicas, Choices& random)
      : document_(document), replica_(replica), replicas_(replicas), random_(random) {}

  base::Bytes batch() {
    // Ahead of all, or as far behind as a replica may be that has slept.
    batch_.counter = document_.counter() + 1 + (random_.chance(0.1) ? random_.below(1'000) : 0);
    if (random_.chance(0.2)) batch_.counter = 1 + random_.below(batch_.counter);
    std::uint64_t next = batch_.counter;
    for (auto ops = 1 + random_.below(5); ops > 0; --ops) {
      Op& op = batch_.ops.emplace_back();
      op.id = {next, replica_};
      write(op);
      next += op.span;
    }
    base::Bytes bytes;
    encode_batch(batch_, replica_, bytes);
    return bytes;
  }

 private:
  // Anything below this op's counter: what is there, what only somebody else may have, what nobody has.
  OpId any(const Op& op) {
    if (random_.chance(0.5) && document_.size() > 0) {
      const OpId id = object();
      if (id.counter != 0 && id.counter < op.id.counter) return id;
    }
    if (op.id.counter == 1) return {1, replica_ + 1};
    const std::uint64_t near = random_.chance(0.5)
                                   ? random_.below(op.id.counter - 1)
                                   : random_.below(std::min<std::uint64_t>(40, op.id.counter - 1));
    return {op.id.counter - 1 - near, 1 + static_cast<std::uint32_t>(random_.below(replicas_ + 1))};
  }
  OpId object() {
    return document_.object(static_cast<Handle>(random_.below(document_.size()))).id;
  }
  std::int32_t number() { return static_cast<std::int32_t>(random_.between(-500, 500)); }

  void write(Op& op) {
    op.target = any(op);
    switch (random_.below(14)) {
      case 0:
        op.kind = OpKind::create;
        op.raw_object_kind = static_cast<std::uint32_t>(random_.below(12));
        op.object_kind = op.raw_object_kind <= 9 ? static_cast<ObjectKind>(op.raw_object_kind)
                                                 : ObjectKind::unknown;
        op.place = {random_.chance(0.5) ? any(op) : OpId{}, number(), number()};
        op.colour = static_cast<std::uint32_t>(random_.below(256));
        op.bytes = random_.chance(0.5) ? "V" : "";
        break;
      case 1:
      case 2:
        op.kind = OpKind::place;
        op.place = {random_.chance(0.8) ? any(op) : OpId{}, number(), number()};
        break;
      case 3:
        op.kind = OpKind::number;
        // Others' reactions too: reactions_from itself, and those of people who are or are not there.
        op.field = static_cast<std::uint32_t>(random_.chance(0.7) ? 1 + random_.below(8)
                                                                  : 1'024 + random_.below(4));
        op.value = random_.between(0, 400);
        break;
      case 4:
        op.kind = OpKind::life;
        op.value = static_cast<std::int64_t>(random_.below(3));
        break;
      case 5:
        op.kind = OpKind::vote;
        op.value = static_cast<std::int64_t>(random_.below(100));
        break;
      case 6:
        op.kind = OpKind::end;
        op.value = static_cast<std::int64_t>(random_.below(2));
        op.end = {number(), number(), random_.chance(0.7) ? any(op) : OpId{}, 500, 500};
        break;
      case 7:
        op.kind = OpKind::unknown;
        op.span = static_cast<std::uint32_t>(1 + random_.below(40));
        op.bytes = unknown(op.span);
        break;
      case 8:
      case 9:
        erase(op);
        break;
      default:
        insert(op);
    }
  }

  // Field 14, and the span in field 15.
  std::string_view unknown(std::uint32_t span) {
    std::string& bytes = kept_.emplace_back("\x72\x01z");
    if (span != 1) bytes += {'\x78', static_cast<char>(span)};
    return bytes;
  }

  // Runs over each other, over several texts, over what was erased, now and then over what is no text.
  void erase(Op& op) {
    op.kind = OpKind::erase;
    op.runs_begin = static_cast<std::uint32_t>(batch_.runs.size());
    for (auto runs = 1 + random_.below(6); runs > 0; --runs) {
      const OpId first =
          random_.chance(0.3) && !batch_.runs.empty() ? batch_.runs.back().first : any(op);
      batch_.runs.push_back(
          {first, 1 + static_cast<std::uint32_t>(random_.below(random_.chance(0.5) ? 2 : 30))});
    }
    op.runs_end = static_cast<std::uint32_t>(batch_.runs.size());
  }

  void insert(Op& op) {
    constexpr const char* words[] = {"a", "bc", "été", "👩‍👩‍👧", "word "};
    op.kind = OpKind::insert;
    std::string& text = kept_.emplace_back();
    for (auto times = random_.chance(0.05) ? 150U : 1U; times > 0; --times)
      text += words[random_.below(5)];
    op.bytes = text;
    op.span = 0;
    for (const char byte : text)
      op.span += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80 ? 1U : 0U;
    if (random_.chance(0.2)) op.target = {op.id.counter - 1, replica_};  // as an absent place
    op.right_mode = static_cast<RightMode>(random_.below(4));
    op.right = any(op);
    if (random_.chance(0.3)) op.right = {op.target.counter + 1, op.target.replica};
    if (op.right.counter >= op.id.counter) op.right = op.target;
  }

  const Document& document_;
  const std::uint32_t replica_;
  const std::uint32_t replicas_;
  Choices& random_;
  Batch batch_;
  std::deque<std::string> kept_;  // what the ops' views are of
};

}  // namespace

base::Bytes dishonest_batch(const Document& document, std::uint32_t replica, std::uint32_t replicas,
                            Choices& random) {
  return Liar(document, replica, replicas, random).batch();
}

}  // namespace tablee::tests
