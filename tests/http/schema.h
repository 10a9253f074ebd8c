// Whether a JSON document follows a JSON schema, as far as ours use that: $ref, type, enum, minimum and maximum, properties, required,
// additionalProperties, items.
#pragma once

#include <algorithm>
#include <boost/json.hpp>
#include <string>

namespace tablee::http {

class SchemaCheck {
 public:
  explicit SchemaCheck(const boost::json::value& root) : root_(root.as_object()) {}

  /// Where it does not follow, as a JSON pointer and a word; empty: it follows.
  [[nodiscard]] std::string of(const boost::json::value& value, const boost::json::value& schema,
                               const std::string& at) const {
    const auto& rules = schema.as_object();
    if (const auto* const ref = rules.if_contains("$ref")) {
      constexpr std::string_view prefix = "#/$defs/";
      const std::string_view name = ref->as_string();
      return of(value, root_.at("$defs").at(name.substr(prefix.size())), at);
    }
    if (const auto* const type = rules.if_contains("type")) {
      if (!is(value, type->as_string())) return at + " is no " + std::string(type->as_string());
    }
    if (const auto* const allowed = rules.if_contains("enum")) {
      if (std::ranges::find(allowed->as_array(), value) == allowed->as_array().end()) {
        return at + " is none of those";
      }
    }
    if (value.is_int64()) return of_number(value.as_int64(), rules, at);
    if (value.is_object()) return of_members(value.as_object(), rules, at);
    if (!value.is_array() || !rules.contains("items")) return {};
    for (std::size_t i = 0; i < value.as_array().size(); ++i) {
      auto wrong = of(value.at(i), rules.at("items"), at + "/" + std::to_string(i));
      if (!wrong.empty()) return wrong;
    }
    return {};
  }

 private:
  static bool is(const boost::json::value& value, std::string_view type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    return type == "integer" && (value.is_int64() || value.is_uint64());
  }
  static std::string of_number(std::int64_t number, const boost::json::object& rules,
                               const std::string& at) {
    const auto* const min = rules.if_contains("minimum");
    const auto* const max = rules.if_contains("maximum");
    if (min != nullptr && number < min->as_int64()) return at + " is too small";
    if (max != nullptr && number > max->as_int64()) return at + " is too large";
    return {};
  }
  std::string of_members(const boost::json::object& object, const boost::json::object& rules,
                         const std::string& at) const {
    if (const auto* const required = rules.if_contains("required")) {
      for (const auto& name : required->as_array()) {
        if (!object.contains(name.as_string())) {
          return at + " lacks " + std::string(name.as_string());
        }
      }
    }
    const auto* const members = rules.if_contains("properties");
    if (members == nullptr) return {};
    for (const auto& [name, value] : object) {
      const auto* const rule = members->as_object().if_contains(name);
      const auto pointer = at + "/" + std::string(name);
      if (rule == nullptr && rules.contains("additionalProperties")) return pointer + " is unknown";
      if (rule == nullptr) continue;
      auto wrong = of(value, *rule, pointer);
      if (!wrong.empty()) return wrong;
    }
    return {};
  }

  const boost::json::object& root_;
};

inline std::string against_schema(const boost::json::value& document,
                                  const boost::json::value& schema) {
  return SchemaCheck(schema).of(document, schema, "");
}

}  // namespace tablee::http
