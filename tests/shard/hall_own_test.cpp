// What a hall tells to those alone whom it concerns, and what it carries from table to table.
#include "shard/hall_house.h"

namespace tablee::shard {
namespace {

TEST_F(Halls, ADraftIsToldToItsAuthorsPagesAlone) {  // D23
  Tab moderator{building_, 1, anna};
  Tab author{building_, 2, chloe};
  const Tab tablet{building_, 3, chloe};
  const Tab other{building_, 4, denis};
  frames::Phase quiet;
  quiet.title = "Alone first";
  quiet.allowed.write = true;
  quiet.privacy = frames::Privacy::hidden;
  moderator.ask(frames::BeginPhase{quiet, {}, false}, 5);
  building_.work();
  frames::Draft draft;
  draft.id = day::DraftId{77};
  draft.text = "nobody's business";
  author.ask(draft, 6);
  building_.work();
  ASSERT_EQ(author.answers.back().reason, frames::Reason::done);
  EXPECT_EQ(tablet.drafts.at(draft.id).text, draft.text);
  EXPECT_TRUE(other.drafts.empty() && moderator.drafts.empty());
  const Tab later{building_, 5, chloe};
  EXPECT_EQ(later.drafts.at(draft.id).text, draft.text) << "all of them with a Welcome";
  for (const auto& entry : other.entries) {
    base::Bytes bytes;
    frames::append_entry(bytes, entry);
    EXPECT_EQ(bytes.find(draft.text), base::Bytes::npos);
    if (std::holds_alternative<frames::Drafts>(entry.what)) {
      EXPECT_EQ(entry.participant.value, 0U);
    }
  }
  moderator.ask(frames::Reveal{}, 7);
  building_.work();
  building_.pass(3s);
  ASSERT_EQ(building_.revealed.size(), 1U);
  EXPECT_TRUE(tablet.drafts.at(draft.id).gone);
  EXPECT_EQ(std::get<frames::Reveal>(other.entries[other.entries.size() - 2].what).state,
            frames::RevealState::done);
}

TEST_F(Halls, CarryWhatIsSentAndTellEverybodyWhereItIs) {  // D25
  Tab sender{building_, 1, chloe};
  Tab other{building_, 2, denis};
  frames::Parcel parcel;
  parcel.to = 1;
  parcel.things = {{5, base::ReplicaId{7}}};
  sender.ask(parcel, 5);
  building_.work();
  ASSERT_EQ(sender.answers.back().reason, frames::Reason::done);
  const auto& told = std::get<frames::Parcel>(other.entries.back().what);
  EXPECT_EQ(told.state, frames::ParcelState::arrived);
  EXPECT_EQ(told.participant, chloe);
  ASSERT_EQ(told.copied.size(), 1U);
  EXPECT_EQ(told.copied[0].of, parcel.things[0]);
  EXPECT_EQ(told.copied[0].copy, 77U);
}

// D18, D26: who shares a device is here when it is, and its pages are told what is theirs, as long as they share it.
TEST_F(Halls, WhoSharesADeviceIsHereByIt) {
  constexpr base::ParticipantId ben{8};
  const auto share = [&](base::ParticipantId tablet) {
    building_.hall.people_changed(
        std::vector<day::Registered>{{anna, wire::Role::moderator, true, "Anna"},
                                     {chloe, wire::Role::participant, true, "Chloé"},
                                     {denis, wire::Role::participant, true, "Denis"},
                                     {ben, wire::Role::participant, true, "Ben", tablet}});
    building_.work();
    building_.pass(2s);
  };
  const Tab moderator{building_, 1, anna};
  Tab shared{building_, 2, chloe};
  share(chloe);
  ASSERT_TRUE(moderator.others.contains(ben));
  EXPECT_TRUE(moderator.others.at(ben).here);
  shared.say(frames::View{table, false});
  building_.pass(2s);
  EXPECT_EQ(moderator.others.at(ben).board, table) << "and where it is";
  frames::Phase alone;
  alone.title = "Alone";
  alone.allowed = {true, true, true, true, true};
  alone.privacy = frames::Privacy::hidden;
  Tab leading{building_, 3, anna};
  leading.ask(frames::BeginPhase{alone, {}, false}, 21);
  building_.work();
  day::Draft draft;
  draft.id = day::DraftId{5};
  draft.table = 1;
  draft.text = "Ben's";
  shared.say(frames::Command{frames::CommandId{22}, draft, ben});
  building_.work();
  ASSERT_TRUE(shared.drafts.contains(draft.id));
  EXPECT_EQ(shared.drafts.at(draft.id).participant, ben);
  EXPECT_TRUE(moderator.drafts.empty());
  const Tab again{building_, 4, chloe};
  EXPECT_TRUE(again.drafts.contains(draft.id)) << "a second tab, or after a reload";
  share({});
  EXPECT_FALSE(moderator.others.at(ben).here);
  const Tab own{building_, 5, ben};
  EXPECT_TRUE(own.drafts.contains(draft.id)) << "goes on with a device of their own";
  const Tab later{building_, 6, chloe};
  EXPECT_FALSE(later.drafts.contains(draft.id)) << "what is theirs is theirs alone now";
}

}  // namespace
}  // namespace tablee::shard
