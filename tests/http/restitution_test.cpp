// What an event has come to, from its store, in every form; and who may ask for it.
#include "http/restitution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "base/clock.h"
#include "core/editor.h"
#include "http/api.h"
#include "store/memory_store.h"
#include "wire/records.h"

namespace tablee::http {
namespace {

using testing::HasSubstr;
using testing::Not;

class Nobody final : public Live {
 public:
  void people_changed(base::EventId) override {}
  void revoked(base::EventId, const std::vector<base::ParticipantId>&) override {}
  [[nodiscard]] bool writable() const override { return true; }
  [[nodiscard]] base::Bytes metrics() const override { return {}; }
};

class RestitutionTest : public testing::Test {
 protected:
  void SetUp() override {
    event::EventSpec spec;
    spec.title = "Barcamp <Futurs>";
    spec.language = "fr";
    spec.date = "2016-11-17";
    spec.time_zone = "Europe/Paris";
    spec.tables = {{1, "Pourquoi ?", {}}, {2, "Comment ?", {}}};
    event_ = *events_.create(spec);
    moderator_ = join(event::Role::moderator, "Camille");
    participant_ = join(event::Role::participant, "Léa");
    write_board();
  }

  std::string join(event::Role role, const std::string& name) {
    for (const auto& link : events_.links(event_)) {
      if (link.role == role) return events_.join(link.secret, name)->token;
    }
    return {};
  }

  // Replica 2 is Léa's.
  void write_board() {
    const base::BoardId board = events_.overview(event_)->tables[0].board;
    core::Document document;
    core::Editor server(document, 1);
    ASSERT_TRUE(server.introduce(2, 2));
    store::Append append;
    append.board = board;
    const auto log = [&](core::Editor& editor, std::uint32_t replica) {
      const auto time = base::WallTime{std::chrono::seconds{1'479'388'000}};
      const base::Offset offset{append.log.size() + 1};
      const base::Bytes batch = editor.commit(nullptr);
      append.log.push_back({offset, time,
                            wire::encode(wire::LogRecord{time, base::ReplicaId{replica},
                                                         base::Seq{offset.value}, batch})});
    };
    log(server, 1);
    core::Editor lea(document, 2);
    const auto proposition = lea.create({.kind = core::ObjectKind::frame, .w = 400, .h = 400});
    lea.set_number(proposition, core::NumberField::role, 2);
    lea.insert_text(proposition, 0, "Un guichet");
    const auto note = lea.create({.parent = proposition, .w = 200, .h = 200});
    lea.insert_text(note, 0, "=en ligne");
    const auto left = lea.create({.x = 900, .w = 200, .h = 200});
    lea.insert_text(left, 0, "de reste");
    log(lea, 2);
    ASSERT_TRUE(store_.write(append));
  }

  Response get(const std::string& query, const std::string& token, std::string event = {}) {
    if (event.empty()) event = base::to_hex(event_.value);
    Request request{.path = "/api/v1/events/" + event + "/export", .query = query};
    request.headers.push_back({"Authorization", "Bearer " + token});
    Answer answer = api_.answer(request, live_);
    if (auto* const response = std::get_if<Response>(&answer)) return std::move(*response);
    return std::get<Deferred>(answer).begin()({});
  }

  base::ManualClock clock_;
  store::MemoryStore store_;
  event::Events events_ = *event::Events::open(store_, clock_, event::LinkKey{event::Digest{1}});
  Api api_{events_, store_, {}};
  Nobody live_;
  base::EventId event_;
  std::string moderator_, participant_;
};

TEST_F(RestitutionTest, IsAPageWithEverythingThatModeratorsSee) {
  const auto page = get("format=html", moderator_);
  EXPECT_EQ(page.status, 200U);
  EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.header("Content-Disposition"), "attachment; filename=\"tablee-2016-11-17.html\"");
  for (const char* text :
       {"Barcamp &lt;Futurs&gt;", "1\u00A0personne\u00A0: <bdi>Léa</bdi>", "Un guichet",
        "=en ligne", "de reste", "Cette table n’a pas formulé de proposition."}) {
    EXPECT_THAT(page.body, HasSubstr(text));
  }
}

TEST_F(RestitutionTest, LeavesOutWhatIsNotAskedFor) {
  const auto page = get("format=html&names=nobody&leftovers=no&dots=no", moderator_);
  EXPECT_EQ(page.status, 200U);
  for (const char* text : {"Léa", "personne", "de reste"}) {
    EXPECT_THAT(page.body, Not(HasSubstr(text)));
  }
  const auto counted = get("format=html&names=numbers", moderator_);
  EXPECT_THAT(counted.body, HasSubstr("1\u00A0personne"));
  EXPECT_THAT(counted.body, Not(HasSubstr("Léa")));
}

TEST_F(RestitutionTest, HasARowANoteWithTheTimeOfTheEventsZone) {
  EXPECT_THAT(get("format=csv", moderator_).body,
              HasSubstr("1,Pourquoi ?,,Un guichet,'=en ligne,Léa,0,2016-11-17 14:06:40\r\n"));
}

TEST_F(RestitutionTest, IsMarkdown) {
  EXPECT_THAT(get("format=md", moderator_).body,
              HasSubstr("1. Un guichet\n   - \\=en ligne – Léa\n"));
}

TEST_F(RestitutionTest, IsJsonWithEveryBoardAsItIs) {
  const auto json = boost::json::parse(get("format=json", moderator_).body).as_object();
  EXPECT_EQ(json.at("format").as_string(), "tablee.outcome");
  EXPECT_EQ(json.at("version").as_int64(), 1);
  const auto& table = json.at("tables").as_array().at(0);
  EXPECT_EQ(table.at("groups").at(0).at("propositions").at(0).at("text").as_string(), "Un guichet");
  const auto& boards = json.at("boards").as_array();
  ASSERT_EQ(boards.size(), 3U);  // two tables and the agora
  EXPECT_EQ(boards[0].at("objects").as_array().size(), 3U);
  EXPECT_FALSE(boards[0].at("objects").at(0).as_object().contains("author_name"));
}

TEST_F(RestitutionTest, IsForModeratorsOfTheEventAlone) {
  EXPECT_EQ(get("format=html", participant_).status, 403U);
  EXPECT_EQ(get("format=html", moderator_, "00000000000000ff").status, 404U);
  EXPECT_EQ(get("format=html", moderator_, "nonsense").status, 404U);
  for (const char* bad : {"format=pdf", "names=all", "dots=2", "leftovers="}) {
    EXPECT_EQ(get(bad, moderator_).status, 400U) << bad;
  }
}

TEST_F(RestitutionTest, StopsWhenItIsToldTo) {
  std::stop_source stop;
  stop.request_stop();
  const EventFacts facts{*events_.overview(event_), {}};
  EXPECT_FALSE(write_export(store_, facts, {}, Form::html, stop.get_token()));
}

}  // namespace
}  // namespace tablee::http
