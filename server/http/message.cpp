#include "http/message.h"

#include <algorithm>
#include <boost/url/decode_view.hpp>
#include <boost/url/parse_query.hpp>

namespace tablee::http {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view find(const std::vector<Header>& headers, std::string_view name) {
  const auto found = std::ranges::find_if(
      headers, [&](const Header& header) { return equal_ignoring_case(header.name, name); });
  return found == headers.end() ? std::string_view{} : std::string_view{found->value};
}

bool lists(std::string_view value, std::string_view token) {
  while (!value.empty()) {
    const auto comma = value.find(',');
    if (equal_ignoring_case(trimmed(value.substr(0, comma)), token)) return true;
    if (comma == std::string_view::npos) return false;
    value.remove_prefix(comma + 1);
  }
  return false;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view Request::header(std::string_view name) const {
  return find(headers, name);
}

bool Request::header_lists(std::string_view name, std::string_view token) const {
  return std::ranges::any_of(headers, [&](const Header& header) {
    return equal_ignoring_case(header.name, name) && lists(header.value, token);
  });
}

std::optional<std::string> Request::parameter(std::string_view name) const {
  const auto parsed = boost::urls::parse_query(query);
  if (!parsed) return std::nullopt;
  for (const auto& encoded : *parsed) {
    if (*encoded.key == boost::urls::string_view{name.data(), name.size()}) {
      return encoded.value.decode();
    }
  }
  return std::nullopt;
}

std::string_view Response::header(std::string_view name) const {
  return find(headers, name);
}

void Response::set(std::string_view name, std::string_view value) {
  std::erase_if(headers,
                [&](const Header& header) { return equal_ignoring_case(header.name, name); });
  headers.push_back({std::string{name}, std::string{value}});
}

}  // namespace tablee::http
