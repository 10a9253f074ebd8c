#include "event/whole/board_again.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>

#include "base/limits.h"
#include "core/editor.h"

namespace tablee::event::whole {
namespace {

using core::Handle;
using core::handle_none;
using core::NumberField;

/// Edits a document that is thrown away; what counts are the batches. Each is tried on another document, as a server would that got
/// it from somebody.
class Writer {
 public:
  Writer(const Board& board, base::WallTime now) : board_(board), now_(now) {}

  std::expected<BoardAgain, std::string> write() {
    handles_.assign(board_.objects.size(), handle_none);
    for (const std::size_t place : in_order_of_making()) make(place);
    for (std::size_t place = 0; place < board_.objects.size(); ++place) settle(place);
    put_in_order();
    rank();
    if (!fault_.empty()) return std::unexpected(fault_);
    for (const Handle handle : handles_) out_.ids.push_back(document_.object(handle).id);
    return std::move(out_);
  }

 private:
  /// Somebody's replica.
  struct Hand {
    std::uint32_t replica = base::replica_server.value;
    std::unique_ptr<core::Editor> editor{};
  };

  [[nodiscard]] base::WallTime time_of(const Object& object) const {
    return object.created == base::WallTime{} ? now_ : std::min(object.created, now_);
  }

  [[nodiscard]] std::vector<std::size_t> in_order_of_making() const {
    std::vector<std::size_t> places(board_.objects.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::sort(places, {}, [&](std::size_t place) {
      return std::pair(time_of(board_.objects[place]), place);
    });
    return places;
  }

  void refuse(std::size_t place) {
    if (!fault_.empty()) return;
    const std::string where =
        board_.table == 0 ? "The agora" : "The board of table " + std::to_string(board_.table);
    fault_ = where + " does not take object " + std::to_string(place + 1) +
             " of the file, or what is said of it: it is too much for one board.";
  }

  Hand& hand_of(std::uint32_t participant) {
    auto& hand = hands_[participant];
    if (hand.editor) return hand;
    if (participant != 0) {
      hand.replica = base::replica_first.value + static_cast<std::uint32_t>(out_.replicas.size());
      Hand& server = hand_of(0);
      if (!server.editor->introduce(hand.replica, participant)) refuse(0);
      commit(server, 0);
      out_.replicas.push_back({base::ReplicaId{hand.replica}, base::ParticipantId{participant}});
    }
    hand.editor = std::make_unique<core::Editor>(document_, hand.replica);
    return hand;
  }

  void commit(Hand& hand, std::size_t place) {
    for (auto batch = hand.editor->commit(nullptr); !batch.empty();
         batch = hand.editor->commit(nullptr)) {
      if (!fault_.empty()) return;
      if (!twin_.apply_bytes(batch, hand.replica, nullptr)) refuse(place);
      out_.batches.push_back({time_, base::ReplicaId{hand.replica}, std::move(batch)});
    }
  }

  /// Where it is on the board while its frame is not there yet.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> on_board(std::size_t place) const {
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (std::optional<std::size_t> at = place; at; at = board_.objects[*at].parent) {
      x += board_.objects[*at].x;
      y += board_.objects[*at].y;
    }
    constexpr std::int64_t far = limits::coordinate_max;
    return {std::clamp(x, -far, far), std::clamp(y, -far, far)};
  }

  void make(std::size_t place) {
    if (!fault_.empty()) return;
    const Object& object = board_.objects[place];
    time_ = time_of(object);
    Hand& hand = hand_of(object.author);
    const Handle parent = object.parent ? handles_[*object.parent] : handle_none;
    std::int64_t x = object.x;
    std::int64_t y = object.y;
    if (object.parent && parent == handle_none) std::tie(x, y) = on_board(place);
    const Handle handle = hand.editor->create({.kind = object.kind,
                                               .parent = parent,
                                               .x = static_cast<std::int32_t>(x),
                                               .y = static_cast<std::int32_t>(y),
                                               .w = object.w,
                                               .h = object.h,
                                               .colour = object.colour,
                                               .shape = object.shape,
                                               .points = object.points,
                                               .blob = object.blob});
    if (handle == handle_none) return refuse(place);
    handles_[place] = handle;
    if (!object.text.empty() && !hand.editor->insert_text(handle, 0, object.text)) refuse(place);
    look(*hand.editor, handle, object);
    connect(*hand.editor, handle, object);
    commit(hand, place);
  }

