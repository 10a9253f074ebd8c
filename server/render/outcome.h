// What an event has come to, as its restitution shows it: values, in the order in which they are read.
//
// Whoever has the boards reads each of them by itself (read_outcome), so that a large event needs the memory of one board. The
// renderers (page.h, markdown.h, csv.h, outcome_json.h) are functions of an Outcome and of nothing else. Not here: stores, clocks, HTTP.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "render/board_json.h"
#include "render/photo.h"
#include "render/picture/recording.h"

namespace tablee::render {

/// How people appear.
enum class Naming : std::uint8_t {
  first_names,
  numbers,  ///< How many they were.
  nobody,
};

/// What of an event goes in.
struct Choice {
  Naming naming = Naming::numbers;
  bool leftovers = false;  ///< Notes that are in no proposition.
  bool dots = true;
  bool deleted = false;   ///< Of boards that go in whole (JSON): what was deleted too.
  bool pictures = false;  ///< Of each table's board.
  bool photos = false;    ///< Of the room.
};

/// A note that is somebody's word: in a proposition its source.
struct Word {
  std::string id{};  ///< As in the dump of its board.
  std::string text{};
  std::string author{};     ///< Empty: hidden, or not asked for.
  std::uint32_t whose = 0;  ///< The author's number, with a name alone.
  std::optional<std::uint32_t> dots{};
  std::string created{};  ///< Empty: not known.
  std::string
      origin{};  ///< The table that it was sent from: its number, or `agora`; empty: it was written here.
};

struct Proposition {
  std::string id{};
  std::string text{};
  std::optional<std::uint32_t> dots{};
  std::vector<Word> sources{};
};

/// A proposition as it is read: a source that says the same word for word is not said twice, but who wrote it and its dots stand at
/// the proposition.
struct Told {
  std::vector<std::string_view> authors{};
  std::vector<std::uint32_t> whose{};  ///< Their numbers.
  std::uint32_t dots = 0;
  std::vector<const Word*> sources{};
};
[[nodiscard]] Told told(const Proposition& proposition);

struct Group {
  std::string id{};     ///< Of its heading; empty: of none.
  std::string title{};  ///< Empty, too, when its heading has no text.
  std::vector<Proposition> propositions{};
};

/// Notes that are left, of one frame or of none.
struct LeftGroup {
  std::string title{};
  std::vector<Word> words{};
};

/// What a vote has come to. Candidates that are not on the board any more are in no result.
struct VoteResult {
  struct Placing {
    std::size_t place = 0;  ///< From 1; who has as many dots has the same.
    bool tied = false;
    std::string text{};
    std::uint32_t dots = 0;
  };
  std::string title{};
  std::size_t people = 0;  ///< Who gave dots; hands beside.
  std::vector<Placing> placings{};
};

struct TableOutcome {
  std::uint32_t number = 0;
  std::string question{};
  std::string board{};  ///< 16 hexadecimal digits.
  bool closed = false;
  std::size_t people = 0;              ///< 0: not asked for, or not known.
  std::vector<std::string> names{};    ///< First names alone.
  std::vector<std::uint32_t> whose{};  ///< The number of each, as far as they are known.
  std::vector<Group> groups{};         ///< First what stands under no heading. None is empty.
  std::vector<LeftGroup> left{};
  std::vector<VoteResult> votes{};  ///< Oldest first; none when dots are not asked for.
  std::shared_ptr<const picture::Recording> picture{};  ///< Of its board; null: not asked for.
  std::string picture_words{};                          ///< What is on it, for who does not see it.
};

struct Outcome {
  std::string title{};
  std::string date{};  ///< YYYY-MM-DD, or empty.
  std::string place{};
  std::string occasion{};
  std::string language = "en";
  std::string introduction{};
  std::vector<std::string> principles{};
  std::vector<TableOutcome> tables{};
  std::vector<VoteResult> votes{};  ///< Of the agora.
  std::vector<Photo> photos{};      ///< In order; none when they are not asked for.
  std::string closing{};
  std::string contact{};
  std::string made{};  ///< When and how: one line, in the event's language.
};

/// Most dots first; those with as many in the order in which they were put to the vote.
void place(std::vector<VoteResult::Placing>& placings);

/// Marks on an object: a vote's dots, or the plus ones where there was no vote.
using DotsOf = std::function<std::uint32_t(const core::ObjectView&)>;
/// When an object was made, as text; empty: not known.
using CreatedOf = std::function<std::string(core::OpId)>;

/// Where an object was sent from, as Word::origin.
using OriginOf = std::function<std::string(core::OpId)>;

/// What is asked about a board's objects. All must be callable.
struct Asking {
  NameOf name_of = [](std::uint32_t) { return std::string{}; };
  DotsOf dots_of = [](const core::ObjectView& view) { return view.votes; };
  CreatedOf created_of = [](core::OpId) { return std::string{}; };
  OriginOf origin_of = [](core::OpId) { return std::string{}; };
};

/// Fills groups and left of `table` from its board. Propositions without words, and what is deleted, count as not there.
/// Siblings stand in order of rank, those without a good one behind, ties by id; notes as one reads a board.
void read_outcome(const core::Document& board, const Choice& choice, const Asking& asking,
                  TableOutcome& table);

/// Whose notes and propositions are seen on the board. Who wrote under a hidden name is nobody.
[[nodiscard]] std::set<std::uint32_t> writers(const core::Document& board);

}  // namespace tablee::render
