// The scripted day without a server.
#include "demo/script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <set>

#include "base/ids.h"
#include "base/random.h"
#include "demo/comparison.h"
#include "demo/stage.h"
#include "event/demo_file.h"

namespace tablee::demo {
namespace {

using testing::IsEmpty;

event::EventSpec barcamp() {
  return *event::parse_event_file(event::demo_file());
}

bool same(const Act& a, const Act& b) {
  return a.at == b.at && a.table == b.table && a.person == b.person && a.kind == b.kind &&
         a.card == b.card && a.parent == b.parent && a.x == b.x && a.y == b.y && a.w == b.w &&
         a.h == b.h && a.colour == b.colour && a.count == b.count && a.text == b.text &&
         a.replacement == b.replacement && a.after == b.after;
}

TEST(Script, IsTheSameForTheSameSeedAndAnotherForAnother) {
  const auto first = write_script(barcamp(), {});
  const auto second = write_script(barcamp(), {});
  ASSERT_EQ(first.acts.size(), second.acts.size());
  for (std::size_t i = 0; i < first.acts.size(); ++i) {
    EXPECT_TRUE(same(first.acts[i], second.acts[i])) << i;
  }
  const auto third = write_script(barcamp(), {.seed = 2});
  EXPECT_FALSE(first.acts.size() == third.acts.size() &&
               std::ranges::equal(first.acts, third.acts, same));
}

TEST(Script, IsInOrderAndBuildsOnlyOnWhatCameBefore) {
  const auto script = write_script(barcamp(), {});
  std::chrono::milliseconds before{0};
  for (ActIndex i = 0; i < script.acts.size(); ++i) {
    const auto& act = script.acts[i];
    EXPECT_LE(before, act.at);
    before = act.at;
    for (const auto earlier : act.after) {
      EXPECT_LT(earlier, i);
      EXPECT_EQ(script.acts[earlier].table, act.table);
    }
  }
  EXPECT_GT(before, std::chrono::minutes(220));
  EXPECT_LT(before, std::chrono::minutes(245));
}

TEST(Script, HoldsEverythingThatPeopleDo) {
  const auto script = write_script(barcamp(), {});
  std::map<ActKind, int> kinds;
  std::set<std::uint32_t> people;
  for (const auto& act : script.acts) {
    ++kinds[act.kind];
    people.insert(act.person);
  }
  EXPECT_EQ(people.size(), 40U);
  EXPECT_EQ(script.people.size(), 40U);
  for (const auto kind :
       {ActKind::arrive, ActKind::make_frame, ActKind::make_note, ActKind::type, ActKind::backspace,
        ActKind::mend, ActKind::move, ActKind::resize, ActKind::recolour, ActKind::vote,
        ActKind::remove, ActKind::restore, ActKind::undo, ActKind::leave}) {
    EXPECT_GT(kinds[kind], 0) << static_cast<int>(kind);
  }
}

/// Tells `document` who each replica is, as a server does.
void introduce(core::Document& document, std::uint32_t people) {
  core::Editor server(document, base::replica_server.value);
  for (std::uint32_t person = 0; person < people; ++person)
    server.introduce(person + 2, person + 1);
  EXPECT_FALSE(server.commit(nullptr).empty());
}

TEST(Script, EndsWithTheFileWhenPlayedInOrder) {
  const auto spec = barcamp();
  const auto script = write_script(spec, {});
  for (std::uint32_t table = 0; table < spec.tables.size(); ++table) {
    core::Document document;
    introduce(document, 40);
    Stage stage;
    std::map<std::uint32_t, std::unique_ptr<core::Editor>> editors;
    for (const auto& act : script.acts) {
      if (act.table != table || act.kind == ActKind::arrive || act.kind == ActKind::leave) continue;
      auto& editor = editors[act.person];
      if (!editor) editor = std::make_unique<core::Editor>(document, act.person + 2);
      EXPECT_TRUE(stage.perform(act, *editor, document)) << static_cast<int>(act.kind);
      EXPECT_FALSE(editor->commit(nullptr).empty());
    }
    EXPECT_THAT(differences(document, spec.tables[table]), IsEmpty());
  }
}

/// One table, played by people with a document each, who hear of each other late: a log in the middle, to which
/// what they write comes after a while, and of which they read a piece now and then.
class LateTable {
 public:
  LateTable(const Script& script, std::uint32_t table, std::uint64_t seed)
      : script_(script), random_(seed), offset_of_(script.acts.size(), 0) {
    for (ActIndex i = 0; i < script.acts.size(); ++i) {
      const auto& act = script.acts[i];
      if (act.table != table) continue;
      auto& person = people_[act.person];
      if (!person) person = std::make_unique<Person>(act.person + 2);
      if (act.kind != ActKind::arrive && act.kind != ActKind::leave) person->acts.push_back(i);
    }
  }

