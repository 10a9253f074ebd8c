#include "core/op_decode.h"

#include <bit>
#include <limits>

#include "base/limits.h"
#include "core/bounded.h"
#include "core/fields.h"
#include "core/stroke.h"
#include "core/utf8.h"
#include "core/z_key.h"

namespace tablee::core {
namespace {

constexpr std::uint32_t insert_field = 7;
constexpr std::uint32_t at_field = 8;
constexpr std::uint32_t span_field = 15;
// An unknown op is given no more counters than the largest known batch could take.
constexpr std::uint32_t unknown_span_max = limits::batch_bytes_max;

using Result = std::expected<void, Refusal>;
Result malformed() {
  return std::unexpected(Refusal::malformed);
}

// A packed field's numbers, read one by one, each within its range.
class Numbers {
 public:
  Numbers(base::BytesView packed, const Op& op, std::uint32_t author)
      : reader_(packed), counter_(op.id.counter), author_(author) {}

  [[nodiscard]] bool done() const { return reader_.done(); }

  template <typename Integer>
  [[nodiscard]] bool within(std::int64_t low, std::int64_t high, Integer& value) {
    return read_within(reader_, low, high, value);
  }

  // A counter, as how far it lies below the op's own.
  [[nodiscard]] bool back(std::uint64_t& counter) {
    std::int64_t back = 0;
    if (!within(0, std::numeric_limits<std::int64_t>::max(), back)) return false;
    if (static_cast<std::uint64_t>(back) >= counter_) return false;
    counter = counter_ - static_cast<std::uint64_t>(back);
    return true;
  }
  // Two numbers: how far back, and whose (batch.proto, "ref").
  [[nodiscard]] bool ref(OpId& id) {
    std::uint64_t counter = 0;
    std::uint32_t replica = 0;
    if (!back(counter)) return false;
    if (!within(0, std::numeric_limits<std::uint32_t>::max() - 1, replica)) return false;
    id = {counter, replica == 0 ? author_ : replica};
    return true;
  }

  // x, y [, parent ref]: the tail of a move, the whole of Create.place.
  [[nodiscard]] bool place(Place& place) {
    constexpr auto max = limits::coordinate_max;
    if (!within(-max, max, place.x) || !within(-max, max, place.y)) return false;
    return done() || (ref(place.parent) && done());
  }
  [[nodiscard]] bool size(Size& size) {
    constexpr auto max = limits::coordinate_max;
    return within(0, max, size.w) && within(0, max, size.h) && done();
  }

