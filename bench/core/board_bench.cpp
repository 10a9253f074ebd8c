// The board workload of board_log.h, each entry decoded, checked and applied; its keyframe; its paint order.
#include <benchmark/benchmark.h>

#include <malloc.h>
#include <zlib.h>

#include "board_log.h"
#include "core/garbage.h"

namespace tablee::bench {
namespace {

double deflated(const base::Bytes& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::vector<Bytef> out(size);
  const auto* const from = reinterpret_cast<const Bytef*>(bytes.data());
  if (compress2(out.data(), &size, from, static_cast<uLong>(bytes.size()), 6) != Z_OK) return 0;
  return static_cast<double>(size);
}

using namespace tablee::core;

void apply_one_by_one(benchmark::State& state) {
  const Log& all = board_log();
  for (auto _ : state) {
    Document document;
    Changes changes;
    for (const Entry& entry : all.entries) {
      if (!document.apply_bytes(entry.batch, entry.replica, &changes))
        state.SkipWithError("refused");
    }
    benchmark::DoNotOptimize(document.counter());
  }
  state.counters["entries"] = static_cast<double>(all.entries.size());
  state.counters["move_bytes_max"] = static_cast<double>(all.move_bytes_max);
  state.counters["move_bytes_mean"] = static_cast<double>(all.move_bytes_all) / moves;
}

void keyframe(benchmark::State& state) {
  const Log& all = board_log();
  std::size_t size = 0;
  for (auto _ : state) size = all.document.keyframe().size();
  state.counters["bytes"] = static_cast<double>(size);
  state.counters["deflated"] = deflated(all.document.keyframe());
}

void load_and_read_all(benchmark::State& state) {
  const base::Bytes bytes = board_log().document.keyframe();
  double heap = 0;
  for (auto _ : state) {
    const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    Document document;
    if (!document.load(bytes)) state.SkipWithError("does not load");
    heap = static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd - before);
    std::string text;
    std::int64_t sum = 0;
    for (Handle handle = 0; handle < document.size(); ++handle) {
      text.clear();
      document.text(handle, text);
      sum += document.object(handle).place.x + static_cast<std::int64_t>(text.size());
    }
    benchmark::DoNotOptimize(sum);
  }
  state.counters["heap_bytes"] = heap;
}

void paint_order_after_one_change(benchmark::State& state) {
  Document document;
  if (!document.load(board_log().document.keyframe())) state.SkipWithError("does not load");
  Editor editor(document, 2);
  base::Random random(1);
  for (auto _ : state) {
    editor.raise(static_cast<Handle>(random.below(notes)));
    benchmark::DoNotOptimize(document.paint_order().size());
    (void)editor.commit(nullptr, true);
  }
}

// Two that were apart for 50,000 moves each hear of each other: each move as the batch that it was, or all in as
// few batches as the editor makes of them.
enum class Batches : std::uint8_t { each, full };

void two_replicas_both_ways(benchmark::State& state, Batches kind) {
  constexpr int ops = 50'000;
  Document base;
  Editor founder(base, 1);
  founder.introduce(2, 1);
  founder.introduce(3, 2);
  for (int i = 0; i < 1'000; ++i) founder.create({ObjectKind::note, handle_none, i, i, 200, 100});
  const base::Bytes start = [&] {
    (void)founder.commit(nullptr);
    return base.keyframe();
  }();
  std::size_t bytes = 0;
  double keyframe = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Document documents[2];
    std::vector<base::Bytes> batches[2];
    for (std::uint32_t i = 0; i < 2; ++i) {
      if (!documents[i].load(start)) state.SkipWithError("does not load");
      Editor editor(documents[i], 2 + i);
      base::Random random(i);
      const auto coordinate = [&] {
        return static_cast<std::int32_t>(random.between(-8'000, 8'000));
      };
      for (int op = 0; op < ops; ++op) {
        editor.move(static_cast<Handle>(random.below(1'000)), handle_none, coordinate(),
                    coordinate());
        if (kind == Batches::each) batches[i].push_back(editor.commit(nullptr, true));
      }
      for (base::Bytes rest = editor.commit(nullptr); !rest.empty();
           rest = editor.commit(nullptr)) {
        batches[i].push_back(std::move(rest));
      }
    }
    state.ResumeTiming();
    bytes = 0;
    for (std::uint32_t i = 0; i < 2; ++i) {
      for (const base::Bytes& batch : batches[i]) {
        bytes += batch.size();
        if (!documents[1 - i].apply_bytes(batch, 2 + i, nullptr)) state.SkipWithError("refused");
      }
    }
    state.PauseTiming();
    keyframe = deflated(documents[0].keyframe());
    state.ResumeTiming();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
  state.counters["keyframe_deflated"] = keyframe;
}

// A board on which 100,000 notes were made, written on and deleted, and one that stays: what its keyframe holds, and
// what it holds when it was purged. The work that is timed is the purge.
void purge_of_100000_notes(benchmark::State& state) {
  Document full;
  Editor server(full, 1);
  server.introduce(2, 1);
  (void)server.commit(nullptr);
  Batch batch;
  base::Bytes bytes;
  for (std::uint32_t i = 0; i <= 100'000; ++i) {
    const std::string text = "idea " + std::to_string(i);
    const OpId id{full.counter() + 1, 2};
    batch.clear();
    batch.counter = id.counter;
    Op make;
    make.kind = OpKind::create;
    make.id = id;
    make.raw_object_kind = 1;
    make.size = {200, 100};
    make.bytes = "V";
    Op write;
    write.kind = OpKind::insert;
    write.id = {id.counter + 1, 2};
    write.target = id;
    write.bytes = text;
    write.span = static_cast<std::uint32_t>(text.size());
    Op remove;
    remove.kind = OpKind::life;
    remove.id = {id.counter + 1 + text.size(), 2};
    remove.target = id;
    batch.ops = {make, write};
    if (i > 0) batch.ops.push_back(remove);
    bytes.clear();
    encode_batch(batch, 2, bytes);
    if (!full.apply_bytes(bytes, 2, nullptr, Admission::accepted)) state.SkipWithError("refused");
  }
  const base::Bytes keyframe = full.keyframe();
  std::size_t left = 0;
  std::size_t log = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Document board;
    if (!board.load(keyframe)) state.SkipWithError("does not load");
    state.ResumeTiming();
    log = 0;
    for (const base::Bytes& purge : garbage(board, full)) {
      log += purge.size();
      if (!board.apply_bytes(purge, 1, nullptr)) state.SkipWithError("refused");
    }
    left = board.keyframe().size();
  }
  state.counters["bytes_before"] = static_cast<double>(keyframe.size());
  state.counters["bytes_after"] = static_cast<double>(left);
  state.counters["bytes_in_log"] = static_cast<double>(log);
}

BENCHMARK(purge_of_100000_notes)->Unit(benchmark::kMillisecond);
BENCHMARK(apply_one_by_one)->Unit(benchmark::kMillisecond);
BENCHMARK(keyframe)->Unit(benchmark::kMillisecond);
BENCHMARK(load_and_read_all)->Unit(benchmark::kMillisecond);
BENCHMARK(paint_order_after_one_change)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(two_replicas_both_ways, each, Batches::each)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(two_replicas_both_ways, full, Batches::full)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tablee::bench

BENCHMARK_MAIN();
