// What goes from one table to another, to messages and back.
#include "wire/day_records.h"
#include "wire/day_values.h"
#include "wire/fields.h"

namespace tablee::wire::day {

void to(const Parcel& in, pb::Parcel& out) {
  out.set_id(in.id.value);
  out.set_from(in.from);
  out.set_to(in.to);
  out.set_participant(in.participant.value);
  for (const Ref& thing : in.things) to(thing, *out.add_things());
  out.set_state(static_cast<pb::ParcelState>(in.state));
  for (const Copied& each : in.copied) {
    auto& copied = *out.add_copied();
    to(each.of, *copied.mutable_of());
    copied.set_copy(each.copy);
  }
  out.set_why(static_cast<pb::ParcelEnd>(in.why));
  out.set_sent(number(in.sent));
}

Parcel from(const pb::Parcel& in) {
  Parcel out;
  out.id = base::Offset{in.id()};
  out.from = in.from();
  out.to = in.to();
  out.participant = base::ParticipantId{in.participant()};
  for (const auto& thing : in.things()) out.things.push_back(from(thing));
  out.state = known(in.state(), ParcelState::returned);
  for (const auto& each : in.copied()) out.copied.push_back({from(each.of()), each.copy()});
  out.why = known(in.why(), ParcelEnd::sender_out);
  out.sent = wall(in.sent());
  return out;
}

base::Bytes encode_arrived(base::Offset parcel, const std::vector<Copied>& copied) {
  Parcel arrived;
  arrived.id = parcel;
  arrived.copied = copied;
  pb::Parcel out;
  to(arrived, out);
  return out.SerializeAsString();
}

std::expected<Parcel, Error> decode_arrived(base::BytesView bytes) {
  pb::Parcel in;
  if (!parse(in, bytes) || in.id() == 0) return std::unexpected(Error::malformed);
  return from(in);
}

}  // namespace tablee::wire::day
