// What an event has come to, read from its store: the boards one after the other, so that it needs the memory of one, and then
// written in the form that was asked for (render).
//
// Reads the store and blocks: on a reader thread or in a program of its own.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "event/overview.h"
#include "render/outcome.h"
#include "store/store.h"

namespace tablee::http {

/// What is known of an event without its boards; copied where the events are.
struct EventFacts {
  event::Overview overview;
  std::map<std::uint32_t, std::string> names;  ///< By participant; those who were put out too.
};

enum class Form : std::uint8_t { html, markdown, csv, json, pdf };

/// "first", "numbers", "nobody".
[[nodiscard]] std::optional<render::Naming> parse_naming(std::string_view name);
[[nodiscard]] std::string_view naming_name(render::Naming naming);

/// "html", "md", "csv", "json", "pdf".
[[nodiscard]] std::optional<Form> parse_form(std::string_view name);
[[nodiscard]] std::string_view form_name(Form form);
[[nodiscard]] std::string_view media_type(Form form);

/// The string says what could not be read, or that it was told to stop.
[[nodiscard]] std::expected<render::Outcome, std::string> read_restitution(
    const store::Store& store, const EventFacts& facts, const render::Choice& choice,
    const std::stop_token& stop = {});

/// All of the event in one form. As JSON that is the restitution and, where notes that are left go in, every board as it is: without
/// who wrote what unless people appear by name (then by their numbers too), and without what was deleted unless that is asked for.
[[nodiscard]] std::expected<base::Bytes, std::string> write_export(
    const store::Store& store, const EventFacts& facts, const render::Choice& choice, Form form,
    const std::stop_token& stop = {});

}  // namespace tablee::http
