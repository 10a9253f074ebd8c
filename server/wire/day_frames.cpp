#include "wire/day_frames.h"

#include <google/protobuf/io/coded_stream.h>

#include "base/limits.h"
#include "wire/day_values.h"
#include "wire/fields.h"

namespace tablee::wire::day {
namespace {

using base::Bytes;
using base::BytesView;
using google::protobuf::io::CodedOutputStream;

void append_varint(Bytes& out, std::uint64_t value) {
  std::uint8_t buffer[10];
  const auto* end = CodedOutputStream::WriteVarint64ToArray(value, buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(end - buffer));
}

void append_message(Bytes& out, int field, const google::protobuf::MessageLite& message,
                    BytesView rest = {}) {
  append_varint(out, static_cast<std::uint64_t>(field) << 3 | 2);
  append_varint(out, message.ByteSizeLong() + rest.size());
  message.AppendToString(&out);
  out += rest;
}

pb::Name message(const Name& in) {
  pb::Name out;
  out.set_participant(in.participant.value);
  out.set_name(in.name);
  return out;
}

pb::Here message(const Here& in) {
  pb::Here out;
  out.set_participant(in.participant.value);
  out.set_here(in.here);
  out.set_board(in.board.value);
  out.set_unsent(in.unsent);
  out.set_since(number(in.since));
  return out;
}

struct Writer {
  pb::ClientFrame& out;
  void operator()(const Hello& in) const {
    auto& hello = *out.mutable_hello();
    hello.set_version(in.version);
    hello.set_token(in.token);
    hello.set_epoch(in.epoch.value);
    hello.set_cursor(in.cursor.value);
    hello.set_instance(in.instance);
    hello.set_watcher(in.watcher);
  }
  void operator()(const Command& in) const { to(in, *out.mutable_command()); }
  void operator()(const Ping& in) const { out.mutable_ping()->set_nonce(in.nonce); }
  void operator()(const View& in) const {
    out.mutable_view()->set_board(in.board.value);
    out.mutable_view()->set_unsent(in.unsent);
  }
};

}  // namespace

std::expected<ClientFrame, Error> decode_client_frame(BytesView bytes) {
  pb::ClientFrame in;
  if (!parse(in, bytes)) return std::unexpected(Error::malformed);
  switch (in.body_case()) {
    case pb::ClientFrame::kHello: {
      const auto& hello = in.hello();
      if (hello.token().size() > limits::token_bytes_max) return std::unexpected(Error::malformed);
      return Hello{hello.version(),
                   hello.token(),
                   base::Epoch{hello.epoch()},
                   base::Offset{hello.cursor()},
                   hello.instance(),
                   hello.watcher()};
    }
    case pb::ClientFrame::kCommand:
      if (in.command().id() == 0) return std::unexpected(Error::malformed);
      return from(in.command());
    case pb::ClientFrame::kPing:
      return Ping{in.ping().nonce()};
    case pb::ClientFrame::kView:
      return View{base::BoardId{in.view().board()}, in.view().unsent()};
    case pb::ClientFrame::BODY_NOT_SET:
      break;
  }
  return std::unexpected(Error::empty);
}

Bytes encode(const ClientFrame& frame) {
  pb::ClientFrame out;
  std::visit(Writer{out}, frame);
  return out.SerializeAsString();
}

void append_welcome_snapshot(Bytes& fields, const Snapshot& snapshot) {
  pb::Snapshot out;
  to(snapshot, out);
  append_message(fields, pb::Welcome::kSnapshotFieldNumber, out);
}

void append_welcome_name(Bytes& fields, const Name& name) {
  append_message(fields, pb::Welcome::kNamesFieldNumber, message(name));
}

void append_welcome_here(Bytes& fields, const Here& here) {
  append_message(fields, pb::Welcome::kHereFieldNumber, message(here));
}

void append_welcome(Bytes& out, const Welcome& welcome, BytesView fields) {
  pb::Welcome head;
  head.set_epoch(welcome.epoch.value);
  head.set_head(welcome.head.value);
  head.set_now(number(welcome.now));
  head.set_participant(welcome.participant.value);
  head.set_role(static_cast<pb::Role>(welcome.role));
  head.set_event(welcome.event.value);
  head.set_agora(welcome.agora.value);
  append_message(out, pb::ServerFrame::kWelcomeFieldNumber, head, fields);
}

void append_name(Bytes& out, const Name& name) {
  append_message(out, pb::ServerFrame::kNamesFieldNumber, message(name));
}

void append_entry(Bytes& out, const Entry& entry) {
  pb::Entry message;
  to(entry, message);
  append_message(out, pb::ServerFrame::kEntriesFieldNumber, message);
}

void append_answer(Bytes& out, const Answer& answer) {
  pb::Answer message;
  message.set_id(answer.id.value);
  message.set_reason(static_cast<pb::Reason>(answer.reason));
  message.set_offset(answer.offset.value);
  append_message(out, pb::ServerFrame::kAnswersFieldNumber, message);
}

void append_here(Bytes& out, const Here& here) {
  append_message(out, pb::ServerFrame::kHereFieldNumber, message(here));
}

void append_notice(Bytes& out, const Notice& notice) {
  pb::Notice message;
  message.set_kind(static_cast<pb::Notice::Kind>(notice.kind));
  message.set_in_ms(static_cast<std::uint32_t>(notice.in.count()));
  append_message(out, pb::ServerFrame::kNoticeFieldNumber, message);
}

void append_pong(Bytes& out, const Pong& pong) {
  pb::Pong message;
  message.set_nonce(pong.nonce);
  message.set_head(pong.head.value);
  message.set_now(number(pong.now));
  append_message(out, pb::ServerFrame::kPongFieldNumber, message);
}

void append_ballot(Bytes& out, const Ballot& ballot) {
  pb::Ballot message;
  to(ballot, message);
  append_message(out, pb::ServerFrame::kBallotsFieldNumber, message);
}

void append_draft(Bytes& out, const Draft& draft) {
  pb::Draft message;
  to(draft, message);
  append_message(out, pb::ServerFrame::kDraftsFieldNumber, message);
}

void append_all_drafts(Bytes& out) {
  append_varint(out, static_cast<std::uint64_t>(pb::ServerFrame::kAllDraftsFieldNumber) << 3);
  append_varint(out, 1);
}

}  // namespace tablee::wire::day
