// An event over a store in memory, with a clock that stands still.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "event/demo_file.h"
#include "event/events.h"
#include "store/memory_store.h"

namespace tablee::event {

class EventsTest : public testing::Test {
 protected:
  void SetUp() override {
    reload();
    const auto imported = events_->import(demo_file());
    ASSERT_TRUE(imported) << imported.error().message();
    barcamp_ = *imported;
  }

  /// As a server does that starts again.
  void reload() {
    auto opened = Events::open(store_, clock_, LinkKey(Digest{7}));
    ASSERT_TRUE(opened) << opened.error().message;
    events_.emplace(std::move(*opened));
  }

  std::string secret(Role role) {
    for (const auto& link : events_->links(barcamp_)) {
      if (link.role == role && !link.closed && !link.revoked) return link.secret;
    }
    return {};
  }
  Joined join(std::string_view name, Role role = Role::participant) {
    auto joined = events_->join(secret(role), name);
    EXPECT_TRUE(joined) << joined.error().message;
    return *joined;
  }

  store::MemoryStore store_;
  base::ManualClock clock_;
  std::optional<Events> events_;
  base::EventId barcamp_;
};

}  // namespace tablee::event
