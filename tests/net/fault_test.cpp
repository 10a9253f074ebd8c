// A store that fails under a running server: nothing is acknowledged that is not kept, the clients hear of it and come
// back by themselves (P18).
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>

#include "net/house.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"
#include "wire/frames.h"

namespace tablee::net {
namespace {

/// The first note that was made.
void set_alive(dial::Client& client, bool alive) {
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

/// A store on a disk that fails when told to, and a house in front of it.
class BadDisk : public testing::Test {
 protected:
  /// Opens the house, for the second time with all boards closed.
  void open() {
    house_.reset();
    store_.reset();
    auto opened = store::open_rocks_store({.folder = folder_.path(), .faults = faults_});
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
    house_ = std::make_unique<House>(store_);
  }
  [[nodiscard]] unsigned status(const char* path) const {
    return dial::fetch(house_->address(), {.path = path})->status;
  }
  /// Ada writes on the first table and is told that it can not be kept.
  void fail(std::atomic<bool>& fault, dial::Client& ada) {
    fault = true;
    write_note(ada, "first table");
    ASSERT_TRUE(visit_.until([&] { return ada.replica().server_read_only(); }));
    ASSERT_EQ(status("/readyz"), 503U);
  }
  static std::size_t count(dial::Client& client, std::string_view text) {
    std::size_t found = 0;
    const auto& document = client.replica().document();
    for (core::Handle handle = 0; handle < document.size(); ++handle) {
      std::string shown;
      document.text(handle, shown);
      if (shown == text) ++found;
    }
    return found;
  }

  store::TemporaryFolder folder_;
  std::shared_ptr<store::Faults> faults_ = std::make_shared<store::Faults>();
  std::shared_ptr<store::Store> store_;
  std::unique_ptr<House> house_;
  Visit visit_;
};

TEST_F(BadDisk, AServerThatCanNotWriteIsAliveButNotReady) {  // P18
  open();
  EXPECT_EQ(status("/readyz"), 200U);
  const auto ada = visit_.come(*house_, "Ada");
  fail(faults_->full, *ada);
  EXPECT_EQ(status("/healthz"), 200U);
  faults_->full = false;
  ASSERT_TRUE(visit_.until([&] { return status("/readyz") == 200; }));
  ASSERT_TRUE(visit_.until([&] { return ada->replica().unacknowledged() == 0; }));
}

// P18: joining is a write like any other. Nobody writes on a board here: whoever hears that it failed has the store opened again, and
// says meanwhile that the server is not ready. What exactly is wrong, with the paths of this machine, is the operator's.
TEST_F(BadDisk, AJoinThatCanNotBeWrittenIsNoticedAndMended) {
  open();
  const auto join = [&] {
    return dial::fetch(house_->address(),
                       {.method = http::Method::post,
                        .path = "/api/v1/join",
                        .headers = {{"Content-Type", "application/json"}},
                        .body = R"({"code":")" + house_->code() + R"(","name":"Ada"})"});
  };
  ASSERT_EQ(join()->status, 200U);
  for (auto* const fault :
       {&faults_->full, &faults_->write_fails, &faults_->write_short, &faults_->sync_fails}) {
    *fault = true;
    const auto refused = join();
    ASSERT_EQ(refused->status, 503U);
    EXPECT_EQ(refused->body.find(folder_.path().string()), std::string::npos) << refused->body;
    EXPECT_EQ(refused->body.find("injected"), std::string::npos) << refused->body;
    ASSERT_TRUE(visit_.until([&] { return status("/readyz") == 503; }));
    EXPECT_EQ(metric(*house_, "tablee_writable"), 0U);
    *fault = false;
    ASSERT_TRUE(visit_.until([&] { return status("/readyz") == 200; }));
    EXPECT_EQ(join()->status, 200U);
  }
}

// P18, however the disk fails and as long as it does: a board that nobody had open is opened and read, what is written on
// it waits with its author, and counts when the store recovers.
TEST_F(BadDisk, BoardsThatWereNotOpenCanBeReadWhileTheStoreFails) {
  open();
  {
    const auto cem = visit_.come(*house_, "Cem", 1);
    write_note(*cem, "written yesterday");
    ASSERT_TRUE(visit_.until([&] { return cem->replica().unacknowledged() == 0; }));
  }
  std::size_t written = 0;
  for (auto* const fault :
       {&faults_->sync_fails, &faults_->full, &faults_->write_fails, &faults_->write_short}) {
    open();
    const auto token = house_->token("Bob");
    const auto ada = visit_.come(*house_, "Ada");
    fail(*fault, *ada);
    const auto bob = visit_.come_with(*house_, token, 1);
    EXPECT_TRUE(bob->replica().server_read_only());
    ASSERT_TRUE(visit_.until([&] { return sees(*bob, "written yesterday"); }));
    write_note(*bob, "second table");
    // Some attempts to open the store again, all in vain.
    const auto begun = bob->connections();
    const auto failures = [&] { return metric(*house_, "tablee_store_retries_total"); };
    ASSERT_TRUE(visit_.until([&] { return failures() >= 2; }));
    EXPECT_EQ(bob->connections(), begun) << "it reads undisturbed";
    EXPECT_EQ(bob->replica().unacknowledged(), 1U);
    *fault = false;
    const auto eve = visit_.come_with(*house_, token, 1);
    ASSERT_TRUE(visit_.until([&] {
      return !bob->replica().server_read_only() && agree(*bob, *eve) &&
             ada->replica().unacknowledged() == 0;
    }));
    EXPECT_EQ(count(*eve, "second table"), ++written);
  }
}

// DESIGN, invariant 3: what a failed fsync left behind is found when the store is opened again. Whoever wrote it came back
// meanwhile, and must not have been given another number to send it under; nor may a newcomer have been given theirs.
TEST_F(BadDisk, WhatIsFoundThereAfterAFailedSyncIsNotSentTwice) {
  open();
  const auto token = house_->token("Bob");
  const auto ada = visit_.come(*house_, "Ada");
  faults_->sync_fails = true;
  write_note(*ada, "once");
  ASSERT_TRUE(visit_.until([&] { return ada->close_code() == 4004; }));
  const auto bob = visit_.come_with(*house_, token);
  EXPECT_FALSE(sees(*bob, "once")) << "invariant 1";
  write_note(*bob, "Bob's");
  ASSERT_TRUE(visit_.until([&] { return ada->replica().server_read_only(); }));
  faults_->sync_fails = false;
  ASSERT_TRUE(visit_.until([&] { return agree(*ada, *bob) && sees(*bob, "once"); }));
  EXPECT_EQ(bob->replica().document().size(), 2U);
  EXPECT_TRUE(sees(*ada, "Bob's"));
}

// What comes while the disk is busy shares the next write: a slow disk makes everything late, and what waits for it is bounded
// (tests/room/trouble_test.cpp).
TEST_F(BadDisk, ASlowDiskMakesLateAndEndsNothing) {
  open();
  const auto ada = visit_.come(*house_, "Ada");
  const auto bob = visit_.come(*house_, "Bob");
  write_note(*ada, "first");
  ASSERT_TRUE(visit_.until([&] { return sees(*bob, "first"); }));
  const auto syncs = faults_->syncs.load();
  faults_->sync_delay_ms = 200;
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 500; ++i) write_note(*ada, "n");
  write_note(*ada, "last");
  ASSERT_TRUE(visit_.until([&] { return sees(*bob, "last") && agree(*ada, *bob); }));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds{200});
  EXPECT_LE(faults_->syncs - syncs, 20U);  // of 501 batches, at most 256 of them under way
  EXPECT_EQ(ada->connections(), 1U);
  EXPECT_EQ(bob->connections(), 1U);
}

// P29: the disk of the data folder as it fills, and as somebody makes room. The reserve is what lets the store be opened again.
// P35: what is not taken meanwhile waits, and comes by itself.
TEST(FullDisk, DeletingGoesOnAndTheRestWaitsUntilThereIsRoom) {
  const store::TemporaryFolder temporary;
  const auto& folder = temporary.path();
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
    write_note(*ada, "before");
    ASSERT_TRUE(visit.until([&] { return sees(*bob, "before"); }));

    free = 1'000;
    ASSERT_TRUE(visit.until([&] { return metric(house, "tablee_disk_low") == 1; }));
    EXPECT_FALSE(std::filesystem::exists(folder / "reserve"));
    write_note(*ada, "too much");
    ASSERT_TRUE(visit.until([&] { return ada->replica().postponed() == 1; }));
    set_alive(*bob, false);
    ASSERT_TRUE(visit.until([&] { return !sees(*ada, "before") && agree(*ada, *bob); }));

    // Somebody else writes the disk full: the store fails, and is opened again at once.
    store->break_writes({store::ErrorCode::full, "the disk is full"});
    set_alive(*bob, true);
    ASSERT_TRUE(visit.until([&] { return sees(*ada, "before") && agree(*ada, *bob); }));

    free = 100 * reserve_bytes;
    ASSERT_TRUE(visit.until([&] { return metric(house, "tablee_disk_low") == 0; }));
    EXPECT_EQ(std::filesystem::file_size(folder / "reserve"), reserve_bytes);
    ASSERT_TRUE(visit.until([&] { return sees(*bob, "too much"); }));
    write_note(*ada, "room again");
    ASSERT_TRUE(visit.until([&] { return sees(*bob, "room again") && agree(*ada, *bob); }));
    EXPECT_TRUE(ada->replica().parts().tray.empty());
  }
}

}  // namespace
}  // namespace tablee::net
