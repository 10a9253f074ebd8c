#include "event/refusals.h"

#include <string>

#include "base/limits.h"

namespace tablee::event {
namespace {

std::string sentence(NameFault fault) {
  switch (fault) {
    case NameFault::unseen:
      return "Nobody could see this name: it needs a letter, a digit or another sign.";
    case NameFault::too_long:
      return "A name has at most " + std::to_string(limits::name_letters_max) + " letters.";
    case NameFault::signs:
      break;
  }
  return "A name holds no control characters, and not more than a few marks on one letter.";
}

}  // namespace

JoinError no_name(NameFault fault) {
  return {.code = JoinErrorCode::bad_name, .message = sentence(fault), .fault = fault};
}

JoinError no_nonce() {
  return {.code = JoinErrorCode::bad_nonce,
          .message = "The request's nonce must be 20 to 64 letters or digits."};
}

JoinError unknown_code() {
  return {.code = JoinErrorCode::unknown_code,
          .message = "There is no such code. Look at it again."};
}

JoinError no_code() {
  return {
      .code = JoinErrorCode::unknown_code,
      .message =
          "There is no such code: they have six letters and digits, and no 0, 1, I, L or O. Look "
          "at it again."};
}

JoinError revoked_code() {
  return {.code = JoinErrorCode::revoked,
          .message = "This code is no longer good. Ask a moderator for the new one."};
}

JoinError slow_down(std::chrono::milliseconds wait) {
  return {.code = JoinErrorCode::slow_down,
          .message = "Too many wrong codes were tried. Wait a little, then type it again.",
          .wait = wait};
}

JoinError event_full() {
  return {.code = JoinErrorCode::event_full,
          .message =
              "All places of the event are taken. A moderator can put people out who should not be "
              "here."};
}

JoinError not_shared() {
  return {.code = JoinErrorCode::not_shared,
          .message =
              "Only a participant's device is shared: whoever holds a moderator's could do what a "
              "moderator does."};
}

JoinError too_many_beside() {
  return {.code = JoinErrorCode::too_many,
          .message =
              "No more people can share this device. Those who have one of their own join "
              "with the code of the event."};
}

JoinError not_beside() {
  return {.code = JoinErrorCode::not_beside,
          .message = "This person is not on this device any more."};
}

JoinError not_written() {
  return {.code = JoinErrorCode::store_failed,
          .message =
              "The server can not write anything down at the moment. Try again in a little while."};
}

}  // namespace tablee::event
