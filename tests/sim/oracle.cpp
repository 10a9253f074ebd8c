#include "sim/oracle.h"

#include "base/hash.h"
#include "core/document.h"
#include "wire/deflate.h"
#include "wire/records.h"

namespace tablee::sim {
namespace {

std::string text(std::uint64_t number) {
  return std::to_string(number);
}

bool is_purge(base::BytesView bytes) {
  core::Batch batch;
  return core::decode_batch(bytes, 0, batch).has_value() && batch.ops.size() == 1 &&
         batch.ops[0].kind == core::OpKind::purge;
}

}  // namespace

std::vector<std::int32_t> serials(base::BytesView bytes) {
  core::Batch batch;
  std::vector<std::int32_t> found;
  if (!core::decode_batch(bytes, 0, batch)) return found;
  for (const core::Op& op : batch.ops) {
    if (op.kind == core::OpKind::create && op.size.w > serial_base)
      found.push_back(op.size.w - serial_base);
  }
  return found;
}

// --- Every step ------------------------------------------------------------------------------------

base::Epoch Oracle::stored_epoch() const {
  return wire::decode_board_record(store_.replicas(board_)->front().bytes)->epoch;
}

// P28: only what nobody but the server can have said makes another epoch, and it is told when it is durable.
void Oracle::another_epoch(base::Epoch epoch) {
  if (former_.contains(epoch)) return;  // was on its way when the server died
  if (epoch != stored_epoch()) return complain("P28: Welcome names an epoch that is not durable");
  if (!cut_) complain("P28: the board has another epoch, and its log was not cut");
  cut_ = false;
  former_.insert(epoch_);
  epoch_ = epoch;
  ++renewed_;
}

void Oracle::arrives(const wire::ServerFrame& frame, base::ReplicaId number, base::Epoch epoch) {
  if (frame.welcome && epoch != epoch_) another_epoch(epoch);
  if (epoch != epoch_) return;
  const base::Offset durable = *store_.head(board_);
  if (frame.welcome) {
    if (frame.welcome->head > durable)
      complain("invariant 1: Welcome knows a head that is not durable");
    number = frame.welcome->replica;
    const auto replicas = store_.replicas(board_);
    for (const auto& read : *replicas) {
      if (read.replica != number.value) continue;
      if (frame.welcome->last_seq > wire::decode_replica_record(read.bytes)->last_seq) {
        complain("invariant 2: Welcome acknowledges what is not durable");
      }
    }
  }
  for (const wire::Entry& e : frame.entries) {
    if (e.offset > durable) {
      complain("invariant 1: entry " + text(e.offset.value) + " is shown and not durable");
    } else if (e.offset.value != 0) {
      entry(e, number);
    }
  }
}

void Oracle::entry(const wire::Entry& e, base::ReplicaId number) {
  const auto read = store_.read_log(board_, base::Offset{e.offset.value - 1}, 1, 1);
  const auto record = wire::decode_log_record(read->front().bytes);
  const bool same_author = e.seq.value == 0
                               ? e.replica == record->replica && e.batch == record->batch
                               : number == record->replica && e.seq == record->seq;
  if (!same_author || e.refused != record->refused) {
    complain("entry " + text(e.offset.value) + " is not what the log says");
  }
}

void Oracle::acknowledged(base::ParticipantId who, base::ReplicaId number, base::Seq seq,
                          const base::Bytes& batch, core::Refusal refusal, base::Epoch epoch) {
  const std::uint64_t hash = base::fnv1a(batch);
  if (epoch != epoch_) {
    restored_away_.insert(hash);
    return;
  }
  brought_back_ += restored_away_.erase(hash);
  promises_.push_back({who, number, seq, hash, refusal});
}

void Oracle::restored(base::Epoch epoch) {
  former_.insert(epoch_);
  epoch_ = epoch;
  was_restored_ = true;
  cut_ = false;
  std::map<base::ReplicaId, base::Seq> last;
  const auto replicas = store_.replicas(board_);
  for (const auto& read : *replicas) {
    if (read.replica == 0) continue;
    last[base::ReplicaId{read.replica}] = wire::decode_replica_record(read.bytes)->last_seq;
  }
  std::erase_if(promises_, [&](const Promise& promise) {
    const bool lost = promise.seq > last[promise.number];
    if (lost && promise.refusal == core::Refusal::none) restored_away_.insert(promise.hash);
    return lost;
  });
}

void Oracle::put_back() {
  restored(stored_epoch());
  was_put_back_ = cut_ = true;
}

void Oracle::forgone(const std::set<std::int32_t>& serials) {
  forgone_.insert(serials.begin(), serials.end());
}

void Oracle::shared(const base::Bytes& batch) {
  for (const std::int32_t serial : serials(batch)) shared_.insert(serial);
}

void Oracle::refused(const base::Bytes& batch) {
  for (const std::int32_t serial : serials(batch)) in_trays_.insert(serial);
}

// --- The end of the day ----------------------------------------------------------------------------

void Oracle::audit() {
  read_log();
  check_promises();
  check_objects();
  check_keyframes();
}

void Oracle::read_log() {
  const auto keyframes = store_.keyframes(board_);
  for (const base::Offset offset : *keyframes) states_[offset];
  core::Document document;
  std::map<base::ReplicaId, base::Seq> last;
  base::WallTime before{};
  const auto log = store_.read_log(board_, {}, ~0ULL, ~0ULL);
  for (const auto& read : *log) {
    const auto record = wire::decode_log_record(read.bytes);
    const std::string at = "entry " + text(read.offset.value);
    if (record->time < before) complain(at + " is older than the one before");
    purges_ += is_purge(record->batch);
    ahead_ += record->ahead.count() > 0;
    before = record->time;
    if (record->seq.value != ++last[record->replica].value) {
      complain("invariant 3: " + at + " is not its replica's next");
    }
    log_[{record->replica, record->seq}] = {base::fnv1a(record->batch), record->refused};
    for (const std::int32_t serial : serials(record->batch)) {
      in_log_.emplace(
          serial, at + " (" + text(record->replica.value) + "/" + text(record->seq.value) + ")");
    }
    if (record->refused == core::Refusal::none) apply(*record, document, at);
    if (const auto wanted = states_.find(read.offset); wanted != states_.end()) {
      wanted->second = document.keyframe();
    }
    if (record->replica != base::replica_server && record->refused == core::Refusal::none &&
        document.participant_of(record->replica.value) == 0) {
      complain(at + " is of a replica that was not introduced");
    }
  }
  for (const auto& [number, seq] : last) {
    introduced_[number] = base::ParticipantId{document.participant_of(number.value)};
  }
  states_[*store_.head(board_)] = document.keyframe();
}

// Seen from what has become of the board, not from the ops: that is how the room looks at them.
void Oracle::apply(const wire::LogRecord& record, core::Document& document, const std::string& at) {
  const std::string before = locked_.look(document);
  if (!document.apply_bytes(record.batch, record.replica.value, nullptr,
                            core::Admission::accepted)) {
    return complain("invariant 4: " + at + " does not apply where it stands");
  }
  const base::ParticipantId who{document.participant_of(record.replica.value)};
  const auto role = roles_.find(who);
  const wire::Role may = role == roles_.end() ? wire::Role::moderator : role->second;
  core::Batch batch;
  if (!core::decode_batch(record.batch, record.replica.value, batch)) return;
  locked_.applied(document, batch);
  if (record.replica == base::replica_server || may == wire::Role::moderator) return;
  if (may == wire::Role::observer) complain("invariant 8: " + at + " is of an observer");
  if (const std::string after = locked_.look(document); after != before) {
    complain("invariant 13: " + at + " touches what is locked: " + before + "has become " + after);
  }
  if (vote_budget_ && document.votes_spent(who.value) > *vote_budget_) {
    complain("invariant 13: " + at + " spends more dots than there are");
  }
}

void Oracle::check_promises() {
  for (const Promise& promise : promises_) {
    const auto found = log_.find({promise.number, promise.seq});
    const std::string what =
        "batch " + text(promise.seq.value) + " of replica " + text(promise.number.value);
    if (found == log_.end()) {
      complain("invariant 2: " + what + " was acknowledged and is lost");
    } else if (found->second.refusal == core::Refusal::none && found->second.hash != promise.hash) {
      complain("invariant 3: " + what + " was acknowledged and is another one");
    }
    // A number under which nothing has had an effect may have been somebody else's since.
    if (promise.refusal == core::Refusal::none && introduced_[promise.number] != promise.who)
      complain("invariant 8: " + what + " has another author");
  }
}

void Oracle::check_objects() {
  for (std::size_t i = 0; i < makers_.size(); ++i) {
    const auto serial = static_cast<std::int32_t>(i + 1);
    const std::string what = "object " + text(i + 1) + " of tablet " + text(makers_[i]);
    const auto [first, last] = in_log_.equal_range(serial);
    if (first == last) {
      const bool forgone = was_restored_ && forgone_.contains(serial);
      if (!in_trays_.contains(serial) && !forgone) complain(what + " was made and is nowhere");
    } else if (std::next(first) != last && !shared_.contains(serial)) {
      complain("invariant 3: " + what + " is doubled: " + first->second + ", " +
               std::next(first)->second);
    }
  }
}

void Oracle::check_keyframes() {
  const auto keyframes = store_.keyframes(board_);
  for (const base::Offset offset : *keyframes) {
    const auto read = store_.keyframe(board_, offset);
    const auto record = wire::decode_keyframe_record((*read)->bytes);
    const auto raw = wire::inflate(record->deflated, record->bytes, 1U << 28);
    if (!raw || *raw != states_[offset]) {
      complain("invariant 6: keyframe " + text(offset.value) + " is not what the log says");
    }
  }
}

void Oracle::compare(const std::string& who, const base::Bytes& keyframe) {
  if (keyframe != states_[*store_.head(board_)])
    complain("invariant 5: " + who + " differs from the log");
}

}  // namespace tablee::sim
