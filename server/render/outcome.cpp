#include "render/outcome.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/frame_role.h"
#include "render/rank.h"
#include "render/readable_text.h"

namespace tablee::render {
namespace {

using core::FrameRole;
using core::Handle;
using core::handle_none;
using core::ObjectKind;
using core::ObjectView;

/// Notes begin a new line of reading so far down, board units: half a note. As the client's list of a board has it.
constexpr std::int64_t line_height = 100;

bool has_role(const ObjectView& view, FrameRole role) {
  return view.kind == ObjectKind::frame && view.role == static_cast<std::uint32_t>(role);
}

class Reader {
 public:
  Reader(const core::Document& board, const Choice& choice, const Asking& asking)
      : board_(board), choice_(choice), asking_(asking) {}

  void read(TableOutcome& table) {
    sort_objects();
    fill_groups(table);
    if (table.groups.empty()) fill_groups_of_frames(table);
    if (choice_.leftovers) fill_left(table);
  }

 private:
  struct Placed {
    ObjectView view;
    std::int64_t line = 0;  // on the board, whatever it lies in
    std::int64_t x = 0;
  };

  [[nodiscard]] std::string text_of(Handle handle) const {
    std::string text;
    board_.text(handle, text);
    return text;
  }
  [[nodiscard]] std::optional<std::uint32_t> dots_of(const ObjectView& view) const {
    return choice_.dots ? std::optional{asking_.dots_of(view)} : std::nullopt;
  }
  /// The other ids tell who made what.
  [[nodiscard]] std::string id_of(const ObjectView& view) const {
    return choice_.naming == Naming::first_names ? id_text(view.id) : opaque_id(view.handle);
  }
  [[nodiscard]] Word word_of(const ObjectView& view, std::string text) const {
    const bool named = choice_.naming == Naming::first_names;
    return {.id = id_of(view),
            .text = std::move(text),
            .author = named ? asking_.name_of(view.author) : std::string{},
            .whose = named ? view.author : 0,
            .dots = dots_of(view),
            .created = asking_.created_of(view.id),
            .origin = asking_.origin_of(view.id)};
  }

  [[nodiscard]] Placed placed(const ObjectView& view) const {
    Placed one{.view = view};
    std::int64_t y = 0;
    for (Handle at = view.handle; at != handle_none;) {
      const auto seat = board_.seat(at);
      one.x += seat.x;
      y += seat.y;
      at = seat.frame;
    }
    // Rounded as JavaScript does, for negative numbers too.
    const auto twice = 2 * y + line_height;
    const auto step = 2 * line_height;
    one.line = twice >= 0 ? twice / step : -((-twice + step - 1) / step);
    return one;
  }

  /// The nearest proposition around it; handle_none: there is none.
  [[nodiscard]] Handle proposition_of(Handle handle) const {
    for (Handle at = board_.seat(handle).frame; at != handle_none; at = board_.seat(at).frame) {
      if (has_role(board_.object(at), FrameRole::proposition)) return at;
    }
    return handle_none;
  }

  void sort_objects() {
    for (Handle handle = 0; handle < board_.size(); ++handle) {
      if (!board_.shown(handle)) continue;
      const ObjectView view = board_.object(handle);
      const bool word = view.kind == ObjectKind::note || view.kind == ObjectKind::text;
      if (word && !blank(text_of(handle))) {
        const Handle of = proposition_of(handle);
        (of == handle_none ? left_ : sources_[of]).push_back(placed(view));
      } else if (has_role(view, FrameRole::heading)) {
        headings_.push_back(view);
      } else if (has_role(view, FrameRole::proposition)) {
        const Handle seat = board_.seat(handle).frame;
        const bool headed =
            seat != handle_none && has_role(board_.object(seat), FrameRole::heading);
        propositions_[headed ? seat : handle_none].push_back(view);
      }
    }
  }

  static void by_rank(std::vector<ObjectView>& siblings) {
    std::ranges::sort(siblings, {}, rank_key);
  }
  static void by_reading(std::vector<Placed>& words) {
    std::ranges::sort(words, {},
                      [](const Placed& one) { return std::tuple(one.line, one.x, one.view.id); });
  }

  void fill_groups(TableOutcome& table) {
    by_rank(headings_);
    add_group({}, propositions_[handle_none], table);
    for (const ObjectView& heading : headings_) {
      add_group({.id = id_of(heading), .title = text_of(heading.handle), .propositions = {}},
                propositions_[heading.handle], table);
    }
  }

