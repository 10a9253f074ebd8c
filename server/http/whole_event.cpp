#include "http/whole_event.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <limits>
#include <map>

#include "base/base64.h"
#include "base/limits.h"
#include "event/event_parts.h"
#include "event/secrets.h"
#include "wire/day_records.h"

namespace tablee::http {
namespace {

namespace json = boost::json;

template <typename Number>
void set_if_not_zero(json::object& object, std::string_view name, Number value) {
  if (value != 0) object[name] = value;
}

std::int64_t ms(base::WallTime time) {
  return time.time_since_epoch().count();
}

json::object ballot_json(const event::day::State& day, const event::day::Vote& vote,
                         std::uint32_t table, const core::Document& document,
                         const render::BoardParts& parts) {
  json::array candidates;
  for (std::uint32_t at = 0; at < vote.candidates.size(); ++at) {
    const auto& ref = vote.candidates[at];
    const auto handle = document.find(core::OpId{ref.counter, ref.replica.value});
    if (!handle || !document.shown(*handle)) continue;
    json::object candidate{{"object", render::object_id(document.object(*handle), parts)}};
    if (const auto tally = day.tallies.find({vote.id, at}); tally != day.tallies.end()) {
      set_if_not_zero(candidate, "dots", tally->second.dots);
      set_if_not_zero(candidate, "hands", tally->second.hands);
      set_if_not_zero(candidate, "people", tally->second.people);
    }
    candidates.push_back(std::move(candidate));
  }
  if (candidates.empty()) return {};
  json::object object{{"table", table},    {"title", vote.title},     {"dots", vote.dots},
                      {"most", vote.most}, {"began", ms(vote.began)}, {"ended", ms(vote.ends)}};
  if (vote.names == wire::day::Names::hidden) object["names"] = "hidden";
  if (vote.shown) object["shown"] = true;
  if (vote.put_away) object["put_away"] = true;
  set_if_not_zero(object, "hands", vote.hands);
  if (const auto turnout = day.turnouts.find(vote.id); turnout != day.turnouts.end()) {
    set_if_not_zero(object, "people", turnout->second.people);
  }
  object["candidates"] = std::move(candidates);
  return object;
}

json::object phase_json(const wire::day::Run& run) {
  json::object object{{"title", run.phase.title}};
  if (!run.phase.instruction.empty()) object["instruction"] = run.phase.instruction;
  json::array tables;
  for (const auto table : run.phase.tables) tables.emplace_back(table);
  if (!tables.empty()) object["tables"] = std::move(tables);
  object["began"] = ms(run.began);
  object["ended"] = ms(run.ended);
  return object;
}

}  // namespace

json::object set_up_json(const event::Overview& overview, const event::day::State* day) {
  auto plan = event::plan_of(overview);
  if (day != nullptr) plan.stage = day->stage;
  return event::write_set_up(plan);
}

json::array people_json(const EventFacts& facts, const event::day::State* day) {
  json::array people;
  for (const auto& [number, name] : facts.names) {
    json::object person{{"number", number}, {"name", name}};
    if (day != nullptr) {
      const auto table = day->seat(base::ParticipantId{number});
      const auto* const known = day->table(table);
      if (known != nullptr && known->into == 0) person["table"] = table;
    }
    people.push_back(std::move(person));
  }
  return people;
}

void add_ballots(const event::day::State& day, base::BoardId board, std::uint32_t table,
                 const core::Document& document, const render::BoardParts& parts,
                 json::array& ballots) {
  for (const auto& [id, vote] : day.votes) {
    if (vote.board != board || vote.state != wire::day::VoteState::closed) continue;
    auto ballot = ballot_json(day, vote, table, document, parts);
    if (!ballot.empty()) ballots.push_back(std::move(ballot));
  }
}

std::expected<json::array, std::string> phases_json(const store::Store& store, base::EventId event,
                                                    const std::stop_token& stop) {
  json::array phases;
  constexpr std::size_t portion_bytes = std::size_t{1} << 20;
  for (base::Offset after{};;) {
    if (stop.stop_requested()) return std::unexpected{"It was told to stop."};
    const auto rows =
        store.read_day(event, after, std::numeric_limits<std::size_t>::max(), portion_bytes);
    if (!rows) return std::unexpected{rows.error().message};
    if (rows->empty()) return phases;
    after = rows->back().offset;
    for (const auto& row : *rows) {
      const auto record = wire::day::decode_log_record(row.bytes);
      if (!record) return std::unexpected{"An entry of the day can not be read."};
      const auto* const run = std::get_if<wire::day::Run>(&record->entry.what);
      const bool over = run != nullptr && run->ended != base::WallTime{};
      // The last ones, where there are more than a file may have.
      if (over && phases.size() == limits::whole_phases_max) phases.erase(phases.begin());
      if (over) phases.push_back(phase_json(*run));
    }
  }
}

void add_pictures(const core::Document& document, std::set<store::BlobId>& pictures) {
  for (const auto handle : document.paint_order()) {
    const auto blob = document.object(handle).blob;
    store::BlobId id{};
    if (blob.size() != id.size()) continue;
    std::ranges::copy(blob, reinterpret_cast<char*>(id.data()));
    pictures.insert(id);
  }
}

std::expected<base::Bytes, std::string> pictures_json(const store::Store& store,
                                                      base::EventId event,
                                                      const std::set<store::BlobId>& pictures,
                                                      const std::stop_token& stop) {
  base::Bytes out = "\"pictures\":[";
  json::array left_out;
  std::size_t bytes = 0;
  for (const auto& id : pictures) {
    if (stop.stop_requested()) return std::unexpected{"It was told to stop."};
    const auto blob = store.blob({event, id});
    const char* why = nullptr;
    if (!blob || !*blob || event::sha256(**blob) != id) {
      why = "it can not be read";
    } else if (bytes + (*blob)->size() > limits::whole_pictures_bytes_max) {
      why = "the file would be too large";
    }
    if (why != nullptr) {
      left_out.push_back(json::object{{"picture", event::to_hex(id)}, {"why", why}});
      continue;
    }
    if (bytes > 0) out += ',';
    bytes += (*blob)->size();
    out += R"({"blob":")" + event::to_hex(id) + R"(","bytes":")" + base::to_base64(**blob) + "\"}";
  }
  return out + "],\"left_out\":" + json::serialize(left_out);
}

}  // namespace tablee::http
