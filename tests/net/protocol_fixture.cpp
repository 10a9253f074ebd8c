#include "net/protocol_fixture.h"

namespace tablee::net {

wire::Hello hello(std::string token) {
  wire::Hello hello;
  hello.token = std::move(token);
  hello.instance = 1;
  return hello;
}

std::optional<Heard> listen(RawSocket& socket) {
  auto message = socket.receive_message();
  if (!message) return std::nullopt;
  Heard heard{std::move(*message), {}};
  EXPECT_TRUE(wire::decode_server_frame(heard.bytes, heard.frame));
  return heard;
}

core::Op create_op(core::ObjectKind kind, std::uint64_t counter) {
  core::Op op;
  op.kind = core::OpKind::create;
  op.id = {counter, 0};
  op.object_kind = kind;
  op.raw_object_kind = static_cast<std::uint32_t>(kind);
  op.bytes = "V";
  return op;
}

base::Bytes batch_of(std::vector<core::Op> ops, std::uint64_t counter) {
  core::Batch batch;
  batch.counter = counter;
  batch.ops = std::move(ops);
  base::Bytes bytes;
  core::encode_batch(batch, 0, bytes);
  return bytes;
}

base::Bytes note_batch(std::uint64_t counter) {
  return batch_of({create_op(core::ObjectKind::note, counter)}, counter);
}

}  // namespace tablee::net
