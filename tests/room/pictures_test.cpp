// A picture is stored before a board names it (P22a).
#include "room/table.h"

namespace tablee::room {
namespace {

class Pictures : public TableTest {
 protected:
  Pictures() {
    join(ana);
    heard(ana);
  }
  base::Bytes image(const std::string& hash) {
    return ana.batch([&](core::Editor& e) {
      e.create({.kind = core::ObjectKind::image, .w = 400, .h = 300, .blob = hash});
    });
  }
  void event_has(std::vector<store::BlobId> ids) {
    room->set_pictures(std::make_shared<const std::vector<store::BlobId>>(std::move(ids)));
  }
  std::string says(const base::Bytes& batch) {
    submit(ana, batch);
    commit();
    return heard(ana);
  }

  Seat& ana = sit(1);
  const std::string blob = std::string(32, '\x07');
  store::BlobId id = [] {
    store::BlobId seven;
    seven.fill(7);
    return seven;
  }();
};

TEST_F(Pictures, OneThatTheEventHasIsTaken) {  // P22a
  event_has({id});
  EXPECT_EQ(says(image(blob)).find('!'), std::string::npos);
  EXPECT_EQ(room->document().object(room->document().size() - 1).blob, blob);
}

TEST_F(Pictures, OneThatTheEventHasNotIsRefused) {  // P22a
  EXPECT_TRUE(says(image(blob)).ends_with("!target_unknown"));
  event_has({store::BlobId{1}});
  EXPECT_TRUE(says(image(blob)).ends_with("!target_unknown")) << "another picture's hash";
}

TEST_F(Pictures, WhatTheLogHasIsKeptWithoutThem) {
  event_has({id});
  says(image(blob));
  reopen();
  ASSERT_TRUE(room) << trouble;
  EXPECT_EQ(room->document().object(room->document().size() - 1).blob, blob);
}

}  // namespace
}  // namespace tablee::room
