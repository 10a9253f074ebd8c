// The envelope of an entry, by hand: it is the one message whose cost is paid for every operation, and its
// form is fixed. tests/wire holds it against the generated code.
#include <google/protobuf/io/coded_stream.h>

#include <cstring>

#include "sync.pb.h"
#include "wire/fields.h"
#include "wire/server_frame.h"

namespace tablee::wire {
namespace {

using google::protobuf::io::CodedOutputStream;

constexpr std::uint8_t tag(int number, int type) {
  return static_cast<std::uint8_t>(number << 3 | type);
}
constexpr std::uint8_t entries_tag = tag(v1::ServerFrame::kEntriesFieldNumber, 2);
constexpr std::uint8_t offset_tag = tag(v1::Entry::kOffsetFieldNumber, 0);
constexpr std::uint8_t elapsed_tag = tag(v1::Entry::kElapsedFieldNumber, 0);
constexpr std::uint8_t replica_tag = tag(v1::Entry::kReplicaFieldNumber, 0);
constexpr std::uint8_t batch_tag = tag(v1::Entry::kBatchFieldNumber, 2);
constexpr std::uint8_t seq_tag = tag(v1::Entry::kSeqFieldNumber, 0);
constexpr std::uint8_t refused_tag = tag(v1::Entry::kRefusedFieldNumber, 0);
constexpr std::uint8_t ahead_tag = tag(v1::Entry::kAheadFieldNumber, 0);

std::size_t varint_field_bytes(std::uint64_t value) {
  return value == 0 ? 0 : 1 + CodedOutputStream::VarintSize64(value);
}

std::uint8_t* write_varint_field(std::uint8_t field, std::uint64_t value, std::uint8_t* to) {
  if (value == 0) return to;
  *to++ = field;
  return CodedOutputStream::WriteVarint64ToArray(value, to);
}

std::uint64_t elapsed(const Entry& entry) {
  return static_cast<std::uint64_t>(entry.elapsed.count());
}

std::uint64_t ahead(const Entry& entry) {
  return static_cast<std::uint64_t>(entry.ahead.count());
}

std::size_t body_bytes(const Entry& entry) {
  std::size_t bytes = varint_field_bytes(entry.offset.value) + varint_field_bytes(elapsed(entry)) +
                      varint_field_bytes(entry.replica.value) +
                      varint_field_bytes(entry.seq.value) +
                      varint_field_bytes(static_cast<std::uint64_t>(entry.refused)) +
                      varint_field_bytes(ahead(entry));
  if (!entry.batch.empty()) {
    bytes += 1 + CodedOutputStream::VarintSize64(entry.batch.size()) + entry.batch.size();
  }
  return bytes;
}

}  // namespace

std::size_t entry_bytes(const Entry& entry) {
  const std::size_t body = body_bytes(entry);
  return 1 + CodedOutputStream::VarintSize64(body) + body;
}

char* write_entry(const Entry& entry, char* to) {
  auto* at = reinterpret_cast<std::uint8_t*>(to);
  *at++ = entries_tag;
  at = CodedOutputStream::WriteVarint64ToArray(body_bytes(entry), at);
  at = write_varint_field(offset_tag, entry.offset.value, at);
  at = write_varint_field(elapsed_tag, elapsed(entry), at);
  at = write_varint_field(replica_tag, entry.replica.value, at);
  if (!entry.batch.empty()) {
    *at++ = batch_tag;
    at = CodedOutputStream::WriteVarint64ToArray(entry.batch.size(), at);
    std::memcpy(at, entry.batch.data(), entry.batch.size());
    at += entry.batch.size();
  }
  at = write_varint_field(seq_tag, entry.seq.value, at);
  at = write_varint_field(refused_tag, static_cast<std::uint64_t>(entry.refused), at);
  at = write_varint_field(ahead_tag, ahead(entry), at);
  return reinterpret_cast<char*>(at);
}

void append_entry(base::Bytes& out, const Entry& entry) {
  const std::size_t before = out.size();
  out.resize(before + entry_bytes(entry));
  write_entry(entry, out.data() + before);
}

std::expected<Entry, Error> decode_entry(base::BytesView bytes) {
  Entry out;
  Fields fields(bytes);
  while (fields.next()) {
    if (fields.is_bytes()) {
      if (fields.number() == v1::Entry::kBatchFieldNumber) out.batch = fields.bytes();
      continue;
    }
    if (!fields.is_varint()) continue;
    switch (fields.number()) {
      case v1::Entry::kOffsetFieldNumber:
        out.offset = base::Offset{fields.varint()};
        break;
      case v1::Entry::kElapsedFieldNumber:
        out.elapsed = std::chrono::milliseconds{fields.narrow<std::int64_t>()};
        break;
      case v1::Entry::kReplicaFieldNumber:
        out.replica = base::ReplicaId{fields.narrow<std::uint32_t>()};
        break;
      case v1::Entry::kSeqFieldNumber:
        out.seq = base::Seq{fields.varint()};
        break;
      case v1::Entry::kRefusedFieldNumber:
        out.refused = static_cast<core::Refusal>(fields.narrow<std::uint8_t>());
        break;
      case v1::Entry::kAheadFieldNumber:
        out.ahead = std::chrono::milliseconds{fields.narrow<std::int64_t>()};
        break;
      default:
        break;
    }
  }
  if (!fields.ok() || (out.replica.value == 0) == (out.seq.value == 0)) {
    return std::unexpected(Error::malformed);
  }
  return out;
}

}  // namespace tablee::wire
