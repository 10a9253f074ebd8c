#include "demo/lobby.h"

#include <boost/json.hpp>

namespace tablee::demo {
namespace {

namespace json = boost::json;

constexpr std::string_view not_understood =
    "The server's description of the event was not understood.";

}  // namespace

std::expected<std::vector<std::string>, std::string> join_all(
    const dial::HttpAddress& server, std::string_view code, const std::vector<std::string>& names) {
  std::vector<std::string> tokens;
  for (const auto& name : names) {
    auto token = dial::join(server, code, name);
    if (!token) return std::unexpected(name + " could not join: " + token.error());
    tokens.push_back(std::move(*token));
  }
  return tokens;
}

std::expected<std::map<std::uint32_t, base::BoardId>, std::string> boards_of(
    const dial::HttpAddress& server, std::string_view token) {
  const auto answer =
      dial::fetch(server, {.method = http::Method::get,
                           .path = "/api/v1/event",
                           .headers = {{"Authorization", "Bearer " + std::string(token)}}});
  if (!answer) return std::unexpected(answer.error());
  json::error_code failed;
  const auto content = answer->content();
  const auto event = json::parse({content.data(), content.size()}, failed);
  const auto* const tables =
      failed || !event.is_object() ? nullptr : event.get_object().if_contains("tables");
  if (answer->status != 200 || tables == nullptr || !tables->is_array()) {
    return std::unexpected(std::string(not_understood));
  }
  std::map<std::uint32_t, base::BoardId> boards;
  for (const auto& table : tables->get_array()) {
    const auto* const fields = table.if_object();
    const auto* const number = fields != nullptr ? fields->if_contains("number") : nullptr;
    const auto* const board = fields != nullptr ? fields->if_contains("board") : nullptr;
    if (number == nullptr || !number->is_int64() || board == nullptr || !board->is_string()) {
      return std::unexpected(std::string(not_understood));
    }
    const auto id = base::from_hex(std::string_view(board->get_string()));
    if (!id) return std::unexpected(std::string(not_understood));
    boards[static_cast<std::uint32_t>(number->get_int64())] = base::BoardId{*id};
  }
  return boards;
}

}  // namespace tablee::demo
