// Private to this folder: the readers of the parts of a whole event.
#pragma once

#include <boost/json/object.hpp>
#include <set>
#include <string>
#include <unordered_map>

#include "event/json_reader.h"
#include "event/whole/whole_event.h"

namespace tablee::event::whole {

/// What objects are called in the file: their places, by board.
using Ids = std::unordered_map<std::string, std::size_t>;

/// What the parts need of each other.
struct Reading {
  JsonReader json{};
  std::set<std::uint32_t> people{};
  std::set<std::uint32_t> tables{};
  std::unordered_map<std::uint32_t, Ids> ids{};  ///< By table.
  std::size_t deleted = 0;                       ///< Objects that were not taken.
  std::size_t marks = 0;                         ///< Votes and reactions, by people who give them.
  std::size_t nameless = 0;                      ///< Objects by people whom the file does not list.

  /// A whole number with a sign; `otherwise` when it is absent.
  std::int64_t integer(const boost::json::object& parent, const std::string& at,
                       std::string_view key, std::int64_t min, std::int64_t max,
                       std::int64_t otherwise = 0);
  /// Milliseconds since 1970; the epoch when it is absent.
  base::WallTime time(const boost::json::object& parent, const std::string& at,
                      std::string_view key);
  /// Which table, that the file has; 0 is the agora.
  std::uint32_t table(const boost::json::object& parent, const std::string& at,
                      std::string_view key);
  /// Any text, also one that nobody sees.
  std::string free_text(const boost::json::object& parent, const std::string& at,
                        std::string_view key);
};

[[nodiscard]] Board read_board(Reading& reading, const boost::json::value& value,
                               const std::string& at);
[[nodiscard]] std::vector<Vote> read_votes(Reading& reading, const boost::json::object& file);
[[nodiscard]] std::vector<Phase> read_phases(Reading& reading, const boost::json::object& file);
[[nodiscard]] std::vector<Picture> read_pictures(Reading& reading, const boost::json::object& file,
                                                 PictureCheck is_picture);

}  // namespace tablee::event::whole
