// Following the log: Welcome, entries, acknowledgements, refusals and new numbers.
#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "base/limits.h"
#include "replica/state.h"
#include "wire/deflate.h"

namespace tablee::replica {
namespace {

Refusals refusals(const wire::Welcome& welcome) {
  Refusals all;
  for (std::size_t i = 0; i < welcome.refused_seqs.size(); ++i) {
    const bool told =
        i < welcome.refused_reasons.size() && welcome.refused_reasons[i] != core::Refusal::none;
    all[welcome.refused_seqs[i]] = told ? welcome.refused_reasons[i] : core::Refusal::not_allowed;
  }
  return all;
}

}  // namespace

bool Replica::State::welcomed(const wire::Welcome& welcome) {
  if (link != Link::greeting) return false;
  if (fresh && welcome.epoch != epoch) {
    fresh = false;  // first what this log lacks, under the number that it was made with
    return false;
  }
  const bool behind = welcome.replica == number && !disowned && welcome.epoch != epoch &&
                      welcome.last_seq < outbox.acked();
  if (behind && !bring_back(welcome)) return false;
  const bool goes_on = welcome.epoch == epoch && welcome.base == confirmed.cursor() &&
                       welcome.keyframe.empty() && !want_keyframe;
  if (!goes_on && !start_over(welcome)) return false;
  want_keyframe = false;
  lease_expired = welcome.lease_expired;
  server_read_only = false;
  if (std::exchange(epoch, welcome.epoch) != welcome.epoch) witness = {};
  participant = welcome.participant;
  role = welcome.role;
  people = welcome.people;
  goal = welcome.head;
  cursor_time = welcome.base_time;
  link = Link::live;
  told = welcome.last_seq;
  set_not_now(welcome.not_now);
  const bool known = welcome.replica == number && !disowned && !fresh &&
                     outbox.acked() <= welcome.last_seq && welcome.last_seq < outbox.next();
  if (known) {
    acknowledge_up_to(welcome.base_seq, refusals(welcome));
    outbox.sent_up_to(welcome.last_seq);
  } else {
    move = Move{welcome.replica, welcome.last_seq,
                welcome.replica == number ? base::Seq{} : welcome.former_seq, refusals(welcome)};
    stale = true;  // the log may show us our own batches as those of the former number
  }
  return true;
}

// Of two copies of one profile the other may have come first: then the number is its. It has brought back what both
// had, so that nothing of that is sent again.
bool Replica::State::bring_back(const wire::Welcome& welcome) {
  if (!kept.agrees(welcome.last_seq, welcome.last_hash)) {
    disowned = true;
    return false;
  }
  outbox.bring_back(welcome.last_seq, welcome.last_hash, kept.take_above(welcome.last_seq));
  return true;
}

bool Replica::State::start_over(const wire::Welcome& welcome) {
  base::Bytes keyframe;
  if (welcome.keyframe.empty()) {
    if (welcome.base.value != 0) return false;
  } else {
    auto raw = wire::inflate(welcome.keyframe, welcome.keyframe_bytes, limits::keyframe_bytes_max);
    if (!raw) return false;
    keyframe = std::move(*raw);
  }
  confirmed.reset(welcome.base, std::move(keyframe));
  stale = true;
  return true;
}

bool Replica::State::entered(const wire::Entry& entry) {
  if (entry.offset <= confirmed.cursor()) return true;  // known, or an acknowledgement said again
  if (entry.offset.value != confirmed.cursor().value + 1) return false;
  cursor_time += entry.elapsed;
  if (entry.seq.value != 0) return own(entry);
  if (entry.refused != core::Refusal::none) {
    confirmed.skip();
    return true;
  }
  confirmed.append(entry.replica, base::Bytes(entry.batch));
  if (stale) return true;
  const std::uint64_t purges = document.purges();
  const auto applied =
      document.apply_bytes(entry.batch, entry.replica.value, nullptr, core::Admission::accepted);
  // A purge is meant for what the log had, not for that with batches of ours on top (P30).
  stale |= document.purges() != purges && !outbox.items().empty();
  if (!applied) want_keyframe = true;  // this copy is of no use: begin anew
  return applied.has_value();
}

bool Replica::State::own(const wire::Entry& entry) {
  if (move || outbox.items().empty() || entry.seq.value != outbox.acked().value + 1) {
    want_keyframe = true;
    return false;
  }
  if (entry.refused == core::Refusal::none) {
    confirmed.append(number, outbox.items().front().batch);
    stale |= !outbox.items().front().applied;
  } else {
    confirmed.skip();
  }
  std::vector<base::Bytes> later;
  acknowledge(entry.refused, later);
  postpone(std::move(later));
  return true;
}

void Replica::State::acknowledge_up_to(base::Seq upto, const Refusals& refused) {
  std::vector<base::Bytes> later;
  while (!outbox.items().empty() && outbox.acked() < upto) {
    const auto bad = refused.find(base::Seq{outbox.acked().value + 1});
    acknowledge(bad == refused.end() ? core::Refusal::none : bad->second, later);
  }
  postpone(std::move(later));
}

void Replica::State::acknowledge(core::Refusal refusal, std::vector<base::Bytes>& later) {
  const Outbox::Item item = outbox.acknowledge();
  ++acknowledged;
  if (core::passes(refusal)) {
    later.push_back(item.batch);
  } else if (refusal != core::Refusal::none) {
    tray.push_back({item.batch, refusal});
    stale = true;  // the document has it applied
  } else {
    kept.add(outbox.acked(), item.batch);
  }
  if (on_acknowledged) on_acknowledged(outbox.acked(), item.batch, refusal);
}

void Replica::State::settle() {
  if (!complete()) return;
  if (move) renumber();
  if (role == wire::Role::observer) set_aside();
  if (stale) rebuild();
}

// The log is complete: none of these is in it, and none is under way.
void Replica::State::set_aside() {
  for (Outbox::Item& item : outbox.give_up()) {
    tray.push_back({std::move(item.batch), core::Refusal::not_allowed});
    stale = true;
  }
  for (base::Bytes& batch : std::exchange(postponed, {})) {
    tray.push_back({std::move(batch), core::Refusal::not_allowed});
    stale = true;
  }
}

void Replica::State::renumber() {
  acknowledge_up_to(move->former_seq, move->refused);
  if (move->to != number) rename(move->to);
  disowned = fresh = false;
  release();
  outbox.renumber(move->last_seq);
  move.reset();
  stale = true;
}

void Replica::State::rename(base::ReplicaId to) {
  kept.clear();  // what the log has under the former number is not told any more
  // What is confirmed keeps its name.
  std::uint64_t since = std::numeric_limits<std::uint64_t>::max();
  for (const Outbox::Item& item : outbox.items()) since = std::min(since, counter_of(item.batch));
  // What waits may lean on what is under way: it waits too.
  if (!postponed.empty()) postpone_from(std::min(since, counter_of(postponed.front())), {});
  std::vector<base::Bytes> batches;
  for (Outbox::Item& item : outbox.items()) {
    auto restamped = core::restamp(item.batch, number.value, since);
    if (restamped) {
      std::ranges::move(*restamped, std::back_inserter(batches));
    } else {
      tray.push_back({std::move(item.batch), restamped.error()});
    }
  }
  outbox.replace(std::move(batches));
  follow_names(std::exchange(number, to), to, since);
}

void Replica::State::rebuild() {
  document.set_local(author().value, participant.value);
  if (!confirmed.build(document)) want_keyframe = true;
  for (Outbox::Item& item : outbox.items()) {
    item.applied =
        document.apply_bytes(item.batch, number.value, nullptr, core::Admission::accepted)
            .has_value();
  }
  for (const base::Bytes& batch : postponed) {
    // Where it leans on something that is not here, its time may still come.
    static_cast<void>(document.apply_bytes(batch, 0, nullptr, core::Admission::accepted));
  }
  if (!editor) editor.emplace(document, author().value);
  editor->set_replica(author().value, std::numeric_limits<std::uint64_t>::max());
  stale = false;
}

}  // namespace tablee::replica
