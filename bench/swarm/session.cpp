#include "session.h"

#include "base/hash.h"
#include "base/limits.h"

namespace tablee::swarm {
namespace {

// A batch begins with its counter: tag 1, varint.
std::uint64_t counter_of(std::string_view batch) {
  std::uint64_t value = 0;
  for (unsigned i = 1, shift = 0; i < batch.size() && shift < 64; ++i, shift += 7) {
    const auto byte = static_cast<unsigned char>(batch[i]);
    value |= std::uint64_t{byte & 127U} << shift;
    if (byte < 128) break;
  }
  return value;
}

}  // namespace

bool Session::open(std::uint16_t port, const std::string& board, const std::string& token) {
  token_ = token;
  return socket_.open(port, "/api/v1/boards/" + board + "/socket");
}

void Session::receive(std::string& scratch, Measure& measure) {
  const bool was_closed = socket_.closed();
  socket_.receive(scratch, [&](std::string_view bytes) { message(bytes, measure); });
  if (socket_.upgraded() && !said_hello_) {
    said_hello_ = true;
    wire::Hello hello;
    hello.token = token_;
    hello.instance = base::fnv1a(token_) ^ reinterpret_cast<std::uintptr_t>(this);
    socket_.send(wire::encode(hello));
    socket_.flush();
  }
  if (socket_.closed() && !was_closed) ++measure.closed;
}

void Session::message(std::string_view bytes, Measure& measure) {
  frame_.clear();
  if (!wire::decode_server_frame(bytes, frame_)) {
    ++measure.gaps;
    return;
  }
  if (frame_.welcome) welcome(*frame_.welcome);
  const Time arrived = now();
  for (const auto& one : frame_.entries) entry(one, arrived, measure);
}

void Session::welcome(const wire::Welcome& welcome) {
  ready_ = true;
  cursor_ = welcome.base.value;
  head_ = welcome.head.value;
  author_.begin(welcome.replica.value, 1);
  peers_[welcome.replica.value] = this;
}

Time Session::due_of(std::uint64_t counter) const {
  return counter >= 1 && counter <= due_.size() ? due_[counter - 1] : Time{};
}

void Session::entry(const wire::Entry& entry, Time arrived, Measure& measure) {
  if (entry.offset.value != 0) {
    if (entry.offset.value != cursor_ + 1) ++measure.gaps;
    cursor_ = entry.offset.value;
    heard_ = arrived;
  }
  if (entry.seq.value != 0) {
    if (entry.refused != core::Refusal::none) ++measure.refused;
    if (measure.on) measure.acked += entry.seq.value - acked_;
    acked_ = entry.seq.value;
    return;
  }
  const bool old = cursor_ <= head_;  // it was there before this session was
  if (!measure.on || entry.batch.empty() || old) return;
  const auto author = peers_.find(entry.replica.value);
  if (author == peers_.end()) return;
  const Time due = author->second->due_of(counter_of(entry.batch));
  if (due == Time{}) return;
  ++measure.deliveries;
  measure.latency.add(static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(arrived - due).count()));
}

bool Session::write(Time due, Measure& measure) {
  if (sent_ - acked_ >= limits::submit_batches_max) return false;
  return write(author_.next(), due, measure);
}

bool Session::write(const std::string& batch, Time due, Measure& measure) {
  due_.resize(author_.counter() - 1, Time{});
  due_.back() = due;
  wire::Submit submit;
  submit.first_seq = base::Seq{++sent_};
  submit.batches.emplace_back(batch);
  socket_.send(wire::encode(submit));
  if (measure.on) ++measure.sent;
  return true;
}

void Session::ping() {
  socket_.send(wire::encode(wire::Ping{1}));
}

}  // namespace tablee::swarm
