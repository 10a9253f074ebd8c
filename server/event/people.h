// Who is in an event, as what, and how they got in: values.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "event/spelling.h"
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
  std::size_t seats = 0;  ///< Sessions that they have now.
};

/// Somebody who shares a device.
struct Beside {
  base::ParticipantId participant;
  std::string name;
};

/// Why a token is good for nothing.
enum class NoEntry : std::uint8_t {
  unknown,       ///< Never issued, or forgotten.
  link_revoked,  ///< With all who came in by that link.
  put_out,       ///< By a moderator.
  made_room,     ///< They never did anything, and the place was needed.
  forgotten,     ///< Their name was erased, as they asked (F1).
  deleted,       ///< The whole event was.
};

/// The answer to a join. The store has only the token's digest: it is shown here, and again to who repeats the join with its
/// nonce.
struct Joined {
  std::string token;
  base::EventId event;
  base::ParticipantId participant;
  Role role = Role::participant;
  std::string name;
  bool again = false;  ///< The person was there, just so: nobody has to be told.
};

/// Where a code or link leads.
struct Invited {
  base::EventId event;
  Role role = Role::participant;
  std::string name{};  ///< Whose own way it is; empty: anybody's.
};

enum class JoinErrorCode : std::uint8_t {
  unknown_code,  ///< No such code or link.
  revoked,       ///< It was good once.
  bad_name,      ///< JoinError::fault says why.
  bad_nonce,     ///< Not limits::nonce_length_min to nonce_length_max letters and digits.
  event_full,    ///< All places are taken by people who have done something.
  store_failed,  ///< The person could not be written down.
  slow_down,     ///< Too many wrong codes: JoinError::wait.
  not_shared,    ///< Only a participant's device is shared.
  too_many,      ///< limits::people_per_tablet_max, or ever_max.
  not_beside,    ///< Nobody of this number is on the device.
};

struct JoinError {
  JoinErrorCode code = JoinErrorCode::unknown_code;
  std::string message;                  ///< What happened and what to do, in English.
  std::chrono::milliseconds wait{};     ///< slow_down: until a code is looked at again.
  NameFault fault = NameFault::unseen;  ///< bad_name.
};

/// A capability: who has it may join in its role.
struct Link {
  std::uint32_t number = 0;  ///< Within the event: 1, 2, 3 …
  Role role = Role::participant;
  /// Join code or link secret; empty when the server has not the key it was made by.
  std::string secret;
  /// What an address carries: 128 bits also where the secret is a short code. Empty as above.
  std::string address;
  base::WallTime created;
  bool closed = false;       ///< It lets nobody in any more; who came by it stays.
  bool revoked = false;      ///< It lets nobody in, and who came by it was put out.
  std::uint32_t people = 0;  ///< Who joined with it.
};

enum class OlderLinks : std::uint8_t {
  keep,
  close,  ///< They let nobody in any more; who came by them stays.
};

struct IssueError {
  bool too_many = false;  ///< limits::links_per_event_max; else the store failed.
  std::string message;
};

/// A person as moderators see them.
struct Attendant {
  Person person;
  base::WallTime joined{};
  bool here = false;             ///< Connected to a board.
  bool out = false;              ///< Was put out; the name stands at what they wrote.
  base::ParticipantId tablet{};  ///< On whose device they are, with others; 0: on their own.
  std::uint64_t batches = 0;     ///< Changes of theirs on all boards.
};

/// Places of an event.
struct Places {
  std::size_t taken = 0;
  std::size_t all = 0;
};

/// Why nobody was forgotten.
enum class ForgetError : std::uint8_t {
  nobody,  ///< Has this number.
  store_failed,
};

/// Why nobody was put out.
enum class PutOutError : std::uint8_t {
  yourself,  ///< So the last moderator stays.
  store_failed,
};

}  // namespace tablee::event
