#include "demo/seat.h"

#include <algorithm>
#include <utility>

#include "event/secrets.h"

namespace tablee::demo {
namespace {

/// Where an object stands on the board, its frames added up.
wire::Point position(const core::Document& document, core::Handle handle) {
  wire::Point point;
  for (; handle != core::handle_none; handle = document.object(handle).parent) {
    const auto object = document.object(handle);
    point.x += object.place.x;
    point.y += object.place.y;
  }
  return point;
}

}  // namespace

Seat::Seat(Common& common, Stage& stage, base::BoardId board, std::string token)
    : common_(common), stage_(stage), board_(board), token_(std::move(token)) {}

Seat::Time Seat::play(Time now) {
  while (!waiting_.empty()) {
    const auto index = waiting_.front();
    const auto due = common_.acts[index].at;
    if (due > now) return never;
    if (attempt(index) == Outcome::must_wait) return due;
    waiting_.pop_front();
  }
  return never;
}

Seat::Outcome Seat::attempt(ActIndex index) {
  const auto& act = common_.acts[index];
  if (act.kind == ActKind::arrive) {
    arrive();
    return Outcome::done;
  }
  if (act.kind == ActKind::leave) {
    if (!may_leave()) return Outcome::must_wait;
    client_.reset();
    return Outcome::done;
  }
  if (!client_->replica().caught_up() || !has_seen(act)) return Outcome::must_wait;
  write(index);
  show(act);
  return Outcome::done;
}

void Seat::arrive() {
  replica::Replica replica(token_, event::new_id());
  client_ = std::make_unique<dial::Client>(
      common_.context,
      dial::ClientOptions{.address = common_.server, .board = board_, .seed = event::new_id()},
      std::move(replica), common_.clock);
  client_->replica().on_acknowledged(
      [this](base::Seq seq, const base::Bytes& batch, core::Refusal refusal) {
        common_.on_acknowledged(board_, client_->replica().replica(), seq, batch, refusal);
        if (core::passes(refusal)) out_of_turn_ = true;
        if (refusal != core::Refusal::none) ++common_.refused;
        if (under_way_.empty() || out_of_turn_) return;
        acknowledged_.push_back(under_way_.front());
        under_way_.pop_front();
      });
  client_->replica().on_renamed(
      [this](base::ReplicaId from, base::ReplicaId to, std::uint64_t since) {
        for (const ActIndex index : under_way_) {
          stage_.rename(common_.acts[index].card, from, to, since);
        }
      });
  client_->on_change([this] { note_acknowledged(); });
  client_->start();
}

void Seat::note_acknowledged() {
  if (out_of_turn_ && client_->replica().unacknowledged() + client_->replica().postponed() == 0) {
    acknowledged_.insert(acknowledged_.end(), under_way_.begin(), under_way_.end());
    under_way_.clear();
    out_of_turn_ = false;
  }
  // By now the replica's cursor stands at or behind all of them.
  for (const auto index : acknowledged_) {
    common_.offsets[index] = std::max<std::uint64_t>(client_->replica().cursor().value, 1);
    ++common_.acknowledged;
  }
  acknowledged_.clear();
}

bool Seat::may_leave() const {
  return under_way_.empty() && client_->replica().unacknowledged() == 0;
}

bool Seat::has_seen(const Act& act) const {
  const auto cursor = client_->replica().cursor().value;
  return std::ranges::all_of(act.after, [&](ActIndex before) {
    const auto offset = common_.offsets[before];
    return offset != 0 && offset <= cursor;
  });
}

void Seat::write(ActIndex index) {
  auto& replica = client_->replica();
  const bool written = replica.edit([&](core::Editor& editor) {
    stage_.perform(common_.acts[index], editor, replica.document());
  });
  if (written) {
    under_way_.push_back(index);
    out_of_turn_ |= replica.postponed() > 0;
  } else {
    ++common_.without_effect;
    common_.offsets[index] = std::max<std::uint64_t>(replica.cursor().value, 1);
  }
}

void Seat::show(const Act& act) {
  auto& replica = client_->replica();
  wire::Presence presence;
  if (const auto handle = stage_.find(act.card, replica.document())) {
    const auto object = replica.document().object(*handle);
    auto pointer = position(replica.document(), *handle);
    pointer.x += object.size.w / 2;
    pointer.y += object.size.h / 2;
    presence.pointer = pointer;
    presence.selected = {object.id};
    if (act.kind == ActKind::type || act.kind == ActKind::backspace) presence.editing = object.id;
  }
  replica.present(presence);
  client_->flush();
}

std::string Seat::stopped() const {
  return client_ ? client_->replica().stop_reason() : "";
}

}  // namespace tablee::demo
