#include "core/garbage.h"

#include <numeric>

#include "base/limits.h"
#include "core/batch_encode.h"
#include "core/row_sort.h"
#include "core/state.h"

namespace tablee::core {
namespace {

constexpr std::uint32_t server_replica = 1;
// Runs of one batch: at most three numbers of ten bytes each.
constexpr std::size_t runs_max = limits::batch_bytes_max / 32;

class Garbage {
 public:
  Garbage(const Document& now, const Document& then)
      : now_(now.state()),
        then_(then.state()),
        goes_(now_.objects.size(), '\0'),
        then_shown_(then_.objects.shown()) {}

  std::vector<base::Bytes> batches() {
    find_objects();
    list_objects();
    const auto objects = static_cast<std::uint32_t>(runs_.size());
    for (Handle handle = 0; handle < now_.objects.size(); ++handle) {
      if (goes_[handle] == 0) list_erased(handle);
    }
    join_erased();
    write(objects);
    return std::move(batches_);
  }

 private:
  // --- Objects -------------------------------------------------------------------------------------

  enum class Verdict : std::uint8_t { unknown, hidden, seen };  // what lies in an object

  void find_objects() {
    verdicts_.assign(now_.objects.size(), Verdict::unknown);
    for (Handle handle = 0; handle < now_.objects.size(); ++handle) {
      if (!now_.objects[handle].gone && hidden(handle)) goes_[handle] = 1;
    }
    now_.keep_what_is_named(goes_);
  }

  // Whether the object has been hidden from then until now: it was deleted then and nobody has written that since, or
  // a frame hides it in which it has lain all the while.
  bool hidden(Handle handle) {
    const Object& object = now_.objects[handle];
    const Handle before = then_.objects.find(object.id);
    if (before == handle_none || then_shown_[before] != 0) return false;
    const Object& old = then_.objects[before];
    if (!object.alive()) return !old.alive() && object.life.stamp == old.life.stamp;
    return object.place.stamp == old.place.stamp && hides(object.parent());
  }

  // Whether a frame, or one in which it has lain all the while, hid what lies in it then, and nobody has written that
  // since. Follows the way up, and remembers the answer for all of it.
  bool hides(Handle handle) {
    way_.clear();
    Verdict verdict = Verdict::unknown;
    for (Handle at = handle; at != handle_none; at = now_.objects[at].parent()) {
      verdict = verdicts_[at];
      if (verdict == Verdict::unknown) {
        way_.push_back(at);
        verdict = of_content(at);
      }
      if (verdict != Verdict::unknown) break;
    }
    if (verdict == Verdict::unknown) verdict = Verdict::seen;  // nothing around it hides it
    for (const Handle at : way_) verdicts_[at] = verdict;
    return verdict == Verdict::hidden;
  }

  // `unknown`: as in the frame around it.
  Verdict of_content(Handle handle) const {
    const Object& object = now_.objects[handle];
    const Handle before = then_.objects.find(object.id);
    if (before == handle_none || then_shown_[before] != 0) return Verdict::seen;
    const Object& old = then_.objects[before];
    if (object.hides())
      return old.hides() && object.life.stamp == old.life.stamp ? Verdict::hidden : Verdict::seen;
    return object.place.stamp == old.place.stamp ? Verdict::unknown : Verdict::seen;
  }

  // Runs over the ids of one replica, across whatever lies between two objects that go.
  void list_objects() {
    std::vector<std::uint32_t> rows(now_.objects.size());
    std::iota(rows.begin(), rows.end(), 0U);
    sort_rows(rows, [&](std::uint32_t a, std::uint32_t b) {
      const OpId first = now_.objects[a].id;
      const OpId second = now_.objects[b].id;
      return first.replica != second.replica ? first.replica < second.replica
                                             : first.counter < second.counter;
    });
    bool open = false;
    for (const std::uint32_t row : rows) {
      const OpId id = now_.objects[row].id;
      if (now_.objects[row].gone) continue;
      open &= !runs_.empty() && runs_.back().first.replica == id.replica &&
              id.counter - runs_.back().first.counter < longest_purge_run;
      if (goes_[row] != 0) {
        if (!open) runs_.push_back({id, 1});
        runs_.back().length =
            static_cast<std::uint32_t>(id.counter - runs_.back().first.counter + 1);
      }
      open = goes_[row] != 0;
    }
  }

