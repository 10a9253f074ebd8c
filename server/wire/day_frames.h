// The frames of `tablee.event.v1` (proto/day.proto), to bytes and back. A frame is a concatenation of fields: there is an
// `append_…` for each of a ServerFrame, and what is the same for all is encoded once.
#pragma once

#include <expected>

#include "base/bytes.h"
#include "wire/client_frame.h"
#include "wire/day_command.h"

namespace tablee::wire::day {

inline constexpr std::uint32_t event_protocol_version = 1;

// --- From the client -------------------------------------------------------------------------------

struct Hello {
  std::uint32_t version = event_protocol_version;
  base::Bytes token;
  base::Epoch epoch;
  base::Offset cursor;
  std::uint64_t instance = 0;
  bool watcher = false;
};

struct Ping {
  std::uint64_t nonce = 0;
};

struct View {
  base::BoardId board;
  bool unsent = false;
};

using ClientFrame = std::variant<Hello, Command, Ping, View>;

/// Strict where the schema states a range of what a frame is made of; what a command's values may be, the day says.
[[nodiscard]] std::expected<ClientFrame, Error> decode_client_frame(base::BytesView bytes);
/// For clients in C++ and tests.
[[nodiscard]] base::Bytes encode(const ClientFrame& frame);

// --- From the server -------------------------------------------------------------------------------

struct Name {
  base::ParticipantId participant;
  std::string name;  ///< Empty: erased.
  bool operator==(const Name&) const = default;
};

struct Here {
  base::ParticipantId participant;
  bool here = false;
  base::BoardId board;
  bool unsent = false;
  base::WallTime since{};
  bool operator==(const Here&) const = default;
};

/// Without snapshot, names and people here, which are the same for all: see append_welcome.
struct Welcome {
  base::Epoch epoch;
  base::Offset head;
  base::WallTime now{};
  base::ParticipantId participant;
  Role role = Role::unknown;
  base::EventId event;
  base::BoardId agora;
};

struct Notice {
  enum class Kind : std::uint8_t { unknown, shutdown, read_only, writable, reload };
  Kind kind = Kind::unknown;
  milliseconds in{};
};

struct Pong {
  std::uint64_t nonce = 0;
  base::Offset head;
  base::WallTime now{};
};

struct ServerFrame {
  std::optional<Welcome> welcome;
  std::optional<Snapshot> snapshot;  ///< Of the Welcome.
  std::vector<Name> welcome_names;
  std::vector<Here> welcome_here;
  std::vector<Name> names;
  std::vector<Entry> entries;
  std::vector<Answer> answers;
  std::vector<Here> here;
  std::optional<Notice> notice;
  std::optional<Pong> pong;
  std::vector<Ballot> ballots;
  std::vector<Draft> drafts;
  bool all_drafts = false;
};

/// Fields of a Welcome, to be joined in any number and given to append_welcome.
void append_welcome_snapshot(base::Bytes& fields, const Snapshot& snapshot);
void append_welcome_name(base::Bytes& fields, const Name& name);
void append_welcome_here(base::Bytes& fields, const Here& here);
void append_welcome(base::Bytes& out, const Welcome& welcome, base::BytesView fields);

void append_name(base::Bytes& out, const Name& name);
void append_entry(base::Bytes& out, const Entry& entry);
void append_answer(base::Bytes& out, const Answer& answer);
void append_here(base::Bytes& out, const Here& here);
void append_notice(base::Bytes& out, const Notice& notice);
void append_pong(base::Bytes& out, const Pong& pong);
void append_ballot(base::Bytes& out, const Ballot& ballot);
void append_draft(base::Bytes& out, const Draft& draft);
/// The drafts that are appended are all that there are.
void append_all_drafts(base::Bytes& out);

/// For clients in C++ and tests.
[[nodiscard]] std::expected<ServerFrame, Error> decode_server_frame(base::BytesView bytes);

}  // namespace tablee::wire::day
