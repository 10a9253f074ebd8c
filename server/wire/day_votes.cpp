// Votes to messages and back.
#include "wire/day_values.h"

namespace tablee::wire::day {

void to(const Vote& in, pb::Vote& out) {
  out.set_id(in.id.value);
  out.set_title(in.title);
  out.set_board(in.board.value);
  for (const Ref& candidate : in.candidates) to(candidate, *out.add_candidates());
  out.set_dots(in.dots);
  out.set_most(in.most);
  out.set_live(in.live);
  out.set_names(static_cast<pb::Names>(in.names));
  out.set_began(number(in.began));
  out.set_ends(number(in.ends));
  out.set_state(static_cast<pb::VoteState>(in.state));
  out.set_shown(in.shown);
  out.set_hands(in.hands);
  for (const Given& given : in.given) {
    auto& line = *out.add_given();
    line.set_participant(given.participant.value);
    line.set_candidate(given.candidate);
    line.set_dots(given.dots);
  }
  out.set_opened_by(in.opened_by.value);
  out.set_put_away(in.put_away);
}

Vote from(const pb::Vote& in) {
  Vote out;
  out.id = base::Offset{in.id()};
  out.title = in.title();
  out.board = base::BoardId{in.board()};
  for (const auto& candidate : in.candidates()) out.candidates.push_back(from(candidate));
  out.dots = in.dots();
  out.most = in.most();
  out.live = in.live();
  // What is not known hides, as of a phase.
  out.names = known(in.names(), Names::hidden, Names::hidden);
  out.began = wall(in.began());
  out.ends = wall(in.ends());
  out.state = known(in.state(), VoteState::removed, VoteState::closed);
  out.shown = in.shown();
  out.hands = in.hands();
  for (const auto& line : in.given()) {
    out.given.push_back({base::ParticipantId{line.participant()}, line.candidate(), line.dots()});
  }
  out.opened_by = base::ParticipantId{in.opened_by()};
  out.put_away = in.put_away();
  return out;
}

void to(const Tally& in, pb::Tally& out) {
  out.set_vote(in.vote.value);
  out.set_candidate(in.candidate);
  out.set_dots(in.dots);
  out.set_hands(in.hands);
  out.set_people(in.people);
}

Tally from(const pb::Tally& in) {
  return {base::Offset{in.vote()}, in.candidate(), in.dots(), in.hands(), in.people()};
}

void to(const Turnout& in, pb::Turnout& out) {
  out.set_vote(in.vote.value);
  out.set_people(in.people);
  out.set_dots(in.dots);
}

Turnout from(const pb::Turnout& in) {
  return {base::Offset{in.vote()}, in.people(), in.dots()};
}

void to(const Ballot& in, pb::Ballot& out) {
  out.set_vote(in.vote.value);
  out.set_participant(in.participant.value);
  for (const auto& [candidate, dots] : in.given) {
    out.add_given(candidate);
    out.add_given(dots);
  }
}

Ballot from(const pb::Ballot& in) {
  Ballot out{base::Offset{in.vote()}, base::ParticipantId{in.participant()}, {}};
  for (int at = 0; at + 1 < in.given_size(); at += 2) {
    out.given.emplace_back(in.given(at), in.given(at + 1));
  }
  return out;
}

}  // namespace tablee::wire::day
