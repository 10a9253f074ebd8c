// A dishonest author: somebody with a good token who speaks the protocol well and says in well-formed batches what no
// honest client would say: references to what nobody can have seen yet or that lie in other texts, runs over several
// objects, counters and numbers of others, fields and ops that nobody knows.
//
// It follows the log, so that what it says hits. Whatever comes of it, all replicas agree, and no rule of admission is
// passed by (DESIGN invariant 13): the oracle looks.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "core/document.h"
#include "sim/line.h"
#include "sim/oracle.h"
#include "sim/server.h"
#include "sim/tally.h"
#include "wire/frames.h"

namespace tablee::sim {

class Trickster {
 public:
  Trickster(World& world, const Weather& weather, Tally& tally, Oracle& oracle, Server& server,
            const room::Grant& grant);

  /// It says something; first of all Hello.
  void act();
  void leave();

 private:
  /// Ids that stood in the log: of an op, and how many counters it took.
  struct Known {
    core::OpId id;
    std::uint32_t span = 1;
    core::OpKind kind = core::OpKind::unknown;
  };
  void connect();
  void received(const base::Bytes& bytes);
  [[nodiscard]] bool welcomed(const wire::Welcome& welcome);
  void follow(const wire::Entry& entry);
  void learn(base::BytesView bytes, std::uint32_t replica);
  void submit();
  void flood();

  [[nodiscard]] base::Bytes batch();
  [[nodiscard]] core::Op op(core::Batch& batch);
  void create(core::Op& op);
  void insert(core::Op& op);
  void write(core::Op& op);
  [[nodiscard]] std::uint64_t counter();
  /// One that is known, mostly, of an op of this kind, mostly.
  [[nodiscard]] core::OpId any(core::OpKind kind);
  [[nodiscard]] core::IdRun run();
  template <typename T>
  [[nodiscard]] const T& one_of(const std::vector<T>& all) {
    return all[world_.random.below(all.size())];
  }

  World& world_;
  const Weather& weather_;
  Tally& tally_;
  Oracle& oracle_;
  Server& server_;
  room::Grant grant_;
  std::shared_ptr<Line> line_;
  bool live_ = false;
  bool lazy_ = false;

  core::Document document_;
  std::vector<Known> known_;
  base::ReplicaId number_;
  base::Epoch epoch_;
  base::Seq next_{1};
  base::Offset cursor_;
  std::uint64_t last_counter_ = 0;
  std::map<base::Seq, base::Bytes> sent_;
  wire::ServerFrame frame_;
};

}  // namespace tablee::sim
