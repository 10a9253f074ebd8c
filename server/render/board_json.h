// A board as JSON, for programs and people that look at it from outside: objects in paint order with their
// texts, fields and authors.
//
// Not here: pictures and reports of a board, which will live beside this; and how the document was made.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <stop_token>
#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "core/document.h"

namespace tablee::render {

/// Name of a participant; empty when nobody is known by that number.
using NameOf = std::function<std::string(std::uint32_t participant)>;

/// When an object was made; the epoch of the clock: nobody knows.
using MadeOf = std::function<base::WallTime(core::OpId)>;

/// As ids stand in what programs read: counter, dot, replica.
[[nodiscard]] std::string id_text(core::OpId id);

/// The same where nobody is to be told apart: a number of its own on its board, for the other one says whose device made the object.
[[nodiscard]] std::string opaque_id(core::Handle handle);

/// What of a board is told.
struct BoardParts {
  bool authors =
      true;  ///< Else ids are opaque, and z keys and ranks, which hold ids, are left out.
  bool deleted = true;  ///< What is shown to nobody too.
  bool dots = true;
  NameOf name_of = [](std::uint32_t) { return std::string{}; };
  /// For another server, that makes the same board of it: points of strokes, places in what is shown alone, when objects were
  /// made and in which order propositions are read.
  bool whole = false;
  MadeOf made_of = [](core::OpId) { return base::WallTime{}; };  ///< Asked when it is whole.
};

/// The id of an object in such a file.
[[nodiscard]] std::string object_id(const core::ObjectView& view, const BoardParts& parts);

/// {"counter":…,"objects":[{"id":"counter.replica","kind":"note",…}]}. Shown objects come in paint order, then those
/// that are deleted (or in a frame that hides what lies in it), with "alive": false, by handle. What has its default
/// value is left out.
[[nodiscard]] boost::json::object board_json(const core::Document& document, const NameOf& name_of);

/// The same as text, behind the members of `before`, made one object at a time: a large board as values would take many times
/// its size. Ends early, with anything, once `stop` is asked for.
void append_board_json(base::Bytes& out, const core::Document& document,
                       const boost::json::object& before, const BoardParts& parts,
                       const std::stop_token& stop);

}  // namespace tablee::render
