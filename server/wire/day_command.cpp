// Commands to messages and back.
#include "wire/day_command.h"

#include "wire/day_values.h"

namespace tablee::wire::day {
namespace {

ChangeSetUp from_change(const pb::ChangeSetUp& in) {
  ChangeSetUp out;
  if (in.has_title()) out.title = in.title();
  if (in.has_date()) out.date = in.date();
  if (in.has_time_zone()) out.time_zone = in.time_zone();
  if (in.has_place()) out.place = in.place();
  if (in.has_language()) out.language = in.language();
  if (in.has_principles()) out.principles.emplace(in.principles().begin(), in.principles().end());
  if (in.has_introduction()) out.introduction = in.introduction();
  if (in.has_closing()) out.closing = in.closing();
  if (in.has_contact()) out.contact = in.contact();
  if (in.has_responsible()) out.responsible = in.responsible();
  if (in.has_retention_days()) out.retention_days = in.retention_days();
  return out;
}

OpenTable from_open(const pb::OpenTable& in) {
  OpenTable out{in.number(), in.question(), {}, in.soft_limit()};
  if (in.has_topic()) out.topic = from(in.topic());
  return out;
}

Wish wish(const pb::Command& in) {
  switch (in.what_case()) {
    case pb::Command::kChangeSetUp:
      return from_change(in.change_set_up());
    case pb::Command::kChangeAgenda:
      return ChangeAgenda{from(in.change_agenda().agenda())};
    case pb::Command::kSetStage:
      return SetStage{known(in.set_stage().stage(), Stage::archived)};
    case pb::Command::kBeginPhase:
      return BeginPhase{from(in.begin_phase().phase()), base::Offset{in.begin_phase().seen()},
                        in.begin_phase().without_timer()};
    case pb::Command::kEndPhase:
      return EndPhase{base::Offset{in.end_phase().run()}};
    case pb::Command::kStartTimer: {
      // Through a Timer, whose lengths are bounded.
      pb::Timer timer;
      timer.set_length(in.start_timer().length());
      return StartTimer{in.start_timer().table(), from(timer).length,
                        base::Offset{in.start_timer().seen()}};
    }
    case pb::Command::kChangeTimer:
      return ChangeTimer{base::Offset{in.change_timer().timer()},
                         known(in.change_timer().act(), ChangeTimer::Act::stop),
                         milliseconds{in.change_timer().by()}};
    case pb::Command::kFreeze:
      return from(in.freeze());
    case pb::Command::kOpenTable:
      return from_open(in.open_table());
    case pb::Command::kChangeTable:
      return ChangeTable{
          in.change_table().number(), known(in.change_table().act(), ChangeTable::Act::open),
          in.change_table().question(), in.change_table().into(), in.change_table().soft_limit()};
    case pb::Command::kSit:
      return from(in.sit());
    case pb::Command::kMark:
      return from(in.mark());
    case pb::Command::kCall:
      return MakeCall{from(in.call().call()), in.call().over()};
    case pb::Command::kOpenVote:
      return OpenVote{from(in.open_vote().vote()), span(in.open_vote().length())};
    case pb::Command::kChangeVote:
      return ChangeVote{base::Offset{in.change_vote().vote()},
                        known(in.change_vote().act(), ChangeVote::Act::hands),
                        span(in.change_vote().by()), in.change_vote().hands()};
    case pb::Command::kCast:
      return Cast{base::Offset{in.cast().vote()}, in.cast().candidate(), in.cast().dots(),
                  in.cast().hands()};
    case pb::Command::kWriteDraft:
      return from(in.write_draft());
    case pb::Command::kReveal:
      return from(in.reveal());
    case pb::Command::kSendParcel:
      return from(in.send_parcel());
    case pb::Command::kCallBack:
      return CallBack{base::Offset{in.call_back().parcel()}};
    case pb::Command::kThrowDraftsAway:
      return ThrowDraftsAway{};
    case pb::Command::WHAT_NOT_SET:
      break;
  }
  return {};
}

struct Writer {
  pb::Command& out;
  void operator()(std::monostate) const {}
  void operator()(const ChangeSetUp& in) const {
    auto& change = *out.mutable_change_set_up();
    if (in.title) change.set_title(*in.title);
    if (in.date) change.set_date(*in.date);
    if (in.time_zone) change.set_time_zone(*in.time_zone);
    if (in.place) change.set_place(*in.place);
    if (in.language) change.set_language(*in.language);
    if (in.principles) {
      change.set_has_principles(true);
      for (const auto& principle : *in.principles) change.add_principles(principle);
    }
    if (in.introduction) change.set_introduction(*in.introduction);
    if (in.closing) change.set_closing(*in.closing);
    if (in.contact) change.set_contact(*in.contact);
    if (in.responsible) change.set_responsible(*in.responsible);
    if (in.retention_days) change.set_retention_days(*in.retention_days);
  }
  void operator()(const ChangeAgenda& in) const {
    to(in.agenda, *out.mutable_change_agenda()->mutable_agenda());
  }
  void operator()(const SetStage& in) const {
    out.mutable_set_stage()->set_stage(static_cast<pb::Stage>(in.stage));
  }
  void operator()(const BeginPhase& in) const {
    to(in.phase, *out.mutable_begin_phase()->mutable_phase());
    out.mutable_begin_phase()->set_seen(in.seen.value);
    out.mutable_begin_phase()->set_without_timer(in.without_timer);
  }
  void operator()(const EndPhase& in) const { out.mutable_end_phase()->set_run(in.run.value); }
  void operator()(const StartTimer& in) const {
    auto& start = *out.mutable_start_timer();
    start.set_table(in.table);
    start.set_length(static_cast<std::uint64_t>(in.length.count()));
    start.set_seen(in.seen.value);
  }
  void operator()(const ChangeTimer& in) const {
    auto& change = *out.mutable_change_timer();
    change.set_timer(in.timer.value);
    change.set_act(static_cast<pb::ChangeTimer::Act>(in.act));
    change.set_by(in.by.count());
  }
  void operator()(const Freeze& in) const { to(in, *out.mutable_freeze()); }
  void operator()(const OpenTable& in) const {
    auto& open = *out.mutable_open_table();
    open.set_number(in.number);
    open.set_question(in.question);
    if (in.topic) to(*in.topic, *open.mutable_topic());
    open.set_soft_limit(in.soft_limit);
  }
  void operator()(const ChangeTable& in) const {
    auto& change = *out.mutable_change_table();
    change.set_number(in.number);
    change.set_act(static_cast<pb::ChangeTable::Act>(in.act));
    change.set_question(in.question);
    change.set_into(in.into);
    change.set_soft_limit(in.soft_limit);
  }
  void operator()(const Seat& in) const { to(in, *out.mutable_sit()); }
  void operator()(const Mark& in) const { to(in, *out.mutable_mark()); }
  void operator()(const MakeCall& in) const {
    to(in.call, *out.mutable_call()->mutable_call());
    out.mutable_call()->set_over(in.over);
  }
  void operator()(const OpenVote& in) const {
    to(in.vote, *out.mutable_open_vote()->mutable_vote());
    out.mutable_open_vote()->set_length(number(in.length));
  }
  void operator()(const ChangeVote& in) const {
    auto& change = *out.mutable_change_vote();
    change.set_vote(in.vote.value);
    change.set_act(static_cast<pb::ChangeVote::Act>(in.act));
    change.set_by(number(in.by));
    change.set_hands(in.hands);
  }
  void operator()(const Cast& in) const {
    auto& cast = *out.mutable_cast();
    cast.set_vote(in.vote.value);
    cast.set_candidate(in.candidate);
    cast.set_dots(in.dots);
    cast.set_hands(in.hands);
  }
  void operator()(const Draft& in) const { to(in, *out.mutable_write_draft()); }
  void operator()(const Reveal& in) const { to(in, *out.mutable_reveal()); }
  void operator()(const Parcel& in) const { to(in, *out.mutable_send_parcel()); }
  void operator()(const CallBack& in) const {
    out.mutable_call_back()->set_parcel(in.parcel.value);
  }
  void operator()(const ThrowDraftsAway&) const { out.set_throw_drafts_away(true); }
};

}  // namespace

void to(const Command& in, pb::Command& out) {
  out.set_id(in.id.value);
  out.set_as(in.as.value);
  std::visit(Writer{out}, in.wish);
}

Command from(const pb::Command& in) {
  return {CommandId{in.id()}, wish(in), base::ParticipantId{in.as()}};
}

}  // namespace tablee::wire::day
