#include "sim/event_day.h"

#include <gtest/gtest.h>

#include <limits>

#include "room/founding.h"

namespace tablee::sim {
namespace {

using namespace std::chrono_literals;
using namespace event::day;
using wire::day::CommandId;

constexpr auto all = std::numeric_limits<std::size_t>::max();
Founding barcamp(base::EventId event, base::BoardId agora) {
  Founding founding;
  founding.event = event;
  founding.agora = agora;
  founding.set_up.title = "Barcamp";
  founding.set_up.language = "fr";
  for (const TableNumber number : {1U, 2U}) {
    Table table;
    table.number = number;
    table.question = "Why?";
    table.board = base::BoardId{100 + number};
    table.state = TableState::open;
    founding.tables.push_back(table);
  }
  return founding;
}

TableNumber place_of(const State& state, base::BoardId board) {
  for (const auto& [number, table] : state.tables) {
    if (table.board == board) return number;
  }
  return agora_place;
}

}  // namespace

EventDay::EventDay(std::uint64_t seed, DayTally& tally)
    : random_(seed), tally_(tally), boards_{agora, base::BoardId{101}, base::BoardId{102}} {
  EXPECT_TRUE(store_.write(found_day(barcamp(event_, agora), base::Epoch{5}, wall_)));
  for (const base::BoardId board : boards_) {
    EXPECT_TRUE(store_.write(room::found_board(board, event_, base::Epoch{board.value}, wall_)));
  }
  for (std::uint32_t i = 0; i < pages_.size(); ++i) pages_[i].who = base::ParticipantId{i + 1};
  come_back();
}

void EventDay::come_back() {
  disk_.clear();
  handovers_.clear();
  const auto opening = read_opening(store_, event_);
  ASSERT_TRUE(opening) << opening.error().message;
  auto opened = Day::open(*opening, now(), base::Random{random_.next()});
  ASSERT_TRUE(opened) << opened.error().message;
  day_ = std::make_unique<Day>(std::move(*opened));
  // Rooms that stayed open take its policies, behind what was on its way to them, before anybody is let in.
  Effects first;
  day_->take(first);
  hear_drafts(first);
  for (const Order& order : first.orders) {
    if (const auto open = rooms_.find(order.board); open != rooms_.end()) {
      open->second.coming.push_back(order);
      while (!open->second.coming.empty()) obey_one(open->second);
    }
  }
  if (bad_for_ > 0) return;
  std::vector<Registered> people;
  for (const Page& page : pages_) {
    const std::uint32_t who = page.who.value;
    Role role = who <= 2 ? Role::moderator : Role::participant;
    if (who == 6) role = Role::observer;
    people.push_back({page.who, role, true, "P" + std::to_string(who)});
  }
  day_->register_people(people, now());
  for (Page& page : pages_) {
    if (page.epoch == day_->epoch()) {
      EXPECT_LE(page.cursor, day_->head()) << "something was told that is not durable";
    }
    for (const auto& [id, what] : page.unanswered) {
      day_->receive(AskerId{page.who.value}, page.who, {id, what}, now());
    }
  }
}

// A backup that has all: nobody's promise is broken, but everybody learns of it.
void EventDay::restore() {
  ++tally_.restores;
  const auto opening = read_opening(store_, event_);
  ASSERT_TRUE(opening);
  restored_ = day_->epoch();
  const auto renewed = renew_day(*opening, base::Epoch{restored_->value + 1}, wall_);
  ASSERT_TRUE(renewed);
  EXPECT_TRUE(store_.write(*renewed));
}

void EventDay::crash() {
  ++tally_.crashes;
  // What is on its way to the disk may arrive, and nobody hear of it.
  while (!disk_.empty() && chance(0.6)) {
    if (!store_.write(disk_.front().append)) break;
    disk_.pop_front();
    ++tally_.untold;
  }
  if (chance(0.3)) restore();
  rooms_.clear();
  mono_ = base::MonoTime{1ms * random_.below(1'000'000)};
  wall_ += 1ms * random_.below(60'000);
  come_back();
}

EventDay::Room& EventDay::room(base::BoardId board) {
  const auto [place, fresh] = rooms_.try_emplace(board);
  if (fresh) {
    const auto policy = day_->policy(board);
    EXPECT_TRUE(policy) << "a board of a table that was told";
    place->second.allowed = policy.value_or(Allowed{});
  }
  return place->second;
}

// By what is told, or by something durable behind it: a room may be wider before people hear of it, never after.
bool EventDay::may_write(base::BoardId board) const {
  State state = day_->told();
  const auto rows = store_.read_day(event_, state.offset, all, all);
  for (auto row = rows->begin();; ++row) {
    if (state.allowed_at(place_of(state, board)).write) return true;
    if (row == rows->end()) return false;
    state.apply(wire::day::decode_log_record(row->bytes)->entry);
  }
}

// A batch that needs the right to write comes to a room.
void EventDay::write_on_a_board() {
  const State& told = day_->told();
  std::vector<base::BoardId> boards{agora};
  for (const auto& [number, table] : told.tables) boards.push_back(table.board);
  const base::BoardId board = boards[random_.below(boards.size())];
  const bool in = room(board).allowed.write;
  ++(in ? tally_.let_in : tally_.turned_away);
  if (in) {
    EXPECT_TRUE(may_write(board)) << "let in on board " << board.value
                                  << " after it was told that it is not";
  }
}

wire::day::Wish EventDay::wish(const Page& page) {
  const State& seen = page.seen;
  const auto table = static_cast<TableNumber>(random_.below(seen.tables.size() + 1));
  const bool moderates = page.who.value <= 2;
  if (chance(0.3)) return vote_wish(page);
  if (chance(0.4)) return draft_wish(page);
  switch (random_.below(moderates ? 8 : 3)) {
    case 0:
      return Seat{{}, table, {}};
    case 1:
      return Mark{{}, static_cast<MarkKind>(1 + random_.below(3)), chance(0.7), 0};
    case 2:
      return wire::day::StartTimer{moderates ? 0 : table, 1s * (1 + random_.below(30)), {}};
    case 3:
    case 4: {
      Phase phase;
      phase.title = "Phase";
      phase.allowed.write = chance(0.5);
      if (chance(0.4)) phase.tables = {table};
      if (chance(0.5)) phase.length = 1s * (1 + random_.below(20));
      phase.locks_at_end = chance(0.5);
      const Run* run = phase.tables.empty() ? seen.run_for_all() : seen.run_at(table);
      return wire::day::BeginPhase{phase, run == nullptr ? base::Offset{} : run->id, false};
    }
    case 5:
      return Freeze{chance(0.5) ? 0 : table, !seen.frozen.contains(0)};
    case 6:
      return wire::day::OpenTable{0, "Why?", {}, 0};
    default: {
      using Act = wire::day::ChangeTable::Act;
      constexpr std::array acts{Act::close, Act::reopen, Act::merge, Act::reopen};
      return wire::day::ChangeTable{table, acts[random_.below(acts.size())], "", 1, 0};
    }
  }
}

void EventDay::send(Page& page) {
  if (page.unanswered.size() >= 8) return;
  ++tally_.commands;
  const CommandId id{next_id_++};
  page.unanswered[id] = wish(page);
  day_->receive(AskerId{page.who.value}, page.who, {id, page.unanswered[id]}, now());
}

// A page that has not heard for a while, or a network that says things twice; also of what was answered long ago.
void EventDay::send_again(Page& page) {
  ++tally_.repeated;
  if (!page.unanswered.empty()) {
    const auto& [id, what] = *page.unanswered.begin();
    return day_->receive(AskerId{page.who.value}, page.who, {id, what}, now());
  }
  if (promised_.empty()) return;
  const auto old =
      std::next(promised_.begin(), static_cast<std::ptrdiff_t>(random_.below(promised_.size())));
  const std::uint64_t asker = 1'000 + old->first.value;  // nobody's page: only its effect counts
  const base::ParticipantId who{static_cast<std::uint32_t>(1 + random_.below(pages_.size()))};
  const auto entry = store_.read_day(event_, base::Offset{old->second.offset.value - 1}, 1, all);
  const auto record = wire::day::decode_log_record(entry->front().bytes);
  if (record->entry.participant != who) return;
  day_->receive(AskerId{asker}, who, {old->first, Freeze{0, true}}, now());
}

void EventDay::answered(const Told& told) {
  if (told.asker.value >= 1'000) {
    const auto first = promised_.find(told.answer.id);
    const bool remembered = told.answer.reason == Reason::done;
    if (remembered) {
      EXPECT_EQ(told.answer.offset, first->second.offset) << "a second effect";
    }
    return;
  }
  Page& page = pages_[told.asker.value - 1];
  const auto what = page.unanswered.find(told.answer.id);
  if (what == page.unanswered.end()) return;  // said twice
  if (told.answer.reason == Reason::store_failed || told.answer.reason == Reason::slow_down) return;
  if (const auto* const draft = std::get_if<Draft>(&what->second)) {
    draft_answered(page, *draft, told.answer.reason);
    return void(page.unanswered.erase(what));
  }
  if (told.answer.reason == Reason::done) {
    ++tally_.done;
    promised_[told.answer.id] = told.answer;
    if (std::holds_alternative<wire::day::Cast>(what->second)) cast_.insert(told.answer.id);
    const auto* begin = std::get_if<wire::day::BeginPhase>(&what->second);
    if (begin != nullptr && begin->phase.tables.empty() && begin->seen.value != 0) {
      EXPECT_EQ(++begun_[begin->seen], 1) << "two went on from one phase";
    }
  } else {
    ++tally_.refused;
    if (told.answer.reason == Reason::somebody_was_first) ++tally_.raced;
  }
  page.unanswered.erase(what);
}

void EventDay::carry_out() {
  Effects effects;
  day_->take(effects);
  for (Commit& commit : effects.commits) {
    if (commit.append.board.value != 0) {
      EXPECT_TRUE(boards_.insert(commit.append.board).second) << "a board that was there already";
    }
    disk_.push_back(std::move(commit));
  }
  for (const Order& order : effects.orders) {
    tally_.waited += order.tighter;
    const auto open = rooms_.find(order.board);
    if (open == rooms_.end()) {
      day_->obeyed(order.serial);  // whoever opens it asks for the policy
    } else {
      open->second.coming.push_back(order);
    }
  }
  hear_drafts(effects);
  for (const Told& told : effects.answers) answered(told);
  if (effects.dropped) {
    EXPECT_EQ(bad_for_, 0) << "a day is lost while nothing reaches it";
    ++tally_.failures;
    if (chance(0.5)) {
      ++tally_.bad_disks;
      bad_for_ = 1 + static_cast<int>(random_.below(40));
    } else {
      EXPECT_TRUE(store_.reopen());
    }
    come_back();
  }
}

void EventDay::write_one() {
  if (disk_.empty()) return;
  if (!cleared_up_ && chance(0.005)) store_.break_writes({store::ErrorCode::io, "broken"});
  const Commit commit = std::move(disk_.front());
  disk_.pop_front();
  if (store_.write(commit.append)) {
    day_->committed(commit.number);
  } else {
    day_->commit_failed();
  }
}

void EventDay::obey_one(Room& room) {
  if (room.coming.empty()) return;
  const Order order = room.coming.front();
  room.coming.pop_front();
  room.allowed = order.allowed;
  day_->obeyed(order.serial);
}

void EventDay::read(Page& page) {
  // Another lineage: what it had is not asked for.
  const bool same = std::exchange(page.epoch, day_->epoch()) == day_->epoch();
  const auto portion = !same ? std::nullopt : day_->read(page.cursor, 1 + random_.below(2'000));
  if (!portion) {
    page.seen = State(day_->told().snapshot());
    page.cursor = day_->head();
    return;
  }
  const auto frame = wire::day::decode_server_frame(portion->fields);
  ASSERT_TRUE(frame);
  for (const Entry& entry : frame->entries) {
    ASSERT_EQ(entry.offset.value, page.cursor.value + 1) << "without gaps";
    const auto row = store_.read_day(event_, page.cursor, 1, all);
    ASSERT_FALSE(row->empty()) << "seen before it is durable";
    EXPECT_EQ(wire::day::decode_log_record(row->front().bytes)->entry, entry);
    audit_told(entry, portion->fields);
    EXPECT_GE(entry.time, page.seen.time);
    const auto* run = std::get_if<Run>(&entry.what);
    tally_.locked += run != nullptr && run->locked;
    const auto* table = std::get_if<Table>(&entry.what);
    if (table != nullptr && page.seen.table(table->number) != nullptr) {
      const Table& before = *page.seen.table(table->number);
      EXPECT_EQ(table->board, before.board) << "a table loses nothing";
      tally_.reopened += before.state != TableState::open && table->state == TableState::open;
    }
    page.seen.apply(entry);
    page.cursor = entry.offset;
  }
}

void EventDay::step() {
  const auto by = 1ms * random_.below(400);
  mono_ += by;
  wall_ += by;
  if (chance(0.01)) {
    ++tally_.jumps;
    wall_ += 1min * random_.between(-300, 300);
  }
  Page& page = pages_[random_.below(pages_.size())];
  if (bad_for_ > 0) {
    // As the hall keeps it: the day is read, and nothing else.
    if (--bad_for_ > 0) {
      carry_out();
      return read(page);
    }
    EXPECT_TRUE(store_.reopen());
    come_back();
  }
  if (chance(0.4)) send(page);
  // Both moderators at the same moment, on what both have seen.
  if (chance(0.1)) {
    send(pages_[0]);
    send(pages_[1]);
  }
  if (chance(0.1)) send_again(page);
  if (const auto due = day_->next_tick(); due && *due <= mono_) day_->tick(now());
  for (int i = 0; i < 4; ++i) {
    write_on_a_board();
    if (chance(0.5)) write_one();
    for (auto& [board, open] : rooms_) {
      if (chance(0.3)) obey_one(open);
    }
    carry_out();
  }
  if (chance(0.5)) land_one();
  if (chance(0.5)) read(page);
  audit_locks();
  if (bad_for_ == 0 && chance(0.006)) crash();
}

void EventDay::audit() {
  cleared_up_ = true;
  if (std::exchange(bad_for_, 0) > 0) {
    EXPECT_TRUE(store_.reopen());
    come_back();
  }
  for (int i = 0; i < 2'000 && !testing::Test::HasFailure(); ++i) {
    mono_ += 50ms;
    wall_ += 50ms;
    if (const auto due = day_->next_tick(); due && *due <= mono_) day_->tick(now());
    write_one();
    for (auto& [board, open] : rooms_) obey_one(open);
    carry_out();
    land_one();
    for (Page& page : pages_) read(page);
  }
  std::map<std::pair<base::ParticipantId, CommandId>, base::Offset> effects;
  State whole;
  const auto rows = store_.read_day(event_, base::Offset{}, all, all);
  for (const auto& row : *rows) {
    const auto record = wire::day::decode_log_record(row.bytes);
    audit_told(record->entry, row.bytes);
    whole.apply(record->entry);
    if (std::holds_alternative<Tally>(record->entry.what) ||
        std::holds_alternative<Turnout>(record->entry.what)) {
      const bool at_close = record->command.value != 0;
      EXPECT_TRUE(at_close || record->entry.participant == base::ParticipantId{});
    }
    if (record->command.value == 0) continue;
    const auto [first, fresh] =
        effects.try_emplace({record->entry.participant, record->command}, record->entry.together);
    EXPECT_EQ(first->second, record->entry.together) << "a command took effect twice";
  }
  for (const auto& [id, answer] : promised_) {
    const auto row = store_.read_day(event_, base::Offset{answer.offset.value - 1}, 1, all);
    ASSERT_FALSE(row->empty()) << "what was answered is lost";
    if (cast_.contains(id)) continue;  // nothing says whose a dot is
    EXPECT_EQ(wire::day::decode_log_record(row->front().bytes)->command, id);
  }
  EXPECT_EQ(whole.snapshot(), day_->told().snapshot());
  audit_votes();
  audit_drafts();
  EXPECT_TRUE(day_->told().reveals.empty()) << "a reveal that never ends";
  for (const Page& page : pages_) EXPECT_EQ(page.seen.snapshot(), whole.snapshot());
  for (const Page& page : pages_) {
    ASSERT_EQ(page.seen.restored.has_value(), restored_.has_value()) << "all learn of it";
    if (restored_) {
      EXPECT_EQ(page.seen.restored->former, *restored_);
    }
  }
  for (auto& [board, open] : rooms_) {
    EXPECT_EQ(open.allowed, whole.allowed_at(place_of(whole, board)));
  }
}

void EventDay::live(int steps) {
  for (int i = 0; i < steps && !testing::Test::HasFailure(); ++i) step();
  audit();
}

}  // namespace tablee::sim
