// How long what one person writes takes until the others have it, in the time of a simulation, and what that costs in commits
// and messages. DESIGN section 7: latency comes first; nothing is held to save what nobody needs.
#include <gtest/gtest.h>

#include <deque>
#include <map>

#include "base/check.h"
#include "room/founding.h"
#include "shard/rhythm.h"
#include "sim/server.h"
#include "wire/client_frame.h"
#include "wire/server_frame.h"

namespace tablee::sim {
namespace {

using namespace std::chrono_literals;

// The answer of the disk travels for a millisecond, so at most so long a commit takes when the disk takes no time.
constexpr milliseconds commit = 1ms;

Weather calm(World& world, std::size_t boards, double load) {
  Weather weather(world);
  weather.clear_up();
  weather.boards = boards;
  weather.shards = 1;
  weather.followers_from = ~std::size_t{0};
  weather.latency_max = weather.crossing_max = weather.commit_max = 0ms;
  weather.load = load;
  return weather;
}

struct Person {
  std::shared_ptr<Line> line;
  base::ReplicaId replica;
  base::Seq seq{1};
  std::uint64_t messages = 0;
};

// People on boards of one shard, each of whom notes when the notes of the others arrive.
class Hall {
 public:
  Hall(std::size_t boards, std::size_t people, double load)
      : weather_(calm(world_, boards, load)),
        disk_(world_, weather_, tally_),
        boards_(ids(boards)),
        server_(world_, weather_, tally_, disk_, boards_) {
    for (const base::BoardId board : boards_) {
      const auto founded =
          room::found_board(board, base::EventId{1}, base::Epoch{1}, world_.now().wall);
      TABLEE_CHECK(disk_.store().write(founded).has_value());
    }
    server_.boot();
    for (std::size_t i = 0; i < boards * people; ++i) come(boards_[i / people]);
    world_.run(3s);
  }

  // More people come to the first board, all at once.
  void rush(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) come(boards_[0]);
  }
  void disk_takes(milliseconds time) { weather_.commit_min = weather_.commit_max = time; }
  void pass(milliseconds time) { world_.run(time); }

  // Somebody writes a note now.
  void write(std::size_t person) {
    Person& author = people_[person];
    core::Op op;
    op.kind = core::OpKind::create;
    op.id = {author.seq.value, 0};
    op.object_kind = core::ObjectKind::note;
    op.raw_object_kind = static_cast<std::uint32_t>(core::ObjectKind::note);
    op.size = {160, 160};
    core::Batch batch;
    batch.counter = author.seq.value;
    batch.ops.push_back(op);
    base::Bytes bytes;
    core::encode_batch(batch, 0, bytes);
    written_[{author.replica, author.seq.value}] = world_.now().mono;
    author.line->send_to_server(wire::encode(wire::Submit{author.seq, {bytes}}));
    ++author.seq.value;
    ++notes;
  }

  // All write, one after the other, each so often.
  void work(milliseconds time, milliseconds apart) {
    const auto count = static_cast<std::int64_t>(people_.size());
    for (std::int64_t ms = 0; ms < time.count(); ++ms) {
      for (std::int64_t i = 0; i < count; ++i) {
        if ((ms + i * apart.count() / count) % apart.count() == 0)
          write(static_cast<std::size_t>(i));
      }
      pass(1ms);
    }
    pass(1s);
  }

  [[nodiscard]] std::uint64_t commits() const { return tally_.commits; }
  [[nodiscard]] std::uint64_t messages() const {
    std::uint64_t all = 0;
    for (const Person& person : people_) all += person.messages;
    return all;
  }

  std::uint64_t notes = 0;
  std::uint64_t deliveries = 0;
  std::uint64_t welcomes = 0;
  std::uint64_t welcomes_before_news = 0;  // the most, in the millisecond in which it came
  milliseconds longest{};
  milliseconds all_together{};

 private:
  static std::vector<base::BoardId> ids(std::size_t count) {
    std::vector<base::BoardId> boards;
    for (std::size_t i = 0; i < count; ++i) boards.push_back(base::BoardId{0xB0A2D + i});
    return boards;
  }

  void come(base::BoardId board) {
    Person& person = people_.emplace_back(std::make_shared<Line>(world_, weather_));
    person.line->client.message = [this, &person](const base::Bytes& bytes) {
      hear(person, bytes);
    };
    person.line->client.closed = [](std::uint16_t code) { ADD_FAILURE() << "closed: " << code; };
    const auto number = static_cast<std::uint32_t>(people_.size());
    server_.accept(person.line, board, {base::ParticipantId{number}, wire::Role::participant});
    wire::Hello hello;
    hello.token = "token";
    hello.instance = number;
    person.line->send_to_server(wire::encode(hello));
  }

  void hear(Person& person, const base::Bytes& bytes) {
    wire::ServerFrame frame;
    ASSERT_TRUE(wire::decode_server_frame(bytes, frame).has_value());
    if (frame.welcome) return welcome(person, frame.welcome->replica);
    if (!frame.entries.empty()) ++person.messages;
    for (const wire::Entry& entry : frame.entries) {
      EXPECT_EQ(entry.refused, core::Refusal::none);
      core::Batch batch;
      if (entry.replica <= base::replica_server) continue;  // one's own, and who is who
      ASSERT_TRUE(core::decode_batch(entry.batch, entry.replica.value, batch).has_value());
      const auto waited = world_.now().mono - written_.at({entry.replica, batch.counter});
      ++deliveries;
      if (welcomed_at_ == world_.now().mono) {
        welcomes_before_news = std::max(welcomes_before_news, welcomed_now_);
      }
      longest = std::max(longest, waited);
      all_together += waited;
    }
  }