  void add_group(Group group, std::vector<ObjectView>& views, TableOutcome& table) {
    by_rank(views);
    for (const ObjectView& view : views) {
      auto text = text_of(view.handle);
      if (blank(text)) continue;
      Proposition one{
          .id = id_of(view), .text = std::move(text), .dots = dots_of(view), .sources = {}};
      auto& sources = sources_[view.handle];
      by_reading(sources);
      for (const Placed& source : sources) {
        one.sources.push_back(word_of(source.view, text_of(source.view.handle)));
      }
      group.propositions.push_back(std::move(one));
    }
    if (!group.propositions.empty()) table.groups.push_back(std::move(group));
  }

  // A table that made no proposition has said what it has said all the same: its titled frames are headings then, and the notes in
  // each stand under it.
  void fill_groups_of_frames(TableOutcome& table) {
    std::map<Handle, std::vector<Placed>> words;
    std::vector<Placed> frames;
    std::erase_if(left_, [&](const Placed& one) {
      const Handle frame = board_.seat(one.view.handle).frame;
      if (frame == handle_none || blank(text_of(frame))) return false;
      auto& there = words[frame];
      if (there.empty()) frames.push_back(placed(board_.object(frame)));
      there.push_back(one);
      return true;
    });
    by_reading(frames);
    for (const Placed& frame : frames) {
      Group group{.id = id_of(frame.view), .title = text_of(frame.view.handle), .propositions = {}};
      by_reading(words[frame.view.handle]);
      for (const Placed& one : words[frame.view.handle]) {
        Word word = word_of(one.view, text_of(one.view.handle));
        Proposition said{.id = word.id, .text = word.text, .dots = {}, .sources = {}};
        said.sources.push_back(std::move(word));
        group.propositions.push_back(std::move(said));
      }
      table.groups.push_back(std::move(group));
    }
  }

  // Those of one frame together, frames as one reads them, what lies in none at the end. The sources of a proposition without
  // words are left as well.
  void fill_left(TableOutcome& table) {
    for (auto& [proposition, sources] : sources_) {
      if (!blank(text_of(proposition))) continue;
      left_.insert(left_.end(), sources.begin(), sources.end());
    }
    by_reading(left_);
    std::map<Handle, std::vector<const Placed*>> by_frame;
    std::vector<Placed> frames;
    for (const Placed& one : left_) {
      const Handle frame = board_.seat(one.view.handle).frame;
      auto& words = by_frame[frame];
      if (words.empty() && frame != handle_none) frames.push_back(placed(board_.object(frame)));
      words.push_back(&one);
    }
    by_reading(frames);
    const auto add = [&](Handle frame, std::string title) {
      LeftGroup group{.title = std::move(title), .words = {}};
      for (const Placed* one : by_frame[frame]) {
        group.words.push_back(word_of(one->view, text_of(one->view.handle)));
      }
      if (!group.words.empty()) table.left.push_back(std::move(group));
    };
    for (const Placed& frame : frames) add(frame.view.handle, text_of(frame.view.handle));
    add(handle_none, {});
  }

  const core::Document& board_;
  const Choice& choice_;
  const Asking& asking_;
  std::vector<ObjectView> headings_;
  std::map<Handle, std::vector<ObjectView>> propositions_;  // by heading
  std::map<Handle, std::vector<Placed>> sources_;           // by proposition
  std::vector<Placed> left_;
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \n\t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \n\t") + 1 - first);
}

}  // namespace

Told told(const Proposition& proposition) {
  Told result{.authors = {}, .dots = proposition.dots.value_or(0), .sources = {}};
  for (const Word& source : proposition.sources) {
    if (trimmed(source.text) != trimmed(proposition.text)) {
      result.sources.push_back(&source);
      continue;
    }
    result.dots += source.dots.value_or(0);
    if (source.author.empty()) continue;
    result.authors.emplace_back(source.author);
    result.whose.push_back(source.whose);
  }
  return result;
}

void place(std::vector<VoteResult::Placing>& placings) {
  std::ranges::stable_sort(placings, std::ranges::greater{}, &VoteResult::Placing::dots);
  for (std::size_t at = 0; at < placings.size(); ++at) {
    auto& one = placings[at];
    one.place = at + 1;
    if (at == 0 || placings[at - 1].dots != one.dots) continue;
    one.place = placings[at - 1].place;
    one.tied = placings[at - 1].tied = true;
  }
}

void read_outcome(const core::Document& board, const Choice& choice, const Asking& asking,
                  TableOutcome& table) {
  Reader(board, choice, asking).read(table);
}

std::set<std::uint32_t> writers(const core::Document& board) {
  std::set<std::uint32_t> people;
  for (Handle handle = 0; handle < board.size(); ++handle) {
    if (!board.shown(handle)) continue;
    const ObjectView view = board.object(handle);
    const bool words = view.kind == ObjectKind::note || view.kind == ObjectKind::text ||
                       has_role(view, FrameRole::proposition);
    if (words && view.author != 0) people.insert(view.author);
  }
  return people;
}

}  // namespace tablee::render
