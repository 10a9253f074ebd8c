// The event socket's frames, and the day behind it: each part of the input is a frame from a moderator, from somebody at a table or from an
// observer. Whatever they say, what is written of it is a day that can be opened again, and is the one that was told.
#include "base/check.h"
#include "base/limits.h"
#include "event/day/day.h"
#include "fuzz/target.h"
#include "store/memory_store.h"
#include "wire/day_frames.h"

namespace {

namespace base = tablee::base;
namespace day = tablee::event::day;
namespace frames = tablee::wire::day;
using tablee::wire::Role;

constexpr base::EventId event{7};

day::Day opened(const tablee::store::Store& store, day::Now now) {
  const auto opening = day::read_opening(store, event);
  TABLEE_CHECK(opening.has_value());
  auto result = day::Day::open(*opening, now, base::Random{1});
  TABLEE_CHECK(result.has_value());
  return std::move(*result);
}

/// Commits and orders are done at once.
void settle(day::Day& of, tablee::store::Store& store) {
  for (int round = 0; round < 8; ++round) {
    day::Effects effects;
    of.take(effects);
    for (const auto& commit : effects.commits) {
      TABLEE_CHECK(store.write({&commit.append, 1}).has_value());
      of.committed(commit.number);
    }
    for (const auto& order : effects.orders) of.obeyed(order.serial);
    TABLEE_CHECK(!effects.dropped);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tablee::fuzz::Input input{data, size};
  tablee::store::MemoryStore store;
  base::ManualClock clock;
  const auto now = [&] { return day::Now{clock.mono(), clock.wall()}; };
  day::Founding founding;
  founding.event = event;
  founding.agora = base::BoardId{100};
  founding.set_up.title = "Barcamp";
  founding.set_up.language = "fr";
  frames::Table& table = founding.tables.emplace_back();
  table.number = 1;
  table.question = "Why?";
  table.board = base::BoardId{101};
  table.state = frames::TableState::open;
  const auto founded = day::found_day(founding, base::Epoch{5}, clock.wall());
  TABLEE_CHECK(store.write({&founded, 1}).has_value());
  day::Day of = opened(store, now());
  const std::vector<day::Registered> people{
      {base::ParticipantId{1}, Role::moderator, true, "Anna"},
      {base::ParticipantId{2}, Role::participant, true, "Chloé"},
      {base::ParticipantId{3}, Role::observer, true, "Emma"}};
  of.register_people(people, now());
  settle(of, store);
  for (int i = 0; i < 64 && !input.empty(); ++i) {
    const std::uint8_t who = input.byte();
    const auto frame = frames::decode_client_frame(input.part());
    clock.advance(std::chrono::milliseconds{1 << (who >> 4U)});
    of.tick(now());
    settle(of, store);
    if (!frame) continue;
    const auto again = frames::decode_client_frame(frames::encode(*frame));
    TABLEE_CHECK(again.has_value() && again->index() == frame->index());
    if (const auto* const command = std::get_if<frames::Command>(&*frame)) {
      of.receive(day::AskerId{who}, base::ParticipantId{who % 4U}, *command, now());
    }
    settle(of, store);
  }
  const day::Day rebuilt = opened(store, now());
  TABLEE_CHECK(rebuilt.told().snapshot() == of.told().snapshot());
  return 0;
}
