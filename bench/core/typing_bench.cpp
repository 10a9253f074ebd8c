// Typing as a tab and its peers see it: an Editor that makes one encoded batch a keystroke, a Document that
// decodes, checks and applies each. Traces come from $TABLEE_SHARED/traces.
#include <benchmark/benchmark.h>

#include <zlib.h>

#include <cstdlib>
#include <fstream>
#include <map>

#include "core/batch_encode.h"
#include "core/editor.h"
#include "tools/text_replay.h"

namespace tablee::bench {
namespace {

const tools::History* trace(benchmark::State& state, const char* name) {
  const char* const folder = std::getenv("TABLEE_SHARED");
  if (folder == nullptr) {
    state.SkipWithError("TABLEE_SHARED is not set: no traces to replay");
    return nullptr;
  }
  static std::map<std::string, std::vector<tools::History>> kept;
  auto found = kept.find(name);
  if (found == kept.end()) {
    auto read = tools::read_histories(std::string(folder) + "/traces/" + name + ".json.gz");
    if (!read) {
      state.SkipWithError(read.error().c_str());
      return nullptr;
    }
    found = kept.emplace(name, std::move(*read)).first;
  }
  return &found->second.front();
}

double deflated(const base::Bytes& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::vector<Bytef> out(size);
  if (compress2(out.data(), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                static_cast<uLong>(bytes.size()), 9) != Z_OK) {
    std::abort();
  }
  return static_cast<double>(size);
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

// All that was ever written, in as few batches as the editor makes of it: one merged update. Its bytes go to the file
// $MERGED_TO too, for other programs to compress.
void one_merged_update(benchmark::State& state, const char* name) {
  const tools::History* const history = trace(state, name);
  if (history == nullptr) return;
  std::vector<base::Bytes> batches;
  {
    core::Document document;
    core::Editor editor(document, 2);
    const core::Handle note =
        editor.create({core::ObjectKind::text, core::handle_none, 0, 0, 1, 1});
    for (const tools::Patch& patch : history->stretches[0].patches) {
      if (patch.erased != 0) editor.erase_text(note, patch.position, patch.erased);
      if (!patch.inserted.empty()) editor.insert_text(note, patch.position, patch.inserted);
    }
    for (;;) {
      base::Bytes batch = editor.commit(nullptr);
      if (batch.empty()) break;
      batches.push_back(std::move(batch));
    }
  }
  base::Bytes all;
  for (const base::Bytes& batch : batches) all += batch;
  if (const char* const file = std::getenv("MERGED_TO")) {
    if (!(std::ofstream(file, std::ios::binary) << all))
      state.SkipWithError("can not write $MERGED_TO");
  }
  for (auto _ : state) {
    core::Document document;
    for (const base::Bytes& batch : batches) {
      if (!document.apply_bytes(batch, 2, nullptr)) state.SkipWithError("refused");
    }
  }
  state.counters["batches"] = static_cast<double>(batches.size());
  state.counters["bytes"] = static_cast<double>(all.size());
  state.counters["deflated"] = deflated(all);
}

// Each change of a concurrent trace as a batch of its own, in an order that keeps causes before effects.
void concurrent_batches_one_by_one(benchmark::State& state, const char* name) {
  const tools::History* const history = trace(state, name);
  if (history == nullptr) return;
  constexpr std::uint32_t founder = 99;
  const core::OpId note{1, founder};
  tools::Replay<tools::TextsReplica> replay(*history);
  (void)replay.run();
  struct Sent {
    std::uint32_t replica;
    base::Bytes bytes;
  };
  std::vector<Sent> sent;
  core::Document empty;
  core::Editor editor(empty, founder);
  editor.create({core::ObjectKind::text, core::handle_none, 0, 0, 1, 1});
  sent.push_back({founder, editor.commit(nullptr)});
  for (const tools::TextOp* change : replay.ops()) {
    core::Batch batch;
    core::Op& op = batch.ops.emplace_back();
    op.id = change->id;
    op.span = change->code_points == 0 ? 1 : change->code_points;
    op.kind = change->code_points == 0 ? core::OpKind::erase : core::OpKind::insert;
    op.bytes = change->inserted;
    op.target = change->left.none() ? note : change->left;
    op.right_mode = change->right.none() ? core::RightMode::end : core::RightMode::explicit_id;
    op.right = change->right;
    batch.runs = change->erased;
    op.runs_end = static_cast<std::uint32_t>(batch.runs.size());
    batch.counter = op.id.counter;
    core::encode_batch(batch, op.id.replica, sent.emplace_back(Sent{op.id.replica, {}}).bytes);
  }
  std::string text;
  for (auto _ : state) {
    core::Document document;
    core::Changes changes;
    for (const Sent& batch : sent) {
      if (!document.apply_bytes(batch.bytes, batch.replica, &changes)) {
        state.SkipWithError("refused");
      }
      changes.clear();
    }
    text.clear();
    document.text(0, text);
  }
  if (text != history->end_content) state.SkipWithError("another text");
  state.counters["batches"] = static_cast<double>(sent.size());
}

// What the log and the keyframe of a typed text take, compressed as zlib does at its best.
void sizes(benchmark::State& state, const char* name) {
  const tools::History* const history = trace(state, name);
  if (history == nullptr) return;
  core::Document typed;
  base::Bytes log;
  type(typed, *history, [&](const base::Bytes& batch) { log += batch; });
  base::Bytes keyframe;
  for (auto _ : state) keyframe = typed.keyframe();
  state.counters["log"] = static_cast<double>(log.size());
  state.counters["log_deflated"] = deflated(log);
  state.counters["keyframe"] = static_cast<double>(keyframe.size());
  state.counters["keyframe_deflated"] = deflated(keyframe);
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

#define TRACE(run, name, file) BENCHMARK_CAPTURE(run, name, file)->Unit(benchmark::kMillisecond)
TRACE(typed_a_batch_a_keystroke, automerge_paper, "automerge-paper");
TRACE(remote_batches_one_by_one, automerge_paper, "automerge-paper");
TRACE(one_merged_update, automerge_paper, "automerge-paper");
TRACE(load_and_read, automerge_paper, "automerge-paper");
TRACE(sizes, automerge_paper, "automerge-paper");
TRACE(concurrent_batches_one_by_one, friendsforever, "friendsforever");
TRACE(concurrent_batches_one_by_one, clownschool, "clownschool");

}  // namespace
}  // namespace tablee::bench

BENCHMARK_MAIN();
