// Why somebody does not come in, in words.
#pragma once

#include <chrono>

#include "event/people.h"

namespace tablee::event {

[[nodiscard]] JoinError no_name(NameFault fault);
[[nodiscard]] JoinError no_nonce();
[[nodiscard]] JoinError unknown_code();
/// It can be none.
[[nodiscard]] JoinError no_code();
[[nodiscard]] JoinError revoked_code();
[[nodiscard]] JoinError slow_down(std::chrono::milliseconds wait);
[[nodiscard]] JoinError event_full();
[[nodiscard]] JoinError not_shared();
[[nodiscard]] JoinError too_many_beside();
[[nodiscard]] JoinError not_beside();
/// What exactly is wrong names paths of this machine: the store tells it to whoever runs the server (Store::on_failure).
[[nodiscard]] JoinError not_written();

}  // namespace tablee::event
