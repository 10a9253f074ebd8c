// /api/v1/boards/{id}/…: the past of a board, for the replay and for programs.
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <limits>
#include <map>

#include "base/limits.h"
#include "http/api.h"
#include "http/body.h"
#include "http/deletions.h"
#include "http/history.h"
#include "http/pack.h"
#include "http/reversals.h"
#include "render/board_json.h"
#include "wire/records.h"
#include "wire/server_frame.h"

namespace tablee::http {
namespace {

constexpr std::string_view octets = "application/octet-stream";

std::string decimal(base::WallTime time) {
  return std::to_string(time.time_since_epoch().count());
}

// Time of the entry at `offset`; 1970 for offset 0.
store::Result<std::optional<base::WallTime>> time_at(const store::Store& store, base::BoardId board,
                                                     base::Offset offset) {
  if (offset.value == 0) return base::WallTime{};
  const auto read = store.read_log(board, base::Offset{offset.value - 1}, 1, 1);
  if (!read) return std::unexpected{read.error()};
  if (read->empty() || read->front().offset != offset) return std::nullopt;
  const auto record = wire::decode_log_record(read->front().bytes);
  if (!record) return std::nullopt;
  return record->time;
}

Response entries(const store::Store& store, base::BoardId board, base::Offset after,
                 std::size_t max) {
  const auto head = store.head(board);
  if (!head) return read_failed(head.error().code);
  const auto base_time = time_at(store, board, after);
  if (!base_time) return read_failed(base_time.error().code);
  if (!*base_time) {
    return error_answer(404, "not_found", "This board has no entry with that offset.");
  }
  const auto page = store.read_log(board, after, max, limits::feed_bytes_max);
  if (!page) return read_failed(page.error().code);
  Response response;
  base::WallTime before = **base_time;
  for (const auto& read : *page) {
    const auto record = wire::decode_log_record(read.bytes);
    if (!record) return damaged("this table");
    wire::append_entry(response.body, {.offset = read.offset,
                                       .elapsed = record->time - before,
                                       .replica = record->replica,
                                       .batch = record->batch,
                                       .seq = {},
                                       .refused = record->refused,
                                       .ahead = record->ahead});
    before = record->time;
  }
  response.set("Content-Type", octets);
  response.set("X-Tablee-Base-Time", decimal(**base_time));
  response.set("X-Tablee-Head", std::to_string(head->value));
  return response;
}

Response keyframe(const store::Store& store, base::BoardId board, base::Offset at) {
  const auto read = store.keyframe(board, at);
  if (!read) return read_failed(read.error().code);
  Response response;
  response.set("Content-Type", octets);
  base::Offset offset;
  wire::KeyframeRecord record;
  if (*read) {
    const auto decoded = wire::decode_keyframe_record((*read)->bytes);
    if (!decoded) return damaged("this table");
    record = *decoded;
    offset = (*read)->offset;
    response.body = record.deflated;
  }
  // Without a keyframe the board begins empty at offset 0: the body is empty.
  response.set("X-Tablee-Offset", std::to_string(offset.value));
  response.set("X-Tablee-Time", decimal(record.time));
  response.set("X-Tablee-Bytes", std::to_string(record.bytes));
  return response;
}

Response dump(const store::Store& store, base::BoardId board, std::optional<base::WallTime> until,
              const std::map<std::uint32_t, std::string>& names, const std::stop_token& stop) {
  const auto past = rebuild(store, board, until, stop);
  if (!past) return damaged("this table");
  Response response;
  render::append_board_json(response.body, past->document,
                            {{"board", base::to_hex(board.value)},
                             {"offset", past->offset.value},
                             {"time", past->time.time_since_epoch().count()}},
                            {.name_of =
                                 [&](std::uint32_t participant) {
                                   const auto found = names.find(participant);
                                   return found == names.end() ? std::string{} : found->second;
                                 }},
                            stop);
  response.set("Content-Type", "application/json");
  return response;
}

Response deleted(const store::Store& store, Bins& bins, base::BoardId board,
                 const std::stop_token& stop) {
  const auto bin = bins.of(store, board, stop);
  if (!bin) return damaged("this table");
  boost::json::array list;
  for (const Deletion& one : (*bin)->list()) {
    list.push_back(boost::json::object{{"object", render::id_text(one.object)},
                                       {"by", render::id_text(one.by)},
                                       {"time", one.time.time_since_epoch().count()}});
  }
  Response response;
  response.body = boost::json::serialize(boost::json::object{{"deleted", std::move(list)}});
  response.set("Content-Type", "application/json");
  return response;
}

// Whose batches a request means; nothing when it does not say so in whole numbers.
std::optional<Whose> whose(const Request& request) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  const auto participant = parameter_or(request, "participant", 0);
  const auto replica = parameter_or(request, "replica", 0);
  const auto first = parameter_or(request, "first", 1);
  const auto since = parameter_or(request, "since", 0);
  const auto everybody = parameter_or(request, "everybody", 0);
  if (!everybody) return std::nullopt;
  if (!participant || !replica || !first || !since) return std::nullopt;
  if (*participant > most || *replica > most || *since > most * 10'000) return std::nullopt;
  const int said = (*participant != 0) + (*replica != 0) + (*everybody != 0);
  if (said != 1) return std::nullopt;
  return Whose{base::ParticipantId{static_cast<std::uint32_t>(*participant)},
               base::ReplicaId{static_cast<std::uint32_t>(*replica)}, base::Seq{*first},
               base::WallTime{std::chrono::milliseconds{*since}}, *everybody != 0};
}

Response reversal(const store::Store& store, base::BoardId board, const Whose& whose,
                  const std::stop_token& stop) {
  const auto plan = plan_reversal(store, board, whose, stop);
  if (!plan) return damaged("this table");
  boost::json::array batches;
  for (const base::Bytes& batch : plan->reversal.batches) batches.emplace_back(base::to_hex(batch));
  const core::Reversal& counts = plan->reversal;
  return json_answer({{"hidden", counts.hidden},
                      {"back", counts.back},
                      {"changed", counts.changed},
                      {"left", counts.left},
                      {"time", plan->time.time_since_epoch().count()},
                      {"batches", std::move(batches)}});
}

}  // namespace

std::map<std::uint32_t, std::string> Api::names_of(base::EventId event) const {
  std::map<std::uint32_t, std::string> names;
  for (const auto& person : events_.people(event)) names[person.participant.value] = person.name;
  return names;
}

Answer Api::board(const Request& request, const event::Grant& grant, Rest path) const {
  const auto id = base::from_hex(path[0]);
  const auto event = id ? events_.event_of(base::BoardId{*id}) : std::nullopt;
  // A board of another event is not told from one that does not exist.
  if (event != grant.event) return error_answer(404, "not_found", "There is no such board.");
  const base::BoardId board{*id};
  const store::Store* const store = &store_;
  const bool gzip = reads_gzip(request);
  const auto deferred = [&](std::string what, auto begin) {
    return Deferred{.who = asker(grant),
                    .same = base::to_hex(board.value) + "/" + what + (gzip ? "/gzip" : ""),
                    .begin = std::move(begin)};
  };
  if (path[1] == "entries") {
    const auto after = parameter_or(request, "after", 0);
    const auto max = parameter_or(request, "max", limits::keyframe_entries);
    if (!after) return bad_number("after");
    if (!max || *max == 0) return bad_number("max");
    const auto count = std::min<std::uint64_t>(*max, limits::http_entries_max);
    return deferred("entries/" + std::to_string(*after) + "/" + std::to_string(count), [=] {
      return Work{[=](const std::stop_token&) {
        return packed(entries(*store, board, base::Offset{*after}, count), gzip);
      }};
    });
  }
  if (path[1] == "keyframe") {
    const auto at = parameter_or(request, "at", std::numeric_limits<std::uint64_t>::max());
    if (!at) return bad_number("at");
    return deferred("keyframe/" + std::to_string(*at), [=] {
      return Work{
          [=](const std::stop_token&) { return keyframe(*store, board, base::Offset{*at}); }};
    });
  }
  if (path[1] == "dump") {
    const auto text = request.parameter("at");
    const auto until = text ? parse_time(*text) : std::nullopt;
    if (text && !until) {
      return error_answer(
          400, "bad_parameter",
          "The parameter at is milliseconds since 1970 or like 2016-11-17T14:30:00Z.");
    }
    return deferred("dump/" + (until ? decimal(*until) : "now"), [=, this, event = grant.event] {
      return Work{[=, names = names_of(event)](const std::stop_token& stop) {
        return packed(dump(*store, board, until, names, stop), gzip);
      }};
    });
  }
  if (path[1] == "picture") return drawing(request, grant, board);
  if (path[1] == "deleted") {
    return deferred("deleted", [=, bins = bins_] {
      return Work{[=](const std::stop_token& stop) {
        return packed(deleted(*store, *bins, board, stop), gzip);
      }};
    });
  }
  if (path[1] == "reversal") {
    if (grant.role != event::Role::moderator)
      return error_answer(403, "not_allowed", "Only moderators take back what others did.");
    const auto meant = whose(request);
    if (!meant) {
      return error_answer(
          400, "bad_parameter",
          "Say participant and since, everybody and since, or replica, first and since.");
    }
    // Each asker's own: it is fresh, or worth nothing.
    return deferred("reversal/" + request.query, [=] {
      return Work{[=](const std::stop_token& stop) {
        return packed(reversal(*store, board, *meant, stop), gzip);
      }};
    });
  }
  return error_answer(
      404, "not_found",
      "A board has: entries, keyframe, dump, picture, deleted, reversal, blobs, socket.");
}

}  // namespace tablee::http
