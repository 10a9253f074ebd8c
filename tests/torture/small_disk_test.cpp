// A disk that is really full: the server on a small file system that somebody else fills to the last byte (P18, P29).
#include <gtest/gtest.h>

#include <algorithm>

#include <filesystem>

#include "event/commands.h"
#include "net/house.h"
#include "store/disk_reserve.h"
#include "store/rocks_store.h"
#include "torture/oracle.h"
#include "torture/server_process.h"
#include "torture/small_disk.h"

namespace tablee::torture {
namespace {

using net::House;
using net::metric;
using net::sees;
using net::write_note;

constexpr std::uint64_t mib = std::uint64_t{1} << 20;
constexpr const char* not_tested =
    "NOT TESTED: a file system of its own can not be mounted here; that needs root "
    "(CAP_SYS_ADMIN). "
    "Full disks were tested with injected faults alone.";

class FullSmallDisk : public testing::Test {
 protected:
  void SetUp() override {
    if (!disk_.there()) GTEST_SKIP() << not_tested;
    open();
    for (const char* name : {"Ada", "Bob"}) tokens_.push_back(house_->token(name));
    tokens_.push_back(house_->token("Mia", house_->moderator()));
    ASSERT_TRUE(visit_.until([&] { return day_knows(tokens_.size()); }));
  }
  /// Serves the store; called again, as after a night. Nothing is written before somebody does.
  void open() {
    house_.reset();
    store_.reset();
    auto opened = store::open_rocks_store({.folder = disk_.data()});
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
    net::ServerOptions options;
    options.reserve = &reserve_;
    house_ = std::make_unique<House>(store_, options);
    ASSERT_TRUE(visit_.until([&] { return reserved() == reserve_bytes; }));
  }
  /// The day of an event has been told of so many people: what is told later is written at the next opening.
  [[nodiscard]] bool day_knows(std::size_t people) const {
    const auto days = store_->days();
    return days && std::ranges::any_of(*days, [&](base::EventId event) {
             const auto sealed = store_->sealed(event);  // Its own record, and a name for each.
             return sealed && sealed->size() == 1 + people;
           });
  }
  std::unique_ptr<dial::Client> come(std::size_t who) {
    auto client = visit_.come_with(*house_, tokens_.at(who));
    client->replica().on_acknowledged(
        [this, &replica = client->replica()](auto seq, const auto& batch, auto refused) {
          oracle_.acknowledged(house_->board(), replica.replica(), seq, batch, refused);
        });
    return client;
  }
  [[nodiscard]] std::uintmax_t reserved() const {
    std::error_code none;
    const auto size = std::filesystem::file_size(disk_.data() / "reserve", none);
    return none ? 0 : size;
  }
  [[nodiscard]] bool low() const { return metric(*house_, "tablee_disk_low") == 1; }
  static void change(dial::Client& client, const std::function<void(core::Editor&)>& f) {
    EXPECT_TRUE(client.replica().edit(f));
    client.flush();
  }
  void expect_waits(dial::Client& client) {
    const auto before = client.replica().postponed();
    write_note(client, "too much");
    ASSERT_TRUE(visit_.until([&] { return client.replica().postponed() > before; }));
  }
  void expect_settled(dial::Client& a, dial::Client& b) {
    ASSERT_TRUE(visit_.until([&] { return net::agree(a, b); }));
  }
  void expect_all_kept(std::size_t at_least) {
    house_->stop();
    EXPECT_EQ(oracle_.broken(*store_), std::vector<std::string>{});
    EXPECT_GE(oracle_.size(), at_least);
  }

