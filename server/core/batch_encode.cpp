// Writes proto/batch.proto: fields in order of their numbers, nothing that is a default, no parent that is
// none, no `at` that can be left out.
#include "core/batch_encode.h"

#include "core/varint.h"

namespace tablee::core {
namespace {

// Writes one op as its author, `own`, sees it.
class OpWriter {
 public:
  OpWriter(const Op& op, std::uint32_t own, base::Bytes& out) : op_(op), own_(own), out_(out) {}

  void write(std::span<const IdRun> runs) {
    if (op_.kind == OpKind::unknown) {
      out_.bytes(op_.bytes);
      return;
    }
    switch (op_.kind) {
      case OpKind::create:
        create();
        break;
      case OpKind::put:
        put();
        break;
      case OpKind::insert:
        insert();
        break;
      default:
        packed(runs);
        break;
    }
    out_.bytes(op_.unknown_fields);
  }

 private:
  void ref(OpId id) {
    out_.number(static_cast<std::int64_t>(op_.id.counter - id.counter));
    out_.number(id.replica == own_ ? 0 : id.replica);
  }
  void place() {
    out_.number(op_.place.x);
    out_.number(op_.place.y);
    if (!op_.place.parent.none()) ref(op_.place.parent);
  }
  void size() {
    out_.number(op_.size.w);
    out_.number(op_.size.h);
  }
  void value(std::uint32_t field, std::uint64_t value) {
    if (value == 0) return;
    out_.tag(field, WireType::varint);
    out_.varint(value);
  }
  void block(std::uint32_t field, base::BytesView bytes) {
    if (bytes.empty()) return;
    out_.tag(field, WireType::bytes);
    out_.block(bytes);
  }

  void create() {
    const auto message = out_.open(1);
    value(1, op_.raw_object_kind);
    const auto place_field = out_.open(2);
    place();
    out_.close(place_field);
    if (op_.size != Size{}) {
      const auto size_field = out_.open(3);
      size();
      out_.close(size_field);
    }
    value(4, op_.colour);
    block(5, op_.bytes);
    block(6, op_.points);
    block(7, op_.blob);
    value(8, op_.participant);
    value(9, op_.shape);
    out_.bytes(op_.inner_unknown);
    out_.close(message);
  }

  void put() {
    const auto message = out_.open(5);
    const auto target = out_.open(1);
    ref(op_.target);
    out_.close(target);
    value(2, op_.field);
    block(3, op_.bytes);
    out_.bytes(op_.inner_unknown);
    out_.close(message);
  }

  void insert() {
    block(7, op_.bytes);
    const OpId before{op_.id.counter - 1, own_};
    if (op_.target == before && op_.right_mode == RightMode::as_left) return;
    const auto at = out_.open(8);
    ref(op_.target);
    if (op_.right_mode != RightMode::as_left)
      out_.number(static_cast<std::int64_t>(op_.right_mode));
    if (op_.right_mode == RightMode::explicit_id) ref(op_.right);
    out_.close(at);
  }

  void packed(std::span<const IdRun> runs) {
    const auto field = out_.open(static_cast<std::uint32_t>(op_.kind));
    switch (op_.kind) {
      case OpKind::place:
        ref(op_.target), place();
        break;
      case OpKind::size:
        ref(op_.target), size();
        break;
      case OpKind::number:
        ref(op_.target), out_.number(op_.field), out_.number(op_.value);
        break;
      case OpKind::life:
        ref(op_.target), out_.number(op_.value);
        break;
      case OpKind::vote:
        vote();
        break;
      case OpKind::end:
        end();
        break;
      case OpKind::introduce:
        out_.number(op_.replica), out_.number(op_.participant);
        break;
      case OpKind::purge:
        out_.number(static_cast<std::int64_t>(op_.id.counter) - op_.value);
        out_.number(op_.field);
        [[fallthrough]];
      default:
        write_runs(runs);
        break;
    }
    out_.close(field);
  }

  void write_runs(std::span<const IdRun> runs) {
    for (const IdRun& run : runs) {
      ref(run.first);
      out_.number(run.length);
    }
  }
  void vote() {
    ref(op_.target);
    out_.number(op_.value);
    if (op_.participant != 0) out_.number(op_.participant);
  }
  void end() {
    ref(op_.target);
    out_.number(op_.value);
    out_.number(op_.end.x);
    out_.number(op_.end.y);
    if (op_.end.target.none()) return;
    ref(op_.end.target);
    out_.number(op_.end.anchor_x);
    out_.number(op_.end.anchor_y);
  }

  const Op& op_;
  const std::uint32_t own_;
  Writer out_;
};

}  // namespace

void encode_counter(std::uint64_t counter, base::Bytes& out) {
  Writer writer(out);
  writer.tag(1, WireType::varint);
  writer.varint(counter);
}

void encode_op(const Op& op, std::span<const IdRun> runs, std::uint32_t replica, base::Bytes& out) {
  Writer writer(out);
  const auto message = writer.open(2);
  OpWriter(op, replica, out).write(runs);
  writer.close(message);
}

void encode_batch(const Batch& batch, std::uint32_t replica, base::Bytes& out) {
  encode_counter(batch.counter, out);
  for (const Op& op : batch.ops) {
    const auto runs = std::span(batch.runs).subspan(op.runs_begin, op.runs_end - op.runs_begin);
    encode_op(op, runs, replica, out);
  }
  out += batch.unknown_fields;
}

}  // namespace tablee::core
