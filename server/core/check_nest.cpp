// How many frames will be around what a batch moves. Asked only where it is submitted.
//
// Edges are followed as Objects::write_place will write them, rings and their cuts too, with what the ops before have done
// in mind. Each edge that puts something deeper is measured, also the one that a ring had cut and that holds again when
// the ring opens. What is known of the frames within is at least what there is: nothing ever makes it less in a batch.
#include <algorithm>
#include <utility>

#include "core/batch_check.h"
#include "core/nesting.h"

namespace tablee::core {

BatchCheck::Result BatchCheck::nest(Handle child, Handle parent, Stamp stamp) {
  const Edge before = edge(child);
  if (before.parent == parent && !before.in_cycle) {  // also what is made on the board itself
    if (parent != handle_none) nested(child).edge.stamp = stamp;
    return {};
  }
  // What lies no deeper than it did is let through: an old board may be deeper than any may become. Not with what comes
  // along out of a ring.
  const std::uint32_t deep = before.in_cycle ? 0 : frames_above(before.parent);
  const Handle restored = before.in_cycle ? open_ring(child) : child;
  nested(child).edge = {handle_none, stamp, false, false};
  if (restored != child) {
    if (Result good = put_into(restored, edge(restored).parent, 0); !good) return good;
  }
  const bool ring = closes_ring(child, parent);
  nested(child).edge.parent = parent;
  if (ring && cut_ring(child) == child) return {};
  return put_into(child, parent, deep);
}

// `deep`: so many frames may be around it in any case.
BatchCheck::Result BatchCheck::put_into(Handle child, Handle frame, std::uint32_t deep) {
  if (frame == handle_none) return {};
  const std::uint32_t within = frames_in(child);
  const std::uint32_t depth = frames_above(frame);
  if (depth > deep && depth + within > limits::frames_around_max) return no(Refusal::too_large);
  ahead_ += 3 * std::uint64_t{depth};
  std::uint32_t below = within;
  for (Handle at = frame; at != handle_none; at = around(at)) {
    Nested& above = nested(at);
    above.within = std::max(above.within, ++below);
  }
  return {};
}

// `frame` itself and those around it, as far as that is not too much work already.
std::uint32_t BatchCheck::frames_above(Handle frame) const {
  std::uint32_t depth = 0;
  for (Handle at = frame; at != handle_none && depth < limits::batch_work_max; at = around(at)) {
    work(1);
    ++depth;
  }
  return depth;
}

std::uint32_t BatchCheck::frames_in(Handle handle) {
  const std::uint32_t put = nested(handle).within;
  if (handle >= state_.objects.size()) return put;
  return std::max(put, frames_within(state_.objects, state_.order, handle));
}

// --- Rings: as Objects::clear_cycle, closes_cycle and mark_cycle -------------------------------------

// Returns whose edge was cut and holds again.
Handle BatchCheck::open_ring(Handle member) {
  Handle restored = member;
  Handle at = member;
  do {
    Edge& edge = nested(at).edge;
    if (edge.cut) restored = at;
    edge.in_cycle = edge.cut = false;
    work(1);
    at = edge.parent;
  } while (at != member);
  return restored;
}

bool BatchCheck::closes_ring(Handle child, Handle parent) const {
  for (Handle at = parent; at != handle_none;) {
    work(1);
    if (at == child) return true;
    const Edge up = edge(at);
    if (up.in_cycle) return false;
    at = up.parent;
  }
  return false;
}

// Returns whose edge is cut.
Handle BatchCheck::cut_ring(Handle member) {
  Handle greatest = member;
  Handle at = member;
  do {
    Edge& edge = nested(at).edge;
    edge.in_cycle = true;
    work(1);
    if (edge.stamp > nested(greatest).edge.stamp) greatest = at;
    at = nested(at).edge.parent;
  } while (at != member);
  nested(greatest).edge.cut = true;
  return greatest;
}

Edge BatchCheck::edge(Handle handle) const {
  if (handle < state_.nested.size() && state_.nested[handle].noted)
    return state_.nested[handle].edge;
  if (handle >= state_.objects.size()) return {};
  const Object& object = state_.objects[handle];
  return {object.place.parent, object.place.stamp, object.in_cycle, object.cut};
}

Handle BatchCheck::around(Handle handle) const {
  const Edge up = edge(handle);
  return up.cut ? handle_none : up.parent;
}

Nested& BatchCheck::nested(Handle handle) {
  if (handle >= state_.nested.size()) state_.nested.resize(handle + std::size_t{1});
  Nested& nested = state_.nested[handle];
  if (nested.noted) return nested;
  nested = {edge(handle), 0, true};
  state_.nested_handles.push_back(handle);
  return nested;
}

}  // namespace tablee::core
