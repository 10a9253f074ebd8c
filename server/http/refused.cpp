#include "http/refused.h"

#include "http/body.h"
#include "http/door.h"

namespace tablee::http {
namespace {

std::string_view fault_name(event::NameFault fault) {
  switch (fault) {
    case event::NameFault::unseen:
      return "unseen";
    case event::NameFault::too_long:
      return "too_long";
    case event::NameFault::signs:
      break;
  }
  return "signs";
}

}  // namespace

Response refused(const event::JoinError& error) {
  switch (error.code) {
    case event::JoinErrorCode::unknown_code:
      return error_answer(404, "bad_code", error.message);
    case event::JoinErrorCode::revoked:
      return error_answer(410, "bad_code", error.message);
    case event::JoinErrorCode::bad_name:
      return json_answer({{"error",
                           {{"code", "bad_name"},
                            {"message", error.message},
                            {"fault", fault_name(error.fault)}}}},
                         422);
    case event::JoinErrorCode::bad_nonce:
      return error_answer(400, "bad_body", error.message);
    case event::JoinErrorCode::event_full:
      return error_answer(409, "full", error.message);
    case event::JoinErrorCode::store_failed:
      return store_failed();
    case event::JoinErrorCode::not_shared:
      return error_answer(403, "not_shared", error.message);
    case event::JoinErrorCode::too_many:
      return error_answer(409, "too_many", error.message);
    case event::JoinErrorCode::not_beside:
      return error_answer(409, "unknown_person", error.message);
    case event::JoinErrorCode::slow_down:
      return slow_down(error.message, error.wait);
  }
  return error_answer(500, "internal", error.message);
}

}  // namespace tablee::http
