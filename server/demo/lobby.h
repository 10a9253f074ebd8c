// Lets the people of a script into an event over HTTP, as a browser would.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "dial/http_client.h"

namespace tablee::demo {

/// A token for each name, in order.
[[nodiscard]] std::expected<std::vector<std::string>, std::string> join_all(
    const dial::HttpAddress& server, std::string_view code, const std::vector<std::string>& names);

/// The boards of the event's tables, by number.
[[nodiscard]] std::expected<std::map<std::uint32_t, base::BoardId>, std::string> boards_of(
    const dial::HttpAddress& server, std::string_view token);

}  // namespace tablee::demo
