#include "event/day/house.h"

#include <limits>

namespace tablee::event::day {

House::House() {
  Founding founding;
  founding.event = event;
  founding.agora = agora;
  founding.set_up.title = "Barcamp";
  founding.set_up.language = "fr";
  for (const TableNumber number : {1U, 2U}) {
    Table table;
    table.number = number;
    table.question = "Question " + std::to_string(number);
    table.board = base::BoardId{100 + number};
    table.state = TableState::open;
    founding.tables.push_back(table);
  }
  EXPECT_TRUE(store.write(found_day(founding, base::Epoch{5}, wall)));
  restart();
  register_all();
}

void House::register_all() {
  const std::vector<Registered> people{{anna, Role::moderator, true, "Anna"},
                                       {bruno, Role::moderator, true, "Bruno"},
                                       {chloe, Role::participant, true, "Chloé"},
                                       {denis, Role::participant, true, "Denis"},
                                       {emma, Role::observer, true, "Emma"}};
  day->register_people(people, now());
  settle();
}

void House::restart() {
  held.clear();
  unobeyed.clear();
  dropped = false;
  const auto opening = read_opening(store, event);
  ASSERT_TRUE(opening) << opening.error().message;
  auto opened_day = Day::open(*opening, now(), base::Random{next_id});
  ASSERT_TRUE(opened_day) << opened_day.error().message;
  day = std::make_unique<Day>(std::move(*opened_day));
}

CommandId House::ask(base::ParticipantId from, Wish wish, CommandId id) {
  if (id.value == 0) id = CommandId{next_id++};
  day->receive(AskerId{from.value}, from, {id, std::move(wish)}, now());
  return id;
}

Reason House::send(base::ParticipantId from, Wish wish, CommandId id) {
  id = ask(from, std::move(wish), id);
  settle();
  return answer_to(id);
}

void House::step() {
  Effects effects;
  day->take(effects);
  for (Commit& commit : effects.commits) held.push_back(std::move(commit));
  for (const Order& order : effects.orders) {
    orders.push_back(order);
    unobeyed.push_back(order.serial);
  }
  for (auto& name : effects.names) names.push_back(std::move(name));
  for (auto& table : effects.tables) tables.push_back(std::move(table));
  for (const Told& told : effects.answers) answers[told.answer.id] = told.answer;
  for (auto& ballot : effects.ballots) ballots[{ballot.vote, ballot.participant}] = ballot;
  for (auto& draft : effects.drafts) drafts[{draft.participant, draft.id}] = draft;
  for (auto& handover : effects.handovers) handovers.push_back(std::move(handover));
  for (auto& carriage : effects.carriages) carriages.push_back(std::move(carriage));
  dropped |= effects.dropped;
  if (!holds) commit_held();
  if (!slow) obey_held();
}

void House::commit_held() {
  for (const Commit& commit : std::exchange(held, {})) {
    if (store.write(commit.append)) {
      day->committed(commit.number);
    } else {
      day->commit_failed();
      return;
    }
  }
}

void House::obey_held() {
  for (const std::uint64_t serial : std::exchange(unobeyed, {})) day->obeyed(serial);
}

void House::settle() {
  for (int round = 0; round < 4; ++round) step();
}

void House::advance(std::chrono::milliseconds by) {
  mono += by;
  wall += by;
  day->tick(now());
  settle();
}

Reason House::answer_to(CommandId id) const {
  const auto found = answers.find(id);
  EXPECT_NE(found, answers.end()) << "never answered";
  return found == answers.end() ? Reason::malformed : found->second.reason;
}

Allowed House::allowed(TableNumber place) const {
  const auto board = place == agora_place ? agora : told().table(place)->board;
  return *day->policy(board);
}

std::map<std::uint32_t, std::uint32_t> House::ballot(base::ParticipantId who,
                                                     base::Offset vote) const {
  const auto found = ballots.find({vote, who});
  if (found == ballots.end()) return {};
  return {found->second.given.begin(), found->second.given.end()};
}

std::vector<wire::day::Ballot> House::kept_ballots() const {
  std::vector<wire::day::Ballot> kept;
  const auto sealed = store.sealed(event);
  for (const auto& record : *sealed) {
    if (record.kind != static_cast<std::uint32_t>(wire::day::Sealed::ballot)) continue;
    kept.push_back(*wire::day::decode_ballot(record.bytes));
  }
  return kept;
}

State House::rebuilt() const {
  constexpr auto all = std::numeric_limits<std::size_t>::max();
  State state;
  const auto rows = store.read_day(event, base::Offset{}, all, all);
  for (const auto& row : *rows) {
    state.apply(wire::day::decode_log_record(row.bytes)->entry);
  }
  return state;
}

}  // namespace tablee::event::day
