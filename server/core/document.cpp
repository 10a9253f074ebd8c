#include "core/document.h"

#include <utility>

#include "base/check.h"
#include "core/keyframe.h"
#include "core/state.h"
#include "core/z_key.h"

namespace tablee::core {

void Changes::add(Handle handle, std::uint32_t fields) {
  if (handle >= slot_.size()) slot_.resize(handle + std::size_t{1} + handle / 2, 0);
  if (slot_[handle] == 0) {
    list_.push_back({handle, 0});
    slot_[handle] = static_cast<std::uint32_t>(list_.size());
  }
  list_[slot_[handle] - 1].fields |= fields;
}

bool Changes::has(Handle handle, std::uint32_t fields) const {
  return handle < slot_.size() && slot_[handle] != 0 &&
         (list_[slot_[handle] - 1].fields & fields) == fields;
}

void Changes::clear() {
  for (const Change& change : list_) slot_[change.handle] = 0;
  list_.clear();
}

Document::Document() : state_(std::make_unique<State>()) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

// --- Changing --------------------------------------------------------------------------------------

std::expected<void, Refusal> Document::check(const Batch& batch, std::uint32_t replica) {
  return state_->check(batch, replica, Admission::submitted);
}

void Document::apply(const Batch& batch, std::uint32_t replica, Changes* changes) {
  TABLEE_CHECK(state_->checked == &batch);
  state_->apply(batch, replica, changes);
}

std::uint64_t Document::work() const {
  return state_->last_work;
}

std::expected<void, Refusal> Document::apply_bytes(base::BytesView bytes, std::uint32_t replica,
                                                   Changes* changes, Admission admission) {
  Batch& batch = state_->batch;
  if (auto decoded = decode_batch(bytes, replica, batch); !decoded) return decoded;
  if (auto checked = state_->check(batch, replica, admission); !checked) {
    if (replica == state_->local_replica)
      state_->local_counter = std::max(state_->local_counter, batch.counter_end - 1);
    return checked;
  }
  state_->apply(batch, replica, changes);
  return {};
}

void Document::set_local(std::uint32_t replica, std::uint32_t participant) {
  state_->local_replica = replica;
  state_->local_participant = participant;
}

void Document::set_beside(std::span<const std::uint32_t> people) {
  state_->beside = people;
}

std::uint32_t Document::State::participant_of(std::uint32_t replica) const {
  const std::uint32_t known = replica < replicas.size() ? replicas[replica].participant : 0;
  if (known != 0) return known;
  return replica == 0 || replica == local_replica ? local_participant : 0;
}

ReplicaRow& Document::State::need_replica(std::uint32_t replica) {
  if (replica >= replicas.size()) replicas.resize(replica + std::size_t{1});
  return replicas[replica];
}

// --- Keyframes -------------------------------------------------------------------------------------

base::Bytes Document::keyframe() const {
  return write_keyframe(*state_);
}

std::expected<void, std::string> Document::load(base::BytesView bytes) {
  auto fresh = std::make_unique<State>();
  if (const char* wrong = read_keyframe(bytes, *fresh)) return std::unexpected(std::string(wrong));
  fresh->local_replica = state_->local_replica;
  fresh->local_participant = state_->local_participant;
  fresh->local_counter =
      std::max(state_->local_counter, state_->last_counter(state_->local_replica));
  // In place, so that editors of this document go on with the new state.
  *state_ = std::move(*fresh);
  return {};
}

// --- Reading ---------------------------------------------------------------------------------------

std::uint64_t Document::counter() const {
  return state_->counter;
}
std::uint64_t Document::floor() const {
  return state_->floor;
}
std::uint64_t Document::purges() const {
  return state_->purges;
}
Handle Document::size() const {
  return state_->objects.size();
}

ObjectView Document::object(Handle handle) const {
  TABLEE_CHECK(handle < state_->objects.size());
  const Object& object = state_->objects[handle];
  ObjectView view;
  view.handle = handle;
  view.id = object.id;
  view.kind = object.kind();
  view.author = object.author != 0 ? object.author : state_->participant_of(object.id.replica);
  view.parent = object.parent();
  const Handle raw_parent = object.place.parent;
  view.place = {raw_parent == handle_none ? OpId{} : state_->objects[raw_parent].id, object.place.x,
                object.place.y};
  view.size = object.size.size;
  view.colour = static_cast<std::uint32_t>(object.numbers[0].value);
  view.rotation = static_cast<std::uint32_t>(object.numbers[1].value);
  view.locked = object.numbers[2].value != 0;
  view.width = static_cast<std::uint32_t>(object.numbers[3].value);
  view.text_size = static_cast<std::uint32_t>(object.numbers[4].value);
  view.shape = object.shape;
  view.alive = object.alive();
  view.hides = object.hides();
  view.life = object.life.stamp;
  view.votes = object.votes;
  view.z = object.z.value;
  if (may_hold(view.kind)) state_->read_frame(handle, view);
  if (const Payload* payload = state_->objects.payload(handle)) {
    view.ends[0] = payload->ends[0].end;
    view.ends[1] = payload->ends[1].end;
    view.points = payload->points;
    view.blob = payload->blob;
  }
  return view;
}

std::optional<Handle> Document::find(OpId id) const {
  const Handle handle = state_->objects.find(id);
  return handle == handle_none ? std::nullopt : std::optional(handle);
}

bool Document::shown(Handle handle) const {
  return state_->objects.shown(handle);
}

Seat Document::seat(Handle handle) const {
  return state_->objects.seat(handle);
}

const std::vector<Handle>& Document::paint_order() const {
  return state_->order.shown(state_->objects);
}

std::optional<Handle> Document::target_of(const Op& op, std::span<const IdRun> runs) const {
  const Handle handle = state_->target_of(op, runs);
  return handle == handle_none ? std::nullopt : std::optional(handle);
}

Handle Document::State::target_of(const Op& op, std::span<const IdRun> runs) const {
  const OpId id = op.kind == OpKind::erase && !runs.empty() ? runs.front().first : op.target;
  if (op.kind == OpKind::insert || op.kind == OpKind::erase) {
    if (const auto text = texts.text_of(id)) return *text;
  }
  return objects.find(id);
}

void Document::text(Handle handle, std::string& out) const {
  state_->texts.read(handle, out);
}
std::uint32_t Document::text_length(Handle handle) const {
  return state_->texts.length(handle);
}

std::uint32_t Document::participant_of(std::uint32_t replica) const {
  return state_->participant_of(replica);
}

std::uint32_t Document::votes_by(Handle handle, std::uint32_t participant) const {
  const Votes::Row* row = state_->votes.find(handle, participant);
  return row == nullptr ? 0 : row->count;
}

// An older version lets any value through: what means nothing counts as never written.
void Document::State::read_frame(Handle handle, ObjectView& view) const {
  const auto number = [&](NumberField field) -> std::int64_t {
    const auto* found = kept.find({handle, false, static_cast<std::uint32_t>(field)});
    return found == nullptr ? 0 : found->number;
  };
  const std::int64_t role = number(NumberField::role);
  view.role = role < 0 || role > last_role ? 0 : static_cast<std::uint32_t>(role);
  view.collapsed = number(NumberField::collapsed) == 1;
  view.grid = number(NumberField::grid) == 1;
  view.rank = rank(handle);
}

std::string_view Document::State::rank(Handle handle) const {
  const auto* found = kept.find({handle, true, static_cast<std::uint32_t>(BytesField::rank)});
  return found != nullptr && valid_z_key(found->bytes) ? std::string_view(found->bytes)
                                                       : std::string_view();
}

std::uint32_t Document::State::reaction(Handle handle, std::uint32_t participant) const {
  const auto* found = kept.find({handle, false, reactions_from + participant});
  return found == nullptr ? 0 : static_cast<std::uint32_t>(found->number) & reactions_mask;
}

bool Document::reacted(Handle handle) const {
  const auto& all = state_->kept.registers();
  const auto at = all.lower_bound({handle, false, reactions_from + 1});
  return at != all.end() && at->first.handle == handle && !at->first.bytes;
}

std::vector<Reaction> Document::reactions(Handle handle) const {
  std::vector<Reaction> found;
  const auto& all = state_->kept.registers();
  for (auto at = all.lower_bound({handle, false, reactions_from + 1});
       at != all.end() && at->first.handle == handle && !at->first.bytes; ++at) {
    const std::uint32_t participant = at->first.field - reactions_from;
    if (const auto set = state_->reaction(handle, participant); set != 0)
      found.push_back({participant, set});
  }
  return found;
}

std::uint32_t Document::votes_spent(std::uint32_t participant) const {
  return state_->votes.spent(participant);
}

}  // namespace tablee::core
