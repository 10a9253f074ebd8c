// Texts::State: insertion, by the rules of YjsMod (Gentle, reference-crdts; order proven equal to FugueMax
// by Weidner and Kleppmann, 2023, section 5).
#include <algorithm>

#include "base/check.h"
#include "core/text_state.h"
#include "core/work.h"

namespace tablee::core {

using text::settled;
using text::Span;
using text::Spot;
using text::stands_before;

namespace {

// A large insertion is written in pieces, so that no leaf is asked for more than it can hold.
constexpr std::uint32_t piece_bytes_max = text::leaf_bytes_max / 2;
// Beyond this an insertion is worth a split at its own place; below, leaves are halved.
constexpr std::uint32_t piece_bytes_small = 64;

// The place behind the code point at `place`.
Spot behind(Spot place) {
  const Span& span = place.span();
  if (++place.offset == span.length()) {
    place.before += span.visible();
    place.offset = 0;
    ++place.index;
  }
  return place;
}

// Whether `other` is the code point right behind the span at `at`, and `right` not in that: then it stands before
// `right`, and need not be looked for.
bool stands_next(const Spot& at, OpId other, OpId right) {
  if (at.index + 1 >= at.leaf->count || at.span().holds(right)) return false;
  return at.leaf->spans[at.index + 1].id() == other;
}

// `at`, or a place behind it up to which all is to be passed over. Looks for one once a leaf.
Spot leap(const Spot& at, const text::Passing& passing, const text::Leaf*& from) {
  if (at.leaf == from) return at;
  work(steps::leap);
  text::Leaf* const to = text::leap(at.leaf, passing);
  from = to == nullptr ? at.leaf : to;
  return to == nullptr ? at : Spot{to, 0, 0, 0};
}

}  // namespace

Handle Texts::State::insert(const Insertion& insertion) {
  if (go_on(insertion)) return recent.leaf->handle;
  Leaf* const begin = insertion.left.none() ? first_leaf_or_new(insertion.text) : nullptr;
  const Target target = target_of(insertion, begin);
  const Handle handle = target.at.leaf->handle;
  work(steps::insertion_applied);
  write(target.at, insertion, target.right);
  return handle;
}

void Texts::State::foresee(const Insertion& insertion) {
  Leaf* const begin = insertion.left.none() ? first_leaf(insertion.text) : nullptr;
  if (begin != nullptr || !insertion.left.none()) (void)target_of(insertion, begin);
}

Texts::State::Target Texts::State::target_of(const Insertion& insertion, Leaf* first_of_text) {
  Spot left;
  Spot at{first_of_text, 0, 0, 0};
  if (!insertion.left.none()) {
    left = find(insertion.left, insertion.near);
    TABLEE_CHECK(left.leaf != nullptr);
    at = behind(left);
  }
  OpId right = right_of(insertion, left);
  const Spot next = settled(at);
  if ((next.leaf == nullptr ? OpId{} : next.id()) != right) {
    if (!honest(left, right)) right = left.leaf == nullptr ? OpId{} : left.span().right();
    at = integrate(at, left, right, insertion.first);
  }
  return {at, right};
}

OpId Texts::State::right_of(const Insertion& insertion, const Spot& left) {
  switch (insertion.right_mode) {
    case RightMode::as_left:
      return left.leaf == nullptr ? OpId{} : left.span().right();
    case RightMode::next_of_left:  // of the beginning: nobody's
      if (insertion.left.none()) return {};
      return {insertion.left.counter + 1, insertion.left.replica};
    case RightMode::end:
      return {};
    case RightMode::explicit_id:
      return insertion.right.none() ? OpId{} : insertion.right;
  }
  return {};
}

// Whether some replica can have seen `right` directly behind `left`: then nothing that either of the two
// was built on stands between them. Origins never change, so all replicas answer alike.
bool Texts::State::honest(const Spot& left, OpId right) {
  const OpId right_of_left = left.leaf == nullptr ? OpId{} : left.span().right();
  if (right == right_of_left) return true;
  if (right.none()) return false;
  const Spot next = find(right);
  if (next.leaf == nullptr) return false;
  const OpId left_of_right = next.span().left_of(next.offset);
  if (left.leaf == nullptr) return left_of_right.none();
  if (next.leaf->handle != left.leaf->handle) return false;
  if (left_of_right == left.id()) return true;
  if (!stands_before(left, next) || !left_stands_before(left_of_right, left)) return false;
  const Spot behind_left = right_of_left.none() ? Spot{} : find(right_of_left);
  const bool there = right_of_left.none() ||
                     (behind_left.leaf != nullptr && behind_left.leaf->handle == left.leaf->handle);
  return there && right_stands_before(right, behind_left);
}

bool Texts::State::left_stands_before(OpId a, const Spot& b) {
  if (a.none()) return true;
  work(steps::looked_for);
  const Spot place = find(a);
  return place.leaf != nullptr && place.leaf->handle == b.leaf->handle && stands_before(place, b);
}

// No id, and no leaf, are the end.
bool Texts::State::right_stands_before(OpId a, const Spot& b) {
  if (a.none() || b.leaf == nullptr) return !a.none();
  work(steps::looked_for);
  const Spot place = find(a);
  return place.leaf != nullptr && place.leaf->handle == b.leaf->handle && stands_before(place, b);
}

// Passes over what others wrote at the same place and what ranks before `id`. All code points of a span
// but its first hang on the one before them, so that whole spans are passed. Those with both origins the same
// stand in order of rank, with only what hangs on them in between: once one is met, one leaps from leaf to leaf.
Spot Texts::State::integrate(Spot at, const Spot& left, OpId right, OpId id) {
  Spot to = at;
  bool scanning = false;
  bool crowd = false;  // others have written between the same two
  OpId passed;         // last code point that was passed
  const OpId own_left = left.leaf == nullptr ? OpId{} : left.id();
  const text::Passing passing(own_left, right, id);
  const text::Leaf* leaped = nullptr;
  const Spot right_place = right.none() ? Spot{} : find(right);
  // What was asked last, and the answer: neighbours mostly ask the same.
  OpId asked_left;
  OpId asked_right;
  bool left_is_before = false;
  bool right_is_before = false;
  std::uint64_t spans = 0;
  const auto done = [&](const Spot& place) {
    work(spans * steps::span_passed);
    return place;
  };
  for (at = settled(at); at.leaf != nullptr; at = settled(at)) {
    if (crowd) at = leap(at, passing, leaped);
    const Span& span = at.span();
    const OpId other = at.id();
    ++spans;
    if (other == right) return done(to);
    const OpId other_left = span.left_of(at.offset);
    if (other_left == own_left) {
      const OpId other_right = span.right();
      if (other_right != right) {
        scanning = stands_next(at, other_right, right);
        if (!scanning && other_right != asked_right) {
          right_is_before = right_stands_before(other_right, right_place);
          asked_right = other_right;
        }
        scanning |= right_is_before && other_right == asked_right;
      } else if (id.replica != other.replica ? id.replica < other.replica
                                             : id.counter < other.counter) {
        return done(to);
      } else {
        scanning = false;
        crowd = true;
      }
    } else if ((other_left.none() || other_left != passed) && left.leaf != nullptr) {
      if (other_left.none() || other_left != asked_left) {
        left_is_before = left_stands_before(other_left, left);
        asked_left = other_left;
      }
      if (left_is_before) return done(to);
    }
    if (span.holds(right) && right.counter > other.counter) {
      at.offset = static_cast<std::uint32_t>(right.counter - span.counter);
      return done(scanning ? to : at);
    }
    passed = span.id(span.length() - 1);
    at = {at.leaf, at.index + 1, 0, at.before + span.visible()};
    if (!scanning) to = at;
  }
  return done(to);
}

void Texts::State::write(Spot at, const Insertion& insertion, OpId right) {
  Span piece;
  piece.counter = insertion.first.counter;
  piece.replica = insertion.first.replica;
  if (!insertion.left.none()) piece.set_left(insertion.left);
  piece.set_right(right);
  std::string_view rest = insertion.utf8;
  for (std::uint32_t left = insertion.code_points; left != 0;) {
    std::uint32_t length = left;
    std::size_t bytes = rest.size();
    if (bytes > piece_bytes_max) {
      length = left < piece_bytes_max / 4 ? left : piece_bytes_max / 4;
      bytes = text::utf8_prefix(rest, length);
    }
    piece.size = length;
    at = write_piece(at, piece, rest.substr(0, bytes));
    rest.remove_prefix(bytes);
    left -= length;
    piece.counter += length;
    piece.set_left({piece.counter - 1, piece.replica});
  }
}

// Writes what becomes one span, or the end of one; returns the place behind it.
Spot Texts::State::write_piece(Spot at, const Span& piece, std::string_view utf8) {
  const auto bytes = static_cast<std::uint32_t>(utf8.size());
  if (at.leaf->count + 2U > text::spans_max || at.leaf->bytes + bytes > text::leaf_bytes_max) {
    at = make_room(at, 2, bytes);
  }
  text::Leaf& leaf = *at.leaf;
  const std::uint32_t astral = leaf.astral;
  leaf.insert_text(at.position(), utf8, piece.size);
  grown(leaf, piece.size, leaf.astral - astral);
  TABLEE_CHECK(index.append(piece.id(), piece.size, &leaf));
  if (at.offset == 0 && at.index != 0 && leaf.spans[at.index - 1].continued_by(piece)) {
    Span& longer = leaf.spans[at.index - 1];
    remember({&leaf, at.index - 1, 0, at.before - longer.visible()});
    longer.size += piece.size;
    at.before += piece.size;
    return at;
  }
  if (at.offset != 0) {
    const Span rest = at.span().tail(at.offset);
    at.before = at.position();
    at.span().size -= rest.length();
    leaf.open(++at.index, 2);
    leaf.spans[at.index + 1] = rest;
  } else {
    leaf.open(at.index, 1);
  }
  leaf.spans[at.index] = piece;
  remember({&leaf, at.index, 0, at.before});
  return {&leaf, at.index + 1, 0, at.before + piece.size};
}

// Splits leaves until `at`, or the same place in the leaf behind, has room; returns where it is then.
Spot Texts::State::make_room(Spot at, std::uint32_t spans, std::uint32_t bytes) {
  const auto fits = [&](const text::Leaf& leaf) {
    return leaf.count + spans <= text::spans_max && leaf.bytes + bytes <= text::leaf_bytes_max;
  };
  while (!fits(*at.leaf)) {
    text::Leaf& leaf = *at.leaf;
    if (at.index == leaf.count) {
      if (leaf.next == nullptr || !fits(*leaf.next)) (void)split(at, at);
      at = {leaf.next, 0, 0, 0};
    } else if (leaf.bytes + bytes <= text::leaf_bytes_max) {
      // Near `at`: what is moved has to be entered anew, and who writes here mostly goes on behind it.
      Spot cut{&leaf, std::clamp(at.index, leaf.count / 2U, leaf.count * 3U / 4), 0, 0};
      for (std::uint32_t i = 0; i < cut.index; ++i) cut.before += leaf.spans[i].visible();
      at = split(cut, at);
    } else if (bytes > piece_bytes_small) {
      at = split(at, at);
    } else {
      Spot half{&leaf, 0, 0, 0};
      while (half.before + half.span().visible() <= leaf.visible / 2) {
        half.before += leaf.spans[half.index++].visible();
      }
      half.offset = leaf.visible / 2 - half.before;
      at = split(half, at);
    }
  }
  return at;
}

// Moves what stands from `cut` on to a leaf of its own; returns where `at` is then.
Spot Texts::State::split(const Spot& cut, const Spot& at) {
  work(steps::leaf_split);
  text::Leaf* const fresh = forest.split(cut.leaf, cut.index, cut.offset, cut.position());
  if (fresh->count != 0) index.moved(fresh);
  recent.leaf = nullptr;
  if (at.index < cut.index || (at.index == cut.index && at.offset <= cut.offset)) {
    // A place inside the span that was cut, exactly at the cut, is the end of the old leaf now.
    if (at.index == cut.index && at.offset == cut.offset && at.offset != 0) {
      return {at.leaf, at.index + 1, 0, cut.position()};
    }
    return at;
  }
  if (at.index == cut.index) return {fresh, 0, at.offset - cut.offset, 0};
  return {fresh, at.index - cut.index, at.offset, at.before - cut.leaf->visible};
}

}  // namespace tablee::core
