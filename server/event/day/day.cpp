#include "event/day/day.h"

#include <algorithm>

#include "base/check.h"
#include "base/limits.h"
#include "event/day/decide.h"
#include "room/founding.h"

namespace tablee::event::day {
namespace {

/// Entries of these kinds change what is allowed on some board.
bool concerns_policies(const What& what) {
  return std::holds_alternative<Stage>(what) || std::holds_alternative<Run>(what) ||
         std::holds_alternative<Freeze>(what) || std::holds_alternative<Table>(what);
}

bool takes_away(const Allowed& before, const Allowed& after) {
  return (before.write && !after.write) || (before.move_others && !after.move_others) ||
         (before.ink && !after.ink) || (before.vote && !after.vote) ||
         (before.propose && !after.propose) || (!before.nobody && after.nobody);
}

bool closes_by_itself(const Vote& vote) {
  return vote.state == VoteState::open && vote.ends != base::WallTime{};
}

base::BoardId draw_board(base::Random& random) {
  return base::BoardId{std::max<std::uint64_t>(1, random.next())};
}

}  // namespace

void Day::receive(AskerId asker, base::ParticipantId from, const wire::day::Command& command,
                  Now now) {
  if (dropped_) {
    effects_.answers.push_back({asker, {command.id, Reason::store_failed, {}}});
    return;
  }
  catch_up(now);
  auto& rate =
      rates_
          .try_emplace(from, now.mono, limits::commands_per_second_max, limits::commands_burst_max)
          .first->second;
  if (rate.in_debt(now.mono) || pending_.size() >= limits::commands_waiting_max) {
    return answer(asker, command.id, Reason::slow_down);
  }
  rate.spend(1, now.mono);
  if (command.id.value == 0) return answer(asker, command.id, Reason::malformed);
  const auto by = whose(state_, from, command);
  if (!by) return answer(asker, command.id, Reason::not_yours);
  if (const auto done = memory_.find(*by, command.id)) {
    return answer(asker, command.id, Reason::done, *done);
  }
  const Asked asked{*by,     clock_.at(now.mono), record_.agora, draw_board(random_), &ballots_,
                    &drafts_};
  Decision decision = decide(state_, command.wish, asked);
  if (decision.reason != Reason::done) return answer(asker, command.id, decision.reason);
  const base::Offset first{state_.offset.value + 1};
  if (decision.ballot) {
    cast(std::move(decision));
    return answer(asker, command.id, Reason::done, first);
  }
  if (decision.draft) {
    keep_draft(std::move(decision));
    return answer(asker, command.id, Reason::done);
  }
  if (!decision.thrown_away.empty()) {
    Noted noted;
    noted.unwritten = std::move(decision.thrown_away);
    keep(std::move(noted), *by, command.id);
    return answer(asker, command.id, Reason::done, first);
  }
  write(std::move(decision.entries), *by, command.id);
  answer(asker, command.id, Reason::done, first);
  move_parcels();
}

// Answered behind all that is on its way: an answer tells of what it was decided on.
void Day::answer(AskerId asker, wire::day::CommandId id, Reason reason, base::Offset offset) {
  auto& answers = pending_.empty() ? effects_.answers : pending_.back().answers;
  answers.push_back({asker, {id, reason, offset}});
}

void Day::leave(AskerId asker) {
  const auto is_theirs = [&](const Told& told) { return told.asker == asker; };
  for (Pending& each : pending_) std::erase_if(each.answers, is_theirs);
  std::erase_if(effects_.answers, is_theirs);
}

void Day::tick(Now now) {
  if (!dropped_) catch_up(now);
  for (auto rate = rates_.begin(); rate != rates_.end();) {
    rate = rate->second.full(now.mono) ? rates_.erase(rate) : std::next(rate);
  }
}

// Whatever comes, time came first.
void Day::catch_up(Now now) {
  now_ = std::max(now_, now.mono);
  auto over = decide_over(state_, {{}, clock_.at(now_), {}, {}, &ballots_, &drafts_});
  tell_counts(over);
  if (!over.empty()) write(std::move(over), {}, {});
  move_parcels();
  if (!something_runs()) clock_.follow(now);
}

bool Day::something_runs() const {
  return !state_.reveals.empty() || !uncounted_.empty() ||
         std::ranges::any_of(
             state_.timers,
             [](const auto& each) { return each.second.state == TimerState::running; }) ||
         std::ranges::any_of(state_.votes,
                             [](const auto& each) { return closes_by_itself(each.second); });
}

std::optional<base::MonoTime> Day::next_tick() const {
  std::optional<base::WallTime> next;
  for (const auto& [table, timer] : state_.timers) {
    if (timer.state == TimerState::running) next = std::min(next.value_or(timer.ends), timer.ends);
  }
  for (const auto& [id, vote] : state_.votes) {
    if (closes_by_itself(vote)) next = std::min(next.value_or(vote.ends), vote.ends);
  }
  for (const auto& [table, reveal] : state_.reveals) {
    if (reveal.state == RevealState::called) next = std::min(next.value_or(reveal.due), reveal.due);
  }
  for (const auto& [table, due] : uncounted_) next = std::min(next.value_or(due), due);
  if (!next || dropped_) return std::nullopt;
  return clock_.when(*next);
}

void Day::write(std::vector<What> entries, base::ParticipantId by, wire::day::CommandId command,
                std::vector<store::SealedWrite> sealed, std::vector<wire::day::Name> names) {
  TABLEE_CHECK(!entries.empty() || !sealed.empty());
  Pending pending;
  store::DayWrite write{event_, {}, std::move(sealed), {}, {}};
  const base::WallTime time = std::max(state_.time, clock_.at(now_));
  const base::Offset first{state_.offset.value + 1};
  Commit commit;
  bool policies = false;
  for (What& what : entries) {
    const Entry entry{base::Offset{state_.offset.value + 1}, time, by, first, std::move(what)};
    policies |= concerns_policies(entry.what);
    if (const auto* table = std::get_if<Table>(&entry.what)) {
      if (state_.table(table->number) == nullptr) {
        commit.append =
            room::found_board(table->board, event_, base::Epoch{draw_board(random_).value}, time);
      }
      pending.tables.push_back(*table);
    }
    const auto* const vote = std::get_if<Vote>(&entry.what);
    if (vote != nullptr && vote->state != VoteState::open) forget_ballots(*vote, write.sealed);
    const auto* const reveal = std::get_if<Reveal>(&entry.what);
    if (reveal != nullptr && reveal->state == RevealState::under_way)
      pending.begun.push_back(*reveal);
    const auto* const parcel = std::get_if<Parcel>(&entry.what);
    if (parcel != nullptr && parcel->state == ParcelState::under_way) {
      pending.leaving.push_back(*parcel);
    }
    write.log.push_back(
        {entry.offset, time, wire::day::encode(wire::day::LogRecord{entry, command})});
    state_.apply(entry);
    pending.entries.push_back(entry);
  }
  memory_.remember(by, command, first);
  if (policies) look_at_policies(pending);
  keep_snapshot(write);
  for (const auto& name : names) names_[name.participant] = name.name;
  pending.names = std::move(names);
  pending.commit = commit.number = ++commits_;
  commit.append.day = std::move(write);
  effects_.commits.push_back(std::move(commit));
  pending_.push_back(std::move(pending));
}

void Day::keep_snapshot(store::DayWrite& write) {
  const base::Offset last = snapshots_.empty() ? base::Offset{} : snapshots_.back();
  if (state_.offset.value - last.value < limits::day_snapshot_entries) return;
  const wire::day::SnapshotRecord record{state_.snapshot(), memory_.all()};
  write.snapshot = store::KeyframeWrite{state_.offset, wire::day::encode(record)};
  snapshots_.push_back(state_.offset);
  for (const base::Offset damaged : std::exchange(damaged_, {})) {
    if (damaged != state_.offset) write.snapshots_erased.push_back(damaged);
  }
  // The one before stays, for whoever finds that the newest can not be read.
  if (snapshots_.size() <= 2) return;
  write.snapshots_erased.push_back(snapshots_.front());
  snapshots_.erase(snapshots_.begin());
}

std::map<base::BoardId, Allowed> Day::policies_of(const State& state) const {
  std::map<base::BoardId, Allowed> policies{{record_.agora, state.allowed_at(agora_place)}};
  for (const auto& [number, table] : state.tables) {
    policies[table.board] = state.allowed_at(number);
  }
  return policies;
}

// Rooms may have stayed open while there was no day, with what they had then.
void Day::greet_rooms() {
  for (const auto& [board, allowed] : policies_) {
    effects_.orders.push_back({++serial_, board, allowed, true});
  }
}

void Day::look_at_policies(Pending& pending) {
  auto policies = policies_of(state_);
  for (const auto& [board, allowed] : policies) {
    const auto before = policies_.find(board);
    if (before != policies_.end() && before->second == allowed) continue;
    const bool tighter = before != policies_.end() && takes_away(before->second, allowed);
    pending.orders.push_back({++serial_, board, allowed, tighter});
  }
  policies_ = std::move(policies);
}

void Day::committed(std::uint64_t number) {
  for (Pending& each : pending_) {
    if (each.commit > number) break;
    if (std::exchange(each.committed, true)) continue;
    for (const Table& table : each.tables) effects_.tables.push_back(table);
    for (const Reveal& reveal : each.begun) hand_over(reveal);
    for (const Parcel& parcel : each.leaving) carry(parcel);
    for (const Order& order : each.orders) {
      durable_policies_[order.board] = order.allowed;
      effects_.orders.push_back(order);
      if (!order.tighter) continue;
      awaited_[order.serial] = each.commit;
      ++each.disobeyed;
    }
  }
  tell();
}

void Day::obeyed(std::uint64_t serial) {
  const auto order = awaited_.find(serial);
  if (order == awaited_.end()) return;
  const auto waiting = std::ranges::find(pending_, order->second, &Pending::commit);
  awaited_.erase(order);
  if (waiting == pending_.end()) return;
  --waiting->disobeyed;
  tell();
}

void Day::tell() {
  while (!pending_.empty() && pending_.front().committed && pending_.front().disobeyed == 0) {
    Pending told = std::move(pending_.front());
    pending_.pop_front();
    for (auto& name : told.names) {
      told_names_[name.participant] = name.name;
      effects_.names.push_back(std::move(name));
    }
    for (const auto& ballot : told.ballots) {
      told_ballots_.set(ballot);
      effects_.ballots.push_back(ballot);
    }
    for (const Draft& draft : told.drafts) {
      told_drafts_.set(draft);
      effects_.drafts.push_back(draft);
    }
    for (const Entry& entry : told.entries) {
      const auto* const person = std::get_if<Person>(&entry.what);
      const auto before =
          person == nullptr ? base::ParticipantId{} : told_.tablet(person->participant);
      told_.apply(entry);
      if (person != nullptr && told_.tablet(person->participant) != before) {
        effects_.moved.push_back(person->participant);
      }
      const auto* const vote = std::get_if<Vote>(&entry.what);
      if (vote != nullptr && vote->state != VoteState::open) told_ballots_.forget(vote->id);
      effects_.described |=
          std::holds_alternative<SetUp>(entry.what) || std::holds_alternative<Stage>(entry.what);
      base::Bytes bytes;
      wire::day::append_entry(bytes, entry);
      feed_.append(std::move(bytes));
    }
    effects_.news = true;
    std::ranges::move(told.answers, std::back_inserter(effects_.answers));
  }
}

void Day::commit_failed() {
  if (std::exchange(dropped_, true)) return;
  for (Pending& each : pending_) {
    for (Told& told : each.answers) {
      told.answer.reason = Reason::store_failed;
      told.answer.offset = {};
      effects_.answers.push_back(told);
    }
  }
  pending_.clear();
  effects_.commits.clear();
  effects_.orders.clear();
  effects_.dropped = true;
  effects_.trouble = "The day of event " + base::to_hex(event_.value) +
                     " could not be written; it is opened again.";
}

void Day::take(Effects& effects) {
  effects.clear();
  std::swap(effects, effects_);
}

std::optional<Allowed> Day::policy(base::BoardId board) const {
  const auto found = durable_policies_.find(board);
  if (found == durable_policies_.end()) return std::nullopt;
  return found->second;
}

}  // namespace tablee::event::day
