#include "wire/server_frame.h"

#include <google/protobuf/io/coded_stream.h>

#include <algorithm>

#include "wire/fields.h"

namespace tablee::wire {
namespace {

using base::Bytes;
using base::BytesView;
using google::protobuf::io::CodedOutputStream;

std::uint64_t milliseconds(base::WallTime time) {
  return static_cast<std::uint64_t>(time.time_since_epoch().count());
}

base::WallTime wall(std::uint64_t milliseconds) {
  return base::WallTime{std::chrono::milliseconds{milliseconds}};
}

void append_varint(Bytes& out, std::uint64_t value) {
  std::uint8_t buffer[10];
  const auto* end = CodedOutputStream::WriteVarint64ToArray(value, buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(end - buffer));
}

void append_tag(Bytes& out, int number, std::size_t size) {
  append_varint(out, static_cast<std::uint64_t>(number) << 3 | 2);
  append_varint(out, size);
}

void append_message(Bytes& out, int number, const google::protobuf::MessageLite& message) {
  append_tag(out, number, message.ByteSizeLong());
  message.AppendToString(&out);
}

void to_message(const Person& person, v1::Person& out) {
  out.set_participant(person.participant.value);
  out.set_name(person.name);
  out.set_role(static_cast<v1::Role>(person.role));
  out.set_tablet(person.tablet.value);
}

Role role(v1::Role in) {
  return in >= v1::ROLE_MODERATOR && in <= v1::ROLE_OBSERVER ? static_cast<Role>(in)
                                                             : Role::unknown;
}

// A reason of a newer version is one all the same.
NotNow not_now(v1::NotNow in) {
  if (in == v1::NOT_NOW_DAY) return NotNow::day;
  return in == v1::NOT_NOW_NOTHING ? NotNow::nothing : NotNow::disk;
}

Person person_from(const v1::Person& in) {
  return {base::ParticipantId{in.participant()}, in.name(), role(in.role()),
          base::ParticipantId{in.tablet()}};
}

// All of a Welcome but the keyframe and the people, which are appended by whoever shares them.
v1::Welcome to_message(const Welcome& welcome) {
  v1::Welcome out;
  out.set_epoch(welcome.epoch.value);
  out.set_replica(welcome.replica.value);
  out.set_last_seq(welcome.last_seq.value);
  out.set_participant(welcome.participant.value);
  out.set_role(static_cast<v1::Role>(welcome.role));
  out.set_base(welcome.base.value);
  out.set_base_time(milliseconds(welcome.base_time));
  out.set_head(welcome.head.value);
  out.set_keyframe_bytes(welcome.keyframe_bytes);
  out.set_now(milliseconds(welcome.now));
  auto& limits = *out.mutable_limits();
  limits.set_batch_bytes_max(welcome.limits.batch_bytes);
  limits.set_batch_ops_max(welcome.limits.batch_ops);
  limits.set_text_code_points_max(welcome.limits.text_code_points);
  limits.set_objects_max(welcome.limits.objects);
  out.set_base_seq(welcome.base_seq.value);
  out.set_former_seq(welcome.former_seq.value);
  for (const base::Seq seq : welcome.refused_seqs) out.add_refused_seqs(seq.value);
  for (const core::Refusal why : welcome.refused_reasons)
    out.add_refused_reasons(static_cast<std::uint32_t>(why));
  out.set_last_hash(welcome.last_hash);
  out.set_lease_expired(welcome.lease_expired);
  out.set_fullness(welcome.fullness);
  out.set_not_now(static_cast<v1::NotNow>(welcome.not_now));
  return out;
}

BytesView keyframe_of(BytesView welcome) {
  BytesView keyframe;
  Fields fields(welcome);
  while (fields.next()) {
    if (fields.number() == v1::Welcome::kKeyframeFieldNumber && fields.is_bytes()) {
      keyframe = fields.bytes();
    }
  }
  return keyframe;
}

std::expected<Welcome, Error> decode_welcome(BytesView bytes) {
  v1::Welcome in;
  if (!parse(in, bytes)) return std::unexpected(Error::malformed);
  Welcome out;
  out.epoch = base::Epoch{in.epoch()};
  out.replica = base::ReplicaId{in.replica()};
  out.last_seq = base::Seq{in.last_seq()};
  out.participant = base::ParticipantId{in.participant()};
  out.role = role(in.role());
  out.base = base::Offset{in.base()};
  out.base_time = wall(in.base_time());
  out.head = base::Offset{in.head()};
  out.keyframe = keyframe_of(bytes);
  out.keyframe_bytes = in.keyframe_bytes();
  out.now = wall(in.now());
  for (const auto& person : in.people()) out.people.push_back(person_from(person));
  out.limits = {in.limits().batch_bytes_max(), in.limits().batch_ops_max(),
                in.limits().text_code_points_max(), in.limits().objects_max()};
  out.base_seq = base::Seq{in.base_seq()};
  out.former_seq = base::Seq{in.former_seq()};
  for (const std::uint64_t seq : in.refused_seqs()) out.refused_seqs.emplace_back(seq);
  for (const std::uint32_t why : in.refused_reasons()) {
    out.refused_reasons.push_back(static_cast<core::Refusal>(std::min(why, 255U)));
  }
  out.last_hash = in.last_hash();
  out.lease_expired = in.lease_expired();
  out.fullness = in.fullness();
  out.not_now = not_now(in.not_now());
  if (out.replica.value == 0 || out.base > out.head) return std::unexpected(Error::malformed);
  return out;
}

// Parses `bytes` as a Message and calls `take` with it; `take` may fail by returning an error.
template <typename Message, typename F>
std::expected<void, Error> with(BytesView bytes, F&& take) {
  Message message;
  if (!parse(message, bytes)) return std::unexpected(Error::malformed);
  return take(message);
}

using Done = std::expected<void, Error>;

Done decode_presence(BytesView bytes, ServerFrame& frame) {
  return with<v1::Presence>(bytes, [&](const v1::Presence& in) -> Done {
    auto presence = from_message(in);
    if (!presence) return std::unexpected(presence.error());
    frame.presence.push_back(std::move(*presence));
    return {};
  });
}

Done decode_notice(BytesView bytes, ServerFrame& frame) {
  return with<v1::Notice>(bytes, [&](const v1::Notice& in) -> Done {
    const bool known = in.kind() >= 0 && in.kind() <= v1::Notice::KIND_NOT_NOW;
    frame.notice =
        Notice{known ? static_cast<Notice::Kind>(in.kind()) : Notice::Kind::unknown,
               std::chrono::milliseconds{in.in_ms()}, in.fullness(), not_now(in.not_now())};
    return {};
  });
}

Done decode_pong(BytesView bytes, ServerFrame& frame) {
  return with<v1::Pong>(bytes, [&](const v1::Pong& in) -> Done {
    frame.pong = Pong{in.nonce(), base::Offset{in.head()}, wall(in.now())};
    return {};
  });
}

Done decode_witness(BytesView bytes, ServerFrame& frame) {
  return with<v1::Witness>(bytes, [&](const v1::Witness& in) -> Done {
    frame.witness = Witness{base::Offset{in.offset()}, in.mark(), in.seal()};
    return {};
  });
}

Done decode_person(BytesView bytes, ServerFrame& frame) {
  return with<v1::Person>(bytes, [&](const v1::Person& in) -> Done {
    frame.people.push_back(person_from(in));
    return {};
  });
}

template <typename T, typename To>
Done put(std::expected<T, Error> decoded, To&& to) {
  if (!decoded) return std::unexpected(decoded.error());
  to(std::move(*decoded));
  return {};
}

Done decode_field(std::uint32_t number, BytesView bytes, ServerFrame& frame) {
  switch (number) {
    case v1::ServerFrame::kEntriesFieldNumber:
      return put(decode_entry(bytes), [&](Entry entry) { frame.entries.push_back(entry); });
    case v1::ServerFrame::kWelcomeFieldNumber:
      return put(decode_welcome(bytes),
                 [&](Welcome welcome) { frame.welcome = std::move(welcome); });
    case v1::ServerFrame::kPresenceFieldNumber:
      return decode_presence(bytes, frame);
    case v1::ServerFrame::kNoticeFieldNumber:
      return decode_notice(bytes, frame);
    case v1::ServerFrame::kPongFieldNumber:
      return decode_pong(bytes, frame);
    case v1::ServerFrame::kPeopleFieldNumber:
      return decode_person(bytes, frame);
    case v1::ServerFrame::kWitnessFieldNumber:
      return decode_witness(bytes, frame);
    default:
      return {};
  }
}

}  // namespace

void append_welcome_head(Bytes& out, const Welcome& welcome, std::size_t people_bytes) {
  const v1::Welcome message = to_message(welcome);
  Bytes keyframe_tag;
  if (!welcome.keyframe.empty()) {
    append_tag(keyframe_tag, v1::Welcome::kKeyframeFieldNumber, welcome.keyframe.size());
  }
  append_tag(out, v1::ServerFrame::kWelcomeFieldNumber,
             message.ByteSizeLong() + keyframe_tag.size() + welcome.keyframe.size() + people_bytes);
  message.AppendToString(&out);
  out += keyframe_tag;
}

void append_welcome_person(Bytes& out, const Person& person) {
  v1::Person message;
  to_message(person, message);
  append_message(out, v1::Welcome::kPeopleFieldNumber, message);
}

void append_presence(Bytes& out, const Presence& presence) {
  v1::Presence message;
  to_message(presence, message);
  append_message(out, v1::ServerFrame::kPresenceFieldNumber, message);
}

void append_notice(Bytes& out, const Notice& notice) {
  v1::Notice message;
  message.set_kind(static_cast<v1::Notice::Kind>(notice.kind));
  message.set_in_ms(static_cast<std::uint32_t>(notice.in.count()));
  message.set_fullness(notice.fullness);
  message.set_not_now(static_cast<v1::NotNow>(notice.not_now));
  append_message(out, v1::ServerFrame::kNoticeFieldNumber, message);
}

void append_pong(Bytes& out, const Pong& pong) {
  v1::Pong message;
  message.set_nonce(pong.nonce);
  message.set_head(pong.head.value);
  message.set_now(milliseconds(pong.now));
  append_message(out, v1::ServerFrame::kPongFieldNumber, message);
}

void append_person(Bytes& out, const Person& person) {
  v1::Person message;
  to_message(person, message);
  append_message(out, v1::ServerFrame::kPeopleFieldNumber, message);
}

void append_witness(Bytes& out, const Witness& witness) {
  v1::Witness message;
  message.set_offset(witness.offset.value);
  message.set_mark(witness.mark);
  message.set_seal(witness.seal);
  append_message(out, v1::ServerFrame::kWitnessFieldNumber, message);
}

std::expected<void, Error> decode_server_frame(BytesView bytes, ServerFrame& frame) {
  frame.clear();
  Fields fields(bytes);
  while (fields.next()) {
    if (!fields.is_bytes()) continue;
    if (const auto decoded = decode_field(fields.number(), fields.bytes(), frame); !decoded) {
      return decoded;
    }
  }
  if (!fields.ok()) return std::unexpected(Error::malformed);
  return {};
}

}  // namespace tablee::wire
