// The frames of `tablee.v1` as plain values: what proto/sync.proto says, in the house's own types.
//
// Not here: encoding (client_frame.h, server_frame.h) and meaning (room, replica). Field comments stand
// in the schema; here only what differs. Values that hold views say what they view.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"
#include "base/limits.h"
#include "core/batch.h"
#include "wire/presence.h"

namespace tablee::wire {

inline constexpr std::uint32_t protocol_version = 1;

enum class Role : std::uint8_t { unknown = 0, moderator = 1, participant = 2, observer = 3 };

// --- From the client -------------------------------------------------------------------------------

/// That a log had an entry, under the server's seal (P28).
struct Witness {
  base::Offset offset;
  std::uint64_t mark = 0;
  std::uint64_t seal = 0;
  bool operator==(const Witness&) const = default;
};

struct Hello {
  std::uint32_t version = protocol_version;
  base::Bytes token;
  base::Epoch epoch;
  base::Offset cursor;
  base::ReplicaId replica;
  base::Seq next_seq{1};
  std::uint64_t last_batch_hash = 0;
  base::Seq acked_seq;
  std::uint64_t acked_batch_hash = 0;
  bool want_keyframe = false;
  std::vector<std::uint64_t>
      unacked_hashes;  ///< Of acked_seq + 1 and on; at most submit_batches_max.
  std::uint64_t instance = 0;
  bool watcher = false;
  base::WallTime cursor_time{};
  Witness witness{};
};

struct Submit {
  base::Seq first_seq;
  std::vector<base::BytesView> batches;  ///< Decoded: views into the frame.
};

struct Ping {
  std::uint64_t nonce = 0;
};

using ClientFrame = std::variant<Hello, Submit, Presence, Ping>;

/// What is refused for a while (P35).
enum class NotNow : std::uint8_t { nothing = 0, disk = 1, day = 2 };

// --- From the server -------------------------------------------------------------------------------

struct Entry {
  base::Offset offset;
  std::chrono::milliseconds elapsed{};
  base::ReplicaId replica;  ///< 0 in the form for the author.
  base::BytesView batch;    ///< Decoded: a view into the frame.
  base::Seq seq;            ///< Not 0 only in the form for the author.
  core::Refusal refused = core::Refusal::none;
  std::chrono::milliseconds ahead{};
};

struct Person {
  base::ParticipantId participant;
  base::Bytes name;
  Role role = Role::unknown;
  base::ParticipantId tablet{};  ///< On whose device; 0: their own.
  bool operator==(const Person&) const = default;
};

struct Limits {
  std::uint64_t batch_bytes = limits::batch_bytes_max;
  std::uint64_t batch_ops = limits::batch_ops_max;
  std::uint64_t text_code_points = limits::text_code_points_max;
  std::uint64_t objects = limits::objects_per_board_max;
};

struct Welcome {
  base::Epoch epoch;
  base::ReplicaId replica;
  base::Seq last_seq;
  base::ParticipantId participant;
  Role role = Role::unknown;
  base::Offset base;
  base::WallTime base_time{};
  base::Offset head;
  base::BytesView keyframe;  ///< Deflated; empty: none. Decoded: a view into the frame.
  std::uint64_t keyframe_bytes = 0;
  base::WallTime now{};
  std::vector<Person> people;  ///< Decoding only; the server appends an encoding that all share.
  Limits limits;
  base::Seq base_seq;
  base::Seq former_seq;
  std::vector<base::Seq> refused_seqs;
  std::vector<core::Refusal>
      refused_reasons;  ///< One for each of refused_seqs; none from an older server.
  std::uint64_t last_hash = 0;
  bool lease_expired = false;
  std::uint32_t fullness = 0;
  NotNow not_now = NotNow::nothing;
};

struct Notice {
  enum class Kind : std::uint8_t {
    unknown = 0,
    shutdown = 1,
    read_only = 2,
    writable = 3,
    reload = 4,
    fullness = 5,
    not_now = 6
  };
  Kind kind = Kind::unknown;
  std::chrono::milliseconds in{};
  std::uint32_t fullness = 0;
  NotNow not_now = NotNow::nothing;
};

struct Pong {
  std::uint64_t nonce = 0;
  base::Offset head;
  base::WallTime now{};
};

/// One message from the server. Reused between messages: clear() keeps the capacity.
struct ServerFrame {
  std::vector<Entry> entries;
  std::optional<Welcome> welcome;
  std::vector<Presence> presence;
  std::optional<Notice> notice;
  std::optional<Pong> pong;
  std::vector<Person> people;
  std::optional<Witness> witness;

  void clear() {
    entries.clear();
    welcome.reset();
    presence.clear();
    notice.reset();
    pong.reset();
    people.clear();
    witness.reset();
  }
};

}  // namespace tablee::wire
