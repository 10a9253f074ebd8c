// What a server does by itself now and then, beside everything else: finishes erasing that was cut off.
//
// Blocks on the disk: on a thread of its own.
#pragma once

#include <stop_token>

#include "store/store.h"

namespace tablee::app {

/// At once, and then every hour until it is told to stop.
void keep_house(const std::stop_token& stop, store::Store& store);

}  // namespace tablee::app
