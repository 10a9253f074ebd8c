// A store that fails under a running server: nothing is acknowledged that is not kept, the clients hear of it and come
// back by themselves (P18).
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>

#include "net/house.h"
#include "store/rocks_store.h"
#include "wire/frames.h"

namespace tablee::net {
namespace {

/// The first note that was made.
void set_alive(Client& client, bool alive) {
  EXPECT_TRUE(client.replica().edit([&](core::Editor& editor) { editor.set_alive(0, alive); }));
  client.flush();
}

TEST(StoreFault, ClientsKeepWhatCouldNotBeWrittenAndBringItAgain) {  // P18; DESIGN invariants 2, 3
  const auto store = std::make_shared<store::MemoryStore>();
  House house{store};
  Visit visit;
  const auto ada = visit.come(house, "Ada");
  const auto bob = visit.come(house, "Bob");
  write_note(*ada, "before");
  ASSERT_TRUE(visit.until([&] { return sees(*bob, "before"); }));

  store->break_writes({store::ErrorCode::full, "the disk is full"});
  write_note(*ada, "lost?");
  ASSERT_TRUE(visit.until([&] { return ada->close_code() == 4004; }));  // STORE_FAILED
  EXPECT_EQ(ada->replica().unacknowledged(), 1U);
  EXPECT_FALSE(sees(*bob, "lost?"));  // Invariant 1.

  // The server opens the store again by itself; the clients come back by themselves.
  ASSERT_TRUE(visit.until([&] { return sees(*bob, "lost?") && agree(*ada, *bob); }));
}

TEST(StoreFault, AServerThatCanNotWriteIsAliveButNotReady) {  // P18
  const auto folder =
      std::filesystem::temp_directory_path() / ("tablee_net_test_" + std::to_string(::getpid()));
  const auto faults = std::make_shared<store::Faults>();
  auto opened = store::open_rocks_store({.folder = folder, .faults = faults});
  ASSERT_TRUE(opened) << opened.error().message;
  {
    House house{std::shared_ptr<store::Store>{std::move(*opened)}};
    Visit visit;
    const auto status = [&](const char* path) {
      return fetch(house.address(), {.path = path})->status;
    };
    EXPECT_EQ(status("/readyz"), 200U);
    const auto ada = visit.come(house, "Ada");
    faults->full = true;
    write_note(*ada, "kept by Ada");
    ASSERT_TRUE(visit.until([&] { return status("/readyz") == 503; }));
    EXPECT_EQ(status("/healthz"), 200U);
    faults->full = false;
    ASSERT_TRUE(visit.until([&] { return status("/readyz") == 200; }));
    ASSERT_TRUE(visit.until([&] { return ada->replica().unacknowledged() == 0; }));
  }
  std::filesystem::remove_all(folder);
}

// DESIGN, invariant 3: what a failed fsync left behind is found when the store is opened again. Whoever wrote it came back
// meanwhile, and must not have been given another number to send it under.
TEST(StoreFault, WhatIsFoundThereAfterAFailedSyncIsNotSentTwice) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("tablee_found_test_" + std::to_string(::getpid()));
  const auto faults = std::make_shared<store::Faults>();
  auto opened = store::open_rocks_store({.folder = folder, .faults = faults});
  ASSERT_TRUE(opened) << opened.error().message;
  {
    House house{std::shared_ptr<store::Store>{std::move(*opened)}};
    Visit visit;
    const auto ada = visit.come(house, "Ada");
    faults->sync_fails = true;
    write_note(*ada, "once");
    ASSERT_TRUE(visit.until([&] { return ada->connections() >= 4; }));
    faults->sync_fails = false;
    ASSERT_TRUE(visit.until([&] { return ada->replica().unacknowledged() == 0; }));
    const auto bob = visit.come(house, "Bob");
    ASSERT_TRUE(visit.until([&] { return sees(*bob, "once"); }));
    EXPECT_EQ(bob->replica().document().size(), 1U);
  }
  std::filesystem::remove_all(folder);
}

// What comes while the disk is busy shares the next write: a slow disk makes everything late, and what waits for it is bounded
// (tests/room/trouble_test.cpp).
TEST(StoreFault, ASlowDiskMakesLateAndEndsNothing) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("tablee_slow_disk_test_" + std::to_string(::getpid()));
  const auto faults = std::make_shared<store::Faults>();
  auto opened = store::open_rocks_store({.folder = folder, .faults = faults});
  ASSERT_TRUE(opened) << opened.error().message;
  {
    House house{std::shared_ptr<store::Store>{std::move(*opened)}};
    Visit visit;
    const auto ada = visit.come(house, "Ada");
    const auto bob = visit.come(house, "Bob");
    write_note(*ada, "first");
    ASSERT_TRUE(visit.until([&] { return sees(*bob, "first"); }));
    const auto syncs = faults->syncs.load();
    faults->sync_delay_ms = 200;
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 500; ++i) write_note(*ada, "n");
    write_note(*ada, "last");
    ASSERT_TRUE(visit.until([&] { return sees(*bob, "last") && agree(*ada, *bob); }));
    EXPECT_GE(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds{200});
    EXPECT_LE(faults->syncs - syncs, 20U);  // of 501 batches, at most 256 of them under way
    EXPECT_EQ(ada->connections(), 1U);
    EXPECT_EQ(bob->connections(), 1U);
  }
  std::filesystem::remove_all(folder);
}

