// What a reveal costs the thread that all of a shard's boards share: finding places for 400 drafts that 40 people wrote where they
// all looked, beside making 400 notes that have their places.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "core/editor.h"
#include "room/landing.h"

namespace {

using namespace tablee;

/// Notes in rows, as many as `count`, around the place where everybody looks.
core::Document board_of(int count) {
  core::Document board;
  core::Editor editor(board, 2);
  for (int i = 0; i < count; ++i) {
    static_cast<void>(editor.create({.kind = core::ObjectKind::note,
                                     .x = (i % 100 - 50) * 224,
                                     .y = (i / 100 - count / 200) * 224,
                                     .w = 200,
                                     .h = 200}));
    while (!editor.commit(nullptr).empty()) continue;
  }
  return board;
}

std::vector<wire::day::Draft> drafts_of(std::uint32_t people, std::uint32_t each) {
  std::vector<wire::day::Draft> drafts;
  for (std::uint32_t i = 0; i < people * each; ++i) {
    wire::day::Draft draft;
    draft.id = wire::day::DraftId{i + 1};
    draft.participant = base::ParticipantId{1 + i / each};
    draft.text = "What I think of it";
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

void places_for_drafts(benchmark::State& state) {
  const core::Document board = board_of(static_cast<int>(state.range(0)));
  const auto drafts = drafts_of(static_cast<std::uint32_t>(state.range(1)),
                                static_cast<std::uint32_t>(400 / state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(room::land(board, drafts));
}
BENCHMARK(places_for_drafts)
    ->ArgsProduct({{0, 1'000, 10'000, 50'000}, {2, 40}})
    ->Unit(benchmark::kMillisecond);

void notes_with_places(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    core::Document board = board_of(static_cast<int>(state.range(0)));
    core::Editor editor(board, 1);
    state.ResumeTiming();
    for (int i = 0; i < 400; ++i) {
      const auto note = editor.create({.x = i * 224, .y = 90'000, .w = 200, .h = 200});
      static_cast<void>(editor.insert_text(note, 0, "What I think of it"));
    }
    while (!editor.commit(nullptr).empty()) continue;
  }
}
BENCHMARK(notes_with_places)->Arg(0)->Arg(10'000)->Unit(benchmark::kMillisecond)->Iterations(3);

}  // namespace

BENCHMARK_MAIN();
