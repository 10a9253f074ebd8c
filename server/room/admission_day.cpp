// What the day lets participants do on a board (P40).
#include <algorithm>

#include "core/frame_role.h"
#include "core/touched.h"
#include "core/work.h"
#include "room/admission.h"

namespace tablee::room {
namespace {

using core::is_outcome;
using core::ObjectKind;
using core::OpKind;
using wire::day::Allowed;

bool sets(const core::Op& op, core::NumberField field) {
  return op.kind == OpKind::number && op.field == static_cast<std::uint32_t>(field);
}

bool sets_rank(const core::Op& op) {
  return op.kind == OpKind::put && op.field == static_cast<std::uint32_t>(core::BytesField::rank);
}

}  // namespace

// Making and changing what is one's own. A frame is of the kind that it is, or that this batch makes of it.
bool Admission::may_make(ObjectKind kind, bool outcome, const Allowed& allowed) {
  switch (kind) {
    case ObjectKind::stroke:
    case ObjectKind::shape:
      return allowed.ink;
    case ObjectKind::topic:
    case ObjectKind::proposition:
      return allowed.propose;
    case ObjectKind::frame:
      return outcome ? allowed.propose : allowed.write;
    default:
      return allowed.write;
  }
}

bool Admission::may_change(core::Handle handle, const Allowed& allowed) const {
  const core::ObjectView object = document_.object(handle);
  const bool outcome = is_outcome(object.role) || outcomes_.contains(object.id);
  return may_make(object.kind, outcome, allowed);
}

void Admission::find_outcomes() {
  outcomes_.clear();
  for (const core::Op& op : batch_.ops) {
    if (sets(op, core::NumberField::role) && is_outcome(op.value)) outcomes_.insert(op.target);
  }
}

// All erasures together: their runs may lie over each other.
bool Admission::may_erase(const Allowed& allowed) const {
  const std::vector<core::Handle>& texts = core::under_erasures(document_).texts;
  core::work(texts.size());
  return std::ranges::all_of(texts, [&](auto text) { return may_change(text, allowed); });
}

// What a table says is nobody's own: to propose is to choose what it is and in which order, whoever made the frame.
bool Admission::is_allowed(const core::Op& op, const Allowed& allowed) const {
  if (op.kind == OpKind::create) {
    return may_make(op.object_kind, outcomes_.contains(op.id), allowed);
  }
  if (op.kind == OpKind::vote || op.reacts()) return allowed.vote;
  if (op.kind == OpKind::erase) return true;  // may_erase
  if (sets_rank(op)) return allowed.propose;
  const auto target = document_.target_of(op);
  const bool sets_role = sets(op, core::NumberField::role);
  if (sets_role && is_outcome(op.value)) return allowed.propose;
  if (!target) return true;  // this batch makes it, which was looked at
  const core::ObjectView object = document_.object(*target);
  if (sets_role && is_outcome(object.role)) return allowed.propose;
  if (op.kind == OpKind::insert) return may_change(*target, allowed);
  const bool own = is_own(object.author);
  return allowed.move_others || (own && may_change(*target, allowed));
}

// Where nothing at all is taken, it will be again: that waits with its author. What is only not of this phase's kind goes
// back, because it may never be.
Admission::Verdict Admission::within_day(const Allowed& allowed) {
  if (allowed.nobody) return std::unexpected(core::Refusal::not_now);
  if (author_.grant.role == wire::Role::moderator || allowed == allowed_all) return {};
  if (allowed == Allowed{}) return std::unexpected(core::Refusal::not_now);
  find_outcomes();
  const auto good = [&](const core::Op& op) { return is_allowed(op, allowed); };
  if (may_erase(allowed) && std::ranges::all_of(batch_.ops, good)) return {};
  return std::unexpected(core::Refusal::not_allowed);
}

}  // namespace tablee::room
