// What a newcomer is given (P3, P5, P6).
#include "room/table.h"

namespace tablee::room {
namespace {

class Joining : public TableTest {
 protected:
  Joining() {
    join(ana);
    heard(ana);
  }
  void write(int notes) {
    for (int i = 0; i < notes; ++i) submit(ana, ana.note("note " + std::to_string(i)));
    commit();
    heard(ana);
  }
  Seat& ana = sit(1);
};

// P5
TEST_F(Joining, ANewcomerIsGivenTheWholeLogWhileItIsShort) {
  write(3);
  Seat& ben = sit(2);
  join(ben);
  EXPECT_EQ(heard(ben), "welcome 3 at 0 1<1 2<2 3<2 4<2");
  EXPECT_EQ(ben.welcome->head.value, 4U);
  EXPECT_EQ(ben.document.keyframe(), room->document().keyframe());
}

// P5
TEST_F(Joining, WhoComesBackIsGivenWhatItMissed) {
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  leave(ben);
  write(2);
  come_back(ben);
  EXPECT_EQ(heard(ben), "welcome 3 at 0 1<1 2<2 3<2");
  leave(ben);
  write(1);
  come_back(ben);
  EXPECT_EQ(heard(ben), "welcome 3 at 3 4<2");
}

// P5
TEST_F(Joining, AKeyframeIsGivenWhenItIsTheShorterWay) {
  for (int i = 0; i < 2'500; ++i) {
    submit(ana, i == 0 ? ana.note("the only note") : ana.batch([&](core::Editor& e) {
      e.move(ana.last(), core::handle_none, i, i);
    }));
    if (i % 100 == 0) commit();
  }
  commit();
  Seat& ben = sit(2);
  join(ben);
  const std::string words = heard(ben);
  EXPECT_EQ(words.substr(0, 16),
            "welcome 3 at " + std::to_string(ben.welcome->base.value).substr(0, 3));
  EXPECT_GT(ben.welcome->base.value, 2'000U);
  EXPECT_EQ(ben.document.keyframe(), room->document().keyframe());
}

// P5: a log of another lineage tells nothing; the client starts from the beginning or a keyframe.
TEST_F(Joining, AnotherEpochOrACursorAboveTheHeadStartsAnew) {
  write(2);
  Seat& ben = sit(2);
  ben.hello.epoch = base::Epoch{1'234};
  ben.hello.cursor = base::Offset{2};
  join(ben);
  EXPECT_EQ(heard(ben), "welcome 3 at 0 1<1 2<2 3<2");
  Seat& eve = sit(3);
  eve.hello.epoch = room->epoch();
  eve.hello.cursor = base::Offset{1'000};
  join(eve);
  EXPECT_EQ(heard(eve), "welcome 4 at 0 1<1 2<2 3<2");
}

TEST_F(Joining, WhoWantsAKeyframeStartsAnew) {
  write(2);
  leave(ana);
  ana.hello.want_keyframe = true;
  ana.document = core::Document();
  come_back(ana);
  EXPECT_EQ(heard(ana), "welcome 2 at 0 1<1 2<2 3<2");
}

// P6
TEST_F(Joining, AnotherVersionIsTurnedAway) {
  Seat& ben = sit(2);
  ben.hello.version = 2;
  join(ben);
  EXPECT_EQ(ben.closed, wire::Close::bad_version);
}

// P3
TEST_F(Joining, ASecondHelloCloses) {
  send(ana, wire::encode(ana.hello));
  EXPECT_EQ(ana.closed, wire::Close::bad_frame);
}

TEST_F(Joining, PeopleComeWithWelcomeAndThenAsTheyChange) {
  const wire::Person lea{base::ParticipantId{1}, "Léa", wire::Role::participant};
  const wire::Person max{base::ParticipantId{2}, "Max", wire::Role::moderator};
  room->people_changed({lea});
  work();
  EXPECT_EQ(heard(ana), "people 1");
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  EXPECT_EQ(ben.welcome->people, std::vector<wire::Person>{lea});
  room->people_changed({lea, max});
  work();
  EXPECT_EQ(heard(ana), "people 2");
  EXPECT_EQ(heard(ben), "people 2");
  room->people_changed({lea, max});
  work();
  EXPECT_EQ(heard(ana), "");
}

TEST_F(Joining, WhoMissedAChangeOfPeopleIsToldAll) {
  const wire::Person lea{base::ParticipantId{1}, "Léa", wire::Role::participant};
  const wire::Person max{base::ParticipantId{2}, "Max", wire::Role::moderator};
  room->people_changed({lea});
  room->people_changed({lea, max});
  work();
  EXPECT_EQ(heard(ana), "people 1 2");
}

}  // namespace
}  // namespace tablee::room
