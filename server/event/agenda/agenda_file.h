// Agendas as event files have them, and those that there are to begin with (proto/agendas.json). README.md of `event` has the
// format. Pure.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "event/json_reader.h"
#include "wire/day.h"

namespace tablee::event {

/// A list of phases, or the name of a template, whose words are then those of `language`.
[[nodiscard]] std::vector<wire::day::Phase> read_agenda(JsonReader& reader,
                                                        const boost::json::value& value,
                                                        const std::string& at,
                                                        std::string_view language);
/// What read_agenda() makes the same of.
[[nodiscard]] boost::json::array write_agenda(const std::vector<wire::day::Phase>& phases);

/// "barcamp, brainstorm, …, empty", for whoever is to choose.
[[nodiscard]] std::string template_names();
/// Nothing when there is none of that name. French where `language` is, else English.
[[nodiscard]] std::optional<std::vector<wire::day::Phase>> agenda_template(
    std::string_view name, std::string_view language);

/// unknown when it is none: "prepared", "running" …
[[nodiscard]] wire::day::Stage stage_named(std::string_view name);
[[nodiscard]] std::string_view name(wire::day::Stage stage);

}  // namespace tablee::event
