// A whole event as a file carries it from one server to another: how it is set up, who was there, what stands on its boards, what
// its votes came to, which phases it had, and its pictures. proto/event.schema.json describes the file; render and http write it.
//
// Values only. Reading judges everything that a program might write: who has one of these may found an event of it (again.h) without
// another look at its numbers, ids and sizes. Not here: what the boards themselves refuse.
#pragma once

#include <array>
#include <boost/json/value.hpp>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "core/op.h"
#include "event/event_spec.h"
#include "store/store.h"

namespace tablee::event::whole {

/// What the file says that it is.
inline constexpr std::string_view format = "tablee.outcome";
inline constexpr int version = 2;

/// Whose pseudonym a number is.
struct Person {
  std::uint32_t number = 0;
  std::string name;
  std::uint32_t table = 0;  ///< Where they sat; 0: nowhere.
};

struct End {
  std::int32_t x = 0, y = 0;
  std::optional<std::size_t> target{};  ///< Place among the board's objects.
  std::int16_t anchor_x = 500, anchor_y = 500;
};

/// How many gave each, in the order of the bits of Reaction.
inline constexpr std::array<std::string_view, 4> reaction_names{"heart", "smile", "question",
                                                                "important"};

struct Object {
  core::ObjectKind kind = core::ObjectKind::note;
  std::uint32_t author = 0;             ///< 0: nobody says.
  std::optional<std::size_t> parent{};  ///< Place among the board's objects.
  std::int32_t x = 0, y = 0, w = 0, h = 0;
  std::uint32_t colour = 0, rotation = 0, line_width = 0, text_size = 0, role = 0, shape = 0;
  bool collapsed = false, grid = false, locked = false;
  std::string text{};
  base::Bytes points{};  ///< As Create.points.
  base::Bytes blob{};    ///< 32 bytes, or none.
  std::array<End, 2> ends{};
  std::uint32_t votes = 0;
  std::array<std::uint32_t, reaction_names.size()> reactions{};
  base::WallTime created{};              ///< The epoch of the clock: nobody knows.
  std::optional<std::uint32_t> order{};  ///< Of a proposition or a heading among its siblings.
};

struct Board {
  std::uint32_t table = 0;        ///< 0: the agora.
  std::vector<Object> objects{};  ///< In paint order, as far as they are siblings.
};

struct Vote {
  struct Candidate {
    std::size_t object = 0;  ///< Place among the objects of the board.
    std::uint32_t dots = 0, hands = 0, people = 0;
  };
  std::uint32_t table = 0;
  std::string title;
  std::vector<Candidate> candidates{};
  std::uint32_t dots = 1, most = 1, hands = 0, people = 0;
  bool names_hidden = false, shown = false, put_away = false;
  base::WallTime began{}, ended{};
};

/// One that took place.
struct Phase {
  std::string title, instruction;
  std::vector<std::uint32_t> tables{};
  base::WallTime began{}, ended{};
};

struct Picture {
  store::BlobId id{};
  base::Bytes bytes;
};

struct WholeEvent {
  EventSpec spec;                       ///< Without clusters.
  std::vector<std::uint32_t> closed{};  ///< Tables that are.
  std::vector<Person> people{};
  std::vector<Board> boards{};  ///< Of every table and the agora, each once.
  std::vector<Vote> votes{};
  std::vector<Phase> phases{};
  std::vector<Picture> pictures{};
  /// Sentences: what of the file was not taken, and what the file says that it lacks.
  std::vector<std::string> missing{};
  std::string digest{};  ///< Of the file: the same file is the same event.
};

/// Whether the bytes are a picture that boards may show. The readers of pictures stand above this folder.
using PictureCheck = bool (*)(base::BytesView);
inline bool no_picture(base::BytesView) {
  return false;
}

/// Whether a JSON document says that it is a whole event, whatever its version.
[[nodiscard]] bool is_whole(const boost::json::value& document);
[[nodiscard]] bool is_whole(std::string_view json);

[[nodiscard]] std::expected<WholeEvent, ImportError> read_whole(std::string_view json,
                                                                PictureCheck is_picture);
/// The event that it makes.
[[nodiscard]] EventSpec plan_of(WholeEvent given);

}  // namespace tablee::event::whole
