#include "http/reversals.h"

#include "http/history.h"
#include "http/log_walk.h"

namespace tablee::http {

std::expected<Plan, std::string> plan_reversal(const store::Store& store, base::BoardId board,
                                               const Whose& whose, const std::stop_token& stop) {
  auto past = rebuild(store, board, whose.since - base::WallTime::duration{1}, stop);
  if (!past) return std::unexpected{past.error()};
  core::Trail trail(past->document);
  Plan plan;
  plan.offset = past->offset;
  plan.time = past->time;
  const auto is_theirs = [&](const wire::LogRecord& record) {
    if (whose.everybody) return true;
    if (whose.participant.value == 0)
      return record.replica == whose.replica && record.seq >= whose.first;
    return past->document.participant_of(record.replica.value) == whose.participant.value;
  };
  const auto walked = walk_log(
      store, board, past->offset, stop,
      [&](base::Offset at, const wire::LogRecord& record) -> std::expected<bool, std::string> {
        plan.offset = at;
        plan.time = record.time;
        if (record.refused != core::Refusal::none) return true;
        // What was revealed of theirs the server has written, for each in their name; for nobody what hides its author.
        const bool servers = record.replica == base::replica_server && !whose.everybody;
        if (!trail.pass(record.batch, record.replica.value, is_theirs(record),
                        servers ? whose.participant.value : 0))
          return std::unexpected{"entry " + std::to_string(at.value) + " does not apply."};
        return true;
      });
  if (!walked) return std::unexpected{walked.error()};
  plan.reversal = trail.reverse();
  return plan;
}

}  // namespace tablee::http
