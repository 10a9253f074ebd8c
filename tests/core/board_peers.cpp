#include "core/board_peers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "base/limits.h"
#include "core/dishonest.h"
#include "core/work.h"

namespace tablee::tests {

using namespace tablee::core;

namespace {

std::ostream& operator<<(std::ostream& out, OpId id) {
  return out << id.counter << '.' << id.replica;
}

}  // namespace

Seeds::Seeds(std::uint64_t usual) {
  const char* const count = std::getenv("TABLEE_HISTORIES");
  const char* const seed = std::getenv("TABLEE_SEED");
  if (seed != nullptr) first = std::strtoull(seed, nullptr, 10);
  last = first + (count != nullptr ? std::strtoull(count, nullptr, 10) : usual) - 1;
}

BoardPeers::BoardPeers(std::size_t count, Choices choices)
    : random(std::move(choices)), sent_(count) {
  for (std::uint32_t i = 0; i < count; ++i) {
    peers.push_back(std::make_unique<Peer>(i + 1));
    peers.back()->seen.resize(count);
    peers.back()->document.set_local(i + 1, i);
  }
  for (std::uint32_t i = 1; i < count; ++i) peers[0]->editor.introduce(i + 1, i);
  commit(0);
  for (std::size_t i = 1; i < count; ++i) hear(i);
}

void BoardPeers::step() {
  const auto who = static_cast<std::size_t>(random.below(peers.size()));
  if (who != 0 && who == liar && random.chance(0.5)) {
    for (int tries = 0; tries < 4; ++tries) lie(who);
  } else if (hides && random.chance(0.1)) {
    hide(who);
  } else if (random.chance(0.5)) {
    for (auto edits = 1 + random.below(3); edits > 0; --edits) edit(who);
    commit(who, random.chance(0.3));
  } else {
    for (auto batches = random.below(6); batches > 0 && hear(who); --batches) continue;
  }
}

void BoardPeers::settle() {
  for (std::size_t i = 0; i < peers.size(); ++i) {
    while (hear(i)) continue;
  }
}

// DESIGN invariants 12 and 13
void BoardPeers::lie(std::size_t author) {
  Peer& peer = *peers[author];
  base::Bytes batch = dishonest_batch(peer.document, peer.replica,
                                      static_cast<std::uint32_t>(peers.size()), random);
  const WorkMeter meter;
  const bool taken = peer.document.apply_bytes(batch, peer.replica, nullptr).has_value();
  EXPECT_LE(meter.steps(), 2 * limits::batch_work_max);
  if (!taken) return;
  ++lies;
  send(author, std::move(batch));
}

void BoardPeers::send(std::size_t author, base::Bytes batch) {
  Peer& peer = *peers[author];
  sent_[author].push_back({author, std::move(batch), peer.seen});
  ++peer.seen[author];
  peer.order.push_back(&sent_[author].back());
}

void BoardPeers::hide(std::size_t author) {
  Peer& peer = *peers[author];
  const Handle frame = peer.document.size() == 0 ? handle_none : pick(peer);
  if (frame == handle_none || peer.document.object(frame).kind != ObjectKind::frame) return;
  Batch batch;
  batch.counter = peer.document.counter() + 1;
  Op& op = batch.ops.emplace_back();
  op.kind = OpKind::life;
  op.id = {batch.counter, peer.replica};
  op.target = peer.document.object(frame).id;
  op.value = static_cast<int>(Life::hides);
  base::Bytes bytes;
  encode_batch(batch, peer.replica, bytes);
  ASSERT_TRUE(peer.document.apply_bytes(bytes, peer.replica, nullptr, Admission::accepted));
  send(author, std::move(bytes));
}

void BoardPeers::commit(std::size_t author, bool join) {
  Peer& peer = *peers[author];
  for (base::Bytes batch = peer.editor.commit(nullptr, join); !batch.empty();
       batch = peer.editor.commit(nullptr)) {
    send(author, std::move(batch));
  }
}

bool BoardPeers::ready(const Peer& peer, const Sent& sent) const {
  for (std::size_t i = 0; i < peers.size(); ++i) {
    if (peer.seen[i] < sent.seen[i]) return false;
  }
  return true;
}

bool BoardPeers::hear(std::size_t listener) {
  Peer& peer = *peers[listener];
  const auto first = random.below(peers.size());
  for (std::size_t i = 0; i < peers.size(); ++i) {
    const auto author = static_cast<std::size_t>((first + i) % peers.size());
    if (peer.seen[author] == sent_[author].size()) continue;
    const Sent& next = sent_[author][peer.seen[author]];
    if (!ready(peer, next)) continue;
    const auto applied =
        peer.document.apply_bytes(next.bytes, peers[author]->replica, nullptr, Admission::accepted);
    EXPECT_TRUE(applied.has_value()) << "refusal " << static_cast<int>(applied.error());
    ++peer.seen[author];
    peer.order.push_back(&next);
    return true;
  }
  return false;
}

Handle BoardPeers::pick(const Peer& peer) {
  if (!shown_only) return static_cast<Handle>(random.below(peer.document.size()));
  const std::vector<Handle>& shown = peer.document.paint_order();
  return shown.empty() ? handle_none : shown[random.below(shown.size())];
}

void BoardPeers::edit(std::size_t who) {
  Peer& peer = *peers[who];
  const Handle size = peer.document.size();
  const auto handle = [&] { return pick(peer); };
  const auto number = [&] { return static_cast<std::int32_t>(random.between(-500, 500)); };
  if (size < 3 || (size < 60 && random.chance(0.12))) {
    constexpr ObjectKind kinds[] = {ObjectKind::note,      ObjectKind::frame,  ObjectKind::frame,
                                    ObjectKind::connector, ObjectKind::stroke, ObjectKind::topic};
    NewObject what{kinds[random.below(6)], handle_none, number(), number(), number(), number()};
    if (size > 0) what.parent = handle();
    what.colour = static_cast<std::uint32_t>(random.below(10));
    if (what.kind == ObjectKind::stroke)
      what.points = std::string_view("\x02\x04\x06\x01\x03\x08", 6);
    peer.editor.create(what);
  } else if (undo && random.chance(0.15)) {
    random.chance(0.6) ? peer.editor.undo() : peer.editor.redo();
  } else if (random.chance(0.4)) {
    edit_text(peer, handle());
  } else {
    edit_object(peer, handle());
  }
}

void BoardPeers::edit_text(Peer& peer, Handle handle) {
  if (handle == handle_none) return;
  constexpr const char* words[] = {"a",   "bc",     "été",  "👩‍👩‍👧",
                                   "לחם", "x\r\ny", "word "};
  const std::uint32_t length = peer.document.text_length(handle);
  const auto position = static_cast<std::uint32_t>(random.below(length + 1));
  switch (random.below(4)) {
    case 0:
      peer.editor.erase_text(handle, position, static_cast<std::uint32_t>(random.below(5)));
      break;
    case 1: {
      std::string text;
      peer.document.text(handle, text);
      peer.editor.replace_text(handle, text + words[random.below(7)]);
      break;
    }
    default:
      peer.editor.insert_text(handle, position, words[random.below(7)]);
  }
}

void BoardPeers::edit_object(Peer& peer, Handle handle) {
  const auto other = [&] { return random.chance(0.3) ? handle_none : pick(peer); };
  const auto number = [&] { return static_cast<std::int32_t>(random.between(-500, 500)); };
  // Frames into frames, so that concurrent moves close cycles.
  const auto frame = [&] {
    Handle found = handle_none;
    for (int tries = 0; tries < 8; ++tries) {
      found = pick(peer);
      if (found == handle_none || peer.document.object(found).kind == ObjectKind::frame) break;
    }
    return found;
  };
  switch (random.below(9)) {
    case 0:
      peer.editor.move(handle, other(), number(), number());
      break;
    case 1:
      peer.editor.move(frame(), frame(), number(), number());
      break;
    case 2:
      peer.editor.resize(handle, number(), number());
      break;
    case 3:
      peer.editor.set_number(handle, static_cast<NumberField>(1 + random.below(8)),
                             random.between(0, 400));
      break;
    case 4:
      peer.editor.set_alive(handle, random.chance(0.6));
      break;
    case 5:
      random.chance(0.5) ? peer.editor.raise(handle) : peer.editor.lower(handle);
      break;
    case 6:
      random.chance(0.7) ? peer.editor.put_between(handle, handle_none, other())
                         : peer.editor.rank(handle, other(), other());
      break;
    case 7:
      random.chance(0.5) ? peer.editor.vote(handle, static_cast<std::uint32_t>(random.below(4)))
                         : peer.editor.react(handle, static_cast<std::uint32_t>(random.below(9)));
      break;
    default: {
      ConnectorEnd end{number(), number(), {}, 500, 500};
      if (const Handle target = other(); target != handle_none)
        end.target = peer.document.object(target).id;
      peer.editor.set_end(handle, static_cast<int>(random.below(2)), end);
    }
  }
}

std::string line(const Shown& o) {
  std::ostringstream out;
  out << o.id << " kind " << o.kind << " author " << o.author << " in " << o.parent << " at " << o.x
      << ',' << o.y << " size " << o.w << 'x' << o.h << " numbers";
  for (const std::int64_t number : o.numbers) out << ' ' << number;
  out << " shape " << o.shape << " votes " << o.votes << " z " << o.z << " text \"" << o.text
      << '"';
  for (const ConnectorEnd& end : o.ends) {
    out << " end " << end.x << ',' << end.y << " on " << end.target << ' ' << end.anchor_x << ','
        << end.anchor_y;
  }
  out << " points " << o.points.size() << o.seldom << '\n';
  return out.str();
}

std::string seldom(std::uint32_t role, bool collapsed, bool grid, std::string_view rank,
                   const std::vector<Reaction>& reactions) {
  std::ostringstream out;
  if (role != 0) out << " role " << role;
  if (collapsed) out << " collapsed";
  if (grid) out << " grid";
  if (!rank.empty()) out << " rank " << rank;
  for (const Reaction& one : reactions) out << " reaction " << one.participant << ':' << one.set;
  return out.str();
}

Shown shown_of(const Document& document, const ObjectView& o) {
  Shown shown;
  shown.id = o.id;
  shown.kind = static_cast<std::uint32_t>(o.kind);
  shown.author = o.author;
  if (o.parent != handle_none) shown.parent = document.object(o.parent).id;
  shown.x = o.place.x;
  shown.y = o.place.y;
  shown.w = o.size.w;
  shown.h = o.size.h;
  const std::int64_t numbers[5] = {o.colour, o.rotation, o.locked ? 1 : 0, o.width, o.text_size};
  std::copy(std::begin(numbers), std::end(numbers), std::begin(shown.numbers));
  shown.shape = o.shape;
  shown.votes = o.votes;
  shown.z = o.z;
  document.text(o.handle, shown.text);
  shown.ends[0] = o.ends[0];
  shown.ends[1] = o.ends[1];
  shown.points = o.points;
  shown.seldom = seldom(o.role, o.collapsed, o.grid, o.rank, document.reactions(o.handle));
  return shown;
}

std::string visible(const Document& document) {
  std::string lines;
  for (const Handle handle : document.paint_order()) {
    lines += line(shown_of(document, document.object(handle)));
  }
  return lines;
}

}  // namespace tablee::tests
