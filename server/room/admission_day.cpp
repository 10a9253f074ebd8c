// What the day lets participants do on a board (P40).
#include <algorithm>

#include "core/touched.h"
#include "core/work.h"
#include "room/admission.h"

namespace tablee::room {
namespace {

using core::ObjectKind;
using core::OpKind;
using wire::day::Allowed;

// Making and changing what is one's own.
bool may_make(ObjectKind kind, const Allowed& allowed) {
  switch (kind) {
    case ObjectKind::stroke:
    case ObjectKind::shape:
      return allowed.ink;
    case ObjectKind::topic:
    case ObjectKind::proposition:
      return allowed.propose;
    default:
      return allowed.write;
  }
}

}  // namespace

// All erasures together: their runs may lie over each other.
bool Admission::may_erase(const Allowed& allowed) const {
  const std::vector<core::Handle>& texts = core::under_erasures(document_).texts;
  core::work(texts.size());
  return std::ranges::all_of(
      texts, [&](auto text) { return may_make(document_.object(text).kind, allowed); });
}

bool Admission::is_allowed(const core::Op& op, const Allowed& allowed) const {
  if (op.kind == OpKind::create) return may_make(op.object_kind, allowed);
  if (op.kind == OpKind::vote || op.reacts()) return allowed.vote;
  if (op.kind == OpKind::erase) return true;  // may_erase
  const auto target = document_.target_of(op);
  if (!target) return true;  // this batch makes it, which was looked at
  const core::ObjectView object = document_.object(*target);
  if (op.kind == OpKind::insert) return may_make(object.kind, allowed);
  const bool own = object.author == author_.grant.participant.value;
  return allowed.move_others || (own && may_make(object.kind, allowed));
}

// Where nothing at all is taken, it will be again: that waits with its author. What is only not of this phase's kind goes
// back, because it may never be.
Admission::Verdict Admission::within_day(const Allowed& allowed) {
  if (allowed.nobody) return std::unexpected(core::Refusal::not_now);
  if (author_.grant.role == wire::Role::moderator || allowed == allowed_all) return {};
  if (allowed == Allowed{}) return std::unexpected(core::Refusal::not_now);
  const auto good = [&](const core::Op& op) { return is_allowed(op, allowed); };
  if (may_erase(allowed) && std::ranges::all_of(batch_.ops, good)) return {};
  return std::unexpected(core::Refusal::not_allowed);
}

}  // namespace tablee::room
