#include "http/accept.h"

#include <algorithm>
#include <optional>

namespace tablee::http {
namespace {

constexpr int most = 1'000;

// Cuts the next element off `list`.
std::string_view next(std::string_view& list, char separator) {
  const auto end = list.find(separator);
  const std::string_view element = trimmed(list.substr(0, end));
  list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
  return element;
}

// "0.25" is 250; what is no weight refuses.
int thousandths(std::string_view weight) {
  if (weight.empty() || weight.size() > 5 || (weight[0] != '0' && weight[0] != '1')) return 0;
  if (weight.size() > 1 && weight[1] != '.') return 0;
  int value = (weight[0] - '0') * most;
  int place = most;
  for (const char c : weight.substr(std::min<std::size_t>(2, weight.size()))) {
    if (c < '0' || c > '9') return 0;
    value += (c - '0') * (place /= 10);
  }
  return std::min(value, most);
}

int weight_of(std::string_view parameters) {
  int weight = most;
  while (!parameters.empty()) {
    const std::string_view parameter = next(parameters, ';');
    if (parameter.starts_with("q=") || parameter.starts_with("Q=")) {
      weight = thousandths(trimmed(parameter.substr(2)));
    }
  }
  return weight;
}

std::string_view strong_part(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  return etag;
}

}  // namespace

std::string_view name(Coding coding) {
  switch (coding) {
    case Coding::gzip:
      return "gzip";
    case Coding::brotli:
      return "br";
    case Coding::identity:
      break;
  }
  return "identity";
}

int wish_for(const Request& request, Coding coding) {
  std::optional<int> any;
  for (const auto& header : request.headers) {
    if (!equal_ignoring_case(header.name, "Accept-Encoding")) continue;
    std::string_view list = header.value;
    while (!list.empty()) {
      std::string_view rest = next(list, ',');
      const std::string_view named = next(rest, ';');
      const bool old_name = coding == Coding::gzip && equal_ignoring_case(named, "x-gzip");
      if (old_name || equal_ignoring_case(named, name(coding))) return weight_of(rest);
      if (named == "*") any = weight_of(rest);
    }
  }
  // Without a word for it, the answer as it is stays welcome, after all that is named.
  return any.value_or(coding == Coding::identity ? 1 : 0);
}

bool has_already(const Request& request, std::string_view etag) {
  return std::ranges::any_of(request.headers, [&](const Header& header) {
    if (!equal_ignoring_case(header.name, "If-None-Match")) return false;
    std::string_view list = header.value;
    while (!list.empty()) {
      const std::string_view named = next(list, ',');
      if (named == "*" || strong_part(named) == strong_part(etag)) return true;
    }
    return false;
  });
}

}  // namespace tablee::http
