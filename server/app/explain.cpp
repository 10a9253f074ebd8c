#include "app/explain.h"

#include <algorithm>

#include "app/config.h"
#include "net/metrics.h"

namespace tablee::app {
namespace {

std::string_view next_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  const auto line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

// "name = value" of "inline constexpr TYPE name = value;"; nothing when the line is something else.
bool read_constant(std::string_view line, Limit& limit) {
  if (!line.starts_with("inline constexpr ")) return false;
  const auto equals = line.find(" = ");
  const auto end = line.find(';');
  if (equals == std::string_view::npos || end == std::string_view::npos || end < equals)
    return false;
  const auto before = line.substr(0, equals);
  limit.name = before.substr(before.rfind(' ') + 1);
  limit.value = line.substr(equals + 3, end - equals - 3);
  return true;
}

void add_settings(std::string& out) {
  out +=
      "SETTINGS: a TOML file (--config), then the environment, then flags. * taken over on "
      "SIGHUP.\n\n";
  const Config defaults;
  for (const auto& setting : settings()) {
    const std::string value = setting.get(defaults);
    out += std::string{setting.effect == Effect::on_reload ? "* " : "  "} +
           std::string{setting.name} + " (" + flag_of(setting.name) + ", " +
           variable_of(setting.name) + ")" + (value.empty() ? "" : " = " + value) + "\n      " +
           std::string{setting.meaning} + ": " + std::string{setting.allowed} + "\n";
  }
}

void add_limits(std::string& out) {
  out +=
      "\nLIMITS that are built in (server/base/limits.h); some are the defaults of settings.\n\n";
  for (const auto& limit : parse_limits(limits_source())) {
    out += "  " + limit.name + " = " + limit.value + "\n      " + limit.meaning + "\n";
  }
}

void add_metrics(std::string& out) {
  out += "\nMETRICS at /metrics, for Prometheus.\n\n";
  for (const auto& metric : net::metric_meanings()) {
    out += "  " + metric.name + " (" + metric.type + ")\n      " + metric.help + "\n";
  }
}

}  // namespace

std::vector<Limit> parse_limits(std::string_view source) {
  std::vector<Limit> limits;
  std::string meaning;
  bool fresh = true;  // the next comment line begins a new meaning
  while (!source.empty()) {
    const auto line = next_line(source);
    if (line.starts_with("/// ")) {
      meaning = fresh ? std::string{line.substr(4)} : meaning + " " + std::string{line.substr(4)};
      fresh = false;
      continue;
    }
    fresh = true;
    std::string whole{line};
    // A constant that did not fit one line.
    while (line.starts_with("inline constexpr ") && whole.find(';') == std::string::npos &&
           !source.empty()) {
      auto more = next_line(source);
      more.remove_prefix(std::min(more.find_first_not_of(' '), more.size()));
      whole += (whole.ends_with('=') ? " " : "") + std::string{more};
    }
    Limit limit{{}, {}, meaning};
    if (read_constant(whole, limit)) limits.push_back(std::move(limit));
  }
  return limits;
}

std::string explain() {
  std::string out;
  add_settings(out);
  add_limits(out);
  add_metrics(out);
  return out;
}

}  // namespace tablee::app