  static constexpr std::size_t ada_ = 0, bob_ = 1, mia_ = 2;
  static constexpr std::uint64_t reserve_bytes = 16 * mib;
  SmallDisk disk_{64 * mib};
  store::DiskReserve reserve_{disk_.data(), reserve_bytes};
  std::shared_ptr<store::Store> store_;
  std::unique_ptr<House> house_;
  std::vector<std::string> tokens_;
  net::Visit visit_;
  Oracle oracle_;
};

TEST_F(FullSmallDisk, ThatFillsSlowlyLetsPeopleDeleteAndModerateUntilThereIsRoom) {
  const auto ada = come(ada_);
  const auto mia = come(mia_);
  for (int i = 0; i < 40; ++i) write_note(*ada, "note " + std::to_string(i));
  expect_settled(*ada, *mia);

  disk_.fill(2 * mib);
  ASSERT_TRUE(visit_.until([&] { return low(); }));
  EXPECT_EQ(reserved(), 0U);
  expect_waits(*ada);
  for (core::Handle note = 0; note < 20; ++note) {
    change(*ada, [&](core::Editor& editor) { editor.set_alive(note, false); });
  }
  change(*mia, [](core::Editor& editor) { editor.move(30, core::handle_none, 500, 500); });
  expect_settled(*ada, *mia);
  EXPECT_FALSE(sees(*mia, "note 7"));
  EXPECT_EQ(ada->replica().document().object(30).place.x, 500);

  disk_.clear();
  ASSERT_TRUE(visit_.until([&] { return !low(); }));
  EXPECT_EQ(reserved(), reserve_bytes);
  write_note(*ada, "room again");
  ASSERT_TRUE(visit_.until([&] { return sees(*mia, "room again"); }));
  expect_settled(*ada, *mia);
  expect_all_kept(63);
}

// Somebody else takes all there is in one go, and then what the reserve has left, too.
TEST_F(FullSmallDisk, ThatIsFullAtOnceLosesNothingAndCanBeRead) {
  {
    const auto ada = come(ada_);
    write_note(*ada, "yesterday");
    expect_settled(*ada, *ada);
  }
  open();
  const auto ada = come(ada_);
  disk_.fill(0);
  write_note(*ada, "lost?");
  ASSERT_TRUE(visit_.until([&] { return ada->close_code() == 4004; }));
  ASSERT_TRUE(visit_.until([&] { return low() && metric(*house_, "tablee_writable") == 1; }));
  const auto mia = come(mia_);
  ASSERT_TRUE(visit_.until([&] { return ada->replica().postponed() == 1; }));
  change(*ada, [](core::Editor& editor) { editor.set_alive(0, false); });
  expect_settled(*ada, *mia);
  EXPECT_FALSE(sees(*mia, "yesterday"));

  disk_.fill(0);
  const auto reopened = store_->reopen();
  ASSERT_FALSE(reopened);
  EXPECT_EQ(reopened.error().code, store::ErrorCode::full);
  const auto bob = come(bob_);
  EXPECT_EQ(bob->replica().cursor(), ada->replica().cursor());

  disk_.clear();
  ASSERT_TRUE(visit_.until([&] { return !low(); }));
  write_note(*ada, "room again");
  ASSERT_TRUE(visit_.until([&] { return sees(*bob, "room again") && sees(*mia, "room again"); }));
  expect_settled(*ada, *bob);
  expect_all_kept(4);
}

// A night on which something else fills the disk and the machine is switched off: the reserve is what it starts again with.
TEST(FullSmallDiskStart, AServerThatWasKilledStartsAgainOnAFullDisk) {
  const SmallDisk disk{192 * mib};
  if (!disk.there()) GTEST_SKIP() << not_tested;
  const auto imported = event::import_command({.data = disk.data(), .address = ""}, DEMO_EVENT,
                                              event::ImportNotes::skip);
  ASSERT_TRUE(imported) << imported.error();
  ServerProcess server{SERVER_BINARY, disk.data()};
  ASSERT_TRUE(server.start());
  const dial::HttpAddress address{"127.0.0.1", server.port()};
  ASSERT_TRUE(dial::join(address, server.join_code(), "Ada"));
  const auto reserve = disk.data() / "reserve";
  const auto reserved = [&] {
    return std::filesystem::exists(reserve) && std::filesystem::file_size(reserve) > 0;
  };
  net::Visit visit;
  ASSERT_TRUE(visit.until(reserved));
  server.kill();
  disk.fill(0);
  ASSERT_TRUE(server.start());
  EXPECT_FALSE(reserved());
  EXPECT_EQ(dial::fetch(address, {.path = "/readyz"})->status, 200U);
  EXPECT_TRUE(dial::join(address, server.join_code(), "Bob"));
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace tablee::torture
