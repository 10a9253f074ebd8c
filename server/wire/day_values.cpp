#include "wire/day_values.h"

namespace tablee::wire::day {

std::uint64_t number(milliseconds time) {
  return static_cast<std::uint64_t>(time.count());
}

milliseconds span(std::uint64_t value) {
  return milliseconds{static_cast<std::int64_t>(value & ~std::uint64_t{0} >> 2)};
}

std::uint64_t number(base::WallTime time) {
  return number(time.time_since_epoch());
}

base::WallTime wall(std::uint64_t since_epoch) {
  return base::WallTime{span(since_epoch)};
}

void to(const SetUp& in, pb::SetUp& out) {
  out.set_title(in.title);
  out.set_date(in.date);
  out.set_time_zone(in.time_zone);
  out.set_place(in.place);
  out.set_language(in.language);
  for (const auto& principle : in.principles) out.add_principles(principle);
  out.set_introduction(in.introduction);
  out.set_closing(in.closing);
  out.set_contact(in.contact);
  out.set_responsible(in.responsible);
  out.set_retention_days(in.retention_days);
}

SetUp from(const pb::SetUp& in) {
  return {in.title(),        in.date(),          in.time_zone(),
          in.place(),        in.language(),      {in.principles().begin(), in.principles().end()},
          in.introduction(), in.closing(),       in.contact(),
          in.responsible(),  in.retention_days()};
}

void to(const Phase& in, pb::Phase& out) {
  out.set_id(in.id);
  out.set_title(in.title);
  out.set_instruction(in.instruction);
  out.mutable_tables()->Add(in.tables.begin(), in.tables.end());
  auto& allowed = *out.mutable_allowed();
  allowed.set_write(in.allowed.write);
  allowed.set_move_others(in.allowed.move_others);
  allowed.set_ink(in.allowed.ink);
  allowed.set_vote(in.allowed.vote);
  allowed.set_propose(in.allowed.propose);
  out.set_privacy(static_cast<pb::Privacy>(in.privacy));
  out.set_names(static_cast<pb::Names>(in.names));
  out.set_place(static_cast<pb::Place>(in.place));
  out.set_length(number(in.length));
  out.set_locks_at_end(in.locks_at_end);
}

Phase from(const pb::Phase& in) {
  Phase out;
  out.id = in.id();
  out.title = in.title();
  out.instruction = in.instruction();
  out.tables.assign(in.tables().begin(), in.tables().end());
  const auto& allowed = in.allowed();
  out.allowed = {allowed.write(), allowed.move_others(), allowed.ink(), allowed.vote(),
                 allowed.propose()};
  // What is not known hides: better too little is shown than too much.
  out.privacy = known(in.privacy(), Privacy::hidden, Privacy::hidden);
  out.names = known(in.names(), Names::hidden, Names::hidden);
  out.place = known(in.place(), Place::screen);
  out.length = span(in.length());
  out.locks_at_end = in.locks_at_end();
  return out;
}

void to(const Agenda& in, pb::Agenda& out) {
  for (const auto& phase : in.phases) to(phase, *out.add_phases());
  out.set_revision(in.revision.value);
}

Agenda from(const pb::Agenda& in) {
  Agenda out;
  for (const auto& phase : in.phases()) out.phases.push_back(from(phase));
  out.revision = base::Offset{in.revision()};
  return out;
}

void to(const Run& in, pb::Run& out) {
  out.set_id(in.id.value);
  to(in.phase, *out.mutable_phase());
  out.set_began(number(in.began));
  out.set_ended(number(in.ended));
  out.set_locked(in.locked);
}

Run from(const pb::Run& in) {
  return {base::Offset{in.id()}, from(in.phase()), wall(in.began()), wall(in.ended()), in.locked()};
}

void to(const Timer& in, pb::Timer& out) {
  out.set_id(in.id.value);
  out.set_table(in.table);
  out.set_state(static_cast<pb::TimerState>(in.state));
  out.set_ends(number(in.ends));
  out.set_left(number(in.left));
  out.set_length(number(in.length));
  out.set_started_by(in.started_by.value);
  out.set_run(in.run.value);
}

Timer from(const pb::Timer& in) {
  return {base::Offset{in.id()},
          in.table(),
          known(in.state(), TimerState::stopped),
          wall(in.ends()),
          span(in.left()),
          span(in.length()),
          base::ParticipantId{in.started_by()},
          base::Offset{in.run()}};
}

void to(const Freeze& in, pb::Freeze& out) {
  out.set_table(in.table);
  out.set_on(in.on);
}

Freeze from(const pb::Freeze& in) {
  return {in.table(), in.on()};
}

void to(const Ref& in, pb::Ref& out) {
  out.set_counter(in.counter);
  out.set_replica(in.replica.value);
}

Ref from(const pb::Ref& in) {
  return {in.counter(), base::ReplicaId{in.replica()}};
}

void to(const Table& in, pb::Table& out) {
  out.set_number(in.number);
  out.set_question(in.question);
  out.set_board(in.board.value);
  out.set_state(static_cast<pb::TableState>(in.state));
  if (in.topic) to(*in.topic, *out.mutable_topic());
  out.set_into(in.into);
  out.set_soft_limit(in.soft_limit);
  out.set_led(in.led);
  out.set_private_(in.hides);
}

Table from(const pb::Table& in) {
  Table out{
      in.number(),  in.question(), base::BoardId{in.board()}, known(in.state(), TableState::merged),
      {},           in.into(),     in.soft_limit(),           in.led(),
      in.private_()};
  if (in.has_topic()) out.topic = from(in.topic());
  return out;
}

void to(const Person& in, pb::Person& out) {
  out.set_participant(in.participant.value);
  out.set_role(static_cast<pb::Role>(in.role));
  out.set_state(static_cast<pb::PersonState>(in.state));
  out.set_naming(in.naming);
  out.set_tablet(in.tablet.value);
}

Person from(const pb::Person& in) {
  return {base::ParticipantId{in.participant()}, known(in.role(), Role::observer),
          known(in.state(), PersonState::gone), in.naming(), base::ParticipantId{in.tablet()}};
}

void to(const Seat& in, pb::Seat& out) {
  out.set_participant(in.participant.value);
  out.set_table(in.table);
  out.set_moved_by(in.moved_by.value);
}

Seat from(const pb::Seat& in) {
  return {base::ParticipantId{in.participant()}, in.table(), base::ParticipantId{in.moved_by()}};
}

void to(const Mark& in, pb::Mark& out) {
  out.set_participant(in.participant.value);
  out.set_kind(static_cast<pb::MarkKind>(in.kind));
  out.set_on(in.on);
  out.set_of(in.of);
}

Mark from(const pb::Mark& in) {
  return {base::ParticipantId{in.participant()}, known(in.kind(), MarkKind::stay), in.on(),
          in.of()};
}

void to(const Call& in, pb::Call& out) {
  out.set_id(in.id.value);
  out.set_table(in.table);
  out.set_board(in.board.value);
  out.mutable_region()->Add(in.region.begin(), in.region.end());
  out.set_until(number(in.until));
}

Call from(const pb::Call& in) {
  return {base::Offset{in.id()},
          in.table(),
          base::BoardId{in.board()},
          {in.region().begin(), in.region().end()},
          wall(in.until())};
}

}  // namespace tablee::wire::day