  void welcome(Person& person, base::ReplicaId replica) {
    person.replica = replica;
    ++welcomes;
    if (std::exchange(welcomed_at_, world_.now().mono) != welcomed_at_) welcomed_now_ = 0;
    ++welcomed_now_;
  }

  World world_{1};
  Tally tally_;
  Weather weather_;
  Disk disk_;
  std::vector<base::BoardId> boards_;
  Server server_;
  std::deque<Person> people_;
  std::map<std::pair<base::ReplicaId, std::uint64_t>, base::MonoTime> written_;
  base::MonoTime welcomed_at_{};
  std::uint64_t welcomed_now_ = 0;
};

TEST(Pace, ALoneOpOnAnIdleShardIsCommittedAtOnceAndToldWhenThatIsAnswered) {
  Hall hall(1, 20, 0);
  const auto before = hall.commits();
  hall.write(0);
  hall.pass(1s);
  EXPECT_EQ(hall.deliveries, 19U);
  EXPECT_EQ(hall.longest, commit);
  EXPECT_EQ(hall.commits() - before, 1U);
}

TEST(Pace, AnIdleShardCommitsAgainWhenTheCommitBeforeIsAnswered) {
  Hall hall(1, 20, 0);
  hall.disk_takes(10ms);
  const auto before = hall.commits();
  for (std::size_t i = 0; i < 20; ++i) {
    hall.write(i);
    hall.pass(1ms);
  }
  hall.pass(1s);
  EXPECT_EQ(hall.deliveries, 20 * 19U);
  EXPECT_LE(hall.longest, 2 * (10ms + commit)) << "the commit that is under way, and one's own";
  EXPECT_EQ(hall.commits() - before, 3U) << "the first alone, then what came meanwhile";
}

// What is paid for it, with 100 ops/s on one board: a commit for each beat, and as many messages to each as commits.
TEST(Pace, BelowHalfACoreNothingIsHeldLongerThanItsBeat) {
  for (const double load : {0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5}) {
    Hall hall(1, 20, load);
    const auto before = hall.commits();
    hall.work(20s, 200ms);
    const auto beat = shard::Rhythm::beat(load);
    EXPECT_EQ(hall.notes, 2'000U);
    EXPECT_EQ(hall.deliveries, hall.notes * 19);
    EXPECT_LE(beat, limits::beat_at_half);
    EXPECT_LE(hall.longest, beat + commit) << load;
    const auto commits = hall.commits() - before;
    EXPECT_LE(commits, hall.notes);
    EXPECT_LE(commits * beat, 20s + beat) << load;
    EXPECT_LE(hall.messages(), commits * 20) << load;
    std::printf(
        "load %.2f: beat %2lld ms, longest %2lld ms, mean %4.1f ms, %llu commits, %llu messages\n",
        load, static_cast<long long>(beat.count()), static_cast<long long>(hall.longest.count()),
        static_cast<double>(hall.all_together.count()) / static_cast<double>(hall.deliveries),
        static_cast<unsigned long long>(commits), static_cast<unsigned long long>(hall.messages()));
  }
}

TEST(Pace, AboveHalfACoreHoldingGrowsToFortyMillisecondsAndNoFurther) {
  milliseconds before{};
  for (const double load : {0.6, 0.7, 0.8, 0.9, 1.0}) {
    Hall hall(1, 20, load);
    hall.work(5s, 200ms);
    EXPECT_GT(hall.longest, limits::beat_at_half) << load;
    EXPECT_LE(hall.longest, shard::Rhythm::beat(load) + commit) << load;
    EXPECT_GE(hall.longest, before);
    before = hall.longest;
  }
  EXPECT_LE(before, limits::beat_at_full + commit);
}

// Four people each on fifty boards, where a note comes each 50 ms: with each board for itself there is nothing to share, and
// nothing is held so that there were.
TEST(Pace, AQuietBoardOnABusyShardIsNotHeldForItsOwnSake) {
  Hall hall(50, 4, 0.3);
  const auto before = hall.commits();
  hall.work(4s, 200ms);
  const auto beat = shard::Rhythm::beat(0.3);
  EXPECT_EQ(hall.deliveries, hall.notes * 3);
  EXPECT_LE(hall.longest, beat + commit);
  EXPECT_LE((hall.commits() - before) * beat, 2 * (4s + beat))
      << "all boards share the beat's commits: the disk takes the first alone, then the rest";
}

// Each Welcome is a whole board. Thirty come in each millisecond; who is here already waits for a few of them.
TEST(Pace, ThoseWhoAreHereDoNotWaitForAHundredWelcomes) {
  Hall hall(1, 20, 0);
  hall.rush(600);
  for (std::size_t i = 0; i < 20; ++i) {
    hall.write(i);
    hall.pass(1ms);
  }
  hall.pass(1s);
  EXPECT_EQ(hall.welcomes, 620U);
  EXPECT_GE(hall.deliveries, 20 * 19U);
  EXPECT_EQ(hall.longest, commit);
  EXPECT_LE(hall.welcomes_before_news, 2 * limits::welcomes_a_round);
}

}  // namespace
}  // namespace tablee::sim
