#include "room/admission.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "base/limits.h"
#include "core/garbage.h"
#include "core/touched.h"
#include "core/work.h"

namespace tablee::room {
namespace {

using core::OpKind;
using core::Refusal;

constexpr auto not_allowed() {
  return std::unexpected(Refusal::not_allowed);
}

}  // namespace

Admission::Verdict Admission::examine(base::BytesView bytes, const Author& author,
                                      const Policy& policy) {
  author_ = author;
  checked_ = false;
  charge_ = std::max<std::uint64_t>(1, bytes.size() / limits::charge_bytes);
  if (bytes.size() > limits::batch_bytes_max) return std::unexpected(Refusal::too_large);
  if (const auto form = core::decode_batch(bytes, author.replica.value, batch_); !form) {
    return std::unexpected(form.error());
  }
  charge_ = std::max<std::uint64_t>(charge_, batch_.ops.size());
  // Until the log says whose the replica is: a vote must belong to somebody.
  if (!author.introduced) document_.set_local(author.replica.value, author.grant.participant.value);
  set_beside();
  const Verdict verdict = check(policy);
  document_.set_beside({});
  document_.set_local(0, 0);
  checked_ = verdict.has_value();
  return verdict;
}

void Admission::set_beside() {
  if (people_) document_.set_beside(people_->beside(author_.grant.participant.value));
}

// Everything that the batch refers to is known to be there before anybody asks what it touches.
Admission::Verdict Admission::check(const Policy& policy) {
  const wire::Role role = author_.grant.role;
  if (role != wire::Role::moderator && role != wire::Role::participant) return not_allowed();
  if (space_ == store::Space::low && grows()) return std::unexpected(Refusal::disk_full);
  const auto sound = document_.check(batch_, author_.replica.value);
  const core::WorkMeter beside;
  const Verdict verdict = sound ? rules(policy) : std::unexpected(sound.error());
  charge_ = std::max(charge_, (document_.work() + beside.steps()) / limits::op_work);
  return verdict;
}

// What is not the document's own to say.
Admission::Verdict Admission::rules(const Policy& policy) {
  if (const Verdict day = within_day(policy.allowed); !day) return day;
  if (!pictures_are_there(policy)) return std::unexpected(Refusal::target_unknown);
  if (const Verdict room = fits(policy); !room) return room;
  return may(policy);
}

// A picture is stored before it is named, so that nobody ever waits for one that will not come (P22a).
bool Admission::pictures_are_there(const Policy& policy) const {
  return std::ranges::all_of(batch_.ops, [&](const core::Op& op) {
    if (op.kind != OpKind::create || op.blob.empty()) return true;
    store::BlobId id{};
    if (op.blob.size() != id.size()) return false;
    std::ranges::copy(op.blob, id.begin());
    return store::has(policy.pictures, id);
  });
}

// Where nothing new has room any more, what is there can still be taken away, moved and marked (P33).
Admission::Verdict Admission::fits(const Policy& policy) {
  const core::Under& under = core::under_erasures(document_);
  growth_ = growth(batch_, under.pieces);
  erased_ = under.code_points;
  made_ = static_cast<std::size_t>(
      std::ranges::count(batch_.ops, OpKind::create, [](const core::Op& op) { return op.kind; }));
  const bool spare = lean(batch_);
  const std::size_t reserve = spare ? policy.bytes_max / limits::board_reserve_part : 0;
  const bool small = growth_ <= erased_ || fill_.bytes() + growth_ <= policy.bytes_max + reserve;
  const bool few = made_ == 0 || core::object_count(document_) + made_ <= policy.objects_max;
  if (!small || !few) return std::unexpected(Refusal::board_full);
  return spare || author_.grant.role == wire::Role::moderator ? Verdict{} : within_share(policy);
}

// A moderator's part is for cleaning up; of the rest nobody takes all (P33a).
Admission::Verdict Admission::within_share(const Policy& policy) {
  const Measure objects{policy.objects_max, policy.objects_max / limits::board_part_for_moderators,
                        limits::share_objects_assured, core::object_count(document_), made_};
  const Measure bytes{policy.bytes_max, policy.bytes_max / limits::board_part_for_moderators,
                      limits::share_bytes_assured, fill_.bytes(), growth_ > erased_ ? growth_ : 0};
  return shares_.examine(document_, author_.grant.participant.value, objects, bytes);
}

std::size_t Admission::apply() {
  if (!std::exchange(checked_, false)) {
    set_beside();
    TABLEE_CHECK(document_.check(batch_, author_.replica.value).has_value());
    document_.set_beside({});
  }
  document_.apply(batch_, author_.replica.value, nullptr);
  fill_.grow(growth_);
  fill_.shrink(erased_);
  shares_.grown(author_.grant.participant.value, made_, growth_);
  if (author_.grant.role == wire::Role::moderator) locks_.applied(document_, batch_);
  return batch_.ops.size();
}

bool Admission::cleaned_up() const {
  constexpr auto alive = static_cast<std::int64_t>(core::Life::alive);
  return author_.grant.role == wire::Role::moderator &&
         std::ranges::any_of(batch_.ops, [](const core::Op& op) {
           return op.kind == OpKind::erase || (op.kind == OpKind::life && op.value != alive);
         });
}

bool Admission::is_own(std::uint32_t participant) const {
  const std::uint32_t own = author_.grant.participant.value;
  return participant == own || (people_ && std::ranges::find(people_->beside(own), participant) !=
                                               people_->beside(own).end());
}

// On behalf of somebody who has no device, or who shares this one.
bool Admission::may_write_for(std::uint32_t participant) const {
  if (participant == 0 || is_own(participant)) return true;
  return author_.grant.role == wire::Role::moderator && people_ && people_->has(participant);
}

Admission::Verdict Admission::may(const Policy& policy) {
  const auto good = [&](const core::Op& op) {
    return op.kind != OpKind::create || may_write_for(op.participant);
  };
  if (!std::ranges::all_of(batch_.ops, good)) return not_allowed();
  if (author_.grant.role == wire::Role::moderator) return {};
  bool votes = false;
  if (erases_locked()) return not_allowed();
  for (const core::Op& op : batch_.ops) {
    if (const Verdict verdict = may_touch(op); !verdict) return verdict;
    votes |= op.kind == OpKind::vote;
  }
  return votes && policy.vote_budget ? within_budget(*policy.vote_budget) : Verdict{};
}

// What a nearly full disk is not asked to take: from anybody what is new, from others than moderators all but deleting.
bool Admission::grows() const {
  return std::ranges::any_of(batch_.ops, [&](const core::Op& op) {
    switch (op.kind) {
      case OpKind::life:
      case OpKind::erase:
        return false;
      case OpKind::place:
      case OpKind::size:
      case OpKind::number:
      case OpKind::vote:
      case OpKind::end:
        return author_.grant.role != wire::Role::moderator;
      default:
        return true;
    }
  });
}

Admission::Verdict Admission::may_touch(const core::Op& op) {
  if (op.reacts()) return {};
  switch (op.kind) {
    case OpKind::create:
    case OpKind::vote:  // a lock keeps what a thing is, not what people think of it
    case OpKind::introduce:
    case OpKind::purge:
    case OpKind::unknown:
    case OpKind::erase:  // erases_locked
      return {};
    default:
      break;
  }
  return sets_lock(op) || locked(op) ? not_allowed() : Verdict{};
}

// What lies in a frame is moved with it, and shown with it where the frame was deleted when that still hid it.
bool Admission::locked(const core::Op& op) {
  const auto target = document_.target_of(op);
  if (!target) return false;  // this batch makes it
  const core::ObjectView object = document_.object(*target);
  const bool with_content = op.kind == OpKind::place || (op.kind == OpKind::life && object.hides);
  return object.locked || (with_content && locks_.within(document_, *target));
}

// Asked once of all erasures together: their runs may lie over each other.
bool Admission::erases_locked() const {
  const std::vector<core::Handle>& texts = core::under_erasures(document_).texts;
  core::work(texts.size());
  return std::ranges::any_of(texts, [&](auto text) { return document_.object(text).locked; });
}

std::uint32_t Admission::voter(const core::Op& op) const {
  return op.participant != 0 ? op.participant : author_.grant.participant.value;
}

// Each of those who share a device has what each has.
Admission::Verdict Admission::within_budget(std::uint32_t budget) const {
  std::unordered_set<std::uint32_t> voters;
  for (const core::Op& op : batch_.ops) {
    if (op.kind != OpKind::vote || !voters.insert(voter(op)).second) continue;
    if (spends(voter(op)) > budget) return std::unexpected(Refusal::over_budget);
  }
  return {};
}

std::int64_t Admission::spends(std::uint32_t who) const {
  // What the batch leaves behind counts: dots that it takes away may be spent again in it. A vote that comes behind
  // a later one of another tab takes nothing away.
  std::unordered_map<core::OpId, std::int64_t> now;
  for (const core::Op& op : batch_.ops) {
    if (op.kind != OpKind::vote || voter(op) != who) continue;
    const auto handle = document_.find(op.target);
    if (!handle || core::vote_counts(document_, *handle, who, op.id)) now[op.target] = op.value;
  }
  std::int64_t spent = document_.votes_spent(who);
  for (const auto& [target, count] : now) {
    const auto handle = document_.find(target);
    spent += count - (handle ? document_.votes_by(*handle, who) : 0);
  }
  return spent;
}

// Limits are for what is submitted: after a restore the server's counters begin far ahead (DESIGN, section 7).
bool Admission::apply_own(base::BytesView batch) {
  constexpr auto own = core::Admission::accepted;
  return document_.apply_bytes(batch, base::replica_server.value, nullptr, own).has_value();
}

base::Bytes Admission::introduce(base::ReplicaId replica, base::ParticipantId participant) {
  core::Op op;
  op.kind = OpKind::introduce;
  op.replica = replica.value;
  op.participant = participant.value;
  core::Batch batch;
  batch.counter = std::max(document_.counter() + 1, server_counter_);
  batch.ops.push_back(op);
  base::Bytes bytes;
  core::encode_batch(batch, base::replica_server.value, bytes);
  TABLEE_CHECK(apply_own(bytes));
  checked_ = false;
  return bytes;
}

std::vector<base::Bytes> Admission::purge(const core::Document& then) {
  if (document_.counter() < server_counter_) return {};
  std::vector<base::Bytes> batches = core::garbage(document_, then);
  for (const base::Bytes& batch : batches) {
    TABLEE_CHECK(apply_own(batch));
  }
  if (!batches.empty()) {
    locks_ = Locks(document_);
    shares_.forget();
  }
  return batches;
}

}  // namespace tablee::room
