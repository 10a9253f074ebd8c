#include "wire/client_frame.h"

#include <google/protobuf/io/coded_stream.h>

#include "base/limits.h"
#include "sync.pb.h"
#include "wire/fields.h"

namespace tablee::wire {
namespace {

using base::BytesView;
// Whatever a client says: a time that can be told in signed milliseconds.
constexpr std::uint64_t wall_milliseconds = ~std::uint64_t{0} >> 1;

template <typename T>
using Result = std::expected<T, Error>;

Result<Hello> decode_hello(BytesView bytes) {
  v1::Hello in;
  if (!parse(in, bytes)) return std::unexpected(Error::malformed);
  if (in.next_seq() == 0 || in.token().size() > limits::token_bytes_max) {
    return std::unexpected(Error::malformed);
  }
  if (in.acked_seq() >= in.next_seq()) return std::unexpected(Error::malformed);
  if (in.unacked_hashes().size() > static_cast<int>(limits::submit_batches_max)) {
    return std::unexpected(Error::too_many);
  }
  Hello out;
  out.version = in.version();
  out.token = std::move(*in.mutable_token());
  out.epoch = base::Epoch{in.epoch()};
  out.cursor = base::Offset{in.cursor()};
  out.replica = base::ReplicaId{in.replica()};
  out.next_seq = base::Seq{in.next_seq()};
  out.last_batch_hash = in.last_batch_hash();
  out.acked_seq = base::Seq{in.acked_seq()};
  out.acked_batch_hash = in.acked_batch_hash();
  out.want_keyframe = in.want_keyframe();
  out.unacked_hashes.assign(in.unacked_hashes().begin(), in.unacked_hashes().end());
  out.instance = in.instance();
  out.watcher = in.watcher();
  out.cursor_time = base::WallTime{
      std::chrono::milliseconds{static_cast<std::int64_t>(in.cursor_time() & wall_milliseconds)}};
  out.witness = {base::Offset{in.witness().offset()}, in.witness().mark(), in.witness().seal()};
  return out;
}

// By hand, because the generated code would copy each batch.
Result<Submit> decode_submit(BytesView bytes) {
  Submit out;
  Fields fields(bytes);
  while (fields.next()) {
    if (fields.number() == v1::Submit::kFirstSeqFieldNumber && fields.is_varint()) {
      out.first_seq = base::Seq{fields.varint()};
    } else if (fields.number() == v1::Submit::kBatchesFieldNumber && fields.is_bytes()) {
      if (out.batches.size() == limits::submit_batches_max) return std::unexpected(Error::too_many);
      out.batches.push_back(fields.bytes());
    }
  }
  if (!fields.ok() || out.first_seq.value == 0 || out.batches.empty()) {
    return std::unexpected(Error::malformed);
  }
  return out;
}

Result<Presence> decode_presence_body(BytesView bytes) {
  if (bytes.size() > limits::presence_bytes_max) return std::unexpected(Error::too_large);
  v1::Presence in;
  if (!parse(in, bytes)) return std::unexpected(Error::malformed);
  return from_message(in);
}

Result<Ping> decode_ping(BytesView bytes) {
  v1::Ping in;
  if (!parse(in, bytes)) return std::unexpected(Error::malformed);
  return Ping{in.nonce()};
}

Result<ClientFrame> decode_body(std::uint32_t number, BytesView bytes) {
  switch (number) {
    case v1::ClientFrame::kHelloFieldNumber:
      return decode_hello(bytes);
    case v1::ClientFrame::kSubmitFieldNumber:
      return decode_submit(bytes);
    case v1::ClientFrame::kPresenceFieldNumber:
      return decode_presence_body(bytes);
    case v1::ClientFrame::kPingFieldNumber:
      return decode_ping(bytes);
    default:
      return std::unexpected(Error::empty);
  }
}

base::Bytes serialise(const v1::ClientFrame& frame) {
  return frame.SerializeAsString();
}

}  // namespace

Result<ClientFrame> decode_client_frame(BytesView bytes) {
  std::uint32_t number = 0;
  BytesView body;
  Fields fields(bytes);
  while (fields.next()) {
    const bool known = fields.number() >= v1::ClientFrame::kHelloFieldNumber &&
                       fields.number() <= v1::ClientFrame::kPingFieldNumber;
    if (!known) continue;
    if (!fields.is_bytes() || number != 0) return std::unexpected(Error::malformed);
    number = fields.number();
    body = fields.bytes();
  }
  if (!fields.ok()) return std::unexpected(Error::malformed);
  return decode_body(number, body);
}

base::Bytes encode(const Hello& hello) {
  v1::ClientFrame frame;
  auto& out = *frame.mutable_hello();
  out.set_version(hello.version);
  out.set_token(hello.token);
  out.set_epoch(hello.epoch.value);
  out.set_cursor(hello.cursor.value);
  out.set_replica(hello.replica.value);
  out.set_next_seq(hello.next_seq.value);
  out.set_last_batch_hash(hello.last_batch_hash);
  out.set_acked_seq(hello.acked_seq.value);
  out.set_acked_batch_hash(hello.acked_batch_hash);
  out.set_want_keyframe(hello.want_keyframe);
  for (const std::uint64_t hash : hello.unacked_hashes) out.add_unacked_hashes(hash);
  out.set_instance(hello.instance);
  out.set_watcher(hello.watcher);
  out.set_cursor_time(static_cast<std::uint64_t>(hello.cursor_time.time_since_epoch().count()));
  if (hello.witness.offset.value > 0) {
    auto& witness = *out.mutable_witness();
    witness.set_offset(hello.witness.offset.value);
    witness.set_mark(hello.witness.mark);
    witness.set_seal(hello.witness.seal);
  }
  return serialise(frame);
}

base::Bytes encode(const Submit& submit) {
  v1::ClientFrame frame;
  auto& out = *frame.mutable_submit();
  out.set_first_seq(submit.first_seq.value);
  for (const BytesView batch : submit.batches) out.add_batches(batch.data(), batch.size());
  return serialise(frame);
}

base::Bytes encode(const Presence& presence) {
  v1::ClientFrame frame;
  to_message(presence, *frame.mutable_presence());
  return serialise(frame);
}

base::Bytes encode(const Ping& ping) {
  v1::ClientFrame frame;
  frame.mutable_ping()->set_nonce(ping.nonce);
  return serialise(frame);
}

}  // namespace tablee::wire
