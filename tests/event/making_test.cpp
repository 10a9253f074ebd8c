// How events are made: agendas and their templates, files out and in again, once however often it is asked, and by whom.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <fstream>

#include "base/limits.h"
#include "event/agenda/agenda_file.h"
#include "event/day/day.h"
#include "event/demo_file.h"
#include "event/events.h"
#include "store/memory_store.h"
#include "store/temporary_folder.h"

namespace tablee::event {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

class Making : public testing::Test {
 protected:
  [[nodiscard]] day::State day_of(base::EventId event) {
    const auto opening = day::read_opening(store_, event);
    EXPECT_TRUE(opening);
    auto day = day::Day::open(*opening, {clock_.mono(), clock_.wall()}, base::Random{1});
    EXPECT_TRUE(day);
    return day->told();
  }
  static EventSpec plan() {
    EventSpec plan;
    plan.title = "Barcamp";
    plan.language = "fr";
    plan.contact = "ada@example.org";
    plan.responsible = "Le service";
    plan.retention_days = 90;
    plan.stage = wire::day::Stage::prepared;
    plan.tables = {{1, "Pourquoi ?", {}}};
    plan.agenda = *agenda_template("barcamp", "fr");
    plan.agenda[4].privacy = wire::day::Privacy::hidden;
    plan.agenda[4].names = wire::day::Names::hidden;
    return plan;
  }

