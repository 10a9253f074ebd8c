// Cliffs: what one more change costs where the text behind it is a thousand times larger, or was written in the
// worst way. Each comes small and large; what counts is the ratio of the two.
#include <benchmark/benchmark.h>

#include "tools/text_op.h"

namespace tablee::bench {
namespace {

using tools::TextOp;
using tools::TextsReplica;

void one_more_at_the_end_of_a_text(benchmark::State& state) {
  TextsReplica replica;
  std::uint64_t counter = 0;
  const auto length = static_cast<std::uint32_t>(state.range(0));
  for (std::uint32_t i = 0; i < length; ++i) {
    (void)replica.insert({++counter, 2}, 0, i, "x");
  }
  for (auto _ : state) {
    (void)replica.insert({++counter, 2}, 0, replica.length(0), "y");
  }
}
BENCHMARK(one_more_at_the_end_of_a_text)->Arg(1'000)->Arg(1'000'000);

void one_more_after_alternating_authors(benchmark::State& state) {
  TextsReplica replica;
  std::uint64_t counter = 0;
  const auto changes = static_cast<std::uint32_t>(state.range(0));
  for (std::uint32_t i = 0; i < changes; ++i) {
    (void)replica.insert({++counter, 2 + i % 977}, 0, i, "x");
  }
  for (auto _ : state) {
    (void)replica.insert({++counter, 2 + static_cast<std::uint32_t>(counter % 977)}, 0,
                         replica.length(0), "y");
  }
}
BENCHMARK(one_more_after_alternating_authors)->Arg(1'000)->Arg(100'000)->Iterations(50'000);

void one_more_among_tombstones(benchmark::State& state) {
  TextsReplica replica;
  std::uint64_t counter = 0;
  const auto tombstones = static_cast<std::uint32_t>(state.range(0));
  for (std::uint32_t i = 0; i < tombstones; ++i) {
    (void)replica.insert({++counter, 2 + i % 2}, 0, 0, "x");
    if (i % 1'000 == 999) (void)replica.erase({++counter, 2}, 0, 0, 1'000);
  }
  for (auto _ : state) {
    (void)replica.insert({++counter, 2}, 0, replica.length(0) / 2, "y");
  }
}
BENCHMARK(one_more_among_tombstones)->Arg(1'000)->Arg(1'000'000)->Iterations(50'000);

// Tiny updates that one replica has not heard yet, merged one after the other.
void tiny_updates_merged(benchmark::State& state) {
  TextsReplica author;
  std::vector<TextOp> ops;
  std::uint64_t counter = 0;
  for (std::int64_t i = 0; i < state.range(0); ++i) {
    const auto place = static_cast<std::uint32_t>(counter * 7'919 % (counter + 1));
    ops.push_back(author.insert({++counter, 2}, 0, place, "x"));
  }
  for (auto _ : state) {
    TextsReplica replica;
    for (const TextOp& op : ops) replica.apply(op);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(tiny_updates_merged)->Arg(1'000)->Arg(100'000);

// Everybody writes two letters at the beginning of an empty text, and nobody has heard of anybody.
void concurrent_at_one_place(benchmark::State& state) {
  const auto writers = static_cast<std::uint32_t>(state.range(0));
  std::vector<TextOp> ops;
  for (std::uint32_t i = 0; i < writers; ++i) {
    ops.push_back({{10 + i % 7, 2 + i * 7'919 % writers}, 0, "ab", 2, {}, {}, {}});
  }
  for (auto _ : state) {
    TextsReplica replica;
    for (const TextOp& op : ops) replica.apply(op);
  }
  state.SetItemsProcessed(state.iterations() * writers);
}
BENCHMARK(concurrent_at_one_place)->Arg(10)->Arg(100)->Arg(1'000);

}  // namespace
}  // namespace tablee::bench

BENCHMARK_MAIN();
