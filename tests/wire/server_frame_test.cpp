#include <gtest/gtest.h>

#include "base/random.h"
#include "sync.pb.h"
#include "wire/close.h"
#include "wire/server_frame.h"

namespace tablee::wire {
namespace {

using namespace std::chrono_literals;

Welcome some_welcome(base::BytesView keyframe) {
  Welcome welcome;
  welcome.epoch = base::Epoch{5};
  welcome.replica = base::ReplicaId{9};
  welcome.last_seq = base::Seq{4};
  welcome.participant = base::ParticipantId{2};
  welcome.role = Role::moderator;
  welcome.base = base::Offset{100};
  welcome.base_time = base::WallTime{123'456ms};
  welcome.head = base::Offset{110};
  welcome.keyframe = keyframe;
  welcome.keyframe_bytes = 3 * keyframe.size();
  welcome.now = base::WallTime{200'000ms};
  welcome.base_seq = base::Seq{3};
  welcome.former_seq = base::Seq{6};
  welcome.refused_seqs = {base::Seq{5}, base::Seq{6}};
  welcome.refused_reasons = {core::Refusal::board_full, core::Refusal::too_large};
  welcome.fullness = 83;
  welcome.lease_expired = true;
  return welcome;
}

const Person lea{base::ParticipantId{1}, "Léa", Role::participant};
const Person max{base::ParticipantId{2}, "Max", Role::moderator};

TEST(ServerFrame, WelcomeIsAHeadThatSharedPartsFollow) {
  const base::Bytes keyframe = "deflated keyframe";
  base::Bytes people;
  append_welcome_person(people, lea);
  append_welcome_person(people, max);
  base::Bytes bytes;
  append_welcome_head(bytes, some_welcome(keyframe), people.size());
  bytes += keyframe;
  bytes += people;

  ServerFrame frame;
  ASSERT_TRUE(decode_server_frame(bytes, frame));
  ASSERT_TRUE(frame.welcome);
  const Welcome& welcome = *frame.welcome;
  EXPECT_EQ(welcome.epoch.value, 5U);
  EXPECT_EQ(welcome.replica.value, 9U);
  EXPECT_EQ(welcome.last_seq.value, 4U);
  EXPECT_EQ(welcome.role, Role::moderator);
  EXPECT_EQ(welcome.base.value, 100U);
  EXPECT_EQ(welcome.base_time, base::WallTime{123'456ms});
  EXPECT_EQ(welcome.head.value, 110U);
  EXPECT_EQ(welcome.keyframe, keyframe);
  EXPECT_EQ(welcome.keyframe_bytes, 3 * keyframe.size());
  EXPECT_EQ(welcome.people, (std::vector<Person>{lea, max}));
  EXPECT_EQ(welcome.limits.batch_bytes, limits::batch_bytes_max);
  EXPECT_EQ(welcome.base_seq.value, 3U);
  EXPECT_EQ(welcome.former_seq.value, 6U);
  EXPECT_EQ(welcome.refused_seqs, (std::vector{base::Seq{5}, base::Seq{6}}));
  EXPECT_EQ(welcome.refused_reasons,
            (std::vector{core::Refusal::board_full, core::Refusal::too_large}));
  EXPECT_EQ(welcome.fullness, 83U);
  EXPECT_TRUE(welcome.lease_expired);
  // The generated code reads the same.
  v1::ServerFrame generated;
  ASSERT_TRUE(generated.ParseFromString(bytes));
  EXPECT_EQ(generated.welcome().keyframe(), keyframe);
  EXPECT_EQ(generated.welcome().people_size(), 2);
}

TEST(ServerFrame, WelcomeWithoutKeyframeAndPeopleIsWhole) {
  base::Bytes bytes;
  append_welcome_head(bytes, some_welcome({}), 0);
  ServerFrame frame;
  ASSERT_TRUE(decode_server_frame(bytes, frame));
  EXPECT_TRUE(frame.welcome->keyframe.empty());
}

// P14: a frame is any sequence of its fields.
TEST(ServerFrame, IsTheConcatenationOfWhatWasAppended) {
  base::Bytes bytes;
  append_entry(bytes, {base::Offset{1}, 0ms, base::ReplicaId{2}, "a", {}, {}});
  append_notice(bytes, {Notice::Kind::shutdown, 1500ms});
  append_pong(bytes, {7, base::Offset{1}, base::WallTime{99ms}});
  append_person(bytes, lea);
  Presence presence;
  presence.replica = base::ReplicaId{2};
  presence.gone = true;
  append_presence(bytes, presence);
  append_entry(bytes, {base::Offset{2}, 1ms, base::ReplicaId{3}, "b", {}, {}});

  ServerFrame frame;
  ASSERT_TRUE(decode_server_frame(bytes, frame));
  EXPECT_EQ(frame.entries.size(), 2U);
  EXPECT_EQ(frame.notice->kind, Notice::Kind::shutdown);
  EXPECT_EQ(frame.notice->in, 1500ms);
  EXPECT_EQ(frame.pong->nonce, 7U);
  EXPECT_EQ(frame.people, std::vector<Person>{lea});
  EXPECT_EQ(frame.presence, std::vector<Presence>{presence});
}

TEST(ServerFrame, SkipsFieldsOfANewerVersion) {
  base::Bytes bytes("\x7A\x03new", 5);  // field 15
  append_pong(bytes, {7, {}, {}});
  ServerFrame frame;
  ASSERT_TRUE(decode_server_frame(bytes, frame));
  EXPECT_TRUE(frame.pong);
}

TEST(ServerFrame, OfAnyBytesIsAValueOrAnError) {
  base::Bytes seed;
  append_welcome_head(seed, some_welcome({}), 0);
  append_entry(seed, {base::Offset{1}, 0ms, base::ReplicaId{2}, "abc", {}, {}});
  base::Random random(13);
  ServerFrame frame;
  for (int i = 0; i < 20'000; ++i) {
    base::Bytes bytes = seed;
    for (std::uint64_t n = random.below(4); n-- > 0;) {
      bytes[random.below(bytes.size())] = static_cast<char>(random.next());
    }
    bytes.resize(random.below(bytes.size() + 1));
    (void)decode_server_frame(bytes, frame);
  }
}

TEST(Close, SaysWhoComesBack) {
  EXPECT_TRUE(comes_back(0));
  EXPECT_TRUE(comes_back(1006));
  EXPECT_TRUE(comes_back(static_cast<std::uint16_t>(Close::too_slow)));
  EXPECT_FALSE(comes_back(static_cast<std::uint16_t>(Close::bad_frame)));
  EXPECT_EQ(name(Close::quarantined), "QUARANTINED");
}

}  // namespace
}  // namespace tablee::wire