  void play() {
    for (bool busy = true; busy;) {
      busy = false;
      for (auto& [number, person] : people_) {
        for (auto n = random_.below(4); n > 0 && act(*person); --n) {
        }
        if (random_.chance(0.3)) deliver(*person);
        if (random_.chance(0.3)) listen(*person, random_.below(20));
        busy |= !person->acts.empty() || !person->outbox.empty();
      }
    }
    for (auto& [number, person] : people_) listen(*person, log_.size());
  }

  [[nodiscard]] std::vector<const core::Document*> documents() const {
    std::vector<const core::Document*> all;
    for (const auto& [number, person] : people_) all.push_back(&person->document);
    return all;
  }

 private:
  struct Sent {
    std::uint32_t replica;
    base::Bytes batch;
    ActIndex act;
  };
  struct Person {
    explicit Person(std::uint32_t number) : replica(number), editor(document, number) {
      introduce(document, 40);
    }
    std::uint32_t replica;
    core::Document document;
    core::Editor editor;
    std::deque<ActIndex> acts;
    std::deque<Sent> outbox;
    std::size_t cursor = 0;
  };

  bool act(Person& person) {
    if (person.acts.empty()) return false;
    const auto& next = script_.acts[person.acts.front()];
    for (const auto before : next.after) {
      if (offset_of_[before] == 0 || offset_of_[before] > person.cursor) return false;
    }
    EXPECT_TRUE(stage_.perform(next, person.editor, person.document));
    person.outbox.push_back({person.replica, person.editor.commit(nullptr), person.acts.front()});
    person.acts.pop_front();
    return true;
  }
  void deliver(Person& person) {
    if (person.outbox.empty()) return;
    offset_of_[person.outbox.front().act] = log_.size() + 1;
    log_.push_back(std::move(person.outbox.front()));
    person.outbox.pop_front();
  }
  void listen(Person& person, std::size_t count) {
    for (; count > 0 && person.cursor < log_.size(); --count, ++person.cursor) {
      const auto& entry = log_[person.cursor];
      if (entry.replica == person.replica) continue;
      const auto applied = person.document.apply_bytes(entry.batch, entry.replica, nullptr);
      EXPECT_TRUE(applied) << static_cast<int>(applied.error());
    }
  }

  const Script& script_;
  base::Random random_;
  std::map<std::uint32_t, std::unique_ptr<Person>> people_;
  std::vector<Sent> log_;
  std::vector<std::size_t> offset_of_;  // by act; 0: not in the log
  Stage stage_;
};

// DESIGN, invariants 4 and 5.
TEST(Script, EndsWithTheFileWhenPeopleSeeEachOtherLate) {
  auto spec = barcamp();
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const auto script =
        write_script(spec, {.people = 12, .length = std::chrono::minutes(60), .seed = seed});
    for (std::uint32_t table = 0; table < spec.tables.size(); ++table) {
      LateTable late(script, table, seed);
      late.play();
      const auto documents = late.documents();
      const auto keyframe = documents.front()->keyframe();
      for (const auto* document : documents) {
        EXPECT_EQ(document->keyframe(), keyframe) << "seed " << seed;
      }
      EXPECT_THAT(differences(*documents.front(), spec.tables[table]), IsEmpty())
          << "seed " << seed;
    }
  }
}

TEST(Script, WorksForFewPeopleAndOddTables) {
  event::EventSpec spec;
  spec.tables.push_back({.number = 1, .question = "nothing", .clusters = {}});
  spec.tables.push_back({.number = 2, .question = "empty", .clusters = {{"Rien", {}}}});
  spec.tables.push_back(
      {.number = 3, .question = "same", .clusters = {{"A", {"x", "x", "é"}}, {"A", {"x"}}}});
  const auto script =
      write_script(spec, {.people = 2, .length = std::chrono::minutes(5), .seed = 9});
  for (std::uint32_t table = 0; table < spec.tables.size(); ++table) {
    LateTable late(script, table, 1);
    late.play();
    EXPECT_THAT(differences(*late.documents().front(), spec.tables[table]), IsEmpty());
  }
}

}  // namespace
}  // namespace tablee::demo
