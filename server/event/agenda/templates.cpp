// The agendas of proto/agendas.json, which is a part of the program.
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "base/check.h"
#include "event/agenda/agenda_file.h"
#include "event/agenda/built_in.h"

namespace tablee::event {
namespace {

namespace json = boost::json;

constexpr std::string_view nothing = "empty";  ///< An agenda without phases.

const json::object& all() {
  static const json::value agendas =
      json::parse({built_in_agendas.data(), built_in_agendas.size()});
  return agendas.get_object();
}

}  // namespace

std::string template_names() {
  std::string names;
  for (const auto& one : all()) names += std::string(one.key()) + ", ";
  return names + std::string(nothing);
}

std::optional<std::vector<wire::day::Phase>> agenda_template(std::string_view name,
                                                             std::string_view language) {
  if (name == nothing) return std::vector<wire::day::Phase>{};
  const auto* const found = all().if_contains({name.data(), name.size()});
  if (found == nullptr) return std::nullopt;
  const bool french = language == "fr" || language.starts_with("fr-");
  JsonReader reader;
  auto phases = read_agenda(reader, found->at(french ? "fr" : "en"), "", language);
  TABLEE_CHECK(!reader.error());  // they are ours
  return phases;
}

}  // namespace tablee::event
