// What clients in C++ read of the event socket.
#include "wire/day_frames.h"
#include "wire/day_values.h"
#include "wire/fields.h"

namespace tablee::wire::day {
namespace {

Name name(const pb::Name& in) {
  return {base::ParticipantId{in.participant()}, in.name()};
}

Here here(const pb::Here& in) {
  return {base::ParticipantId{in.participant()}, in.here(), base::BoardId{in.board()}, in.unsent(),
          wall(in.since())};
}

Answer answer(const pb::Answer& in) {
  return {CommandId{in.id()}, known(in.reason(), Reason::revealed_together, Reason::malformed),
          base::Offset{in.offset()}};
}

void welcome(const pb::Welcome& in, ServerFrame& out) {
  out.welcome = Welcome{base::Epoch{in.epoch()},
                        base::Offset{in.head()},
                        wall(in.now()),
                        base::ParticipantId{in.participant()},
                        known(in.role(), Role::observer),
                        base::EventId{in.event()},
                        base::BoardId{in.agora()}};
  if (in.has_snapshot()) out.snapshot = from(in.snapshot());
  for (const auto& each : in.names()) out.welcome_names.push_back(name(each));
  for (const auto& each : in.here()) out.welcome_here.push_back(here(each));
}

}  // namespace

std::expected<ServerFrame, Error> decode_server_frame(base::BytesView bytes) {
  pb::ServerFrame in;
  if (!parse(in, bytes)) return std::unexpected(Error::malformed);
  ServerFrame out;
  if (in.has_welcome()) welcome(in.welcome(), out);
  for (const auto& each : in.names()) out.names.push_back(name(each));
  for (const auto& each : in.entries()) out.entries.push_back(from(each));
  for (const auto& each : in.answers()) out.answers.push_back(answer(each));
  for (const auto& each : in.here()) out.here.push_back(here(each));
  if (in.has_notice()) {
    out.notice =
        Notice{known(in.notice().kind(), Notice::Kind::reload), milliseconds{in.notice().in_ms()}};
  }
  if (in.has_pong()) {
    out.pong = Pong{in.pong().nonce(), base::Offset{in.pong().head()}, wall(in.pong().now())};
  }
  for (const auto& each : in.ballots()) out.ballots.push_back(from(each));
  for (const auto& each : in.drafts()) out.drafts.push_back(from(each));
  out.all_drafts = in.all_drafts();
  return out;
}

}  // namespace tablee::wire::day
