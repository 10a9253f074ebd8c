// Reads members of a JSON document and remembers the first thing that is wrong, by JSON pointer (RFC 6901), and every
// member that nobody asked for. Not here: what the members mean (event_file.cpp).
//
// Lives as long as one reading; the document must outlive it.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/event_spec.h"

namespace tablee::event {

/// A token of a JSON pointer (RFC 6901, section 4).
[[nodiscard]] std::string pointer_token(std::string_view key);

/// The JSON document `text`, without a byte order mark. What is not JSON is named by line and column, a member that
/// stands twice in its object by pointer: one of the two would be lost.
[[nodiscard]] std::expected<boost::json::value, ImportError> parse_json(std::string_view text);

/// The pointer of the first member that stands twice in its object. `text` is JSON, else the answer means nothing.
[[nodiscard]] std::optional<std::string> doubled_member(std::string_view text);

/// What a text may hold: its length, and whether it may have several lines.
struct TextRule {
  std::size_t code_points_max = 0;
  enum class Lines : std::uint8_t { one, several } lines = Lines::one;
};

/// After the first error, every read answers with something empty.
class JsonReader {
 public:
  [[nodiscard]] const std::optional<ImportError>& error() const { return error_; }
  [[nodiscard]] const std::vector<std::string>& unknown() const { return unknown_; }

  void fail(std::string pointer, std::string reason, Fault fault = Fault::other);

  /// `known`: its members; others are remembered as unknown.
  const boost::json::object& object(const boost::json::value& value, const std::string& at,
                                    std::initializer_list<std::string_view> known);
  /// The member, or null with an error when it must be there.
  const boost::json::value* member(const boost::json::object& parent, const std::string& at,
                                   std::string_view key, bool required);
  std::string text(const boost::json::value& value, const std::string& at, TextRule rule);
  std::string optional_text(const boost::json::object& parent, const std::string& at,
                            std::string_view key, TextRule rule);
  std::string required_text(const boost::json::object& parent, const std::string& at,
                            std::string_view key, TextRule rule);
  /// False when it is absent.
  bool flag(const boost::json::object& parent, const std::string& at, std::string_view key);
  std::uint32_t number(const boost::json::object& parent, const std::string& at,
                       std::string_view key, std::uint32_t min, std::uint32_t max);
  const boost::json::array& list(const boost::json::object& parent, const std::string& at,
                                 std::string_view key, bool required);
  std::vector<std::string> texts(const boost::json::object& parent, const std::string& at,
                                 std::string_view key, TextRule rule);

 private:
  std::optional<ImportError> error_;
  std::vector<std::string> unknown_;
};

}  // namespace tablee::event
