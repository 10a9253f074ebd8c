// How the day of an event begins.
#pragma once

#include <vector>

#include "event/day/opening.h"
#include "event/overview.h"

namespace tablee::event {

/// With what is planned; an event from before there were days has an empty agenda and is running: everybody may do everything.
[[nodiscard]] day::Founding founding_of(const Overview& overview,
                                        const std::vector<wire::day::Phase>& agenda = {});

/// Takes over what the day has.
void describe(Overview& overview, const wire::day::SetUp& set_up, wire::day::Stage stage);

}  // namespace tablee::event
