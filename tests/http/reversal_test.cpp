// What would take back somebody's last minutes, planned from the log of a board (D19).
#include "http/reversals.h"

#include <gtest/gtest.h>

#include "base/clock.h"
#include "core/editor.h"
#include "event/secrets.h"
#include "http/asked.h"
#include "store/memory_store.h"
#include "wire/records.h"

namespace tablee::http {
namespace {

using namespace std::chrono_literals;

class PlanOfTakingBack : public testing::Test {
 protected:
  PlanOfTakingBack() {
    core::Editor server{document, 1};
    server.introduce(2, 7);
    server.introduce(3, 7);  // another device of theirs
    server.introduce(4, 8);
    log(1, server.commit(nullptr));
  }
  void log(std::uint32_t replica, base::Bytes batch, core::Refusal refused = core::Refusal::none) {
    ++offset;
    const wire::LogRecord record{base::WallTime{std::chrono::seconds{offset}},
                                 base::ReplicaId{replica}, base::Seq{++seqs[replica]}, batch,
                                 refused};
    store::Append append;
    append.board = board;
    append.log.push_back({base::Offset{offset}, record.time, wire::encode(record)});
    ASSERT_TRUE(store.write(append));
  }
  core::Handle note(std::uint32_t replica) {
    core::Editor editor{document, replica};
    const core::Handle made = editor.create({.w = 100, .h = 100});
    log(replica, editor.commit(nullptr));
    return made;
  }
  Plan plan(const Whose& whose) { return plan_reversal(store, board, whose, {}).value(); }

  base::BoardId board{7};
  store::MemoryStore store;
  core::Document document;
  std::uint64_t offset = 0;
  std::map<std::uint32_t, std::uint64_t> seqs;
};

TEST_F(PlanOfTakingBack, MeansAllDevicesOfOnePersonSinceAMoment) {  // D19
  note(2);                                                          // 2 s: before
  note(2);
  note(3);
  note(4);
  log(2, {}, core::Refusal::not_allowed);
  const Plan told = plan({.participant = base::ParticipantId{7}, .since = base::WallTime{3s}});
  EXPECT_EQ(told.reversal.hidden, 2U);
  EXPECT_EQ(told.offset.value, 6U);
  EXPECT_EQ(told.time, base::WallTime{6s});
  ASSERT_EQ(told.reversal.batches.size(), 1U);
  EXPECT_TRUE(document.apply_bytes(told.reversal.batches[0], 4, nullptr)) << "anybody's who may";
}

TEST_F(PlanOfTakingBack, NeverMeansWhatIsNobodys) {  // D19: a hidden name
  core::Editor server{document, 1};
  server.create({.w = 100, .h = 100});
  log(1, server.commit(nullptr));
  for (const std::uint32_t who : {1U, 7U, 8U}) {
    EXPECT_EQ(plan({.participant = base::ParticipantId{who}}).reversal.hidden, 0U);
  }
}

TEST_F(PlanOfTakingBack, OfARehearsalMeansEverybodyAndKeepsWhatWasPrepared) {
  const core::Handle prepared = note(4);  // 2 s
  note(2);
  core::Editor editor{document, 3};
  editor.move(prepared, core::handle_none, 9, 9);
  log(3, editor.commit(nullptr));
  const Plan told = plan({.since = base::WallTime{3s}, .everybody = true});
  EXPECT_EQ(told.reversal.hidden, 1U);
  EXPECT_EQ(told.reversal.changed, 1U);
  ASSERT_TRUE(document.apply_bytes(told.reversal.batches.at(0), 4, nullptr));
  EXPECT_EQ(document.paint_order().size(), 1U);
  EXPECT_EQ(document.object(prepared).place.x, 0);
}

TEST_F(PlanOfTakingBack, OfOneReplicaFromANumberOn) {
  const core::Handle kept = note(4);
  note(4);
  const Plan told = plan({.participant = {},
                          .replica = base::ReplicaId{4},
                          .first = base::Seq{2},
                          .since = base::WallTime{1s}});
  EXPECT_EQ(told.reversal.hidden, 1U);
  ASSERT_TRUE(document.apply_bytes(told.reversal.batches.at(0), 4, nullptr));
  EXPECT_TRUE(document.shown(kept));
}

TEST_F(PlanOfTakingBack, ADamagedLogIsAnError) {  // DESIGN invariant 9
  log(2, "no batch \xff");
  EXPECT_FALSE(plan_reversal(store, board, {.participant = base::ParticipantId{7}}, {}));
}

TEST(TakingBackOverTheApi, IsPlannedForModeratorsAlone) {  // D19
  base::ManualClock clock;
  store::MemoryStore store;
  event::Events events = *event::Events::open(store, clock, event::LinkKey{event::Digest{1}});
  Api api{events, store, embedded_assets()};
  Nobody live;
  event::EventSpec spec;
  spec.title = "Barcamp";
  spec.language = "fr";
  spec.tables = {{1, "Pourquoi ?", {}}};
  const base::EventId event = *events.create(spec);
  const std::string board = base::to_hex(events.overview(event)->tables[0].board.value);
  const auto plan = [&](event::Role role, std::string query) {
    std::string token;
    for (const auto& link : events.links(event)) {
      if (link.role == role) token = events.join(link.secret, "Ada")->token;
    }
    Request request{.method = Method::get,
                    .path = "/api/v1/boards/" + board + "/reversal",
                    .query = std::move(query)};
    request.headers.push_back({"Authorization", "Bearer " + token});
    return asked(api, request, live);
  };
  EXPECT_EQ(plan(event::Role::participant, "participant=1&since=0").status, 403U);
  EXPECT_EQ(plan(event::Role::moderator, "participant=1&since=0").body,
            R"({"hidden":0,"back":0,"changed":0,"left":0,"time":0,"batches":[]})");
  for (const auto* const query : {"", "participant=1&everybody=1", "participant=x&since=0",
                                  "everybody=1&since=-1", "participant=4294967296"}) {
    EXPECT_EQ(plan(event::Role::moderator, query).status, 400U) << query;
  }
}

}  // namespace
}  // namespace tablee::http
