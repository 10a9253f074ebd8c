// Whether the log was cut, which nobody said: who can prove it, and what follows (P28).
#include <string>
#include <utility>

#include "base/hash.h"
#include "base/limits.h"
#include "room/founding.h"
#include "room/state.h"

namespace tablee::room {

// Nobody but the server can have said what the client says; what it says besides is no proof of anything.
bool Room::State::proves(const wire::Hello& hello) const {
  const wire::Witness& said = hello.witness;
  // While the store fails, what was written last may yet be found (P18).
  if (said.offset.value == 0 || hello.epoch != record.epoch || phase == Phase::read_only) {
    return false;
  }
  return policy.seal && seal(said.offset, said.mark) == said.seal;
}

bool Room::State::is_cut(const wire::Hello& hello) const {
  const wire::Witness& said = hello.witness;
  if (!proves(hello) || said.offset < feed.base()) return false;
  if (said.offset > feed.tail()) return true;
  const std::uint64_t mark = feed.mark(said.offset);
  return mark != 0 && mark != said.mark;
}

// What the feed has let go of, the log knows. Before that is read nobody knows who the newcomer is.
bool Room::State::asks(SessionId id, const wire::Hello& hello, const Grant& grant) {
  const base::Offset at = hello.witness.offset;
  if (!proves(hello) || at > feed.base()) return false;
  if (at == feed.base() && feed.mark(at) != 0) return false;
  asking.insert_or_assign(id, Asking{hello, grant});
  effects.reads.push_back({id, base::Offset{at.value - 1}, 1, limits::gather_bytes_max});
  return true;
}

void Room::State::answer(SessionId id, const Asking& newcomer,
                         const store::Result<std::vector<store::LogRead>>& log, Now now) {
  const auto refuse = [&](wire::Close code) { effects.closings.push_back({id, code}); };
  if (phase >= Phase::draining) return refuse(wire::Close::going_away);
  if (!log) return refuse(unreadable(log.error()));
  const wire::Witness& said = newcomer.hello.witness;
  if (!log->empty() && log->front().offset == said.offset && proves(newcomer.hello)) {
    const auto entry = wire::decode_log_record(log->front().bytes);
    if (!entry) return refuse(wire::Close::quarantined);
    if (Feed::mark(Feed::item(*entry)) != said.mark) renew(newcomer.hello, now);
  }
  seat(id, newcomer.hello, newcomer.grant, now);
}

std::uint64_t Room::State::seal(base::Offset offset, std::uint64_t mark) const {
  base::Bytes words;
  for (const std::uint64_t word : {board.value, record.epoch.value, offset.value, mark}) {
    for (int shift = 0; shift < 64; shift += 8) words += static_cast<char>(word >> shift & 0xFF);
  }
  return policy.seal(words);
}

const wire::Witness& Room::State::witness() {
  if (policy.seal && sealed.offset != feed.head()) {
    const std::uint64_t mark = feed.mark(feed.head());
    const bool known = feed.head().value > 0 && mark != 0;
    sealed = known ? wire::Witness{feed.head(), mark, seal(feed.head(), mark)} : wire::Witness{};
  }
  return sealed;
}

// Numbers and ids of the server that were used in what is missing are used by nobody else from now on.
void Room::State::renew(const wire::Hello& hello, Now now) {
  record_changed = true;
  epoch_commit = commits_taken + 1;
  sealed = {};
  const std::string from = std::to_string(record.epoch.value) + "/" +
                           std::to_string(hello.instance) + "/" +
                           std::to_string(now.wall.time_since_epoch().count());
  record.next_replica = replicas.next();
  record =
      room::renewed(record, base::Epoch{std::max<std::uint64_t>(1, base::fnv1a(from))}, now.wall);
  replicas.restore_next(record.next_replica);
  admission.set_server_counter(record.server_counter);
  effects.trouble = "the board's log ends with entry " + std::to_string(feed.tail().value) +
                    " and a client has proved that it was another one up to entry " +
                    std::to_string(hello.witness.offset.value) +
                    ": an older copy was put back, or the disk has lost what it had confirmed. Who "
                    "comes back brings what they made; what nobody has is missing";
}

}  // namespace tablee::room
