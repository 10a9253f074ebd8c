// The records of a board's log in order, a page at a time: the one way in which readers of the past go along it.
//
// Reads the store and blocks: on a reader thread or in a program of its own.
#pragma once

#include <expected>
#include <functional>
#include <stop_token>
#include <string>

#include "store/store.h"
#include "wire/records.h"

namespace tablee::http {

/// What is looked at: false ends the walk, a string says what is wrong.
using Visit =
    std::function<std::expected<bool, std::string>(base::Offset at, const wire::LogRecord& record)>;

/// Visits every entry behind `after`. The string says what could not be read, what a visit said, or that it was told to stop.
[[nodiscard]] std::expected<void, std::string> walk_log(const store::Store& store,
                                                        base::BoardId board, base::Offset after,
                                                        const std::stop_token& stop,
                                                        const Visit& visit);

}  // namespace tablee::http