  // --- Texts ---------------------------------------------------------------------------------------

  void list_erased(Handle handle) {
    stretches_.clear();
    now_.texts.stretches(handle, stretches_);
    bool first = true;  // what comes next stands behind something that can be named
    for (const auto& [ids, erased] : stretches_) {
      for (IdRun rest = ids; rest.length > 0;) {
        const IdRun piece{rest.first, alike_then(rest)};
        rest.first.counter += piece.length;
        rest.length -= piece.length;
        const bool goes = erased && erased_then(piece.first);
        if (goes) {
          add(piece, first);
        } else if (erased) {
          pieces_.push_back({piece, false});
        }
        first = !goes;
      }
    }
  }

  void add(IdRun run, bool without_first) {
    if (without_first) {
      pieces_.push_back({{run.first, 1}, false});
      ++run.first.counter;
      --run.length;
    }
    if (run.length > 0) pieces_.push_back({run, true});
  }

  // Runs over the ids of one replica, across whatever lies between two pieces but what is erased and stays: a purge passes
  // over the rest. What was typed backwards is one run.
  void join_erased() {
    std::vector<std::uint32_t> rows(pieces_.size());
    std::iota(rows.begin(), rows.end(), 0U);
    sort_rows(rows, [&](std::uint32_t a, std::uint32_t b) {
      const OpId first = pieces_[a].ids.first;
      const OpId second = pieces_[b].ids.first;
      return first.replica != second.replica ? first.replica < second.replica
                                             : first.counter < second.counter;
    });
    bool open = false;
    for (const std::uint32_t row : rows) {
      const auto& [ids, goes] = pieces_[row];
      const std::uint64_t end = ids.first.counter + ids.length;
      open = open && runs_.back().first.replica == ids.first.replica &&
             end - runs_.back().first.counter <= longest_purge_run;
      if (goes) {
        if (!open) runs_.push_back(ids);
        runs_.back().length = static_cast<std::uint32_t>(end - runs_.back().first.counter);
      }
      open = goes;
    }
  }

  // How many ids from the beginning of the run were all erased then, or all not, or all not there.
  std::uint32_t alike_then(const IdRun& run) const {
    const std::uint32_t there = then_.texts.alike(run);
    return there != 0 ? there : 1;
  }
  bool erased_then(OpId id) const {
    const IdRun one{id, 1};
    return then_.texts.contains(one) && then_.texts.visible_in(one) == 0;
  }

  // --- Batches -------------------------------------------------------------------------------------

  void write(std::uint32_t objects) {
    Op op;
    op.kind = OpKind::purge;
    op.value = static_cast<std::int64_t>(then_.counter);
    op.id = {now_.counter + 1, server_replica};
    for (std::size_t at = 0; at < runs_.size(); at += runs_max, ++op.id.counter) {
      const auto runs = std::span(runs_).subspan(at, std::min(runs_max, runs_.size() - at));
      op.field = static_cast<std::uint32_t>(
          objects > at ? std::min<std::size_t>(objects - at, runs.size()) : 0);
      base::Bytes& batch = batches_.emplace_back();
      encode_counter(op.id.counter, batch);
      encode_op(op, runs, server_replica, batch);
    }
  }

  const Document::State& now_;
  const Document::State& then_;
  base::Bytes goes_;
  const base::Bytes then_shown_;  // by handle of then
  std::vector<Verdict> verdicts_;
  std::vector<Handle> way_;
  std::vector<Texts::Stretch> stretches_;
  struct Piece {
    IdRun ids;
    bool goes = false;
  };
  std::vector<Piece> pieces_;  // of erased code points
  std::vector<IdRun> runs_;    // of objects, then of code points
  std::vector<base::Bytes> batches_;
};

}  // namespace

std::vector<base::Bytes> garbage(const Document& now, const Document& then) {
  return Garbage(now, then).batches();
}

}  // namespace tablee::core