// P29: the disk of the data folder as it fills, and as somebody makes room. The reserve is what lets the store be opened again.
TEST(FullDisk, DeletingGoesOnAndTheRestIsRefusedUntilThereIsRoom) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("tablee_full_disk_test_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  constexpr std::uint64_t reserve_bytes = std::uint64_t{1} << 20;
  std::atomic<std::uint64_t> free{100 * reserve_bytes};
  store::DiskReserve reserve(folder, reserve_bytes,
                             [&](const std::filesystem::path&) { return free.load(); });
  const auto store = std::make_shared<store::MemoryStore>();
  {
    ServerOptions options;
    options.reserve = &reserve;
    House house{store, options};
    Visit visit;
    const auto ada = visit.come(house, "Ada");
    const auto bob = visit.come(house, "Bob");
    const auto said = [&](const char* words) {
      return fetch(house.address(), {.path = "/metrics"})->body.find(words) != std::string::npos;
    };
    write_note(*ada, "before");
    ASSERT_TRUE(visit.until([&] { return sees(*bob, "before"); }));

    free = 1'000;
    ASSERT_TRUE(visit.until([&] { return said("\ntablee_disk_low 1\n"); }));
    EXPECT_FALSE(std::filesystem::exists(folder / "reserve"));
    write_note(*ada, "too much");
    ASSERT_TRUE(visit.until([&] { return ada->replica().parts().tray.size() == 1; }));
    EXPECT_EQ(ada->replica().parts().tray[0].why, core::Refusal::disk_full);
    set_alive(*bob, false);
    ASSERT_TRUE(visit.until([&] { return !sees(*ada, "before") && agree(*ada, *bob); }));

    // Somebody else writes the disk full: the store fails, and is opened again at once.
    store->break_writes({store::ErrorCode::full, "the disk is full"});
    set_alive(*bob, true);
    ASSERT_TRUE(visit.until([&] { return sees(*ada, "before") && agree(*ada, *bob); }));

    free = 100 * reserve_bytes;
    ASSERT_TRUE(visit.until([&] { return said("\ntablee_disk_low 0\n"); }));
    EXPECT_EQ(std::filesystem::file_size(folder / "reserve"), reserve_bytes);
    write_note(*ada, "room again");
    ASSERT_TRUE(visit.until([&] { return sees(*bob, "room again"); }));
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace tablee::net
