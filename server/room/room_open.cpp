// Opening a room from its board's records, and founding a board. Whatever does not fit together is an error: a
// board that can not be read is never written over (DESIGN, invariant 9).
#include <map>

#include "base/check.h"
#include "base/hash.h"
#include "base/limits.h"
#include "room/founding.h"
#include "room/state.h"
#include "wire/deflate.h"

namespace tablee::room {
namespace {

std::unexpected<OpenError> no(OpenErrorCode code, std::string message) {
  return std::unexpected(OpenError{code, std::move(message)});
}

std::string at(base::Offset offset) {
  return "entry " + std::to_string(offset.value);
}

template <typename T>
using Result = std::expected<T, OpenError>;

struct Start {
  core::Document document;
  Keyframe keyframe;
};

Result<Start> start(const std::optional<store::KeyframeRead>& keyframe) {
  Start out;
  if (!keyframe) return out;
  const base::Offset offset = keyframe->offset;
  const std::string name = "keyframe " + std::to_string(offset.value);
  const auto record = wire::decode_keyframe_record(keyframe->bytes);
  if (!record) return no(OpenErrorCode::bad_keyframe, name + " does not decode");
  const auto raw = wire::inflate(record->deflated, record->bytes, limits::keyframe_bytes_max);
  if (!raw) return no(OpenErrorCode::bad_keyframe, name + " does not inflate");
  if (const auto loaded = out.document.load(*raw); !loaded) {
    return no(OpenErrorCode::bad_keyframe, name + " does not load: " + loaded.error());
  }
  out.keyframe = {offset, record->time, std::make_shared<const base::Bytes>(record->deflated),
                  record->bytes};
  return out;
}

// The feed begins before the first record; where that is not the beginning of the log or the keyframe, the
// first record only tells the time.
Result<Feed> begin_feed(const Opening& opening, const Keyframe& keyframe) {
  if (opening.tail.empty()) return Feed(keyframe.offset, keyframe.time);
  const store::LogRead& first = opening.tail.front();
  if (first.offset.value == 1) return Feed({}, {});
  if (first.offset.value == keyframe.offset.value + 1) return Feed(keyframe.offset, keyframe.time);
  const auto record = wire::decode_log_record(first.bytes);
  if (first.offset > keyframe.offset || !record) {
    return no(OpenErrorCode::bad_entry, at(first.offset) + " does not follow the keyframe");
  }
  return Feed(first.offset, record->time, Feed::mark(Feed::item(*record)));
}

std::expected<Replicas, OpenError> restore(const Opening& opening, const wire::BoardRecord& board) {
  Replicas replicas;
  for (const store::ReplicaRead& read : std::span(opening.replicas).subspan(1)) {
    const auto record = wire::decode_replica_record(read.bytes);
    if (!record || read.replica >= limits::replicas_per_board_max) {
      return no(OpenErrorCode::bad_record,
                "the record of replica " + std::to_string(read.replica) + " does not decode");
    }
    replicas.restore(base::ReplicaId{read.replica}, *record);
  }
  replicas.restore_next(board.next_replica);
  return replicas;
}

// The log from the feed's beginning to the head, and what it makes of the document.
class Replay {
 public:
  Replay(Feed& feed, core::Document& document, base::Offset keyframe)
      : feed_(feed), document_(document), keyframe_(keyframe) {}

  Result<void> entry(const store::LogRead& read) {
    if (read.offset == feed_.base()) return {};  // told the time
    const auto record = wire::decode_log_record(read.bytes);
    if (!record || read.offset.value != feed_.tail().value + 1 ||
        record->time < feed_.time(feed_.tail())) {
      return no(OpenErrorCode::bad_entry,
                at(read.offset) + " is missing, out of order or does not decode");
    }
    const bool refused = record->refused != core::Refusal::none;
    feed_.append(Feed::item(*record));
    last_[record->replica] = record->seq;
    if (read.offset <= keyframe_) return {};
    bytes_ += record->batch.size();
    if (refused || document_.apply_bytes(record->batch, record->replica.value, nullptr,
                                         core::Admission::accepted)) {
      return {};
    }
    return no(OpenErrorCode::bad_entry, at(read.offset) + " does not apply");
  }

  Result<void> end(Replicas& replicas) const {
    if (feed_.tail() < keyframe_) {
      return no(OpenErrorCode::bad_entry, "the log ends before its keyframe");
    }
    for (const auto& [number, seq] : last_) {
      const Replica* replica = replicas.find(number);
      if (replica != nullptr && replica->last_seq == seq) continue;
      return no(OpenErrorCode::bad_record,
                "replica " + std::to_string(number.value) + "'s record is not what the log says");
    }
    feed_.publish(feed_.tail());
    return {};
  }

