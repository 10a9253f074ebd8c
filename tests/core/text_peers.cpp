#include "core/text_peers.h"

namespace tablee::tests {

using core::Handle;
using core::OpId;
using tools::TextOp;

TextPeers::TextPeers(std::uint64_t seed, std::size_t peers, Handle texts)
    : random_(seed), texts_(texts), peers_(peers), sent_(peers) {
  for (Peer& peer : peers_) peer.heard.resize(peers);
  for (Handle i = 0; i < texts; ++i) {
    objects_.push_back({i + 1U, 1});
    handles_.push_back(i);
  }
  for (Peer& peer : peers_) peer.counter = texts;
}

void TextPeers::step() {
  const std::size_t peer = random_.below(peers_.size());
  const std::uint64_t act = random_.below(100);
  if (act < 50) {
    write(peer);
  } else if (act < 99) {
    const std::size_t from = random_.below(peers_.size());
    // Sometimes much at once, so that people write upon old and new states alike.
    for (std::uint64_t i = random_.below(6); deliver(peer, from) && i != 0; --i) {
    }
  } else {
    reload(peers_[peer]);
  }
}

void TextPeers::write(std::size_t index) {
  Peer& peer = peers_[index];
  const auto text = static_cast<Handle>(random_.below(texts_));
  if (random_.chance(0.1)) peer.counter += random_.below(20);  // as ops of other kinds do
  if (peer.model.length(text) != 0 && random_.chance(0.35)) {
    erase(index, text);
  } else {
    insert(index, text);
  }
  peer.heard[index] = sent_[index].size();
  ASSERT_EQ(peer.fast.text(text), peer.model.text(text));
}

void TextPeers::insert(std::size_t index, Handle text) {
  Peer& peer = peers_[index];
  // Mostly at few places, so that they meet.
  const std::uint32_t length = peer.model.length(text);
  const auto position = static_cast<std::uint32_t>(
      random_.below(random_.chance(0.5) ? length + 1 : std::min(length, 2U) + 1));
  const OpId id{peer.counter + 1, static_cast<std::uint32_t>(index + 2)};
  const std::string utf8 = some_text();
  const TextOp op = peer.model.insert(id, text, position, utf8);
  const TextOp fast = peer.fast.insert(id, text, position, utf8);
  ASSERT_EQ(fast.left, op.left);
  ASSERT_EQ(fast.right, op.right);
  peer.counter = op.last_counter();
  sent_[index].push_back({op, peer.heard});
}

void TextPeers::erase(std::size_t index, Handle text) {
  Peer& peer = peers_[index];
  const std::uint32_t length = peer.model.length(text);
  const auto position = static_cast<std::uint32_t>(random_.below(length));
  const auto count = static_cast<std::uint32_t>(1 + random_.below(std::min(length - position, 7U)));
  const OpId id{++peer.counter, static_cast<std::uint32_t>(index + 2)};
  const TextOp op = peer.model.erase(id, text, position, count);
  const TextOp fast = peer.fast.erase(id, text, position, count);
  std::size_t at = 0;  // the model names every code point by itself
  for (const core::IdRun run : fast.erased) {
    for (std::uint32_t i = 0; i < run.length; ++i, ++at) {
      ASSERT_LT(at, op.erased.size());
      ASSERT_EQ(op.erased[at].first, (OpId{run.first.counter + i, run.first.replica}));
    }
  }
  ASSERT_EQ(at, op.erased.size());
  sent_[index].push_back({fast, peer.heard});
}

bool TextPeers::deliver(std::size_t to, std::size_t from) {
  Peer& peer = peers_[to];
  const std::size_t next = peer.heard[from];
  if (to == from || next == sent_[from].size()) return false;
  const Sent& sent = sent_[from][next];
  for (std::size_t i = 0; i < peers_.size(); ++i) {
    if (i != from && sent.heard[i] > peer.heard[i]) return false;  // DESIGN, invariant 4
  }
  peer.fast.apply(sent.op);
  peer.model.apply(sent.op);
  peer.counter = std::max(peer.counter, sent.op.last_counter());
  ++peer.heard[from];
  EXPECT_EQ(peer.fast.text(sent.op.text), peer.model.text(sent.op.text));
  return true;
}

// DESIGN, invariant 6: who starts from a keyframe goes on as the others do.
void TextPeers::reload(Peer& peer) {
  const base::Bytes bytes = keyframe(peer);
  ASSERT_TRUE(peer.fast.texts().load(bytes, objects_));
  ASSERT_EQ(keyframe(peer), bytes);
}

void TextPeers::settle() {
  for (bool more = true; more;) {
    more = false;
    for (std::size_t to = 0; to < peers_.size(); ++to) {
      for (std::size_t from = 0; from < peers_.size(); ++from) {
        while (deliver(to, from)) more = true;
      }
    }
  }
}

void TextPeers::expect_equal() {
  const base::Bytes bytes = keyframe(peers_[0]);
  for (Peer& peer : peers_) {
    EXPECT_EQ(keyframe(peer), bytes);
    for (Handle text = 0; text < texts_; ++text) {
      EXPECT_EQ(peer.fast.text(text), peers_[0].model.text(text));
      std::uint32_t position = 0;
      for (const TextModel::Item& item : peer.model.items(text)) {
        ASSERT_EQ(peer.fast.texts().text_of(item.id), text);
        ASSERT_EQ(peer.fast.texts().right_origin(item.id), item.right);
        ASSERT_EQ(peer.fast.texts().position_of(item.id), position);
        ASSERT_EQ(peer.fast.texts().visible_in({item.id, 1}), item.erased ? 0U : 1U);
        if (!item.erased) ++position;
      }
    }
  }
}

std::string TextPeers::some_text() {
  // ASCII, composed and combining marks, CJK, emoji of several code points, right-to-left.
  static const std::vector<std::string> parts{"a",       "b",
                                              "Z",       " ",
                                              "\n",      "é",
                                              "e\u0301", "語",
                                              "😀",       "👩‍👩‍👧",
                                              "ש",       "\U0001F1EB\U0001F1F7"};
  std::string text;
  for (std::uint64_t i = random_.chance(0.02) ? 300 : 1 + random_.below(5); i != 0; --i) {
    text += parts[random_.below(parts.size())];
  }
  return text;
}

base::Bytes TextPeers::keyframe(Peer& peer) const {
  base::Bytes bytes;
  peer.fast.texts().write(objects_, handles_, bytes);
  return bytes;
}

}  // namespace tablee::tests
