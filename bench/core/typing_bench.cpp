// Typing as a tab and its peers see it: an Editor that makes one encoded batch a keystroke, a Document that
// decodes, checks and applies each. Traces come from $TABLEE_SHARED/traces.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "core/editor.h"
#include "tools/text_history.h"

namespace tablee::bench {
namespace {

const tools::History* trace(benchmark::State& state, const char* name) {
  const char* const folder = std::getenv("TABLEE_SHARED");
  if (folder == nullptr) {
    state.SkipWithError("TABLEE_SHARED is not set: no traces to replay");
    return nullptr;
  }
  static std::vector<tools::History> kept;
  auto read = tools::read_histories(std::string(folder) + "/traces/" + name + ".json.gz");
  if (!read) {
    state.SkipWithError(read.error().c_str());
    return nullptr;
  }
  kept = std::move(*read);
  return &kept.front();
}

// One text, one author. Each keystroke's batch goes to `wrote`.
template <typename Wrote>
void type(core::Document& document, const tools::History& history, Wrote wrote) {
  core::Editor editor(document, 2);
  const core::Handle note = editor.create({core::ObjectKind::text, core::handle_none, 0, 0, 1, 1});
  wrote(editor.commit(nullptr));
  for (const tools::Patch& patch : history.stretches[0].patches) {
    if (patch.erased != 0) editor.erase_text(note, patch.position, patch.erased);
    if (!patch.inserted.empty()) editor.insert_text(note, patch.position, patch.inserted);
    wrote(editor.commit(nullptr, true));
  }
}

void typed_a_batch_a_keystroke(benchmark::State& state, const char* name) {
  const tools::History* const history = trace(state, name);
  if (history == nullptr) return;
  std::size_t bytes = 0;
  std::size_t batches = 0;
  for (auto _ : state) {
    core::Document document;
    bytes = batches = 0;
    type(document, *history, [&](const base::Bytes& batch) {
      bytes += batch.size();
      ++batches;
    });
  }
  state.counters["batches"] = static_cast<double>(batches);
  state.counters["bytes_a_batch"] = static_cast<double>(bytes) / static_cast<double>(batches);
}

void remote_batches_one_by_one(benchmark::State& state, const char* name) {
  const tools::History* const history = trace(state, name);
  if (history == nullptr) return;
  std::vector<base::Bytes> batches;
  core::Document first;
  type(first, *history, [&](base::Bytes batch) { batches.push_back(std::move(batch)); });
  for (auto _ : state) {
    core::Document document;
    core::Changes changes;
    for (const base::Bytes& batch : batches) {
      if (!document.apply_bytes(batch, 2, &changes)) state.SkipWithError("refused");
      changes.clear();
    }
    if (document.text_length(0) != first.text_length(0)) state.SkipWithError("another text");
  }
  state.counters["batches"] = static_cast<double>(batches.size());
}

void load_and_read(benchmark::State& state, const char* name) {
  const tools::History* const history = trace(state, name);
  if (history == nullptr) return;
  core::Document typed;
  type(typed, *history, [](const base::Bytes&) {});
  const base::Bytes keyframe = typed.keyframe();
  std::string text;
  for (auto _ : state) {
    core::Document document;
    if (!document.load(keyframe)) state.SkipWithError("does not load");
    text.clear();
    document.text(0, text);
    benchmark::DoNotOptimize(text);
  }
  if (text != history->end_content) state.SkipWithError("another text");
  state.counters["bytes"] = static_cast<double>(keyframe.size());
}

#define TRACE(run) \
  BENCHMARK_CAPTURE(run, automerge_paper, "automerge-paper")->Unit(benchmark::kMillisecond)
TRACE(typed_a_batch_a_keystroke);
TRACE(remote_batches_one_by_one);
TRACE(load_and_read);

}  // namespace
}  // namespace tablee::bench

BENCHMARK_MAIN();
