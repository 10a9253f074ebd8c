// The most expensive batch that is accepted (DESIGN, invariant 12). The input is a program: which board, then instructions that each add a
// number of ops of one kind to a batch, with references that step over the board and over the batch itself. The fuzzer is
// told how many steps the batch took (core/work.h), so that it climbs towards what costs more.
//
// Claims: whether a batch is taken or not, nobody does much more for it than limits::batch_work_max steps; and what
// is taken was foreseen when it was checked.
#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/limits.h"
#include "core/batch_encode.h"
#include "core/document.h"
#include "core/editor.h"
#include "core/work.h"
#include "fuzz/target.h"

namespace {

using namespace tablee::core;
namespace limits = tablee::limits;

constexpr std::uint32_t owner = 3;
constexpr std::uint32_t stranger = 9;
// Where a check notices only at the end of what it is at: one run's 4,096 code points, one insertion's way.
constexpr std::uint64_t slack = limits::batch_work_max / 2;

// libFuzzer looks at these as it looks at edges: one for each step of a tenth more.
#ifdef __clang__
__attribute__((section("__libfuzzer_extra_counters")))
#endif
std::array<std::uint8_t, 512>
    cost_reached;

void reached(std::uint64_t steps, std::size_t from) {
  std::size_t at = from;
  for (double cost = 1'000; cost < static_cast<double>(steps) && at < from + 128; cost *= 1.1)
    cost_reached[at++] = 1;
}

struct Board {
  tablee::base::Bytes keyframe;
  std::vector<OpId> objects;
};

// 0: a text of which every other letter is gone; 1: one written from its end to its beginning; 2: two texts by several
// authors at one place; 3: frames, some in each other.
Board board(int which) {
  Document document;
  document.set_local(owner, 1);
  Editor editor(document, owner);
  const Handle note = editor.create({.w = 9, .h = 9});
  if (which == 0) {
    editor.insert_text(note, 0, std::string(20'000, 'x'));
    for (std::uint32_t i = 0; i < 10'000; ++i) editor.erase_text(note, i, 1);
  } else if (which == 1) {
    for (int i = 0; i < 10'000; ++i) editor.insert_text(note, 0, "x");
  } else if (which == 2) {
    for (std::uint32_t i = 0; i < 4'000; ++i) editor.insert_text(note, i / 2, "y");
    for (std::uint32_t i = 0; i < 2'000; ++i) editor.erase_text(note, i, 1);
    const Handle other = editor.create({.w = 9, .h = 9});
    editor.insert_text(other, 0, std::string(2'000, 'z'));
  } else {
    Handle inner = handle_none;
    for (int i = 0; i < 60; ++i)
      inner = editor.create({.kind = ObjectKind::frame, .parent = inner, .w = 9, .h = 9});
    for (int i = 0; i < 1'000; ++i) {
      const Handle frame = editor.create({.kind = ObjectKind::frame, .w = 9, .h = 9});
      editor.create({.parent = frame, .w = 9, .h = 9});
    }
  }
  while (!editor.commit(nullptr).empty()) continue;
  Board made{document.keyframe(), {}};
  for (Handle handle = 0; handle < document.size(); ++handle)
    made.objects.push_back(document.object(handle).id);
  return made;
}

class Program {
 public:
  Program(const Board& board, Document& document, tablee::fuzz::Input& input)
      : board_(board), document_(document), input_(input) {
    batch_.counter = next_ = document.counter() + 1;
  }

  // One batch, up to the end of the input or an instruction that says so.
  void run() {
    while (!input_.empty()) {
      const std::uint8_t what = input_.byte();
      if (what % 8 == 7) break;
      add(what);
    }
    if (!batch_.ops.empty()) submit();
  }

 private:
  // A reference that moves with each repetition: into the log or into the batch.
  struct Reference {
    std::uint8_t kind = 0;
    std::uint32_t base = 0;
    std::int32_t step = 0;
  };
  Reference reference() {
    Reference read;
    read.kind = input_.byte();
    read.base = input_.byte();
    read.base |= static_cast<std::uint32_t>(input_.byte()) << 8U;
    read.step = static_cast<std::int8_t>(input_.byte());
    return read;
  }
  OpId at(const Reference& reference, std::uint32_t i) const {
    const std::uint64_t moved =
        reference.base + static_cast<std::uint64_t>(static_cast<std::int64_t>(reference.step) * i);
    switch (reference.kind % 4) {
      case 0:
        return board_.objects[moved % board_.objects.size()];
      case 1:  // anything of the log
        return {1 + moved % (batch_.counter - 1), owner};
      case 2:  // of the batch, from its beginning
        return {batch_.counter + moved % std::max<std::uint64_t>(1, next_ - batch_.counter),
                stranger};
      default:  // of the batch, from its end
        return {next_ - 1 - moved % std::max<std::uint64_t>(1, next_ - batch_.counter), stranger};
    }
  }

  void add(std::uint8_t what) {
    const std::uint32_t times = 1U << input_.byte() % 13U;
    const Reference target = reference();
    const Reference other = reference();
    const std::uint8_t extra = input_.byte();
    for (std::uint32_t i = 0; i < times && batch_.ops.size() < limits::batch_ops_max; ++i) {
      Op op;
      op.id = {next_, stranger};
      op.target = at(target, i);
      switch (what % 8) {
        case 0:
        case 1:
          op.kind = OpKind::insert;
          op.right_mode = static_cast<RightMode>(extra % 4);
          op.right = at(other, i);
          op.span = 1 + extra / 16U;
          op.bytes = std::string_view("xxxxxxxxxxxxxxxxxxxx").substr(0, op.span);
          break;
        case 2:
        case 3:
          op.kind = OpKind::erase;
          op.runs_begin = static_cast<std::uint32_t>(batch_.runs.size());
          for (std::uint32_t run = 0; run < (what % 8 == 2 ? 1U : 64U); ++run)
            batch_.runs.push_back({at(target, i + run), 1U << extra % 15U});
          op.runs_end = static_cast<std::uint32_t>(batch_.runs.size());
          break;
        case 4:
          op.kind = OpKind::place;
          op.place.parent = extra % 4 == 0 ? OpId{} : at(other, i);
          break;
        case 5:
          op.kind = OpKind::create;
          op.object_kind = extra % 2 == 0 ? ObjectKind::frame : ObjectKind::note;
          op.raw_object_kind = static_cast<std::uint32_t>(op.object_kind);
          if (extra % 4 < 2) op.place.parent = at(other, i);
          break;
        default:
          op.kind = OpKind::life;
          op.value = extra % 2;
      }
      batch_.ops.push_back(op);
      next_ += op.span;
    }
  }

  void submit() {
    tablee::base::Bytes bytes;
    encode_batch(batch_, stranger, bytes);
    const WorkMeter meter;
    const bool taken = document_.apply_bytes(bytes, stranger, nullptr).has_value();
    TABLEE_CHECK(meter.steps() <= limits::batch_work_max + slack);
    if (taken) TABLEE_CHECK(document_.work() + slack / 8 >= meter.steps());
    reached(meter.steps(), taken ? 0 : 128);
    if (taken) reached(document_.work(), 256);
    const WorkMeter reading;
    (void)document_.paint_order();
    TABLEE_CHECK(reading.steps() <= limits::batch_work_max);
  }

  const Board& board_;
  Document& document_;
  tablee::fuzz::Input& input_;
  Batch batch_;
  std::uint64_t next_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::array<Board, 4> boards{board(0), board(1), board(2), board(3)};
  tablee::fuzz::Input input(data, size);
  const Board& chosen = boards[input.byte() % boards.size()];
  Document document;
  TABLEE_CHECK(document.load(chosen.keyframe).has_value());
  for (int batches = 0; batches < 4 && !input.empty(); ++batches)
    Program(chosen, document, input).run();
  return 0;
}