 private:
  Reader reader_;
  std::uint64_t counter_;
  std::uint32_t author_;
};

Result read_create(base::BytesView message, std::uint32_t author, Op& op) {
  constexpr std::uint32_t blocks = 1U << 2 | 1U << 3 | 1U << 5 | 1U << 6 | 1U << 7;
  constexpr std::uint32_t values = 1U << 1 | 1U << 4 | 1U << 8 | 1U << 9;
  constexpr std::size_t blob_bytes = 32;
  Fields fields;
  if (!fields.find(message, blocks, values) || fields.apart) return malformed();
  op.raw_object_kind = fields.value(1);
  op.object_kind = op.raw_object_kind <= static_cast<std::uint32_t>(ObjectKind::proposition)
                       ? static_cast<ObjectKind>(op.raw_object_kind)
                       : ObjectKind::unknown;
  op.colour = fields.value(4);
  op.participant = fields.value(8);
  op.shape = fields.value(9);
  if (!Numbers(fields.block(2), op, author).place(op.place)) return malformed();
  if (fields.has(3) && !Numbers(fields.block(3), op, author).size(op.size)) return malformed();
  op.bytes = fields.block(5);
  op.points = fields.block(6);
  op.blob = fields.block(7);
  op.inner_unknown = fields.unknown;
  if (op.colour > 255 || !valid_z_key(op.bytes)) return malformed();
  if (!op.blob.empty() && op.blob.size() != blob_bytes) return malformed();
  if (!op.points.empty() && !valid_points(op.points)) return malformed();
  return {};
}

Result read_put(base::BytesView message, std::uint32_t author, Op& op) {
  Fields fields;
  if (!fields.find(message, 1U << 1 | 1U << 3, 1U << 2) || fields.apart) return malformed();
  Numbers target(fields.block(1), op, author);
  if (!target.ref(op.target) || !target.done() || fields.value(2) == 0) return malformed();
  op.field = fields.value(2);
  op.bytes = fields.block(3);
  op.inner_unknown = fields.unknown;
  if (op.bytes.size() > limits::field_bytes_max) return std::unexpected(Refusal::too_large);
  const bool z = op.field == static_cast<std::uint32_t>(BytesField::z);
  return z && !valid_z_key(op.bytes) ? malformed() : Result{};
}

bool read_number(Numbers& numbers, Op& op) {
  using Limit = std::numeric_limits<std::int64_t>;
  return numbers.ref(op.target) &&
         numbers.within(1, std::numeric_limits<std::uint32_t>::max(), op.field) &&
         numbers.within(Limit::min(), Limit::max(), op.value) && numbers.done() &&
         number_in_range(op.field, op.value);
}

bool read_vote(Numbers& numbers, Op& op) {
  if (!numbers.ref(op.target) || !numbers.within(0, 99, op.value)) return false;
  return numbers.done() ||
         (numbers.within(1, std::numeric_limits<std::uint32_t>::max(), op.participant) &&
          numbers.done());
}

bool read_end(Numbers& numbers, Op& op) {
  constexpr auto max = limits::coordinate_max;
  if (!numbers.ref(op.target) || !numbers.within(0, 1, op.value)) return false;
  if (!numbers.within(-max, max, op.end.x) || !numbers.within(-max, max, op.end.y)) return false;
  if (numbers.done()) return true;
  return numbers.ref(op.end.target) && numbers.within(0, 1000, op.end.anchor_x) &&
         numbers.within(0, 1000, op.end.anchor_y) && numbers.done();
}

bool read_introduce(Numbers& numbers, Op& op) {
  constexpr auto max = std::numeric_limits<std::uint32_t>::max();
  return numbers.within(1, limits::replicas_per_board_max - 1, op.replica) &&
         numbers.within(1, max, op.participant) && numbers.done();
}

bool read_runs(Numbers& numbers, std::int64_t length_max, Op& op, Batch& batch) {
  op.runs_begin = static_cast<std::uint32_t>(batch.runs.size());
  do {
    IdRun run;
    if (!numbers.ref(run.first)) return false;
    if (!numbers.within(1, length_max, run.length)) return false;
    batch.runs.push_back(run);
  } while (!numbers.done());
  op.runs_end = static_cast<std::uint32_t>(batch.runs.size());
  return true;
}

bool read_purge(Numbers& numbers, Op& op, Batch& batch) {
  std::uint64_t floor = 0;
  if (!numbers.back(floor) || floor == op.id.counter) return false;
  op.value = static_cast<std::int64_t>(floor);
  if (!numbers.within(0, limits::batch_bytes_max, op.field)) return false;
  return read_runs(numbers, longest_purge_run, op, batch) &&
         op.field <= op.runs_end - op.runs_begin;
}

// Where an insertion goes; `numbers` holds Op.at, and is empty when the field is absent.
bool read_at(Numbers& numbers, std::uint32_t author, Op& op) {
  if (numbers.done()) {
    op.target = {op.id.counter - 1, author};
    return op.target.counter > 0;
  }
  if (!numbers.ref(op.target)) return false;
  if (numbers.done()) return true;
  if (!numbers.within(0, 3, op.right_mode)) return false;
  if (op.right_mode == RightMode::explicit_id && !numbers.ref(op.right)) return false;
  return numbers.done();
}

Result read_insert(const Fields& fields, std::uint32_t author, Op& op) {
  op.bytes = fields.block(insert_field);
  const auto count = count_code_points(op.bytes);
  if (!count) return std::unexpected(Refusal::bad_text);
  if (*count == 0) return malformed();
  if (*count > limits::insert_code_points_max) return std::unexpected(Refusal::too_large);
  op.span = static_cast<std::uint32_t>(*count);
  Numbers at(fields.block(at_field), op, author);
  return read_at(at, author, op) ? Result{} : malformed();
}

Result read_packed(Numbers numbers, Op& op, Batch& batch) {
  bool good = false;
  switch (op.kind) {
    case OpKind::place:
      good = numbers.ref(op.target) && numbers.place(op.place);
      break;
    case OpKind::size:
      good = numbers.ref(op.target) && numbers.size(op.size);
      break;
    case OpKind::number:
      good = read_number(numbers, op);
      break;
    case OpKind::life:
      good = numbers.ref(op.target) && numbers.within(0, 2, op.value) && numbers.done();
      break;
    case OpKind::erase:
      good = read_runs(numbers, limits::text_code_points_max, op, batch);
      break;
    case OpKind::purge:
      good = read_purge(numbers, op, batch);
      break;
    case OpKind::vote:
      good = read_vote(numbers, op);
      break;
    case OpKind::end:
      good = read_end(numbers, op);
      break;
    case OpKind::introduce:
      good = read_introduce(numbers, op);
      break;
    default:
      break;
  }
  return good ? Result{} : malformed();
}

// An op of a kind that this version does not know: kept whole, its fields in whatever order.
Result read_unknown(base::BytesView message, const Fields& fields, Op& op) {
  if (fields.unknown.empty() || fields.has(at_field)) return malformed();
  op.bytes = message;
  if (fields.has(span_field)) op.span = fields.value(span_field);
  return op.span >= 1 && op.span <= unknown_span_max ? Result{} : malformed();
}

}  // namespace

bool number_in_range(std::uint32_t field, std::int64_t value) {
  switch (static_cast<NumberField>(field)) {
    case NumberField::colour:
      return value >= 0 && value <= 255;
    case NumberField::rotation:
      return value >= 0 && value <= 359;
    case NumberField::lock:
      return value == 0 || value == 1;
    case NumberField::width:
      return value >= 0 && value <= 1000;
    case NumberField::text_size:
      return value == 0 || (value >= 4 && value <= 400);
    case NumberField::role:
    case NumberField::collapsed:
    case NumberField::grid:
      return true;  // older versions let any value through: who reads it takes what it can
  }
  return field != 0;
}

std::expected<void, Refusal> decode_op(base::BytesView message, std::uint32_t author, Op& op,
                                       Batch& batch) {
  constexpr std::uint32_t blocks = 0x3FFE;  // 1 to 13
  constexpr std::uint32_t kinds = blocks & ~(1U << at_field);
  Fields fields;
  if (!fields.find(message, blocks, 1U << span_field)) return malformed();
  const std::uint32_t kind = fields.present() & kinds;
  if (kind == 0) return read_unknown(message, fields, op);
  // One kind; `at` only beside `insert`; a span only where the kind does not say it.
  if ((kind & (kind - 1)) != 0 || fields.has(span_field) || fields.apart) return malformed();
  op.kind = static_cast<OpKind>(std::countr_zero(kind));
  op.unknown_fields = fields.unknown;
  if (op.kind == OpKind::insert) return read_insert(fields, author, op);
  if (fields.has(at_field)) return malformed();
  const base::BytesView block = fields.block(static_cast<std::uint32_t>(op.kind));
  if (op.kind == OpKind::create) return read_create(block, author, op);
  if (op.kind == OpKind::put) return read_put(block, author, op);
  return read_packed(Numbers(block, op, author), op, batch);
}

}  // namespace tablee::core
