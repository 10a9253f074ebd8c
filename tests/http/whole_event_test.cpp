// An event goes from one server to another as a file, and is the same event there.
#include "event/whole/whole_event.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include "event/day/opening.h"
#include "http/picture.h"
#include "http/pictures.h"
#include "http/restitution.h"
#include "http/restitution_fixture.h"
#include "http/schema.h"
#include "wire/day_records.h"

namespace tablee::http {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

bool is_picture(base::BytesView bytes) {
  return read_picture(bytes).has_value();
}

json::value schema() {
  std::ifstream file(EVENT_SCHEMA_FILE);
  return json::parse(std::string{std::istreambuf_iterator<char>(file), {}});
}

/// Without the names that things have on one server alone: objects are told by where they stand in the file.
json::value comparable(std::string_view file) {
  auto whole = json::parse(file).as_object();
  std::map<std::string, std::int64_t> places;
  for (auto& board : whole.at("boards").as_array()) {
    board.as_object().erase("board");
    board.as_object().erase("counter");
    for (const auto& object : board.at("objects").as_array()) {
      const std::string id{object.at("id").as_string()};
      places.emplace(std::to_string(board.at("table").as_int64()) + '/' + id, places.size());
    }
  }
  const auto place = [&](const json::value& table, json::value& id) {
    id = places.at(std::to_string(table.as_int64()) + '/' + std::string{id.as_string()});
  };
  for (auto& board : whole.at("boards").as_array()) {
    const auto table = board.at("table");
    for (auto& value : board.at("objects").as_array()) {
      auto& object = value.as_object();
      for (const char* own : {"z", "rank"}) object.erase(own);
      for (const char* other : {"id", "parent"}) {
        if (auto* const id = object.if_contains(other)) place(table, *id);
      }
      if (auto* const ends = object.if_contains("ends")) {
        for (auto& end : ends->as_array()) {
          if (auto* const id = end.as_object().if_contains("target")) place(table, *id);
        }
      }
    }
  }
  for (auto& ballot : whole.at("ballots").as_array()) {
    const auto table = ballot.at("table");
    for (auto& one : ballot.at("candidates").as_array()) place(table, one.at("object"));
  }
  // Made of the boards, and compared as text.
  whole.erase("tables");
  return whole;
}

class WholeEvent : public RestitutionTest {
 protected:
  void SetUp() override {
    RestitutionTest::SetUp();
    clock_.advance(std::chrono::hours{24 * 365 * 10});
    write_more();
    write_day();
  }

