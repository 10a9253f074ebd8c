#include "core/text.h"

#include <algorithm>

#include "base/check.h"
#include "core/text_keyframe.h"
#include "core/text_state.h"
#include "core/work.h"

namespace tablee::core {

using text::Leaf;
using text::Span;
using text::Spot;

namespace {

// What an insertion at `next`, right behind the code point `offset` of `left`, must say.
Texts::Anchor anchor_between(const Span& left, std::uint32_t offset, Spot next) {
  Texts::Anchor anchor;
  anchor.left = left.id(offset);
  if (offset + 1 < left.length()) {
    anchor.right = left.id(offset + 1);
    anchor.right_mode = RightMode::next_of_left;
    return anchor;
  }
  next = text::settled(next);
  if (next.leaf != nullptr) anchor.right = next.id();
  if (anchor.right == left.right()) {
    anchor.right_mode = RightMode::as_left;
  } else if (anchor.right.none()) {
    anchor.right_mode = RightMode::end;
  } else if (anchor.right == left.id(offset + 1)) {
    anchor.right_mode = RightMode::next_of_left;
  } else {
    anchor.right_mode = RightMode::explicit_id;
  }
  return anchor;
}

void note_piece(const Leaf& leaf, const Span& span, std::uint32_t length, Under& under) {
  if (under.texts.empty() || under.texts.back() != leaf.handle) under.texts.push_back(leaf.handle);
  if (span.erased()) return;
  under.code_points += length;
  ++under.pieces;
}

}  // namespace

Texts::Texts() : state_(std::make_unique<State>()) {}
Texts::~Texts() = default;
Texts::Texts(Texts&&) noexcept = default;
Texts& Texts::operator=(Texts&&) noexcept = default;

std::optional<Handle> Texts::text_of(OpId code_point) const {
  const Spot place = state_->find(code_point);
  if (place.leaf == nullptr) return std::nullopt;
  return place.leaf->handle;
}

Texts::Hint Texts::here() const {
  return state_->recent.leaf;
}

bool Texts::contains(const IdRun& run, Under* under) const {
  OpId next = run.first;
  for (std::uint32_t left = run.length; left != 0;) {
    const Spot place = state_->find(next);
    work(steps::piece_found);
    if (place.leaf == nullptr) return false;
    const std::uint32_t length = std::min(left, place.span().length() - place.offset);
    if (under != nullptr) note_piece(*place.leaf, place.span(), length, *under);
    next.counter += length;
    left -= length;
  }
  return true;
}

OpId Texts::right_origin(OpId code_point) const {
  const Spot place = state_->find(code_point);
  TABLEE_CHECK(place.leaf != nullptr);
  return place.span().right();
}

std::uint32_t Texts::position_of(OpId code_point) const {
  const Spot place = state_->find(code_point);
  TABLEE_CHECK(place.leaf != nullptr);
  return text::start_of(place.leaf) + place.position();
}

std::uint32_t Texts::alike(const IdRun& run) const {
  const Spot place = state_->find(run.first);
  work(steps::piece_found);
  return place.leaf == nullptr ? 0 : std::min(run.length, place.span().length() - place.offset);
}

std::uint32_t Texts::visible_in(const IdRun& run) const {
  std::uint32_t visible = 0;
  OpId next = run.first;
  for (std::uint32_t left = run.length; left != 0;) {
    const Spot place = state_->find(next);
    if (place.leaf == nullptr) break;
    const std::uint32_t length = std::min(left, place.span().length() - place.offset);
    if (!place.span().erased()) visible += length;
    next.counter += length;
    left -= length;
  }
  return visible;
}

void Texts::greatest(std::vector<OpId>& out) const {
  state_->index.greatest(out);
}

Handle Texts::insert(const Insertion& insertion) {
  return state_->insert(insertion);
}

void Texts::foresee(const Insertion& insertion) const {
  state_->foresee(insertion);
}

bool Texts::type_on(Handle text, std::uint32_t position, OpId first, std::uint32_t code_points,
                    std::string_view utf8) {
  return state_->type_on(text, position, first, code_points, utf8);
}

void Texts::erase(const IdRun& run, std::vector<Handle>& touched, Hint near) {
  state_->erase(run, touched, near);
}

Texts::Anchor Texts::anchor(Handle text, std::uint32_t position) const {
  if (position == 0 || !state_->in_recent(text, position - 1)) {
    position = std::min(position, length(text));
    if (position == 0) {
      const Spot next = text::settled({state_->first_leaf(text), 0, 0, 0});
      if (next.leaf == nullptr) return {};
      return {{}, next.id(), RightMode::explicit_id};
    }
  }
  const Spot left = state_->seek(text, position - 1);
  return anchor_between(left.span(), left.offset, {left.leaf, left.index + 1});
}

Texts::Glimpse Texts::glimpse(Handle text, std::uint32_t position) const {
  Glimpse seen;
  if (position >= length(text)) return seen;
  const Spot at = state_->seek(text, position);
  const Span& span = at.span();
  seen.id = at.id();
  seen.utf8 = at.leaf->code_point(at.before + at.offset);
  const Spot next = text::settled({at.leaf, at.index + 1, 0, 0});
  const OpId behind{seen.id.counter + 1, seen.id.replica};
  seen.continues = at.offset + 1 < span.length() || (next.leaf != nullptr && next.id() == behind);
  const Span* const before = at.index == 0 ? nullptr : &at.leaf->spans[at.index - 1];
  seen.follows = at.offset != 0 || (before != nullptr && before->id(before->length()) == seen.id);
  return seen;
}

Texts::Anchor Texts::anchor_behind(OpId code_point) const {
  const Spot left = state_->find(code_point);
  TABLEE_CHECK(left.leaf != nullptr);
  return anchor_between(left.span(), left.offset, {left.leaf, left.index + 1});
}

void Texts::ids(Handle text, std::uint32_t position, std::uint32_t length,
                std::vector<IdRun>& runs) const {
  if (length == 0) return;
  if (length != 1 || !state_->in_recent(text, position)) {
    const std::uint32_t most = this->length(text);
    position = std::min(position, most);
    length = std::min(length, most - position);
  }
  if (length == 0) return;
  const std::size_t begin = runs.size();
  for (Spot at = state_->seek(text, position);;) {
    const Span& span = at.span();
    const std::uint32_t here =
        std::min(length, span.visible() - std::min(at.offset, span.visible()));
    const OpId id = span.id(at.offset);
    if (here != 0) {
      IdRun* const last = runs.size() == begin ? nullptr : &runs.back();
      if (last != nullptr && last->first.replica == id.replica &&
          last->first.counter + last->length == id.counter) {
        last->length += here;
      } else {
        runs.push_back({id, here});
      }
    }
    length -= here;
    if (length == 0) return;
    at = text::settled({at.leaf, at.index + 1, 0, 0});
  }
}

void Texts::write(std::span<const OpId> objects, std::span<const Handle> handles,
                  base::Bytes& out) const {
  text::write_keyframe(state_->first, objects, handles, out);
}

bool Texts::load(base::BytesView bytes, std::span<const OpId> objects) {
  auto fresh = std::make_unique<State>();
  text::Keyframe keyframe;
  if (!keyframe.load(bytes, objects, fresh->forest, fresh->index, fresh->first)) return false;
  fresh->count_totals();
  state_ = std::move(fresh);
  return true;
}

}  // namespace tablee::core
