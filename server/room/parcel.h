// Things on their way from one board to another: what is read on the one, and written on the other by the server's hand (D25).
//
// Values; any thread. Not here: who may send what where, and when it goes (event/day).
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "wire/day_parcel.h"

namespace tablee::room {

/// One of them. What it is bound to is named by its place in the list.
struct Thing {
  struct End {
    std::optional<std::size_t> target;
    core::ConnectorEnd end;  ///< Without a target of its own.
  };
  wire::day::Ref of;
  core::ObjectKind kind = core::ObjectKind::note;
  std::uint32_t author = 0;  ///< Participant; 0: nobody's.
  std::optional<std::size_t>
      within;  ///< The frame in which it lies, when that goes too; it stands before it.
  std::int64_t x = 0, y = 0;  ///< Relative to that frame, else to the board.
  core::Size size;
  std::uint32_t colour = 0, rotation = 0, width = 0, text_size = 0, shape = 0, role = 0;
  bool collapsed = false, grid = false;
  std::string text, points, blob;
  std::vector<End> ends;  ///< Of a connector: two.
};

/// What goes from a board.
struct Packed {
  std::vector<Thing> things;
  base::Offset upto;  ///< With this entry what they say is durable.
};

/// What became of them on another.
struct Delivered {
  wire::day::Arrival arrival;
  base::Offset upto;  ///< With this entry the copies and their record are durable.
};

/// What was chosen, as far as it is shown, with all that lies in it and the connectors between; in the order in which it is
/// painted. More than limits::parcel_copies_max: nothing. A topic becomes a note, a proposition or heading a cluster: what
/// a table proposes it decides itself.
[[nodiscard]] std::vector<Thing> pack(const core::Document& board,
                                      std::span<const wire::day::Ref> things);

/// By how much all of them are moved so that they cover nothing: to the right of what lies there, below what came before
/// (`earlier`: the counters of those copies).
struct Shift {
  std::int64_t x = 0, y = 0;
};
[[nodiscard]] Shift find_inbox(const core::Document& board, std::span<const Thing> things,
                               std::span<const std::uint64_t> earlier);

}  // namespace tablee::room
