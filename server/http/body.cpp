#include "http/body.h"

#include <boost/json/parse.hpp>
#include <charconv>
#include <limits>

namespace tablee::http {
namespace {

namespace json = boost::json;

std::optional<std::uint32_t> number_of(const json::value& value) {
  boost::system::error_code error;
  const auto number = value.to_number<std::uint32_t>(error);
  if (error) return std::nullopt;
  return number;
}

}  // namespace

std::optional<json::object> body_of(const Request& request) {
  boost::system::error_code error;
  json::value value = json::parse(text(request.body), error);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value.as_object());
}

std::optional<std::string> member(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(text(name));
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string{value->as_string().data(), value->as_string().size()};
}

std::optional<std::vector<std::uint32_t>> numbers(const json::object& object,
                                                  std::string_view name) {
  const json::value* const value = object.if_contains(text(name));
  if (value == nullptr || !value->is_array()) return std::nullopt;
  std::vector<std::uint32_t> list;
  for (const json::value& element : value->as_array()) {
    const auto number = number_of(element);
    if (!number) return std::nullopt;
    list.push_back(*number);
  }
  return list;
}

std::optional<std::uint32_t> number_or(const Request& request, std::string_view name,
                                       std::uint32_t otherwise) {
  if (request.body.empty()) return otherwise;
  const auto body = body_of(request);
  if (!body) return std::nullopt;
  const json::value* const value = body->if_contains(text(name));
  return value == nullptr ? std::optional{otherwise} : number_of(*value);
}

std::optional<std::uint64_t> parameter_or(const Request& request, std::string_view name,
                                          std::uint64_t otherwise) {
  const auto text = request.parameter(name);
  if (!text) return otherwise;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  return value;
}

Response method_not_allowed(std::string_view allowed) {
  Response response = error_answer(405, "method_not_allowed", "This address does not do that.");
  response.set("Allow", allowed);
  return response;
}

Response bad_body(std::string_view expected) {
  return error_answer(400, "bad_body", "Send JSON of the form " + std::string{expected} + ".");
}

Response bad_number(std::string_view name) {
  return error_answer(400, "bad_parameter",
                      "The parameter " + std::string{name} + " is not a whole number.");
}

Response store_failed() {
  return error_answer(
      503, "store_failed",
      "The server can not write to its store. Nothing has changed: try again in a moment.");
}

Response read_failed(store::ErrorCode why) {
  if (why == store::ErrorCode::corrupted) return damaged("this table");
  return error_answer(503, "store_failed", "The server can not read its store. Try again later.");
}

Work event_gone() {
  return [](const std::stop_token&) {
    return error_answer(404, "not_found", "There is no such event any more.");
  };
}

Response damaged(std::string_view what) {
  return error_answer(
      500, "quarantined",
      "The record of " + std::string{what} +
          " is damaged, and left as it is. Tell the person responsible, who can run "
          "`tablee doctor`.");
}

}  // namespace tablee::http
