// A restitution for programs: JSON of a schema that has a version. Texts are as they were written, to the letter.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "render/outcome.h"

namespace tablee::render {

/// Grows when a member changes its meaning or goes; new members come without it.
inline constexpr int outcome_version = 2;

/// {"format":"tablee.outcome","version":2,"event":{…},"tables":[…]}: README.md has the members.
[[nodiscard]] boost::json::object outcome_json(const Outcome& outcome);

}  // namespace tablee::render
