// Why somebody does not come in, as an answer.
#pragma once

#include "event/people.h"
#include "http/answer.h"

namespace tablee::http {

[[nodiscard]] Response refused(const event::JoinError& error);

}  // namespace tablee::http