  static constexpr base::WallTime at_three{std::chrono::seconds{1'479'391'200}};

  /// Table 2: one of everything, by Léa (replica 2) and by nobody.
  void write_more() {
    const base::BoardId board = events_.overview(event_)->tables[1].board;
    core::Document document;
    core::Editor server(document, 1);
    core::Editor lea(document, 2);
    store::Append append;
    append.board = board;
    std::uint64_t second = 0;
    const auto log = [&](core::Editor& editor, std::uint32_t replica) {
      const auto time = at_three + std::chrono::seconds{++second};
      for (auto batch = editor.commit(nullptr); !batch.empty(); batch = editor.commit(nullptr)) {
        const base::Offset offset{append.log.size() + 1};
        append.log.push_back({offset, time,
                              wire::encode(wire::LogRecord{time, base::ReplicaId{replica},
                                                           base::Seq{offset.value}, batch})});
      }
    };
    ASSERT_TRUE(server.introduce(2, 2));
    log(server, 1);
    using core::NumberField;
    const auto note = lea.create({.x = 10, .y = 20, .w = 200, .h = 200, .colour = 3});
    lea.insert_text(note, 0, "Écrite avant\nson cadre \U0001F600 \u202E<b>");
    lea.vote(note, 3);
    lea.react(note, 5);
    log(lea, 2);
    const auto heading =
        lea.create({.kind = core::ObjectKind::frame, .x = -900, .w = 800, .h = 900});
    lea.set_number(heading, NumberField::role, 3);
    lea.insert_text(heading, 0, "À quoi ça sert");
    const auto first =
        lea.create({.kind = core::ObjectKind::frame, .parent = heading, .w = 300, .h = 300});
    const auto second_one = lea.create(
        {.kind = core::ObjectKind::frame, .parent = heading, .y = 400, .w = 300, .h = 300});
    for (const auto proposition : {first, second_one})
      lea.set_number(proposition, NumberField::role, 2);
    lea.insert_text(first, 0, "Vient en second");
    lea.insert_text(second_one, 0, "Vient en premier");
    lea.rank(second_one, core::handle_none, core::handle_none);
    lea.rank(first, second_one, core::handle_none);
    lea.move(note, first, 15, 25);
    lea.set_number(first, NumberField::collapsed, 1);
    lea.set_number(heading, NumberField::grid, 1);
    log(lea, 2);
    const std::string points = "\x02\x04\x64\x06\x08\x64";
    const auto stroke = lea.create(
        {.kind = core::ObjectKind::stroke, .x = 5, .w = 9, .h = 9, .shape = 1, .points = points});
    lea.set_number(stroke, NumberField::width, 40);
    const auto shape =
        lea.create({.kind = core::ObjectKind::shape, .x = 700, .w = 90, .h = 80, .shape = 2});
    lea.set_number(shape, NumberField::rotation, 45);
    lea.set_number(shape, NumberField::text_size, 30);
    lea.set_number(shape, NumberField::lock, 1);
    const auto connector = lea.create({.kind = core::ObjectKind::connector});
    lea.set_end(
        connector, 0,
        {.x = 1, .y = 2, .target = document.object(shape).id, .anchor_x = 100, .anchor_y = 900});
    lea.set_end(connector, 1, {.x = 33, .y = 44, .target = {}});
    lea.lower(connector);
    lea.raise(stroke);
    log(lea, 2);
    picture_ = png(2, 2);
    const auto id = event::sha256(picture_);
    ASSERT_TRUE(store_.put_blob({event_, id}, picture_));
    const auto image =
        server.create({.kind = core::ObjectKind::image,
                       .x = 400,
                       .w = 50,
                       .h = 50,
                       .blob = {reinterpret_cast<const char*>(id.data()), id.size()}});
    server.insert_text(image, 0, "La salle");
    const auto frame =
        lea.create({.kind = core::ObjectKind::frame, .x = 3'000, .y = 500, .w = 400, .h = 400});
    const auto left = lea.create({.parent = frame, .x = 7, .y = 8, .w = 200, .h = 200});
    lea.insert_text(left, 0, "Son cadre est parti");
    lea.set_alive(frame, false);
    log(server, 1);
    log(lea, 2);
    candidates_ = {document.object(note).id, document.object(left).id};
    ASSERT_TRUE(store_.write(append));
  }

  void write_day() {
    namespace day = wire::day;
    const auto opening = *event::day::read_opening(store_, event_);
    store::Append append;
    append.day = store::DayWrite{event_, {}, {}, {}, {}};
    std::uint64_t offset = opening.tail.back().offset.value;
    const auto put = [&](day::What what, base::WallTime time) {
      ++offset;
      day::Entry entry{base::Offset{offset}, time, {}, base::Offset{offset}, std::move(what)};
      append.day->log.push_back({entry.offset, time, day::encode(day::LogRecord{entry, {}})});
    };
    const auto now = clock_.wall();
    put(day::Person{base::ParticipantId{1}, wire::Role::moderator, day::PersonState::in, 1}, now);
    put(day::Person{base::ParticipantId{2}, wire::Role::participant, day::PersonState::in, 1}, now);
    put(day::Seat{base::ParticipantId{2}, 2, {}}, now);
    put(day::Seat{base::ParticipantId{1}, 1, {}}, now);
    day::Run run;
    run.id = base::Offset{offset + 1};
    run.phase.title = "Explorer";
    run.phase.tables = {2};
    run.began = at_three;
    put(run, now);
    run.ended = at_three + std::chrono::minutes{5};
    put(run, now);
    day::Vote vote;
    vote.id = base::Offset{offset + 1};
    vote.title = "Laquelle ?";
    vote.board = events_.overview(event_)->tables[1].board;
    for (const auto& id : candidates_)
      vote.candidates.push_back({id.counter, base::ReplicaId{id.replica}});
    vote.dots = 3;
    vote.most = 2;
    vote.began = at_three;
    vote.state = day::VoteState::open;
    put(vote, now);
    vote.ends = at_three + std::chrono::minutes{2};
    vote.state = day::VoteState::closed;
    vote.shown = true;
    put(vote, now);
    put(day::Tally{vote.id, 0, 2, 0, 1}, now);
    put(day::Tally{vote.id, 1, 4, 1, 2}, now);
    put(day::Turnout{vote.id, 3, 6}, now);
    ASSERT_TRUE(store_.write(append));
  }

  static base::Bytes written(event::Events& events, store::Store& store, base::EventId id,
                             Form form, render::Naming naming = render::Naming::first_names) {
    EventFacts facts{*events.overview(id), {}};
    for (const auto& person : events.people(id))
      facts.names[person.participant.value] = person.name;
    auto bytes =
        write_export(store, facts, {.naming = naming, .leftovers = true, .pictures = true}, form);
    EXPECT_TRUE(bytes) << bytes.error();
    return *bytes;
  }
  base::Bytes here(Form form, render::Naming naming = render::Naming::first_names) {
    return written(events_, store_, event_, form, naming);
  }

  /// The event that the file makes on another server.
  base::EventId bring(const std::string& file) {
    auto read = event::whole::read_whole(file, is_picture);
    EXPECT_TRUE(read) << read.error().message();
    missing_ = read->missing;
    const auto made = there_.create(event::whole::plan_of(std::move(*read)));
    EXPECT_TRUE(made) << made.error().message;
    return *made;
  }

  base::Bytes picture_;
  std::vector<core::OpId> candidates_;
  std::vector<std::string> missing_;
  store::MemoryStore store_there_;
  event::Events there_ =
      *event::Events::open(store_there_, clock_, event::LinkKey{event::Digest{2}});
};

TEST_F(WholeEvent, IsTheSameOnAnotherServer) {
  const auto file = here(Form::json);
  const auto id = bring(file);
  EXPECT_EQ(comparable(written(there_, store_there_, id, Form::json)), comparable(file));
  for (const Form form : {Form::html, Form::markdown, Form::csv}) {
    EXPECT_EQ(written(there_, store_there_, id, form), here(form)) << form_name(form);
  }
  const auto picture = store_there_.blob({id, event::sha256(picture_)});
  EXPECT_EQ(**picture, picture_);
  EXPECT_TRUE(there_.gallery().has({id, event::sha256(picture_)}));
}

// What goes out again is as good as what came in, and a server that starts anew has the people still.
TEST_F(WholeEvent, OutlivesARestartAndGoesOn) {
  const auto id = bring(here(Form::json));
  const auto before = written(there_, store_there_, id, Form::html);
  there_ = *event::Events::open(store_there_, clock_, event::LinkKey{event::Digest{2}});
  std::string code;
  for (const auto& link : there_.links(id)) {
    if (link.role == event::Role::participant) code = link.secret;
  }
  const auto joined = there_.join(code, "Léa");
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->participant.value, 3U) << "nobody gets the number of somebody else";
  EXPECT_EQ(joined->name, "Léa 2");
  EXPECT_EQ(written(there_, store_there_, id, Form::html), before);
}

TEST_F(WholeEvent, TellsOfNobodyWhatItsChoiceHides) {
  for (const auto naming : {render::Naming::numbers, render::Naming::nobody}) {
    const auto file = here(Form::json, naming);
    for (const char* told : {"Léa", "Camille", "\"author\"", "\"people\":[{"}) {
      EXPECT_THAT(file, testing::Not(HasSubstr(told)));
    }
    const auto id = bring(file);
    EXPECT_EQ(comparable(written(there_, store_there_, id, Form::json, naming)), comparable(file));
    EXPECT_TRUE(there_.people(id).empty());
    EXPECT_THAT(missing_, testing::Contains(HasSubstr("without names")));
  }
  EXPECT_THAT(here(Form::json), testing::Not(HasSubstr("effacé"))) << "what was deleted";
}

TEST_F(WholeEvent, FollowsItsSchema) {
  const auto rules = schema();
  for (const auto naming : {render::Naming::first_names, render::Naming::nobody}) {
    EXPECT_EQ(against_schema(json::parse(here(Form::json, naming)), rules), "");
  }
  auto broken = json::parse(here(Form::json)).as_object();
  broken["boards"].at(0).at("objects").at(0).as_object()["colour"] = "red";
  EXPECT_THAT(against_schema(broken, rules), HasSubstr("/boards/0/objects/0/colour"));
}

TEST_F(WholeEvent, ComesOverHttpOnce) {
  events_.set_creators({event::CreateRule::Who::anybody, {}});
  const std::string body =
      R"({"nonce":"0123456789abcdef0123456789abcdef","file":)" + here(Form::json) + "}";
  const auto made = ask(Method::post, "/api/v1/events", {}, body);
  ASSERT_EQ(made.status, 201U) << made.body;
  const auto answer = json::parse(made.body).as_object();
  const base::EventId id{
      *base::from_hex(std::string_view(answer.at("event").at("id").as_string()))};
  EXPECT_EQ(written(events_, store_, id, Form::markdown), here(Form::markdown));
  EXPECT_EQ(ask(Method::post, "/api/v1/events", {}, body).status, 201U);
  EXPECT_EQ(events_.list().size(), 2U);
}

TEST_F(WholeEvent, ThatIsWrongChangesNothingAndIsAnsweredWithAPlaceAndASentence) {
  events_.set_creators({event::CreateRule::Who::anybody, {}});
  struct Wrong {
    std::function<void(json::object&)> how;
    const char* pointer;
  };
  const auto object = [](json::object& file, std::size_t at) -> json::object& {
    return file.at("boards").at(1).at("objects").at(at).as_object();
  };
  const std::vector<Wrong> wrongs{
      {[](auto& file) { file["version"] = 1; }, "/version"},
      {[](auto& file) { file["version"] = 99; }, "/version"},
      {[](auto& file) {
         file["boards"].as_array().pop_back();
         file["boards"].as_array().pop_back();
       },
       "/boards"},
      {[&](auto& file) { object(file, 0)["parent"] = "9.9"; }, "/boards/1/objects/0/parent"},
      {[&](auto& file) { object(file, 0)["parent"] = object(file, 0)["id"]; }, "/boards/1/objects"},
      {[&](auto& file) { object(file, 1)["id"] = object(file, 0)["id"]; },
       "/boards/1/objects/1/id"},
      {[&](auto& file) { object(file, 0)["x"] = 1'000'001; }, "/boards/1/objects/0/x"},
      {[&](auto& file) { object(file, 0)["kind"] = "virus"; }, "/boards/1/objects/0/kind"},
      {[&](auto& file) {
         object(file, 0)["points"] = json::array{1, 2, 3};
       },
       "/boards/1/objects/0/points"},
      {[&](auto& file) { object(file, 0)["text"] = std::string(200'001, 'a'); },
       "/boards/1/objects/0/text"},
      {[](auto& file) { file["people"].at(0).as_object()["name"] = "\u202E"; }, "/people/0/name"},
      {[](auto& file) { file["people"].at(0).as_object()["number"] = 4'294'967'295U; },
       "/people/0/number"},
      {[](auto& file) { file["pictures"].at(0).as_object()["bytes"] = "AAAA"; }, "/pictures/0"},
      {[](auto& file) {
         file["ballots"].at(0).at("candidates").at(0).as_object()["object"] = "1.7";
       },
       "/ballots/0/candidates/0/object"},
      {[](auto& file) { file["tables"].at(0).as_object()["number"] = 2; }, "/tables/1/number"},
  };
  for (const auto& wrong : wrongs) {
    auto file = json::parse(here(Form::json)).as_object();
    wrong.how(file);
    const auto answer =
        ask(Method::post, "/api/v1/events", {}, json::serialize(json::object{{"file", file}}));
    ASSERT_EQ(answer.status, 422U) << wrong.pointer << answer.body;
    const auto error = json::parse(answer.body).at("error");
    EXPECT_EQ(error.at("pointer").as_string(), wrong.pointer) << answer.body;
    EXPECT_GT(error.at("message").as_string().size(), 20U);
  }
  EXPECT_EQ(events_.list().size(), 1U);
  EXPECT_EQ(store_.boards()->size(), 3U);
}

// A clock that was fast does not take the new server along.
TEST_F(WholeEvent, IsNeverOfTheFuture) {
  auto file = json::parse(here(Form::json)).as_object();
  constexpr std::int64_t last = 253'402'300'799'999;
  for (auto& value : file.at("boards").at(1).at("objects").as_array()) {
    value.as_object()["created"] = last;
  }
  file.at("phases").at(0).as_object()["ended"] = last;
  const auto id = bring(json::serialize(file));
  const auto now = clock_.wall();
  for (const auto& table : there_.overview(id)->tables) {
    const auto rows = *store_there_.read_log(table.board, {}, 1'000, 1 << 20);
    for (const auto& row : rows) EXPECT_LE(wire::decode_log_record(row.bytes)->time, now);
  }
}

}  // namespace
}  // namespace tablee::http
