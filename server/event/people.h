// Who is in an event, as what, and how they got in: values.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "wire/frames.h"

namespace tablee::event {

/// What a person may do: moderator, participant or observer.
using wire::Role;
/// A person as all others of the event see them. Names are unique within the event: the second Léa is
/// "Léa 2".
using wire::Person;

[[nodiscard]] constexpr std::string_view name(Role role) {
  switch (role) {
    case Role::moderator:
      return "moderator";
    case Role::participant:
      return "participant";
    case Role::observer:
      return "observer";
    case Role::unknown:
      break;
  }
  return "unknown";
}

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
  slow_down,     ///< Too many wrong codes: JoinError::wait.
};

struct JoinError {
  JoinErrorCode code = JoinErrorCode::unknown_code;
  std::string message;               ///< What happened and what to do, in English.
  std::chrono::milliseconds wait{};  ///< slow_down: until a code is looked at again.
};

/// A capability: who has it may join in its role.
struct Link {
  std::uint32_t number = 0;  ///< Within the event: 1, 2, 3 …
  Role role = Role::participant;
  std::string
      secret;  ///< Join code or link secret; empty when the server has not the key it was made by.
  base::WallTime created;
  bool revoked = false;
  std::uint32_t people = 0;  ///< Who joined with it.
};

/// The name as it is kept: trimmed, inner white space as single spaces. Empty when it is not a name:
/// 1 to 40 code points of valid UTF-8 without control or direction-changing characters.
[[nodiscard]] std::string tidy_name(std::string_view typed);
/// `name` cut at its end so that it and `suffix` together are a name.
[[nodiscard]] std::string with_suffix(std::string_view name, std::string_view suffix);

}  // namespace tablee::event
