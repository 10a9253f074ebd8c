// What a restitution does not have and another server needs to have the same event: who was there, the day's phases and votes, and
// the pictures. event/whole reads it again.
//
// Reads the store and blocks: on a reader thread or in a program of its own.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <expected>
#include <set>
#include <stop_token>
#include <string>

#include "base/bytes.h"
#include "core/document.h"
#include "event/day/state.h"
#include "http/restitution.h"
#include "render/board_json.h"
#include "store/store.h"

namespace tablee::http {

/// How an event is set up, as an event file has it.
[[nodiscard]] boost::json::object set_up_json(const event::Overview& overview,
                                              const event::day::State* day);
/// By pseudonym, those whose names are known; where they sat.
[[nodiscard]] boost::json::array people_json(const EventFacts& facts, const event::day::State* day);
/// What the closed votes on a board came to, added to `ballots`; candidates that are not shown any more are left out.
void add_ballots(const event::day::State& day, base::BoardId board, std::uint32_t table,
                 const core::Document& document, const render::BoardParts& parts,
                 boost::json::array& ballots);
/// Those that took place and are over. The string says what could not be read.
[[nodiscard]] std::expected<boost::json::array, std::string> phases_json(
    const store::Store& store, base::EventId event, const std::stop_token& stop);

/// Pictures that a board shows.
void add_pictures(const core::Document& document, std::set<store::BlobId>& pictures);
/// `"pictures":[…],"left_out":[…]`: as many as a file may have; the others by name and why.
[[nodiscard]] std::expected<base::Bytes, std::string> pictures_json(
    const store::Store& store, base::EventId event, const std::set<store::BlobId>& pictures,
    const std::stop_token& stop);

}  // namespace tablee::http
