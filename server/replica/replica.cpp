#include "replica/replica.h"

#include <algorithm>

#include "base/limits.h"
#include "replica/state.h"
#include "wire/client_frame.h"
#include "wire/close.h"
#include "wire/server_frame.h"

namespace tablee::replica {

Replica::State::State(base::Bytes session_token, std::uint64_t own_instance, Parts&& parts)
    : token(std::move(session_token)),
      instance(own_instance),
      epoch(parts.epoch),
      cursor_time(parts.cursor_time),
      witness(parts.witness),
      number(parts.replica),
      participant(parts.participant),
      confirmed(parts.cursor, std::move(parts.keyframe), std::move(parts.log)),
      outbox(parts),
      kept(parts.kept),
      postponed(std::move(parts.postponed)),
      tray(std::move(parts.tray)) {
  rebuild();
}

Replica::Replica(base::Bytes token, std::uint64_t instance, Parts parts)
    : state_(std::make_unique<State>(std::move(token), instance, std::move(parts))) {}
Replica::~Replica() = default;
Replica::Replica(Replica&&) noexcept = default;
Replica& Replica::operator=(Replica&&) noexcept = default;

// --- The connection --------------------------------------------------------------------------------

base::Bytes Replica::connected(base::MonoTime now) {
  State& s = *state_;
  s.link = Link::greeting;
  s.now = s.heard = s.pinged = now;
  s.move.reset();
  wire::Hello hello;
  hello.token = s.token;
  hello.epoch = s.epoch;
  hello.cursor = s.confirmed.cursor();
  hello.cursor_time = s.cursor_time;
  hello.witness = s.witness;
  hello.replica = s.disowned || s.fresh ? base::ReplicaId{} : s.number;
  s.outbox.introduce(hello);
  hello.want_keyframe = s.want_keyframe;
  hello.instance = s.instance;
  return wire::encode(hello);
}

Verdict Replica::received(base::BytesView bytes, base::MonoTime now) {
  State& s = *state_;
  if (s.link == Link::off) return Verdict::reconnect;
  s.now = s.heard = now;
  if (!wire::decode_server_frame(bytes, s.frame)) return Verdict::reconnect;
  if (s.frame.welcome && !s.welcomed(*s.frame.welcome)) return Verdict::reconnect;
  if (s.link != Link::live) return Verdict::reconnect;
  if (s.frame.witness) s.witness = *s.frame.witness;
  for (const wire::Entry& entry : s.frame.entries) {
    if (!s.entered(entry)) return Verdict::reconnect;
  }
  s.settle();
  if (s.want_keyframe) return Verdict::reconnect;
  if (s.frame.notice) s.noticed(*s.frame.notice);
  if (s.ready_to_release()) {
    s.fresh = true;
    return Verdict::reconnect;
  }
  for (const wire::Presence& presence : s.frame.presence) s.met(presence);
  for (wire::Person& person : s.frame.people) {
    const auto known = std::ranges::find(s.people, person.participant, &wire::Person::participant);
    if (known == s.people.end()) {
      s.people.push_back(std::move(person));
    } else {
      *known = std::move(person);
    }
  }
  return Verdict::go_on;
}

Verdict Replica::disconnected(std::uint16_t code) {
  state_->link = Link::off;
  state_->move.reset();
  state_->others.clear();
  if (wire::comes_back(code)) return Verdict::reconnect;
  state_->stop_reason = wire::name(static_cast<wire::Close>(code));
  return Verdict::stop;
}

base::Bytes Replica::take_outgoing() {
  State& s = *state_;
  if (s.link != Link::live) return {};
  if (s.ping_due) {
    s.ping_due = false;
    return wire::encode(wire::Ping{++s.nonce});
  }
  // What the log has of this number and was not heard yet may change what is to be sent (P35).
  const bool told = s.outbox.acked() >= s.told;
  if (!s.move && told && !s.server_read_only && s.role != wire::Role::observer) {
    if (const wire::Submit submit = s.outbox.take(); !submit.batches.empty()) {
      return wire::encode(submit);
    }
  }
  if (s.moment && s.now - s.presented >= limits::presence_interval) {
    const base::Bytes frame = wire::encode(*s.moment);
    s.moment.reset();
    s.presented = s.now;
    return frame;
  }
  return {};
}

Verdict Replica::tick(base::MonoTime now) {
  State& s = *state_;
  s.now = now;
  if (s.link == Link::off) return Verdict::go_on;
  if (now - s.heard >= 2 * limits::ping_interval) return Verdict::reconnect;
  if (s.link == Link::live && now - s.pinged >= limits::ping_interval) {
    s.ping_due = true;
    s.pinged = now;
  }
  return Verdict::go_on;
}

base::MonoTime Replica::next_tick() const {
  const State& s = *state_;
  const base::MonoTime dead = s.heard + 2 * limits::ping_interval;
  base::MonoTime next = std::min(dead, s.pinged + limits::ping_interval);
  if (s.moment) next = std::min(next, s.presented + limits::presence_interval);
  return s.link == Link::live ? next : dead;
}

// --- The board -------------------------------------------------------------------------------------

bool Replica::edit(const std::function<void(core::Editor&)>& change) {
  State& s = *state_;
  if (s.role == wire::Role::observer) return false;
  change(*s.editor);
  bool wrote = false;
  // What does not fit one batch comes as several.
  for (base::Bytes batch = s.editor->commit(nullptr); !batch.empty();
       batch = s.editor->commit(nullptr)) {
    s.made(std::move(batch));
    wrote = true;
  }
  return wrote;
}

const core::Document& Replica::document() const {
  return state_->document;
}

base::Bytes Replica::confirmed_keyframe() const {
  core::Document document;
  return state_->confirmed.build(document) ? document.keyframe() : base::Bytes();
}

void Replica::present(const wire::Presence& presence) {
  state_->moment = presence;
}
const std::vector<wire::Presence>& Replica::others() const {
  return state_->others;
}
const std::vector<wire::Person>& Replica::people() const {
  return state_->people;
}

void Replica::State::noticed(const wire::Notice& notice) {
  const wire::Notice::Kind kind = notice.kind;
  if (kind == wire::Notice::Kind::not_now) set_not_now(notice.not_now);
  if (kind == wire::Notice::Kind::read_only) server_read_only = true;
  if (kind == wire::Notice::Kind::writable) server_read_only = false;
}

void Replica::State::met(const wire::Presence& presence) {
  const auto known = std::ranges::find(others, presence.replica, &wire::Presence::replica);
  if (presence.gone) {
    if (known != others.end()) others.erase(known);
  } else if (known == others.end()) {
    others.push_back(presence);
  } else {
    *known = presence;
  }
}

// --- State -----------------------------------------------------------------------------------------

Parts Replica::parts() const {
  const State& s = *state_;
  return {s.epoch,
          s.confirmed.cursor(),
          s.cursor_time,
          s.witness,
          s.confirmed.keyframe(),
          s.confirmed.log(),
          s.number,
          s.participant,
          s.outbox.acked(),
          s.outbox.acked_hash(),
          s.outbox.numbered(),
          s.kept.numbered(),
          s.tray,
          s.postponed};
}

bool Replica::caught_up() const {
  return state_->complete() && !state_->move;
}
base::ReplicaId Replica::replica() const {
  return state_->number;
}
base::Offset Replica::cursor() const {
  return state_->confirmed.cursor();
}
wire::Role Replica::role() const {
  return state_->role;
}
base::ParticipantId Replica::participant() const {
  return state_->participant;
}
std::size_t Replica::unacknowledged() const {
  return state_->outbox.items().size();
}
std::size_t Replica::postponed() const {
  return state_->postponed.size();
}
std::uint64_t Replica::acknowledged() const {
  return state_->acknowledged;
}
bool Replica::lease_expired() const {
  return state_->lease_expired;
}
bool Replica::server_read_only() const {
  return state_->server_read_only;
}
const std::string& Replica::stop_reason() const {
  return state_->stop_reason;
}

void Replica::on_renamed(Renamed f) {
  state_->on_renamed = std::move(f);
}

void Replica::on_acknowledged(std::function<void(base::Seq, const base::Bytes&, core::Refusal)> f) {
  state_->on_acknowledged = std::move(f);
}

}  // namespace tablee::replica
