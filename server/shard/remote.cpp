#include "shard/remote.h"

#include <utility>

namespace tablee::shard {

void Remote::begin() {
  admitting_ = false;
  shard_.tell(word(ToCarrier::Kind::begin));
}

void Remote::flush() {
  SessionHost* const board = shard_.host(board_);
  if (sending_ || admitting_ || closing_ || board == nullptr) return;
  ToCarrier out = word(ToCarrier::Kind::message);
  board->pull(*this, out.message);
  if (out.message.empty()) return;
  sending_ = true;
  shard_.tell(std::move(out));
}

void Remote::pause() {
  if (!std::exchange(paused_, true)) shard_.tell(word(ToCarrier::Kind::pause));
}

void Remote::resume() {
  paused_ = false;
  shard_.tell(word(ToCarrier::Kind::resume));
}

void Remote::close(wire::Close code) {
  if (std::exchange(closing_, true)) return;
  ToCarrier out = word(ToCarrier::Kind::close);
  out.code = code;
  shard_.tell(std::move(out));
}

void Remote::heard(const ToOwner& word) {
  if (word.kind == ToOwner::Kind::taken) {
    sending_ = false;
    return flush();
  }
  SessionHost* const board = shard_.host(board_);
  if (closing_ || board == nullptr) return;
  board->receive(*this, word.frame);
  if (word.kind == ToOwner::Kind::last_frame && !paused_) resume();
}

}  // namespace tablee::shard