  store::MemoryStore store_;
  base::ManualClock clock_;
  Events events_ = *Events::open(store_, clock_, LinkKey(Digest{7}));
};

TEST_F(Making, ADayBeginsWithAllThatItsPlanSays) {
  const auto event = events_.create(plan());
  ASSERT_TRUE(event);
  const auto state = day_of(*event);
  EXPECT_EQ(state.set_up.contact, "ada@example.org");
  EXPECT_EQ(state.set_up.responsible, "Le service");
  EXPECT_EQ(state.set_up.retention_days, 90U);
  EXPECT_EQ(state.stage, wire::day::Stage::prepared);
  ASSERT_THAT(state.agenda.phases, SizeIs(13));
  EXPECT_EQ(state.agenda.phases[0].title, "Accueil");
  EXPECT_EQ(state.agenda.phases[0].length, std::chrono::minutes{15});
  EXPECT_EQ(state.agenda.phases[0].place, wire::day::Place::agora);
  EXPECT_FALSE(state.agenda.phases[0].allowed.move_others);
  EXPECT_NE(state.agenda.revision, base::Offset{});
  EXPECT_THAT(state.tables, SizeIs(1));
}

TEST_F(Making, WithoutTablesTopicsAreChosenOnTheDay) {
  const auto spec =
      parse_event_file(R"({"event": {"title": "T"}, "tables": [], "agenda": "cafe"})");
  ASSERT_TRUE(spec) << spec.error().message();
  const auto event = events_.create(*spec);
  ASSERT_TRUE(event);
  EXPECT_TRUE(day_of(*event).tables.empty());
  EXPECT_EQ(day_of(*event).agenda.phases.front().title, "Welcome");
}

TEST_F(Making, AFileThatWasWrittenMakesTheSameEvent) {
  const auto again = parse_event_file(write_event_file(plan()));
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(again->agenda, plan().agenda);
  EXPECT_EQ(again->contact, plan().contact);
  EXPECT_EQ(again->responsible, plan().responsible);
  EXPECT_EQ(again->retention_days, 90U);
  EXPECT_EQ(again->stage, wire::day::Stage::prepared);
  EXPECT_TRUE(again->unknown.empty());
  const auto model = parse_event_file(demo_file());
  EXPECT_EQ(write_event_file(*parse_event_file(write_event_file(*model))),
            write_event_file(*model));
}

TEST_F(Making, EveryTemplateIsGoodInBothLanguages) {
  for (const auto* name : {"barcamp", "brainstorm", "retrospective", "cafe", "empty"}) {
    for (const auto* language : {"fr", "en"}) {
      auto spec = plan();
      const auto agenda = agenda_template(name, language);
      ASSERT_TRUE(agenda) << name;
      spec.agenda = *agenda;
      EXPECT_TRUE(parse_event_file(write_event_file(spec))) << name;
    }
  }
  EXPECT_FALSE(agenda_template("talk", "fr"));
  EXPECT_EQ(template_names(), "barcamp, brainstorm, retrospective, cafe, empty");
}

TEST_F(Making, WhatIsWrongInAnAgendaIsNamed) {
  const auto wrong = [](const std::string& agenda) {
    const auto spec =
        parse_event_file(R"({"event": {"title": "T"}, "tables": [], "agenda": )" + agenda + "}");
    return spec ? std::string() : spec.error().message();
  };
  EXPECT_THAT(wrong(R"("talk")"),
              HasSubstr("At /agenda: the value must be a list of phases, or one of"));
  EXPECT_THAT(wrong("7"), HasSubstr("/agenda"));
  EXPECT_THAT(wrong(R"([{"title": ""}])"), HasSubstr("/agenda/0/title"));
  EXPECT_THAT(wrong(R"([{"title": "A", "minutes": 1441}])"), HasSubstr("/agenda/0/minutes"));
  EXPECT_THAT(wrong(R"([{"title": "A", "minutes": -1}])"), HasSubstr("/agenda/0/minutes"));
  EXPECT_THAT(wrong(R"([{"title": "A", "place": "moon"}])"), HasSubstr("/agenda/0/place"));
  EXPECT_THAT(wrong(R"([{"title": "A", "allowed": ["write", "shout"]}])"),
              HasSubstr("/agenda/0/allowed/1"));
  EXPECT_THAT(wrong(R"([{"title": "A", "tables": [1, "x"]}])"), HasSubstr("/agenda/0/tables"));
  EXPECT_THAT(wrong(R"([{"title": "A", "privacy": "secret"}])"), HasSubstr("/agenda/0/privacy"));
  EXPECT_THAT(wrong(R"([{"title": "A", "privacy": "private", "names": "gone"}])"),
              HasSubstr("/agenda/0/names: the value must be hidden or shown"));
  EXPECT_THAT(wrong(R"([{"title": "A", "names": "hidden"}])"),
              HasSubstr("can be hidden only where privacy is private"));
  EXPECT_THAT(wrong(R"([{"title": "A", "locks_at_end": "yes"}])"),
              HasSubstr("/agenda/0/locks_at_end"));
  std::string many = R"([{"title": "A"})";
  for (std::size_t i = 0; i < limits::phases_per_agenda_max; ++i) many += R"(,{"title": "A"})";
  EXPECT_THAT(wrong(many + "]"), HasSubstr("one phase too many"));
  EXPECT_THAT(wrong(R"([{"title": "A"}])"), "");
}

TEST_F(Making, AskedAgainItIsTheSameEvent) {
  const std::string nonce(32, 'a');
  const auto first = events_.make(plan(), nonce, {});
  ASSERT_TRUE(first);
  EXPECT_EQ(*events_.make(plan(), nonce, {}), *first);
  auto other = plan();
  other.title = "Another";
  EXPECT_NE(*events_.make(other, nonce, {}), *first) << "what was changed meanwhile is not lost";
  EXPECT_NE(*events_.make(plan(), std::string(32, 'b'), {}), *first);
}

TEST_F(Making, NobodyMakesEventsWithoutTheKey) {
  EXPECT_FALSE(events_.may_make("", {"n"})) << "no key was set: nobody has it";
  events_.set_creators({CreateRule::Who::key, "abcdefghijklmnopqrstuvwxyz"});
  EXPECT_EQ(events_.may_make("", {"n"}).error().code, CreateError::Code::bad_key);
  EXPECT_EQ(events_.may_make("wrong", {"n"}).error().code, CreateError::Code::bad_key);
  EXPECT_TRUE(events_.may_make(" ABCDEFGHIJKLM-NOPQRSTUVWXYZ\n", {"n"})) << "however it is typed";
  events_.set_creators({CreateRule::Who::key, "Correct-Horse-42"});
  EXPECT_TRUE(events_.may_make("Correct-Horse-42", {"n"}));
  EXPECT_FALSE(events_.may_make("correct-horse-42", {"n"}))
      << "the operator's own is taken as it is";
}

TEST_F(Making, KeysAreGuessedNoFasterThanCodes) {
  events_.set_creators({CreateRule::Who::key, "abcdefghijklmnopqrstuvwxyz"});
  int tries = 0;
  while (tries < 10'000 &&
         events_.may_make("guess", {"n"}).error().code == CreateError::Code::bad_key) {
    ++tries;
  }
  EXPECT_LE(tries, limits::guesses_per_network_max);
  const auto refused = events_.may_make("abcdefghijklmnopqrstuvwxyz", {"n"});
  ASSERT_FALSE(refused) << "a pause that a right key ends is none";
  EXPECT_EQ(refused.error().code, CreateError::Code::slow_down);
  EXPECT_GT(refused.error().wait.count(), 0);
  EXPECT_TRUE(events_.may_make("abcdefghijklmnopqrstuvwxyz", {"elsewhere"}));
}

TEST_F(Making, WhereAnybodyMayOneNetworkDoesNotFillTheServer) {
  events_.set_creators({CreateRule::Who::anybody, {}});
  int made = 0;
  while (made < 1'000 && events_.may_make("", {"n"})) {
    ASSERT_TRUE(events_.make(plan(), {}, {"n"}));
    ++made;
  }
  EXPECT_EQ(made, limits::creations_per_network_max);
  EXPECT_TRUE(events_.may_make("", {"elsewhere"}));
  clock_.advance(limits::creation_interval + std::chrono::seconds{1});
  EXPECT_TRUE(events_.may_make("", {"n"}));
}

TEST(CreateKey, IsKeptForItsOwnerAlone) {
  const store::TemporaryFolder folder;
  const auto file = create_key_file(folder.path());
  const auto key = load_or_make_create_key(file);
  ASSERT_TRUE(key) << key.error();
  EXPECT_EQ(key->size(), secret_length);
  EXPECT_EQ(*load_or_make_create_key(file), *key);
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST(CreateKey, ThatNobodyCouldTypeIsNone) {
  const store::TemporaryFolder folder;
  const auto file = create_key_file(folder.path());
  const auto of = [&](std::string_view bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
    const auto key = load_or_make_create_key(file);
    return key ? *key : "refused: " + key.error();
  };
  EXPECT_EQ(of("correct-horse-battery\n"), "correct-horse-battery");
  EXPECT_EQ(of("clé-très-longue"), "clé-très-longue");
  for (const std::string_view none :
       {std::string_view("\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 14),
        std::string_view("correct-horse\0battery", 21), std::string_view("correct horse battery"),
        std::string_view("correct-horse\x7f-battery"), std::string_view("correct-horse-\xff\xfe"),
        std::string_view("short")}) {
    EXPECT_THAT(of(none), HasSubstr("is not one: remove it")) << none;
  }
}

}  // namespace
}  // namespace tablee::event