  static void look(core::Editor& editor, Handle handle, const Object& object) {
    const std::array numbers{std::pair{NumberField::rotation, object.rotation},
                             std::pair{NumberField::width, object.line_width},
                             std::pair{NumberField::text_size, object.text_size},
                             std::pair{NumberField::role, object.role},
                             std::pair{NumberField::collapsed, object.collapsed ? 1U : 0U},
                             std::pair{NumberField::grid, object.grid ? 1U : 0U}};
    for (const auto& [field, value] : numbers) {
      if (value != 0) editor.set_number(handle, field, value);
    }
  }

  void connect(core::Editor& editor, Handle handle, const Object& object) {
    if (object.kind != core::ObjectKind::connector) return;
    for (int which = 0; which < 2; ++which) {
      const End& end = object.ends.at(static_cast<std::size_t>(which));
      core::ConnectorEnd made;
      made.x = end.x;
      made.y = end.y;
      if (end.target && handles_[*end.target] != handle_none) {
        made.target = document_.object(handles_[*end.target]).id;
        made.anchor_x = end.anchor_x;
        made.anchor_y = end.anchor_y;
      }
      editor.set_end(handle, which, made);
    }
  }

  // What needs others to be there, by the server, behind all that people made.
  void settle(std::size_t place) {
    if (!fault_.empty()) return;
    const Object& object = board_.objects[place];
    const Handle handle = handles_[place];
    Hand& server = hand_of(0);
    if (object.parent) {
      server.editor->move(handle, handles_[*object.parent], object.x, object.y);
      const bool there = document_.object(handle).parent == handles_[*object.parent];
      if (!there) return refuse(place);
    }
    connect(*server.editor, handle, object);
    if (object.locked) server.editor->set_number(handle, NumberField::lock, 1);
    commit(server, place);
    vote(place);
    react(place);
  }

  void vote(std::size_t place) {
    std::uint32_t left = board_.objects[place].votes;
    for (std::uint32_t who = 0; left > 0 && fault_.empty(); ++who) {
      const auto dots = std::min(left, limits::dots_per_person_max);
      Hand& hand = hand_of(crowd_first + who);
      hand.editor->vote(handles_[place], dots);
      commit(hand, place);
      left -= dots;
    }
  }

  void react(std::size_t place) {
    const auto& counts = board_.objects[place].reactions;
    const std::uint32_t most = std::ranges::max(counts);
    for (std::uint32_t who = 0; who < most && fault_.empty(); ++who) {
      std::uint32_t set = 0;
      for (std::size_t bit = 0; bit < counts.size(); ++bit) {
        if (counts.at(bit) > who) set |= 1U << bit;
      }
      Hand& hand = hand_of(crowd_first + who);
      hand.editor->react(handles_[place], set);
      commit(hand, place);
    }
  }

  // Siblings are painted as the file has them; each was put on top of those that had been made before.
  void put_in_order() {
    if (!fault_.empty()) return;
    std::map<Handle, std::vector<std::size_t>> siblings;
    for (std::size_t place = 0; place < handles_.size(); ++place) {
      siblings[document_.object(handles_[place]).parent].push_back(place);
    }
    Hand& server = hand_of(0);
    for (const auto& [frame, places] : siblings) {
      bool from_here = false;
      for (std::size_t i = 1; i < places.size(); ++i) {
        const auto below = document_.object(handles_[places[i - 1]]);
        const auto above = document_.object(handles_[places[i]]);
        from_here = from_here || std::pair(below.z, below.id) > std::pair(above.z, above.id);
        if (from_here) server.editor->raise(handles_[places[i]]);
        commit(server, places[i]);
      }
    }
  }

  void rank() {
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < handles_.size(); ++place) {
      if (board_.objects[place].order) places.push_back(place);
    }
    std::ranges::sort(places, {}, [&](std::size_t place) {
      return std::pair(*board_.objects[place].order, place);
    });
    if (!fault_.empty() || places.empty()) return;
    Hand& server = hand_of(0);
    Handle before = handle_none;
    for (const std::size_t place : places) {
      server.editor->rank(handles_[place], before, handle_none);
      commit(server, place);
      before = handles_[place];
    }
  }

  const Board& board_;
  base::WallTime now_;
  base::WallTime time_ = now_;
  core::Document document_;
  core::Document twin_;
  std::map<std::uint32_t, Hand> hands_;
  std::vector<Handle> handles_;
  BoardAgain out_;
  std::string fault_;
};

}  // namespace

std::expected<BoardAgain, std::string> write_again(const Board& board, base::WallTime now) {
  return Writer(board, now).write();
}

}  // namespace tablee::event::whole
