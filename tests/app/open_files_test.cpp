#include "app/open_files.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace tablee::app {
namespace {

TEST(OpenFiles, TheSoftLimitIsRaisedToTheHardOne) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit low{std::min<rlim_t>(256, before.rlim_max), before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &low), 0);
  EXPECT_EQ(raise_open_files(), before.rlim_max);
  rlimit after{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &after), 0);
  EXPECT_EQ(after.rlim_cur, before.rlim_max);
  EXPECT_EQ(open_files_allowed(), before.rlim_max);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

TEST(OpenFiles, WhatFitsIsAsItIsSet) {
  const Config config;
  const auto capacity = capacity_for(config, open_files_wanted(config));
  EXPECT_EQ(capacity.sessions, config.sessions_max);
  EXPECT_EQ(capacity.connections, config.http_connections_max);
  EXPECT_FALSE(too_few_open_files(config, open_files_wanted(config)));
}

// However low the limit, what stays for the store is not less than half of it, or 512.
TEST(OpenFiles, TheStoreAndTheListenerComeFirst) {
  for (const bool tls : {false, true}) {
    Config config;
    if (tls) config.tls_certificate = "some.pem";
    for (const std::uint64_t allowed : {64U, 256U, 1'024U, 4'096U, 20'000U}) {
      const auto [sessions, connections] = capacity_for(config, allowed);
      EXPECT_GE(connections, 1U);
      EXPECT_GE(sessions, connections);
      const std::uint64_t sockets = (sessions + connections) * (tls ? 3 : 1);
      EXPECT_LE(sockets + std::min<std::uint64_t>(512, allowed / 2), allowed) << allowed;
      EXPECT_TRUE(too_few_open_files(config, allowed)) << allowed;
      net::DoorOptions doors;
      narrow(doors, {sessions, connections});
      EXPECT_LE(doors.caps.all, connections);
      EXPECT_LE(doors.caps.handshakes, doors.caps.all);
      EXPECT_LE(doors.caps.of_address, doors.caps.all);
    }
  }
}

}  // namespace
}  // namespace tablee::app
