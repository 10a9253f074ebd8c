#include "render/outcome_json.h"

#include <boost/json/array.hpp>
#include <boost/json/value_from.hpp>

namespace tablee::render {
namespace {

namespace json = boost::json;

void set_if_any(json::object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object[name] = text;
}

json::object word_json(const Word& word) {
  json::object object{{"id", word.id}, {"text", word.text}};
  set_if_any(object, "author_name", word.author);
  if (word.dots) object["dots"] = *word.dots;
  set_if_any(object, "created", word.created);
  return object;
}

json::array words_json(const std::vector<Word>& words) {
  json::array list;
  for (const auto& word : words) list.push_back(word_json(word));
  return list;
}

json::object group_json(const Group& group) {
  json::array propositions;
  for (const auto& one : group.propositions) {
    json::object object{{"id", one.id}, {"text", one.text}};
    if (one.dots) object["dots"] = *one.dots;
    object["sources"] = words_json(one.sources);
    propositions.push_back(std::move(object));
  }
  json::object object;
  if (!group.id.empty()) object = {{"id", group.id}, {"heading", group.title}};
  object["propositions"] = std::move(propositions);
  return object;
}

json::array votes_json(const std::vector<VoteResult>& votes) {
  json::array list;
  for (const auto& vote : votes) {
    json::array candidates;
    for (const auto& one : vote.placings) {
      json::object candidate{{"place", one.place}, {"text", one.text}, {"dots", one.dots}};
      if (one.tied) candidate["tied"] = true;
      candidates.push_back(std::move(candidate));
    }
    list.push_back(json::object{
        {"title", vote.title}, {"people", vote.people}, {"candidates", std::move(candidates)}});
  }
  return list;
}

json::array photos_json(const std::vector<Photo>& photos) {
  json::array list;
  for (const auto& one : photos) {
    json::object photo{{"width", one.width}, {"height", one.height}};
    set_if_any(photo, "words", one.words);
    list.push_back(std::move(photo));
  }
  return list;
}

json::object table_json(const TableOutcome& table) {
  json::array groups;
  for (const auto& group : table.groups) groups.push_back(group_json(group));
  json::array left;
  for (const auto& group : table.left) {
    left.push_back(json::object{{"frame", group.title}, {"notes", words_json(group.words)}});
  }
  json::object object{{"number", table.number}, {"question", table.question}};
  set_if_any(object, "board", table.board);
  if (table.closed) object["closed"] = true;
  if (table.people > 0) object["people"] = table.people;
  if (!table.names.empty()) object["names"] = json::value_from(table.names);
  object["groups"] = std::move(groups);
  object["left"] = std::move(left);
  if (!table.votes.empty()) object["votes"] = votes_json(table.votes);
  return object;
}

}  // namespace

json::object outcome_json(const Outcome& outcome) {
  json::object event{{"title", outcome.title}, {"language", outcome.language}};
  set_if_any(event, "date", outcome.date);
  set_if_any(event, "place", outcome.place);
  set_if_any(event, "frame", outcome.occasion);
  set_if_any(event, "introduction", outcome.introduction);
  event["principles"] = json::value_from(outcome.principles);
  set_if_any(event, "closing", outcome.closing);
  set_if_any(event, "contact", outcome.contact);
  json::array tables;
  for (const auto& table : outcome.tables) tables.push_back(table_json(table));
  json::object object{{"format", "tablee.outcome"},
                      {"version", outcome_version},
                      {"event", std::move(event)},
                      {"tables", std::move(tables)}};
  if (!outcome.votes.empty()) object["votes"] = votes_json(outcome.votes);
  if (!outcome.photos.empty()) object["photos"] = photos_json(outcome.photos);
  set_if_any(object, "made", outcome.made);
  return object;
}

}  // namespace tablee::render
