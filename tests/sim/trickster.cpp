#include "sim/trickster.h"

#include <algorithm>

#include "base/limits.h"
#include "wire/client_frame.h"
#include "wire/deflate.h"
#include "wire/server_frame.h"

namespace tablee::sim {
namespace {

using core::Op;
using core::OpId;
using core::OpKind;

// Fields and ops that only a newer version knows: field 100 of whatever it is put into, field 14 of an op.
constexpr std::string_view unknown_field = "\xA0\x06\x2A";
constexpr std::string_view unknown_op = "\x72\x02hi";

}  // namespace

Trickster::Trickster(World& world, const Weather& weather, Tally& tally, Oracle& oracle,
                     Server& server, const room::Grant& grant)
    : world_(world),
      weather_(weather),
      tally_(tally),
      oracle_(oracle),
      server_(server),
      grant_(grant) {}

// --- The connection --------------------------------------------------------------------------------

void Trickster::act() {
  if (!line_ && server_.up()) return connect();
  if (line_ && lazy_) return line_->send_to_server(wire::encode(wire::Ping{1}));
  if (live_) submit();
}

void Trickster::leave() {
  if (line_) line_->close_by_client();
  line_.reset();
  live_ = false;
}

// It keeps nothing between two connections but, sometimes, its number.
void Trickster::connect() {
  base::Random& random = world_.random;
  line_ = std::make_shared<Line>(world_, weather_);
  live_ = false;
  line_->client.message = [this](const base::Bytes& frame) { received(frame); };
  line_->client.closed = [this](std::uint16_t) { line_.reset(), live_ = false; };
  server_.accept(line_, oracle_.board(), grant_);
  wire::Hello hello;
  hello.token = "token";
  hello.instance = random.next() | 1;
  if (random.chance(0.7)) {
    hello.replica = number_;
    hello.next_seq = next_;
    hello.acked_seq = base::Seq{next_.value - 1};
    if (!sent_.empty()) hello.acked_batch_hash = random.next();
  }
  line_->send_to_server(wire::encode(hello));
  // Sometimes it takes nothing and pings on (P15).
  lazy_ = random.chance(0.1);
  if (lazy_) line_->stall(milliseconds{60'000});
}

void Trickster::received(const base::Bytes& bytes) {
  if (!wire::decode_server_frame(bytes, frame_)) {
    return oracle_.complain("a frame does not decode");
  }
  if (frame_.welcome && !welcomed(*frame_.welcome)) return leave();
  for (const wire::Entry& entry : frame_.entries) {
    if (live_) follow(entry);
  }
}

bool Trickster::welcomed(const wire::Welcome& welcome) {
  document_ = core::Document();
  if (!welcome.keyframe.empty()) {
    const auto raw =
        wire::inflate(welcome.keyframe, welcome.keyframe_bytes, limits::keyframe_bytes_max);
    if (!raw || !document_.load(*raw)) return false;
  }
  if (number_ != welcome.replica) sent_.clear();
  number_ = welcome.replica;
  epoch_ = welcome.epoch;
  cursor_ = welcome.base;
  next_ = base::Seq{welcome.last_seq.value + 1};
  live_ = welcome.base_seq == welcome.last_seq || !sent_.empty();
  return true;
}

void Trickster::follow(const wire::Entry& entry) {
  if (entry.offset <= cursor_) return;
  cursor_ = entry.offset;
  if (entry.refused != core::Refusal::none) return;
  const bool own = entry.seq.value != 0;
  const auto mine = sent_.find(entry.seq);
  if (own && mine == sent_.end()) return leave();  // of another life
  const base::BytesView batch = own ? base::BytesView(mine->second) : entry.batch;
  const base::ReplicaId author = own ? number_ : entry.replica;
  if (!document_.apply_bytes(batch, author.value, nullptr, core::Admission::accepted)) {
    return leave();
  }
  tally_.tricks_taken += own;
  learn(batch, author.value);
}

void Trickster::learn(base::BytesView bytes, std::uint32_t replica) {
  core::Batch batch;
  if (!core::decode_batch(bytes, replica, batch)) return;
  for (const Op& op : batch.ops) known_.push_back({op.id, op.span, op.kind});
  if (known_.size() > 4'000) known_.erase(known_.begin(), known_.begin() + 2'000);
}

// Nothing but what is refused, until the line is closed on it (P26).
void Trickster::flood() {
  const std::vector<base::BytesView> many(limits::submit_batches_max, "z");
  for (int frames = 0; frames < 6; ++frames) {
    line_->send_to_server(wire::encode(wire::Submit{next_, many}));
    next_.value += many.size();
    tally_.tricks += many.size();
  }
}

void Trickster::submit() {
  if (world_.random.chance(0.003)) return flood();
  std::vector<base::Bytes> batches;
  for (std::uint64_t n = 1 + world_.random.below(4); n-- > 0;) batches.push_back(batch());
  std::vector<base::BytesView> views(batches.begin(), batches.end());
  line_->send_to_server(wire::encode(wire::Submit{next_, views}));
  tally_.tricks += batches.size();
  for (base::Bytes& made : batches) sent_[next_] = std::move(made), ++next_.value;
}

// --- What it says ----------------------------------------------------------------------------------

base::Bytes Trickster::batch() {
  core::Batch batch;
  batch.counter = counter();
  for (std::uint64_t n = 1 + world_.random.below(6); n-- > 0;) {
    const std::uint64_t before =
        batch.ops.empty() ? batch.counter : batch.ops.back().id.counter + batch.ops.back().span;
    Op made = op(batch);
    made.id = {before, number_.value};
    batch.ops.push_back(made);
  }
  last_counter_ = batch.ops.back().id.counter + batch.ops.back().span;
  if (world_.random.chance(0.02)) batch.unknown_fields = unknown_field;
  base::Bytes bytes;
  core::encode_batch(batch, number_.value, bytes);
  return bytes;
}

// As it should be; or one that others have passed long ago; or far ahead of all.
std::uint64_t Trickster::counter() {
  base::Random& random = world_.random;
  const std::uint64_t honest = std::max(document_.counter(), last_counter_) + 1;
  if (random.chance(0.7)) return honest;
  if (random.chance(0.7)) return last_counter_ + 1 + random.below(20);
  return honest + random.below(random.chance(0.1) ? limits::counter_lead_max : 2'000);
}

OpId Trickster::any(OpKind kind) {
  base::Random& random = world_.random;
  if (known_.empty() || random.chance(0.03)) {  // what nobody has seen
    return {1 + random.below(document_.counter() + 50),
            1 + static_cast<std::uint32_t>(random.below(12))};
  }
  Known found = one_of(known_);
  for (int tries = 0; tries < 30 && found.kind != kind; ++tries) found = one_of(known_);
  found.id.counter += random.below(found.span + (random.chance(0.05) ? 2 : 0));
  return found.id;
}

core::IdRun Trickster::run() {
  base::Random& random = world_.random;
  const auto length = static_cast<std::uint32_t>(1 + random.below(random.chance(0.3) ? 60 : 3));
  return {any(OpKind::insert), length};
}

Op Trickster::op(core::Batch& batch) {
  base::Random& random = world_.random;
  constexpr OpKind kinds[] = {OpKind::create, OpKind::place, OpKind::size, OpKind::number,
                              OpKind::put, OpKind::life, OpKind::vote, OpKind::insert,
                              OpKind::insert, OpKind::insert, OpKind::erase, OpKind::erase,
                              OpKind::end, OpKind::place, OpKind::life,
                              // Seldom: a batch with one of the server's own is refused whole.
                              OpKind::unknown, OpKind::introduce, OpKind::purge};
  Op op;
  op.kind = kinds[random.below(random.chance(0.05) ? std::size(kinds) : 15)];
  op.target = any(OpKind::create);
  switch (op.kind) {
    case OpKind::create:
      create(op);
      break;
    case OpKind::insert:
      insert(op);
      break;
    case OpKind::erase:
    case OpKind::purge:
      op.runs_begin = static_cast<std::uint32_t>(batch.runs.size());
      for (std::uint64_t n = 1 + random.below(4); n-- > 0;) batch.runs.push_back(run());
      op.runs_end = static_cast<std::uint32_t>(batch.runs.size());
      break;
    case OpKind::unknown:
      op.bytes = unknown_op;
      return op;
    default:
      write(op);
  }
  if (random.chance(0.01)) op.unknown_fields = unknown_field;
  return op;
}

void Trickster::create(Op& op) {
  base::Random& random = world_.random;
  op.raw_object_kind = static_cast<std::uint32_t>(random.below(random.chance(0.9) ? 10 : 30));
  if (random.chance(0.5)) op.place.parent = any(OpKind::create);
  if (op.raw_object_kind == 4) op.points = "\x02\x02\x02";
  op.participant = random.chance(0.02) ? 1 : 0;
}

void Trickster::insert(Op& op) {
  base::Random& random = world_.random;
  op.bytes = random.chance(0.2) ? "a longer lie" : "no";
  op.span = static_cast<std::uint32_t>(op.bytes.size());
  if (random.chance(0.8)) op.target = any(OpKind::insert);
  op.right_mode = static_cast<core::RightMode>(random.below(4));
  op.right = any(OpKind::insert);
}

// A register of its target, or the server's word on whose a number is.
void Trickster::write(Op& op) {
  base::Random& random = world_.random;
  const auto some = [&](std::uint64_t bound) {
    return static_cast<std::int32_t>(random.below(bound));
  };
  op.place = {random.chance(0.6) ? any(OpKind::create) : OpId{}, some(900), 7};
  op.size = {some(900), 9};
  op.end.target = random.chance(0.7) ? any(OpKind::create) : OpId{};
  op.value = random.between(0, op.kind == OpKind::vote ? 5 : 1);
  op.bytes = "V";
  if (op.kind == OpKind::number)
    op.field = static_cast<std::uint32_t>(random.chance(0.8)   ? 1 + some(8)
                                          : random.chance(0.5) ? 1'024 + some(9)
                                                               : 1 + some(12));
  if (op.kind == OpKind::put)
    op.field = random.chance(0.9) ? 1 + static_cast<std::uint32_t>(some(2)) : 7;
  if (op.kind == OpKind::vote) op.participant = random.chance(0.02) ? 1 : 0;
  if (op.kind != OpKind::introduce) return;
  op.replica = static_cast<std::uint32_t>(2 + some(9));
  op.participant = 1;
}

}  // namespace tablee::sim
