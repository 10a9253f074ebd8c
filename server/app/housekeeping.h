// What a server does by itself now and then, beside everything else: it deletes events whose time is over, and finishes erasing that
// was cut off.
#pragma once

#include <stop_token>

#include "base/clock.h"
#include "event/events.h"
#include "net/server.h"
#include "store/store.h"

namespace tablee::app {

/// Finishes what is due of erasing; blocks on the disk, on a thread of its own. At once, and then every twenty minutes until it is told to stop.
void keep_house(const std::stop_token& stop, store::Store& store, const base::Clock& clock);

/// From now on events whose time is over are deleted, and who is in one is sent away: on the server's own thread, as often. All must outlive
/// the server.
void delete_when_over(net::Server& server, event::Events& events, const store::Store& store,
                      const base::Clock& clock);

}  // namespace tablee::app
