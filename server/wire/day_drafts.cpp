// Private writing to messages and back.
#include "wire/day_values.h"

namespace tablee::wire::day {

void to(const Draft& in, pb::Draft& out) {
  out.set_id(in.id.value);
  out.set_table(in.table);
  out.set_participant(in.participant.value);
  out.set_x(in.x);
  out.set_y(in.y);
  out.set_colour(in.colour);
  out.set_text(in.text);
  if (in.zone) to(*in.zone, *out.mutable_zone());
  out.set_gone(in.gone);
  out.set_nameless(in.nameless);
}

Draft from(const pb::Draft& in) {
  Draft out;
  out.id = DraftId{in.id()};
  out.table = in.table();
  out.participant = base::ParticipantId{in.participant()};
  out.x = in.x();
  out.y = in.y();
  out.colour = in.colour();
  out.text = in.text();
  if (in.has_zone()) out.zone = from(in.zone());
  out.gone = in.gone();
  out.nameless = in.nameless();
  return out;
}

void to(const Drafts& in, pb::Drafts& out) {
  out.set_table(in.table);
  out.set_notes(in.notes);
  out.set_people(in.people);
}

Drafts from(const pb::Drafts& in) {
  return {in.table(), in.notes(), in.people()};
}

void to(const Reveal& in, pb::Reveal& out) {
  out.set_id(in.id.value);
  out.set_table(in.table);
  out.set_participant(in.participant.value);
  out.set_state(static_cast<pb::RevealState>(in.state));
  out.set_due(number(in.due));
  out.set_notes(in.notes);
  out.set_left(in.left);
}

Reveal from(const pb::Reveal& in) {
  return {base::Offset{in.id()},
          in.table(),
          base::ParticipantId{in.participant()},
          known(in.state(), RevealState::done, RevealState::done),
          wall(in.due()),
          in.notes(),
          in.left()};
}

}  // namespace tablee::wire::day
