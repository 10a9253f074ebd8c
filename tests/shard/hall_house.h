// A hall without sockets: pages that take what they are given when the test lets them, a store in memory, a clock that is moved.
#pragma once

#include "shard/hall.h"

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <string>

#include "base/limits.h"
#include "store/memory_store.h"

namespace tablee::shard {

using namespace std::chrono_literals;
namespace day = event::day;
namespace frames = wire::day;

constexpr base::EventId event{7};
constexpr base::BoardId agora{100}, table{101};
constexpr base::ParticipantId anna{1}, chloe{3}, denis{4};

inline day::Day day_of(store::Store& store, room::Now now) {
  day::Founding founding;
  founding.event = event;
  founding.agora = agora;
  founding.set_up.title = "Barcamp";
  founding.set_up.language = "fr";
  frames::Table& first = founding.tables.emplace_back();
  first.number = 1;
  first.question = "Why?";
  first.board = table;
  first.state = frames::TableState::open;
  EXPECT_TRUE(store.write(day::found_day(founding, base::Epoch{5}, now.wall)));
  auto opened = day::Day::open(*day::read_opening(store, event), now, base::Random{1});
  EXPECT_TRUE(opened);
  return std::move(*opened);
}

class Building final : public HallHost {
 public:
  Building() : hall(day_of(store, now()), *this) {
    hall.people_changed(
        std::vector<day::Registered>{{anna, wire::Role::moderator, true, "Anna"},
                                     {chloe, wire::Role::participant, true, "Chloé"},
                                     {denis, wire::Role::participant, true, "Denis"}});
    work();
  }

  [[nodiscard]] room::Now now() const override { return {clock.mono(), clock.wall()}; }
  void write(store::Append append, Durable answer) override {
    writes.push_back([this, append = std::move(append), answer = std::move(answer)]() mutable {
      answer(!disk_fails && store.write({&append, 1}).has_value());
    });
  }
  void order(base::BoardId board, const day::Allowed& allowed, Obeyed obeyed) override {
    orders[board] = allowed;
    writes.push_back(std::move(obeyed));
  }
  void reveal(base::BoardId, base::EventId, std::vector<day::Draft> drafts,
              RevealAnswer answer) override {
    revealed = std::move(drafts);
    writes.push_back([answer = std::move(answer)]() mutable { answer({}); });
  }
  void carry(day::Carriage carriage, base::EventId, ArrivalAnswer answer) override {
    writes.push_back([things = std::move(carriage.things), answer = std::move(answer)]() mutable {
      wire::day::Arrival arrival;
      for (const auto& thing : things) arrival.copied.push_back({thing, 77});
      answer(std::move(arrival));
    });
  }
  void know(base::EventId, const day::Table& known) override { tables.push_back(known.number); }
  void described(base::EventId, const day::State& state) override { title = state.set_up.title; }
  void arm(base::MonoTime when) override { armed = when; }
  void forsaken(base::EventId) override { gone = true; }

  /// Does what was asked for, until nothing is left.
  void work() {
    while (!writes.empty()) {
      auto next = std::move(writes.front());
      writes.pop_front();
      next();
    }
  }
  /// Time goes by; the hall is called as it asked to be.
  void pass(std::chrono::milliseconds time) {
    for (const auto end = clock.mono() + time; armed && *armed <= end;) {
      clock.advance(std::max(*armed - clock.mono(), 1ms));
      armed.reset();
      hall.tick();
      work();
    }
  }

  base::ManualClock clock;
  store::MemoryStore store;
  std::deque<std::move_only_function<void()>> writes;
  std::map<base::BoardId, day::Allowed> orders;
  std::vector<std::uint32_t> tables;
  std::vector<day::Draft> revealed;
  std::string title;
  std::optional<base::MonoTime> armed;
  bool disk_fails = false, gone = false;
  Hall hall;
};

/// A page that takes everything at once, or nothing while it is `stuck`.
class Tab final : public Page {
 public:
  Tab(Building& building, std::uint64_t id, base::ParticipantId who,
      const frames::Hello& hello = {})
      : building_(building), id_(id) {
    building.hall.enter(*this, hello,
                        {who, who == anna ? wire::Role::moderator : wire::Role::participant});
  }
  [[nodiscard]] Id id() const override { return Id{id_}; }
  void flush() override {
    if (stuck) return;
    while (true) {
      room::Gather gather;
      building_.hall.pull(id(), gather);
      if (gather.empty()) return;
      auto frame = frames::decode_server_frame(gather.joined());
      ASSERT_TRUE(frame);
      if (frame->welcome) {
        welcome = frame->welcome;
        whole = frame->snapshot.has_value();
        for (const auto& here : frame->welcome_here) others[here.participant] = here;
        for (const auto& name : frame->welcome_names) names[name.participant] = name.name;
      }
      for (const auto& name : frame->names) names[name.participant] = name.name;
      for (auto& entry : frame->entries) entries.push_back(std::move(entry));
      for (const auto& answer : frame->answers) answers.push_back(answer);
      for (const auto& here : frame->here) others[here.participant] = here;
      if (frame->all_drafts) drafts.clear();
      for (const auto& draft : frame->drafts) drafts[draft.id] = draft;
      if (frame->pong) pong = frame->pong;
      if (frame->notice) notice = frame->notice->kind;
      ++messages;
    }
  }
  void close(wire::Close code) override { closed = code; }
  void say(const frames::ClientFrame& frame) {
    building_.hall.receive(id(), frames::encode(frame));
  }
  void ask(frames::Wish wish, std::uint64_t command) {
    say(frames::Command{frames::CommandId{command}, std::move(wish)});
  }

  std::optional<frames::Welcome> welcome;
  std::optional<frames::Pong> pong;
  std::optional<frames::Notice::Kind> notice;
  bool whole = false, stuck = false;
  std::vector<frames::Entry> entries;
  std::vector<frames::Answer> answers;
  std::map<base::ParticipantId, frames::Here> others;
  std::map<base::ParticipantId, std::string> names;
  std::map<day::DraftId, day::Draft> drafts;
  std::optional<wire::Close> closed;
  int messages = 0;

 private:
  Building& building_;
  std::uint64_t id_;
};

class Halls : public ::testing::Test {
 protected:
  Building building_;
};

}  // namespace tablee::shard
