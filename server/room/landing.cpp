#include "room/landing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/limits.h"
#include "room/ground.h"

namespace tablee::room {
namespace {

using core::Document;
using core::Handle;
using core::handle_none;
using core::ObjectKind;
using wire::day::Draft;

constexpr std::int32_t gap = 24;
constexpr std::int32_t pitch = landed_note_size + gap;
constexpr std::int32_t title = 64;  // of a frame, above what lies in it
constexpr int rings = 24;           // that are looked through for a place nearby

/// What lies together, as places in the list of drafts.
struct Group {
  Handle frame = handle_none;
  bool nameless = false;
  std::vector<std::size_t> notes;
};

class Lander {
 public:
  Lander(const Document& board, std::span<const Draft> drafts)
      : board_(board), drafts_(drafts), laid_(board) {
    result_.notes.resize(drafts.size());
  }

  Landings land() {
    for (const Group& group : groups()) place(group);
    for (const auto& [frame, box] : stretched_) {
      result_.frames.push_back(
          {frame, static_cast<std::int32_t>(box.w), static_cast<std::int32_t>(box.h)});
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] Handle frame_of(const Draft& draft) const {
    if (!draft.zone) return handle_none;
    const auto found = board_.find({draft.zone->counter, draft.zone->replica.value});
    return found && frames_.contains(*found) ? *found : handle_none;
  }

  [[nodiscard]] std::vector<Group> groups() const {
    std::map<std::tuple<Handle, bool, base::ParticipantId>, Group> groups;
    for (std::size_t at = 0; at < drafts_.size(); ++at) {
      const Draft& draft = drafts_[at];
      const Handle frame = frame_of(draft);
      const base::ParticipantId author = draft.nameless ? base::ParticipantId{} : draft.participant;
      Group& group = groups[{frame, draft.nameless, author}];
      group.frame = frame;
      group.nameless = draft.nameless;
      group.notes.push_back(at);
    }
    std::vector<Group> out;
    for (auto& [key, group] : groups) out.push_back(std::move(group));
    return out;
  }

  [[nodiscard]] Box written(std::size_t note) const {
    return {drafts_[note].x, drafts_[note].y, landed_note_size, landed_note_size};
  }

  /// The frame and those around it.
  [[nodiscard]] std::set<Handle> around(Handle frame) const {
    std::set<Handle> all;
    for (Handle at = frame; at != handle_none; at = board_.seat(at).frame) all.insert(at);
    return all;
  }

  void place(const Group& group) {
    const std::set<Handle> within = around(group.frame);
    if (!group.nameless && lies_well(group, within)) {
      for (const std::size_t note : group.notes) settle(group, note, written(note));
      return;
    }
    const auto count = static_cast<std::int32_t>(group.notes.size());
    const auto columns = static_cast<std::int32_t>(std::ceil(std::sqrt(count)));
    const std::int32_t rows = (count + columns - 1) / columns;
    const Box block = find_place(group, {0, 0, columns * pitch - gap, rows * pitch - gap}, within);
    for (std::int32_t i = 0; i < count; ++i) {
      settle(group, group.notes[static_cast<std::size_t>(i)],
             {block.x + i % columns * pitch, block.y + i / columns * pitch, landed_note_size,
              landed_note_size});
    }
  }

  [[nodiscard]] bool lies_well(const Group& group, const std::set<Handle>& within) const {
    for (std::size_t i = 0; i < group.notes.size(); ++i) {
      const Box box = written(group.notes[i]);
      if (!ground_.is_free(box, within)) return false;
      if (group.frame != handle_none && !frames_.at(group.frame).holds(box)) return false;
      for (std::size_t j = 0; j < i; ++j) {
        if (written(group.notes[j]).meets(box)) return false;
      }
    }
    return true;
  }

  // Near where it was written, else below what is there: a frame grows downwards.
  [[nodiscard]] Box find_place(const Group& group, Box block,
                               const std::set<Handle>& within) const {
    if (group.nameless && group.frame == handle_none) return below(group, block, within);
    Box wished = written(group.notes.front());
    if (!group.nameless) {
      for (const std::size_t note : group.notes) {
        wished.x = std::min(wished.x, written(note).x);
        wished.y = std::min(wished.y, written(note).y);
      }
    }
    Box bounds{-limits::coordinate_max, -limits::coordinate_max, 2 * limits::coordinate_max,
               2 * limits::coordinate_max};
    if (group.frame != handle_none) {
      const Box& frame = frames_.at(group.frame);
      bounds = {frame.x + gap, frame.y + title, frame.w - 2 * gap, frame.h - title - gap};
      // Whose authors are nobody stand where the frame begins.
      if (group.nameless) wished = bounds;
    }
    for (int ring = 0; ring <= rings; ++ring) {
      for (const auto& [dx, dy] : of_ring(ring)) {
        block.x = wished.x + dx * (pitch / 2);
        block.y = wished.y + dy * (pitch / 2);
        if (bounds.holds(block) && ground_.is_free(block, within)) return block;
      }
    }
    return below(group, block, within);
  }

  [[nodiscard]] Box below(const Group& group, Box block, const std::set<Handle>& within) const {
    if (group.frame == handle_none) {
      // Where it was written says who wrote it: everybody is told what everybody looks at.
      block.x = group.nameless ? ground_.leftmost() : written(group.notes.front()).x;
      block.y = ground_.lowest() + gap;
      return block;
    }
    const auto grown = stretched_.find(group.frame);
    const Box& frame = grown == stretched_.end() ? frames_.at(group.frame) : grown->second;
    block.x = frame.x + gap;
    block.y = std::max(frame.y + title, frame.bottom() - gap - landed_note_size);
    while (block.y < ground_.lowest() && !ground_.is_free(block, within)) block.y += pitch / 2;
    return block;
  }

  /// By distance: up and left first.
  static std::vector<std::pair<int, int>> of_ring(int ring) {
    std::vector<std::pair<int, int>> all;
    for (int dy = -ring; dy <= ring; ++dy) {
      const int step = std::abs(dy) == ring || ring == 0 ? 1 : 2 * ring;
      for (int dx = -ring; dx <= ring; dx += step) all.emplace_back(dx, dy);
    }
    return all;
  }

  void settle(const Group& group, std::size_t note, const Box& box) {
    ground_.put(box);
    Landing& landing = result_.notes[note];
    landing.frame = group.frame;
    Box origin;
    if (group.frame != handle_none) {
      origin = frames_.at(group.frame);
      Box& reach = stretched_.try_emplace(group.frame, origin).first->second;
      reach.w = std::max(reach.w, box.right() + gap - origin.x);
      reach.h = std::max(reach.h, box.bottom() + gap - origin.y);
      if (reach.w == origin.w && reach.h == origin.h) stretched_.erase(group.frame);
    }
    const auto near = [](std::int64_t value) {
      return static_cast<std::int32_t>(
          std::clamp(value, -limits::coordinate_max, limits::coordinate_max));
    };
    landing.x = near(box.x - origin.x);
    landing.y = near(box.y - origin.y);
  }

  const Document& board_;
  std::span<const Draft> drafts_;
  Laid laid_;
  Ground& ground_ = laid_.ground;
  const std::map<Handle, Box>& frames_ = laid_.frames;
  std::map<Handle, Box> stretched_;  // those that do not hold what lands in them
  Landings result_;
};

}  // namespace

Landings land(const Document& board, std::span<const Draft> drafts) {
  return Lander(board, drafts).land();
}

}  // namespace tablee::room
