#include "author.h"

namespace tablee::swarm {
namespace {

// A board has room for 50,000 objects, and a run at full speed would fill it: from here on new notes are moves.
constexpr std::size_t notes_of_one = 400;

}  // namespace

void Author::begin(std::uint32_t replica, std::uint64_t counter) {
  replica_ = replica;
  counter_ = counter;
}

std::string Author::next() {
  const auto dice = random_.below(100);
  const bool full = notes_.size() >= notes_of_one;
  if (notes_.empty() || (dice >= 90 && !full)) return note();
  if (dice < 70 || dice >= 90) return move();
  return dice < 85 ? text() : colour();
}

core::Op Author::begin_op(core::OpKind kind) {
  core::Op op;
  op.kind = kind;
  op.id = {counter_, replica_};
  if (!notes_.empty()) op.target = notes_[random_.below(notes_.size())];
  return op;
}

std::string Author::finish(const core::Op& op) {
  batch_.clear();
  batch_.counter = counter_;
  batch_.counter_end = ++counter_;
  batch_.ops.push_back(op);
  std::string bytes;
  core::encode_batch(batch_, replica_, bytes);
  return bytes;
}

core::Op Author::new_note() {
  core::Op op = begin_op(core::OpKind::create);
  op.object_kind = core::ObjectKind::note;
  op.raw_object_kind = static_cast<std::uint32_t>(core::ObjectKind::note);
  op.place = {{},
              static_cast<std::int32_t>(random_.below(8'000)),
              static_cast<std::int32_t>(random_.below(8'000))};
  op.size = {160, 160};
  op.bytes = "V";
  notes_.push_back(op.id);
  last_code_point_ = op.id;
  return op;
}

std::string Author::note() {
  return finish(new_note());
}

std::string Author::written_note() {
  static constexpr std::string_view words[] = {"ouvrir ",  "les ",      "données ", "publiques ",
                                               "avec ",    "citoyens ", "atelier ", "service ",
                                               "mesurer ", "partager "};
  batch_.clear();
  batch_.counter = counter_;
  batch_.ops.push_back(new_note());
  core::Op text = begin_op(core::OpKind::insert);
  text.id = {++counter_, replica_};
  text.target = last_code_point_;
  std::string letters;
  for (int i = 0; i < 5; ++i) letters += words[random_.below(std::size(words))];
  for (const char c : letters) counter_ += (c & 0xC0) == 0x80 ? 0 : 1;
  text.bytes = letters;
  last_code_point_ = {counter_ - 1, replica_};
  batch_.counter_end = counter_;
  batch_.ops.push_back(text);
  std::string bytes;
  core::encode_batch(batch_, replica_, bytes);
  return bytes;
}

std::string Author::move() {
  core::Op op = begin_op(core::OpKind::place);
  op.place = {{},
              static_cast<std::int32_t>(random_.below(8'000)),
              static_cast<std::int32_t>(random_.below(8'000))};
  return finish(op);
}

std::string Author::text() {
  core::Op op = begin_op(core::OpKind::insert);
  op.target = last_code_point_;
  op.bytes = "e";
  last_code_point_ = op.id;
  return finish(op);
}

std::string Author::colour() {
  core::Op op = begin_op(core::OpKind::number);
  op.field = static_cast<std::uint32_t>(core::NumberField::colour);
  op.value = static_cast<std::int64_t>(random_.below(8));
  return finish(op);
}

}  // namespace tablee::swarm
