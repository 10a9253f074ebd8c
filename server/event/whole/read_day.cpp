// Votes, phases, pictures: what is not on a board.
#include <algorithm>
#include <boost/json/array.hpp>

#include "base/base64.h"
#include "base/limits.h"
#include "event/secrets.h"
#include "event/whole/reading.h"

namespace tablee::event::whole {
namespace {

namespace json = boost::json;

constexpr TextRule title{limits::title_code_points_max};
constexpr TextRule instruction{limits::instruction_code_points_max, TextRule::Lines::several};
constexpr TextRule word{64};
constexpr std::uint32_t people_max = limits::participants_per_event_max;
constexpr std::uint32_t dots_max = people_max * limits::dots_per_person_max;

bool too_many(Reading& reading, const json::array& list, std::size_t max, const std::string& at) {
  if (list.size() <= max) return false;
  reading.json.fail(at,
                    "has " + std::to_string(list.size()) + " members; at most " +
                        std::to_string(max) + " are allowed.",
                    Fault::too_many);
  return true;
}

Vote::Candidate read_candidate(Reading& reading, const json::value& value, const std::string& at,
                               const Ids& ids) {
  auto& reader = reading.json;
  const auto& object = reader.object(value, at, {"object", "dots", "hands", "people"});
  Vote::Candidate candidate;
  const auto id = reader.required_text(object, at, "object", word);
  if (const auto found = ids.find(id); found != ids.end()) {
    candidate.object = found->second;
  } else if (!reader.error()) {
    reader.fail(at + "/object", "is the id of no object of this vote's board.");
  }
  candidate.dots = reader.number(object, at, "dots", 0, dots_max);
  candidate.hands = reader.number(object, at, "hands", 0, dots_max);
  candidate.people = reader.number(object, at, "people", 0, people_max);
  return candidate;
}

Vote read_vote(Reading& reading, const json::value& value, const std::string& at) {
  auto& reader = reading.json;
  const auto& object = reader.object(value, at,
                                     {"table", "title", "candidates", "dots", "most", "hands",
                                      "people", "names", "shown", "put_away", "began", "ended"});
  Vote vote;
  vote.table = reading.table(object, at, "table");
  vote.title = reader.required_text(object, at, "title", title);
  const auto& list = reader.list(object, at, "candidates", true);
  if (too_many(reading, list, limits::candidates_per_vote_max, at + "/candidates")) return vote;
  if (list.empty()) reader.fail(at, "needs candidates.", Fault::missing);
  std::set<std::size_t> seen;
  for (std::size_t i = 0; i < list.size() && !reader.error(); ++i) {
    const auto candidate_at = at + "/candidates/" + std::to_string(i);
    vote.candidates.push_back(
        read_candidate(reading, list[i], candidate_at, reading.ids[vote.table]));
    if (!seen.insert(vote.candidates.back().object).second) {
      reader.fail(candidate_at, "stands there twice.", Fault::doubled);
    }
  }
  vote.dots = std::max(1U, reader.number(object, at, "dots", 1, limits::dots_per_person_max));
  vote.most = std::max(1U, reader.number(object, at, "most", 1, vote.dots));
  vote.hands = reader.number(object, at, "hands", 0, people_max);
  vote.people = reader.number(object, at, "people", 0, people_max);
  vote.names_hidden = reader.optional_text(object, at, "names", word) == "hidden";
  vote.shown = reader.flag(object, at, "shown");
  vote.put_away = reader.flag(object, at, "put_away");
  vote.began = reading.time(object, at, "began");
  vote.ended = reading.time(object, at, "ended");
  return vote;
}

Phase read_phase(Reading& reading, const json::value& value, const std::string& at) {
  auto& reader = reading.json;
  const auto& object =
      reader.object(value, at, {"title", "instruction", "tables", "began", "ended"});
  Phase phase{.title = reader.required_text(object, at, "title", title),
              .instruction = reader.optional_text(object, at, "instruction", instruction)};
  const auto& tables = reader.list(object, at, "tables", false);
  if (too_many(reading, tables, limits::tables_per_event_max + 1, at + "/tables")) return phase;
  for (const auto& one : tables) {
    json::error_code failed;
    const auto number = one.is_number() ? one.to_number<std::int64_t>(failed) : -1;
    // One that was merged into another is not in the file.
    if (!failed && number >= 0 && number <= limits::table_number_max) {
      phase.tables.push_back(static_cast<std::uint32_t>(number));
    } else {
      reader.fail(at + "/tables", "must hold numbers of tables; 0 is the agora.", Fault::number);
    }
  }
  phase.began = reading.time(object, at, "began");
  phase.ended = std::max(phase.began, reading.time(object, at, "ended"));
  return phase;
}

Picture read_picture(Reading& reading, const json::value& value, const std::string& at,
                     PictureCheck is_picture) {
  auto& reader = reading.json;
  const auto& object = reader.object(value, at, {"blob", "bytes"});
  Picture picture;
  const auto id = digest_from_hex(reader.required_text(object, at, "blob", word));
  const auto* const bytes = reader.member(object, at, "bytes", true);
  if (reader.error()) return picture;
  auto read = bytes->is_string() ? base::from_base64(bytes->get_string()) : std::nullopt;
  if (!read || !id || sha256(*read) != *id) {
    reader.fail(at, "must be bytes in base64 and their SHA-256; the file is damaged here.");
  } else if (read->size() > limits::picture_bytes_max || !is_picture(*read)) {
    reader.fail(at + "/bytes",
                "is no picture that boards show: PNG, JPEG or WebP, without "
                "metadata, of at most 4 MiB.");
  } else {
    picture.id = *id;
    picture.bytes = std::move(*read);
  }
  return picture;
}

}  // namespace

std::vector<Vote> read_votes(Reading& reading, const json::object& file) {
  std::vector<Vote> votes;
  const auto& list = reading.json.list(file, "", "ballots", false);
  if (too_many(reading, list, limits::votes_per_event_max, "/ballots")) return votes;
  for (std::size_t i = 0; i < list.size() && !reading.json.error(); ++i) {
    votes.push_back(read_vote(reading, list[i], "/ballots/" + std::to_string(i)));
  }
  return votes;
}

std::vector<Phase> read_phases(Reading& reading, const json::object& file) {
  std::vector<Phase> phases;
  const auto& list = reading.json.list(file, "", "phases", false);
  if (too_many(reading, list, limits::whole_phases_max, "/phases")) return phases;
  for (std::size_t i = 0; i < list.size() && !reading.json.error(); ++i) {
    phases.push_back(read_phase(reading, list[i], "/phases/" + std::to_string(i)));
  }
  return phases;
}

std::vector<Picture> read_pictures(Reading& reading, const json::object& file,
                                   PictureCheck is_picture) {
  std::vector<Picture> pictures;
  const auto& list = reading.json.list(file, "", "pictures", false);
  for (std::size_t i = 0; i < list.size() && !reading.json.error(); ++i) {
    pictures.push_back(
        read_picture(reading, list[i], "/pictures/" + std::to_string(i), is_picture));
  }
  return pictures;
}

}  // namespace tablee::event::whole