  /// Of the batches behind the keyframe.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  Feed& feed_;
  core::Document& document_;
  base::Offset keyframe_;
  std::map<base::ReplicaId, base::Seq> last_;
  std::size_t bytes_ = 0;
};

}  // namespace

std::expected<Room, OpenError> Room::open(const Opening& opening, Policy policy) {
  if (opening.replicas.empty() || opening.replicas.front().replica != 0) {
    return no(OpenErrorCode::no_board, "there is no such board");
  }
  const auto board = wire::decode_board_record(opening.replicas.front().bytes);
  if (!board) return no(OpenErrorCode::bad_record, "the board's own record does not decode");
  auto begun = start(opening.keyframe);
  if (!begun) return std::unexpected(begun.error());
  auto feed = begin_feed(opening, begun->keyframe);
  if (!feed) return std::unexpected(feed.error());
  auto replicas = restore(opening, *board);
  if (!replicas) return std::unexpected(replicas.error());

  Replay replay(*feed, begun->document, begun->keyframe.offset);
  for (const store::LogRead& read : opening.tail) {
    if (const auto applied = replay.entry(read); !applied) return std::unexpected(applied.error());
  }
  if (const auto whole = replay.end(*replicas); !whole) return std::unexpected(whole.error());

  replicas->restore_introduced(begun->document);
  const std::uint64_t entries = feed->tail().value - begun->keyframe.offset.value;
  const std::size_t measured = begun->keyframe.bytes;
  auto state =
      std::make_unique<State>(std::move(*feed), std::move(begun->document),
                              Keyframes(std::move(begun->keyframe), entries, replay.bytes()));
  state->board = opening.board;
  state->record = *board;
  state->admission.set_server_counter(board->server_counter);
  state->policy = policy;
  state->replicas = std::move(*replicas);
  state->admission.measured(measured);
  state->admission.grown(replay.bytes());
  state->look_how_full();
  return Room(std::move(state));
}

std::expected<std::size_t, std::string> Room::purge(const store::KeyframeRead& keyframe, Now now) {
  State& s = *state_;
  const auto then = start(keyframe);
  if (!then) return std::unexpected(then.error().message);
  const LogTime time = s.log_time(now);
  const std::vector<base::Bytes> batches = s.admission.purge(then->document);
  for (const base::Bytes& batch : batches) s.log_own(batch, time);
  s.counters.purged += batches.size();
  if (!batches.empty()) s.keyframes.want();  // so that one knows how much room that brings
  return batches.size();
}

store::Append found_board(base::BoardId board, base::EventId event, base::Epoch epoch,
                          base::WallTime now, std::span<const base::Bytes> batches) {
  std::vector<FoundedBatch> founded;
  founded.reserve(batches.size());
  for (const base::Bytes& batch : batches) founded.push_back({now, base::replica_server, batch});
  return found_board(board, event, epoch, now, founded, {});
}

store::Append found_board(base::BoardId board, base::EventId event, base::Epoch epoch,
                          base::WallTime now, std::span<const FoundedBatch> batches,
                          std::span<const FoundedReplica> replicas) {
  store::Append append;
  append.board = board;
  std::map<base::ReplicaId, wire::ReplicaRecord> records;
  for (const auto& [replica, participant] : replicas) {
    records[replica] = {{}, 0, participant, now};
  }
  for (const auto& [time, replica, batch] : batches) {
    const base::Offset offset{append.log.size() + 1};
    wire::ReplicaRecord& record = records[replica];
    record = {base::Seq{record.last_seq.value + 1}, base::fnv1a(batch), record.participant, now};
    append.log.push_back({offset, time,
                          wire::encode(wire::LogRecord{time, replica, record.last_seq, batch,
                                                       core::Refusal::none})});
  }
  const base::ReplicaId next{base::replica_first.value +
                             static_cast<std::uint32_t>(replicas.size())};
  append.replicas.push_back({0, wire::encode(wire::BoardRecord{epoch, next, event, now})});
  for (const auto& [replica, record] : records) {
    append.replicas.push_back({replica.value, wire::encode(record)});
  }
  return append;
}

// Nobody knows how far counters had got in the lineage that is lost; but each began with its own restoring and takes less than
// a million counters a second from then on, so that time tells them apart.
wire::BoardRecord renewed(const wire::BoardRecord& record, base::Epoch epoch, base::WallTime now) {
  wire::BoardRecord renewed = record;
  renewed.epoch = epoch;
  renewed.next_replica.value = std::min(record.next_replica.value + limits::returning_replicas_max,
                                        limits::replicas_per_board_max);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now) - limits::counters_began;
  const auto since = static_cast<std::uint64_t>(std::max<std::int64_t>(0, seconds.count()));
  renewed.server_counter = std::max(record.server_counter, since * limits::counters_a_second_max);
  return renewed;
}

store::Append renew_board(base::BoardId board, const wire::BoardRecord& record, base::Epoch epoch,
                          base::WallTime now) {
  store::Append append;
  append.board = board;
  append.replicas.push_back({0, wire::encode(renewed(record, epoch, now))});
  return append;
}

}  // namespace tablee::room
