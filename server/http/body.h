// Reading what a request says: numbers in its query, a small JSON object in its body. And the answers that several routes give to one.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/answer.h"
#include "http/message.h"
#include "store/error.h"

namespace tablee::http {

/// As Boost.JSON wants it.
[[nodiscard]] inline boost::json::string_view text(std::string_view view) {
  return {view.data(), view.size()};
}

/// Nothing when it is not a JSON object.
[[nodiscard]] std::optional<boost::json::object> body_of(const Request& request);
/// A member that is a text.
[[nodiscard]] std::optional<std::string> member(const boost::json::object& object,
                                                std::string_view name);
/// A member that is a list of whole numbers from 0 to 2^32 - 1.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> numbers(const boost::json::object& object,
                                                                std::string_view name);
/// A member that is such a number, or `otherwise` when there is no such body or member; nothing when it is something else.
[[nodiscard]] std::optional<std::uint32_t> number_or(const Request& request, std::string_view name,
                                                     std::uint32_t otherwise);

/// A parameter of the query that is a whole number, or `otherwise` when there is none; nothing when it is something else.
[[nodiscard]] std::optional<std::uint64_t> parameter_or(const Request& request,
                                                        std::string_view name,
                                                        std::uint64_t otherwise);

[[nodiscard]] Response method_not_allowed(std::string_view allowed);
[[nodiscard]] Response bad_body(std::string_view expected);
/// To a parameter that is no whole number.
[[nodiscard]] Response bad_number(std::string_view name);
/// What exactly the disk says is for the operator's log, not for strangers.
[[nodiscard]] Response store_failed();
/// For a read that failed: what is damaged does not mend itself by waiting, and is said to be damaged.
[[nodiscard]] Response read_failed(store::ErrorCode why);
/// In the place of work for an event that was deleted while it waited for its turn.
[[nodiscard]] Work event_gone();
/// What can not be read: of a table, or of the whole event.
[[nodiscard]] Response damaged(std::string_view what);

}  // namespace tablee::http
