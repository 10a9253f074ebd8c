#include "life.h"

#include <memory>
#include <string>

#include "../swarm/author.h"
#include "base/check.h"
#include "room/founding.h"
#include "room/room.h"
#include "wire/client_frame.h"

namespace tablee::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t people = 12;
constexpr std::uint64_t entries_per_second = 4;

class Table {
 public:
  Table(std::uint64_t seed, Life& life) : life_(life) {
    life_.from = afternoon;
    life_.appends.push_back(
        room::found_board(base::BoardId{1}, base::EventId{1}, base::Epoch{seed + 1}, afternoon));
    room::Opening opening{};
    opening.board = base::BoardId{1};
    for (const auto& one : life_.appends.front().replicas) {
      opening.replicas.push_back({one.replica, one.bytes});
    }
    auto opened =
        room::Room::open(opening, {.ops_per_second_max = 1'000'000, .ops_burst_max = 10'000'000});
    TABLEE_CHECK(opened.has_value());
    room_ = std::make_unique<room::Room>(std::move(*opened));
    for (std::uint64_t i = 0; i < people; ++i) {
      authors_.emplace_back(seed * people + i);
      wire::Hello hello;
      hello.version = wire::protocol_version;
      hello.instance = i + 1;
      room_->join(room::SessionId{i + 1}, hello,
                  {base::ParticipantId{static_cast<std::uint32_t>(i + 1)}}, now());
      authors_.back().begin(static_cast<std::uint32_t>(base::replica_first.value + i), 1);
    }
    seqs_.resize(people);
  }

  void work(std::uint64_t number) {
    const auto who = static_cast<std::size_t>(number % people);
    const std::string batch = authors_[who].next();
    wire::Submit submit;
    submit.first_seq = base::Seq{++seqs_[who]};
    submit.batches.emplace_back(batch);
    life_.batch_bytes += batch.size();
    passed_ += 1'000ms / entries_per_second;
    room_->receive(room::SessionId{who + 1}, wire::encode(submit), now());
  }

  void commit() {
    do {
      room_->take(effects_);
      for (auto& job : effects_.keyframes) room_->keyframe_made(job.keep, job.make());
      if (effects_.commit) {
        life_.entries += effects_.commit->log.size();
        life_.appends.push_back(std::move(*effects_.commit));
        room_->committed(effects_.upto, now());
      }
    } while (effects_.commit || !effects_.keyframes.empty());
    life_.to = now().wall;
    TABLEE_CHECK(room_->dropped().empty());
  }

 private:
  [[nodiscard]] room::Now now() const {
    return {base::MonoTime{passed_}, afternoon + passed_, afternoon + passed_};
  }

  Life& life_;
  std::unique_ptr<room::Room> room_;
  std::vector<swarm::Author> authors_;
  std::vector<std::uint64_t> seqs_;
  std::chrono::milliseconds passed_{};
  room::Effects effects_;
};

}  // namespace

Life live(std::uint64_t entries, std::uint64_t per_append, std::uint64_t seed) {
  Life life;
  Table table(seed, life);
  for (std::uint64_t i = 1; i <= entries; ++i) {
    table.work(i);
    if (i % per_append == 0 || i == entries) table.commit();
  }
  return life;
}

}  // namespace tablee::bench
