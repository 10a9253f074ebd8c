// Who is in an event, as what, and how they got in: values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"

namespace tablee::event {

/// What a person may do. The numbers are those of proto/sync.proto.
enum class Role : std::uint8_t { moderator = 1, participant = 2, observer = 3 };

[[nodiscard]] constexpr std::string_view name(Role role) {
  switch (role) {
    case Role::moderator:
      return "moderator";
    case Role::participant:
      return "participant";
    case Role::observer:
      return "observer";
  }
  return "unknown";
}

/// A person as all others of the event see them.
struct Person {
  base::ParticipantId participant;
  std::string name;  ///< Unique within the event: the second Léa is "Léa 2".
  Role role = Role::participant;
};

/// What a token is good for.
struct Grant {
  base::EventId event;
  base::ParticipantId participant;
  Role role = Role::participant;
  std::string name;
};

/// The answer to a join. The token is shown once, here; the store has its digest.
struct Joined {
  std::string token;
  base::EventId event;
  base::ParticipantId participant;
  Role role = Role::participant;
  std::string name;
};

enum class JoinErrorCode : std::uint8_t {
  unknown_code,  ///< No such code or link.
  revoked,       ///< It was good once.
  bad_name,      ///< Empty, too long, or with control characters.
  event_full,    ///< limits::participants_per_event_max.
  store_failed,  ///< The person could not be written down.
};

struct JoinError {
  JoinErrorCode code = JoinErrorCode::unknown_code;
  std::string message;  ///< What happened and what to do, in English.
};

/// A capability: who has it may join in its role.
struct Link {
  std::uint32_t number = 0;  ///< Within the event: 1, 2, 3 …
  Role role = Role::participant;
  std::string secret;  ///< Join code or link secret; empty when the server's key is not the one it
                       ///< was made by.
  base::WallTime created;
  bool revoked = false;
  std::uint32_t people = 0;  ///< Who joined with it.
};

/// The name as it is kept: trimmed, inner white space as single spaces. Empty when it is not a
/// name: 1 to 40 code points of valid UTF-8 without control characters.
[[nodiscard]] std::string tidy_name(std::string_view typed);

}  // namespace tablee::event
