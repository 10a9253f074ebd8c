#include "tools/work_over.h"

#include <string>

#include "base/check.h"
#include "base/random.h"
#include "core/batch_encode.h"
#include "core/editor.h"
#include "core/garbage.h"
#include "core/state.h"
#include "tools/random_edit.h"

namespace tablee::tools {
namespace {

using namespace tablee::core;

constexpr std::uint32_t server = 1;
constexpr std::uint32_t newcomer = 60'000;
constexpr std::uint32_t participant = 9;

class Work {
 public:
  Work(base::BytesView keyframe, std::uint64_t seed) : random_(seed) {
    for (Document* document : {&mine_, &twin_, &then_}) {
      TABLEE_CHECK(document->load(keyframe).has_value());
    }
  }

  void run() {
    for (int i = 0; i < 3; ++i) write_as(somebody());
    write_as(newcomer);
    for (const base::Bytes& purge : garbage(mine_, then_)) take(purge, server);
    purge_anything();
    write_as(somebody());
    const base::Bytes written = mine_.keyframe();
    TABLEE_CHECK(written == twin_.keyframe());
    TABLEE_CHECK(then_.load(written).has_value());
    TABLEE_CHECK(then_.keyframe() == written);
  }

 private:
  std::uint32_t somebody() {
    const auto known = static_cast<std::uint32_t>(mine_.state().replicas.size());
    return known < 2 ? server : static_cast<std::uint32_t>(random_.between(1, known - 1));
  }

  /// A batch that the editor did not write: both take it, or neither.
  void take(const base::Bytes& batch, std::uint32_t replica) {
    const bool taken = mine_.apply_bytes(batch, replica, nullptr).has_value();
    TABLEE_CHECK(twin_.apply_bytes(batch, replica, nullptr).has_value() == taken);
  }

  void write_as(std::uint32_t replica) {
    for (Document* document : {&mine_, &twin_}) document->set_local(replica, participant);
    Editor editor(mine_, replica);
    for (int i = 0; i < 12; ++i) {
      random_edit(editor, mine_, random_);
      send(editor, replica, random_.chance(0.3));
    }
    while (editor.undo()) send(editor, replica, false);
    while (editor.redo()) send(editor, replica, false);
  }

  void send(Editor& editor, std::uint32_t replica, bool join) {
    for (base::Bytes batch = editor.commit(nullptr, join); !batch.empty();
         batch = editor.commit(nullptr)) {
      TABLEE_CHECK(twin_.apply_bytes(batch, replica, nullptr, Admission::accepted).has_value());
    }
  }

  /// What no honest server says: all objects and code points of some replicas may go.
  void purge_anything() {
    Op op;
    op.kind = OpKind::purge;
    op.id = {mine_.counter() + 1, server};
    op.value = static_cast<std::int64_t>(random_.below(op.id.counter));
    op.field = 1;
    std::vector<IdRun> runs;
    for (int i = 0; i < 4; ++i)
      runs.push_back({{1 + random_.below(op.id.counter), somebody()}, 40});
    base::Bytes batch;
    encode_counter(op.id.counter, batch);
    encode_op(op, runs, server, batch);
    take(batch, server);
  }

  base::Random random_;
  Document mine_;
  Document twin_;
  Document then_;
};

}  // namespace

void work_over(base::BytesView keyframe, std::uint64_t seed) {
  Work(keyframe, seed).run();
}

}  // namespace tablee::tools
