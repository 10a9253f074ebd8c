#include "event/json_reader.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/utf8.h"
#include "event/spelling.h"

namespace tablee::event {
namespace {

namespace json = boost::json;

std::string kind_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return "null";
    case json::kind::bool_:
      return "true or false";
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_:
      return "a number";
    case json::kind::string:
      return "a text";
    case json::kind::array:
      return "a list";
    case json::kind::object:
      return "an object";
  }
  return "something else";
}

/// "U+001B" of the first control character in valid UTF-8; empty: none. What breaks a line is one, where there is to be
/// one line only.
std::string control_in(std::string_view text, TextRule::Lines lines) {
  const auto name = [](unsigned value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return std::string("U+00") + digits[value >> 4] + digits[value & 15];
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool breaks = byte == '\n' || byte == '\r' || byte == '\t';
    if (breaks && lines == TextRule::Lines::several) continue;
    if (byte < 0x20 || byte == 0x7F) return name(byte);
    if (byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0)
      return name(static_cast<unsigned char>(text[i + 1]));
  }
  return {};
}

}  // namespace

void JsonReader::fail(std::string pointer, std::string reason, Fault fault) {
  if (!error_) error_ = ImportError{std::move(pointer), std::move(reason), 0, 0, fault};
}

const json::object& JsonReader::object(const json::value& value, const std::string& at,
                                       std::initializer_list<std::string_view> known) {
  static const json::object none;
  if (!value.is_object()) {
    fail(at, "must be an object, not " + kind_of(value) + ".");
    return none;
  }
  for (const auto& member : value.get_object()) {
    const std::string_view key{member.key().data(), member.key().size()};
    if (std::ranges::find(known, key) == known.end()) {
      unknown_.push_back(at + "/" + pointer_token(key));
    }
  }
  return value.get_object();
}

const json::value* JsonReader::member(const json::object& parent, const std::string& at,
                                      std::string_view key, bool required) {
  const auto* const found = parent.if_contains(key);
  if (found == nullptr && required) {
    fail(at, "needs a member \"" + std::string(key) + "\".", Fault::missing);
  }
  return found;
}

std::string JsonReader::text(const json::value& value, const std::string& at, TextRule rule) {
  if (!value.is_string()) {
    fail(at, "must be a text, not " + kind_of(value) + ".");
    return {};
  }
  const std::string_view text = value.get_string();
  const auto length = core::count_code_points(text);
  if (!length) {
    fail(at, "holds the character U+0000 or bytes that are not UTF-8.", Fault::control);
  } else if (*length > rule.code_points_max) {
    fail(at,
         "has " + std::to_string(*length) + " characters; at most " +
             std::to_string(rule.code_points_max) + " are allowed.",
         Fault::too_long);
  } else if (const auto control = control_in(text, rule.lines); !control.empty()) {
    fail(at,
         "holds the control character " + control +
             (rule.lines == TextRule::Lines::one ? "; it must be one line of text." : "."),
         Fault::control);
  } else if (!is_seen(text)) {
    fail(at, "must not be empty: nothing of it can be seen.", Fault::empty);
  }
  return std::string(text);
}

std::string JsonReader::optional_text(const json::object& parent, const std::string& at,
                                      std::string_view key, TextRule rule) {
  const auto* const value = parent.if_contains(key);
  return value == nullptr ? std::string() : text(*value, at + "/" + pointer_token(key), rule);
}

std::string JsonReader::required_text(const json::object& parent, const std::string& at,
                                      std::string_view key, TextRule rule) {
  const auto* const value = member(parent, at, key, true);
  return value == nullptr ? std::string() : text(*value, at + "/" + pointer_token(key), rule);
}

bool JsonReader::flag(const json::object& parent, const std::string& at, std::string_view key) {
  const auto* const value = parent.if_contains(key);
  if (value == nullptr) return false;
  if (value->is_bool()) return value->get_bool();
  fail(at + "/" + pointer_token(key), "must be true or false, not " + kind_of(*value) + ".");
  return false;
}

std::uint32_t JsonReader::number(const json::object& parent, const std::string& at,
                                 std::string_view key, std::uint32_t min, std::uint32_t max) {
  const auto* const value = parent.if_contains(key);
  if (value == nullptr) return 0;
  json::error_code failed;
  const auto number = value->is_number() ? value->to_number<std::int64_t>(failed) : -1;
  if (!value->is_number() || failed || number < min || number > max) {
    fail(at + "/" + pointer_token(key),
         "must be a whole number from " + std::to_string(min) + " to " + std::to_string(max) + ".",
         Fault::number);
    return 0;
  }
  return static_cast<std::uint32_t>(number);
}

const json::array& JsonReader::list(const json::object& parent, const std::string& at,
                                    std::string_view key, bool required) {
  static const json::array none;
  const auto* const value = member(parent, at, key, required);
  if (value == nullptr) return none;
  if (value->is_array()) return value->get_array();
  fail(at + "/" + pointer_token(key), "must be a list, not " + kind_of(*value) + ".");
  return none;
}

std::vector<std::string> JsonReader::texts(const json::object& parent, const std::string& at,
                                           std::string_view key, TextRule rule) {
  std::vector<std::string> texts;
  const auto list_at = at + "/" + pointer_token(key);
  for (const auto& value : list(parent, at, key, false)) {
    if (error_) break;
    texts.push_back(text(value, list_at + "/" + std::to_string(texts.size()), rule));
  }
  return texts;
}

}  // namespace tablee::event
