#include <gtest/gtest.h>

#include "base/limits.h"
#include "base/random.h"
#include "sync.pb.h"
#include "wire/client_frame.h"

namespace tablee::wire {
namespace {

Error error_of(base::BytesView bytes) {
  const auto frame = decode_client_frame(bytes);
  EXPECT_FALSE(frame.has_value());
  return frame ? Error{} : frame.error();
}

template <typename T>
T decoded(const base::Bytes& bytes) {
  const auto frame = decode_client_frame(bytes);
  EXPECT_TRUE(frame.has_value());
  return std::get<T>(*frame);
}

Hello some_hello() {
  Hello hello;
  hello.token = "secret";
  hello.epoch = base::Epoch{0xABCDEF};
  hello.cursor = base::Offset{12};
  hello.replica = base::ReplicaId{3};
  hello.next_seq = base::Seq{8};
  hello.last_batch_hash = 77;
  hello.acked_seq = base::Seq{5};
  hello.acked_batch_hash = 55;
  hello.want_keyframe = true;
  hello.unacked_hashes = {66, 77};
  hello.instance = 99;
  hello.watcher = true;
  return hello;
}

TEST(ClientFrame, HelloComesBackAsItWas) {
  const Hello hello = decoded<Hello>(encode(some_hello()));
  EXPECT_EQ(hello.version, protocol_version);
  EXPECT_EQ(hello.token, "secret");
  EXPECT_EQ(hello.epoch.value, 0xABCDEFU);
  EXPECT_EQ(hello.cursor.value, 12U);
  EXPECT_EQ(hello.replica.value, 3U);
  EXPECT_EQ(hello.next_seq.value, 8U);
  EXPECT_EQ(hello.last_batch_hash, 77U);
  EXPECT_TRUE(hello.watcher);
  EXPECT_EQ(hello.acked_seq.value, 5U);
  EXPECT_EQ(hello.acked_batch_hash, 55U);
  EXPECT_TRUE(hello.want_keyframe);
  EXPECT_EQ(hello.unacked_hashes, (std::vector<std::uint64_t>{66, 77}));
  EXPECT_EQ(hello.instance, 99U);
}

TEST(ClientFrame, HelloThatContradictsItselfIsMalformed) {
  Hello hello = some_hello();
  hello.acked_seq = hello.next_seq;  // acknowledged before it was made
  EXPECT_EQ(error_of(encode(hello)), Error::malformed);
  hello = some_hello();
  hello.next_seq = base::Seq{0};
  EXPECT_EQ(error_of(encode(hello)), Error::malformed);
  hello = some_hello();
  hello.token.assign(257, 't');
  EXPECT_EQ(error_of(encode(hello)), Error::malformed);
  hello = some_hello();
  hello.token = "\xFF";  // not UTF-8
  EXPECT_EQ(error_of(encode(hello)), Error::malformed);
}

TEST(ClientFrame, SubmitIsViewsIntoTheFrame) {
  const base::Bytes bytes = encode(Submit{base::Seq{4}, {"one", "", "three"}});
  const auto submit = decoded<Submit>(bytes);
  EXPECT_EQ(submit.first_seq.value, 4U);
  ASSERT_EQ(submit.batches.size(), 3U);
  EXPECT_EQ(submit.batches[0], "one");
  EXPECT_EQ(submit.batches[1], "");
  EXPECT_EQ(submit.batches[2], "three");
  EXPECT_GE(submit.batches[0].data(), bytes.data());
  EXPECT_LT(submit.batches[0].data(), bytes.data() + bytes.size());
}

TEST(ClientFrame, PresenceComesBackAsItWas) {
  Presence presence;
  presence.replica = base::ReplicaId{5};
  presence.pointer = Point{-5, 1'000};
  presence.selected = {{1, 2}, {3, 4}};
  presence.dragged = {{1, 2}};
  presence.drag = Point{7, -7};
  presence.editing = core::OpId{3, 4};
  presence.ink = {1, -1, 500};
  presence.ink_start = Point{2, 3};
  presence.hand = true;
  presence.view = {0, 0, 1'180, 820};
  presence.ink_style = {7, 40, 1};
  EXPECT_EQ(decoded<Presence>(encode(presence)), presence);
}

// P24
TEST(ClientFrame, WithoutABodyIsEmpty) {
  EXPECT_EQ(error_of(""), Error::empty);
  EXPECT_EQ(error_of(std::string_view("\x2A\x00", 2)), Error::empty);  // field 5 of a newer version
}

// P24
TEST(ClientFrame, WithTwoBodiesIsMalformed) {
  const base::Bytes ping = encode(Ping{1});
  EXPECT_EQ(error_of(ping + ping), Error::malformed);
}

// P24
TEST(ClientFrame, WithTooManyOfAnythingIsRefused) {
  Submit submit{base::Seq{1}, std::vector<base::BytesView>(limits::submit_batches_max, "b")};
  EXPECT_TRUE(decode_client_frame(encode(submit)));
  submit.batches.push_back("b");
  EXPECT_EQ(error_of(encode(submit)), Error::too_many);
  Presence presence;
  presence.selected.resize(65, {1, 2});
  EXPECT_EQ(error_of(encode(presence)), Error::too_many);
  presence.selected.clear();
  presence.ink.resize(301, 1);
  EXPECT_EQ(error_of(encode(presence)), Error::too_many);
  presence.ink.clear();
  presence.view = {1, 2, 3};
  EXPECT_EQ(error_of(encode(presence)), Error::too_many);
  Hello hello = some_hello();
  hello.unacked_hashes.resize(limits::submit_batches_max + 1, 1);
  EXPECT_EQ(error_of(encode(hello)), Error::too_many);
}

// P17
TEST(ClientFrame, PresenceAbove2KiBIsRefused) {
  Presence presence;
  presence.ink.resize(300, std::int64_t{1} << 60);
  EXPECT_EQ(error_of(encode(presence)), Error::too_large);
}

TEST(ClientFrame, OfAnyBytesIsAValueOrAnError) {
  base::Random random(11);
  const base::Bytes seeds[] = {encode(some_hello()), encode(Submit{base::Seq{1}, {"abc", "def"}}),
                               encode(Ping{7})};
  for (int i = 0; i < 20'000; ++i) {
    base::Bytes bytes = seeds[random.below(3)];
    for (std::uint64_t n = random.below(4); n-- > 0;) {
      bytes[random.below(bytes.size())] = static_cast<char>(random.next());
    }
    bytes.resize(random.below(bytes.size() + 1));
    (void)decode_client_frame(bytes);  // no crash, no undefined behaviour
  }
}

}  // namespace
}  // namespace tablee::wire
