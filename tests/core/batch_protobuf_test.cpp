// proto/batch.proto has two readers and writers, the core's own and Protobuf's generated code: each reads what
// the other writes. This is one of the few places that may include generated headers.
#include <gtest/gtest.h>

#include "batch.pb.h"
#include "core/board_peers.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

v1::Op random_op(base::Random& random) {
  v1::Op op;
  const auto ref = [&](auto* numbers) {
    numbers->Add(static_cast<std::int64_t>(random.below(40)));
    numbers->Add(random.chance(0.5) ? 0 : static_cast<std::int64_t>(random.below(300)));
  };
  const auto some = [&](auto* numbers, int count) {
    for (; count > 0; --count)
      numbers->Add(random.chance(0.8) ? random.between(0, 300)
                                      : random.between(-2'000'000, 2'000'000));
  };
  switch (random.below(13)) {
    case 0: {
      v1::Create& create = *op.mutable_create();
      create.set_kind(static_cast<std::uint32_t>(random.below(12)));
      some(create.mutable_place(), 2);
      if (random.chance(0.3)) ref(create.mutable_place());
      if (random.chance(0.7)) some(create.mutable_size(), 2);
      create.set_colour(static_cast<std::uint32_t>(random.below(300)));
      if (random.chance(0.7)) create.set_z(random.chance(0.9) ? "V3a" : "V0");
      if (random.chance(0.2)) some(create.mutable_points(), 6);
      if (random.chance(0.2)) create.set_blob(std::string(random.chance(0.8) ? 32 : 31, 'b'));
      if (random.chance(0.2)) create.set_author(3);
      create.set_shape(static_cast<std::uint32_t>(random.below(4)));
      break;
    }
    case 1:
      ref(op.mutable_place()), some(op.mutable_place(), 2);
      break;
    case 2:
      ref(op.mutable_size()), some(op.mutable_size(), 2);
      break;
    case 3:
      ref(op.mutable_number()), some(op.mutable_number(), 2);
      break;
    case 4: {
      ref(op.mutable_put()->mutable_target());
      op.mutable_put()->set_field(static_cast<std::uint32_t>(random.below(4)));
      op.mutable_put()->set_value(random.chance(0.8) ? "abc" : "");
      break;
    }
    case 5:
      ref(op.mutable_life()), op.add_life(static_cast<std::int64_t>(random.below(4)));
      break;
    case 6: {
      op.set_insert(random.chance(0.9) ? "héllo 👩" : "");
      if (random.chance(0.6)) {
        ref(op.mutable_at());
        const auto mode = static_cast<std::int64_t>(random.below(5));
        if (random.chance(0.7)) op.add_at(mode);
        if (mode == 3 && op.at_size() > 2) ref(op.mutable_at());
      }
      break;
    }
    case 7:
      for (auto runs = 1 + random.below(3); runs > 0; --runs)
        ref(op.mutable_erase()), some(op.mutable_erase(), 1);
      break;
    case 8:
      ref(op.mutable_vote()), some(op.mutable_vote(), random.chance(0.8) ? 1 : 2);
      break;
    case 9: {
      ref(op.mutable_end());
      op.add_end(static_cast<std::int64_t>(random.below(2)));
      some(op.mutable_end(), 2);
      if (random.chance(0.5)) ref(op.mutable_end()), some(op.mutable_end(), 2);
      break;
    }
    case 10:
      some(op.mutable_introduce(), 2);
      break;
    case 11:
      op.add_purge(random.between(0, 60));
      op.add_purge(random.between(0, 3));
      for (auto runs = random.below(4); runs > 0; --runs)
        ref(op.mutable_purge()), some(op.mutable_purge(), 1);
      break;
    default:
      op.GetReflection()->MutableUnknownFields(&op)->AddVarint(40, 7);
      op.set_span(3);
  }
  return op;
}

// What the generated code writes, the core reads; when it accepts, it writes the very same bytes, since both
// write fields in order and leave defaults out.
TEST(BatchProtobuf, TheCoreReadsWhatTheGeneratedCodeWrites) {
  base::Random random(20161117);
  int accepted = 0;
  for (int i = 0; i < 60'000; ++i) {
    SCOPED_TRACE(testing::Message() << "batch " << i);
    v1::Batch made;
    made.set_counter(50 + random.below(1000));
    for (auto ops = 1 + random.below(3); ops > 0; --ops) *made.add_ops() = random_op(random);
    const std::string bytes = made.SerializeAsString();
    Batch batch;
    if (!decode_batch(bytes, 300, batch)) continue;
    ++accepted;
    ASSERT_EQ(batch.ops.size(), static_cast<std::size_t>(made.ops_size()));
    std::string again;
    encode_batch(batch, 300, again);
    v1::Batch reread;
    ASSERT_TRUE(reread.ParseFromString(again));
    // The core leaves out what `at` says by being absent; all else is equal.
    for (int op = 0; op < made.ops_size(); ++op) {
      const bool silent = reread.ops(op).at_size() == 0 && made.ops(op).at_size() > 0;
      const bool short_at = reread.ops(op).at_size() == 2 && made.ops(op).at_size() == 3;
      if (silent || short_at) made.mutable_ops(op)->mutable_at()->CopyFrom(reread.ops(op).at());
      if (made.ops(op).has_create() && made.ops(op).create().size_size() == 2 &&
          reread.ops(op).create().size_size() == 0) {
        made.mutable_ops(op)->mutable_create()->clear_size();  // 0, 0 is the default
      }
    }
    ASSERT_EQ(reread.SerializeAsString(), made.SerializeAsString());
  }
  EXPECT_GT(accepted, 15'000);
}

// What the core writes, the generated code reads and writes again without a changed byte.
TEST(BatchProtobuf, TheGeneratedCodeReadsWhatTheCoreWrites) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(3, seed);
    for (int i = 0; i < 100; ++i) peers.step();
    peers.settle();
    for (const Sent* sent : peers.peers[0]->order) {
      v1::Batch batch;
      ASSERT_TRUE(batch.ParseFromString(sent->bytes));
      ASSERT_EQ(batch.SerializeAsString(), sent->bytes);
    }
  }
}

}  // namespace
}  // namespace tablee::tests
