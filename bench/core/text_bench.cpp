// The texts' layer by itself: no decoding, no documents. Traces come from $TABLEE_SHARED/traces; without it
// only the made-up work runs.
#include <benchmark/benchmark.h>
#include <malloc.h>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <map>

#include "base/random.h"
#include "core/text.h"
#include "tools/text_replay.h"

namespace tablee::bench {
namespace {

using core::Handle;
using core::OpId;
using core::RightMode;
using core::Texts;
using tools::History;
using tools::TextOp;
using tools::TextsReplica;

const std::vector<OpId> objects{{1, 1}};
const std::vector<Handle> handles{0};

const History* trace(benchmark::State& state, const std::string& name) {
  static std::map<std::string, std::vector<History>> known;
  const char* const folder = std::getenv("TABLEE_SHARED");
  if (folder == nullptr) {
    state.SkipWithError("TABLEE_SHARED is not set: no traces to replay");
    return nullptr;
  }
  auto found = known.find(name);
  if (found == known.end()) {
    auto read = tools::read_histories(std::string(folder) + "/traces/" + name + ".json.gz");
    if (!read) {
      state.SkipWithError(read.error().c_str());
      return nullptr;
    }
    found = known.emplace(name, std::move(*read)).first;
  }
  return &found->second.front();
}

// A sequential trace, packed, so that what is measured is not the reading of the trace.
struct Keystrokes {
  struct One {
    std::uint32_t position = 0;
    std::uint32_t erased = 0;
    std::uint32_t inserted = 0;  // code points
    std::uint32_t bytes = 0;
  };
  std::vector<One> all;
  std::string text;
};

Keystrokes keystrokes(const History& history) {
  Keystrokes packed;
  for (const tools::Patch& patch : history.stretches[0].patches) {
    packed.all.push_back({patch.position, patch.erased, tools::code_points_of(patch.inserted),
                          static_cast<std::uint32_t>(patch.inserted.size())});
    packed.text += patch.inserted;
  }
  return packed;
}

// Types them at one replica and calls `wrote` with each op.
template <typename Wrote>
void type(Texts& texts, const Keystrokes& keystrokes, Wrote wrote) {
  std::vector<core::IdRun> runs;
  std::vector<Handle> touched;
  std::uint64_t counter = 1;
  std::string_view rest = keystrokes.text;
  for (const Keystrokes::One& key : keystrokes.all) {
    if (key.erased != 0) {
      runs.clear();
      touched.clear();
      texts.ids(0, key.position, key.erased, runs);
      for (const core::IdRun& run : runs) {
        texts.erase(run, touched);
      }
      wrote(runs);
      ++counter;
    }
    if (key.inserted != 0) {
      const Texts::Anchor anchor = texts.anchor(0, key.position);
      Texts::Insertion insertion;
      insertion.text = 0;
      insertion.first.counter = ++counter;
      insertion.first.replica = 2;
      insertion.code_points = key.inserted;
      // Member by member: an id that was written in two parts a moment ago is slow to read as one.
      insertion.left.counter = anchor.left.counter;
      insertion.left.replica = anchor.left.replica;
      insertion.right_mode = anchor.right_mode;
      insertion.right.counter = anchor.right.counter;
      insertion.right.replica = anchor.right.replica;
      insertion.utf8 = rest.substr(0, key.bytes);
      rest.remove_prefix(key.bytes);
      (void)texts.insert(insertion);
      wrote(insertion);
      counter += key.inserted - 1;
    }
  }
}

struct Remote {
  Texts::Insertion insertion;  // when it has code points
  std::vector<core::IdRun> erased;
};

void hear(Texts& texts, const std::vector<Remote>& ops) {
  std::vector<Handle> touched;
  for (const Remote& op : ops) {
    if (op.insertion.code_points != 0) {
      // As a document does: check first that what is named is there, then apply.
      benchmark::DoNotOptimize(op.insertion.left.none() || texts.text_of(op.insertion.left));
      benchmark::DoNotOptimize(texts.insert(op.insertion));
    }
    touched.clear();
    for (const core::IdRun& run : op.erased) {
      benchmark::DoNotOptimize(texts.contains(run));
      texts.erase(run, touched);
    }
  }
}

void typed_locally(benchmark::State& state, const char* name) {
  const History* const history = trace(state, name);
  if (history == nullptr) return;
  const Keystrokes keys = keystrokes(*history);
  for (auto _ : state) {
    Texts texts;
    type(texts, keys, [](const auto&) {});
    if (texts.length(0) != tools::code_points_of(history->end_content)) std::abort();
  }
  state.SetItemsProcessed(state.iterations() *
                          static_cast<std::int64_t>(history->stretches[0].patches.size()));
}

void remote_one_by_one(benchmark::State& state, const char* name) {
  const History* const history = trace(state, name);
  if (history == nullptr) return;
  std::vector<Remote> ops;
  struct Record {
    std::vector<Remote>& ops;
    void operator()(const Texts::Insertion& insertion) const {
      ops.push_back({insertion, {}});
      if (!insertion.left.none()) ops.back().insertion.text = core::handle_none;
    }
    void operator()(const std::vector<core::IdRun>& runs) const { ops.push_back({{}, runs}); }
  };
  const Keystrokes keys = keystrokes(*history);
  Texts first;
  type(first, keys, Record{ops});
  for (auto _ : state) {
    Texts texts;
    hear(texts, ops);
    if (texts.length(0) != first.length(0)) std::abort();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(ops.size()));
}

void concurrent_in_order(benchmark::State& state, const char* name) {
  const History* const history = trace(state, name);
  if (history == nullptr) return;
  tools::Replay<TextsReplica> replay(*history);
  (void)replay.run();
  std::vector<Remote> ops;
  for (const TextOp* op : replay.ops()) {
    ops.push_back(
        {{0, op->id, op->code_points, op->left, RightMode::explicit_id, op->right, op->inserted},
         op->erased});
  }
  for (auto _ : state) {
    Texts texts;
    hear(texts, ops);
    if (texts.length(0) != tools::code_points_of(history->end_content)) std::abort();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(ops.size()));
}

double deflated(const base::Bytes& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::vector<Bytef> out(size);
  if (compress2(out.data(), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                static_cast<uLong>(bytes.size()), 6) != Z_OK) {
    std::abort();
  }
  return static_cast<double>(size);
}

void keyframe_write(benchmark::State& state, const char* name) {
  const History* const history = trace(state, name);
  if (history == nullptr) return;
  Texts texts;
  type(texts, keystrokes(*history), [](const auto&) {});
  base::Bytes bytes;
  for (auto _ : state) {
    bytes.clear();
    texts.write(objects, handles, bytes);
  }
  state.counters["bytes"] = static_cast<double>(bytes.size());
  state.counters["deflated"] = deflated(bytes);
}

void keyframe_load_and_read(benchmark::State& state, const char* name) {
  const History* const history = trace(state, name);
  if (history == nullptr) return;
  Texts texts;
  type(texts, keystrokes(*history), [](const auto&) {});
  base::Bytes bytes;
  texts.write(objects, handles, bytes);
  std::string text;
  for (auto _ : state) {
    Texts loaded;
    if (!loaded.load(bytes, objects)) std::abort();
    text.clear();
    loaded.read(0, text);
    benchmark::DoNotOptimize(text);
  }
  if (text != history->end_content) state.SkipWithError("the text did not come back");
}

void random_places_in_a_long_text(benchmark::State& state) {
  base::Random random(1);
  for (auto _ : state) {
    TextsReplica replica;
    for (std::uint64_t i = 0; i < 100'000; ++i) {
      (void)replica.insert({i + 1, 2}, 0, static_cast<std::uint32_t>(random.below(i + 1)), "x");
    }
  }
  state.SetItemsProcessed(state.iterations() * 100'000);
}
BENCHMARK(random_places_in_a_long_text)->Unit(benchmark::kMillisecond);

void ten_thousand_notes_of_20_letters(benchmark::State& state) {
  double heap = 0;
  for (auto _ : state) {
    const auto before = mallinfo2();
    TextsReplica replica;
    for (Handle handle = 0; handle < 10'000; ++handle) {
      (void)replica.insert({1 + 20 * std::uint64_t{handle}, 2}, handle, 0, "a note of 20 letters");
    }
    const auto after = mallinfo2();
    heap = static_cast<double>(after.uordblks - before.uordblks);
  }
  state.counters["bytes_a_text"] = heap / 10'000;
}
BENCHMARK(ten_thousand_notes_of_20_letters)->Unit(benchmark::kMicrosecond);

void load_ten_thousand_notes(benchmark::State& state) {
  TextsReplica replica;
  std::vector<OpId> ids;
  std::vector<Handle> order;
  for (Handle handle = 0; handle < 10'000; ++handle) {
    ids.push_back({22 * std::uint64_t{handle} + 1, 2 + handle % 40});
    order.push_back(handle);
    (void)replica.insert({ids.back().counter + 1, 2 + handle % 40}, handle, 0,
                         "a note of 20 letters");
  }
  base::Bytes bytes;
  replica.texts().write(ids, order, bytes);
  std::string text;
  for (auto _ : state) {
    Texts loaded;
    if (!loaded.load(bytes, ids)) std::abort();
    for (const Handle handle : order) {
      text.clear();
      loaded.read(handle, text);
    }
  }
  state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(load_ten_thousand_notes)->Unit(benchmark::kMicrosecond);

const char* const sequential[] = {"automerge-paper", "rustcode", "seph-blog1", "sveltecomponent",
                                  "json-crdt-patch"};
const char* const concurrent[] = {"friendsforever", "clownschool"};

void register_traces() {
  const auto add = [](const std::string& what, const char* name, auto run) {
    benchmark::RegisterBenchmark((what + "/" + name).c_str(), run, name)
        ->Unit(benchmark::kMillisecond);
  };
  for (const char* const name : sequential) {
    add("typed_locally", name, typed_locally);
    add("remote_one_by_one", name, remote_one_by_one);
    add("keyframe_write", name, keyframe_write);
    add("keyframe_load_and_read", name, keyframe_load_and_read);
  }
  for (const char* const name : concurrent) add("concurrent_in_order", name, concurrent_in_order);
}

}  // namespace
}  // namespace tablee::bench

int main(int argc, char** argv) {
  tablee::bench::register_traces();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
