// `tablee backup`, `restore` and `verify`: while the server runs, on what is no store, and what becomes of people's work.
#include "app/backup_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/doctor.h"
#include "net/house.h"
#include "store/copy.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Backup : public testing::Test {
 protected:
  [[nodiscard]] fs::path at(const std::string& name) const { return folder_ / name; }

  static std::shared_ptr<store::Store> open(const fs::path& folder) {
    auto opened = store::open_rocks_store({.folder = folder, .faults = nullptr});
    EXPECT_TRUE(opened) << opened.error().message;
    return opened ? std::shared_ptr<store::Store>{std::move(*opened)} : nullptr;
  }
  /// A store with an event in it that nobody serves.
  void make_store(const std::string& name) { net::House{open(at(name))}.stop(); }
  static void expect_refused(const Outcome& outcome, ExitCode code, const std::string& words) {
    EXPECT_EQ(outcome.code, code) << outcome.text;
    EXPECT_THAT(outcome.text, HasSubstr(words));
  }

  const store::TemporaryFolder temporary_;
  const fs::path folder_ = temporary_.path();
};

std::size_t notes(dial::Client& client) {
  std::size_t shown = 0;
  const core::Document& document = client.replica().document();
  for (core::Handle h = 0; h < document.size(); ++h) shown += document.object(h).alive ? 1U : 0U;
  return shown;
}

/// Flips a bit in what the database's log says of `text`.
void flip_in_log(const fs::path& folder, const std::string& text) {
  for (const auto& file : fs::directory_iterator(folder / "db")) {
    if (file.path().extension() != ".log") continue;
    std::ostringstream read;
    read << std::ifstream(file.path(), std::ios::binary).rdbuf();
    std::string bytes = read.str();
    const auto found = bytes.find(text);
    if (found == bytes.npos) continue;
    bytes[found] = static_cast<char>(bytes[found] ^ 4);
    std::ofstream(file.path(), std::ios::binary) << bytes;
    return;
  }
  ADD_FAILURE() << text << " is not in the log";
}

// P28: a disk that loses what it had taken is noticed at the start, and what tablets still have comes back once.
TEST_F(Backup, ADamagedLogIsSaidAndGoneOnWithoutAndTabletsBringWhatItLacks) {
  net::Visit visit;
  auto store = open(at("data"));
  auto house = std::make_unique<net::House>(store);
  const auto ada = visit.come(*house, "Ada");
  const auto bob = visit.come(*house, "Bob");
  net::write_note(*ada, "before the damage");
  ASSERT_TRUE(visit.until([&] { return net::sees(*bob, "before the damage"); }));
  net::write_note(*ada, "in the damage");
  ASSERT_TRUE(visit.until([&] { return net::sees(*bob, "in the damage"); }));
  net::write_note(*bob, "behind the damage");
  ASSERT_TRUE(
      visit.until([&] { return net::sees(*ada, "behind the damage") && net::agree(*ada, *bob); }));
  house->stop();
  house.reset();
  store.reset();
  flip_in_log(at("data"), "in the damage");

  expect_refused(verify(at("data")), ExitCode::damaged, "tablee accept-loss");
  const Outcome accepted = accept_loss(at("data"));
  ASSERT_EQ(accepted.code, ExitCode::ok) << accepted.text;
  EXPECT_THAT(accepted.text, HasSubstr("entries of board"));
  EXPECT_THAT(verify(at("data")).text, HasSubstr("was lost once"));
  store = open(at("data"));
  house = std::make_unique<net::House>(store);
  for (const auto& client : {ada.get(), bob.get()}) client->move_to(house->address());
  ASSERT_TRUE(visit.until([&] {
    return net::sees(*bob, "in the damage") && net::sees(*ada, "behind the damage") &&
           net::agree(*ada, *bob);
  }));
  EXPECT_EQ(notes(*ada), 3U);
  house->stop();
  house.reset();
  store.reset();
  EXPECT_THAT(accept_loss(at("data")).text, HasSubstr("Nothing is lost"));
}

// B1: it opens, and would fail in the middle of the day.
TEST_F(Backup, ATableWithAFlippedBitIsSaidByDoctor) {
  make_store("data");
  ASSERT_TRUE(open(at("data")));  // The log becomes tables.
  Config config;
  config.data = at("data");
  ASSERT_NE(check_data_folder(config).verdict, Finding::Verdict::bad);
  std::size_t flipped = 0;
  for (const auto& file : fs::directory_iterator(at("data") / "db")) {
    if (file.path().extension() != ".sst") continue;
    std::fstream table{file.path(), std::ios::in | std::ios::out | std::ios::binary};
    table.seekg(10);
    const int was = table.get();
    table.seekp(10);
    table.put(static_cast<char>(was ^ 4));
    ++flipped;
  }
  ASSERT_GT(flipped, 0U);
  EXPECT_EQ(check_data_folder(config).verdict, Finding::Verdict::bad);
  EXPECT_THAT(check_data_folder(config).says, HasSubstr("restore from a backup"));
}

/// A day of the event, as it is in a store that nobody serves.
TEST_F(Backup, ADayThatCanNotBeReadIsSaidByVerifyAndDoctor) {
  make_store("data");
  EXPECT_THAT(verify(at("data")).text, HasSubstr("2 days of events with "));
  Config config;
  config.data = at("data");
  EXPECT_THAT(check_data_folder(config).says, HasSubstr("2 days of events with "));
  base::EventId event;
  {
    const auto store = open(at("data"));
    event = store->days()->front();
    store::Append append;
    append.day = store::DayWrite{
        event,
        {{base::Offset{store->day_head(event)->value + 1}, base::WallTime{}, "\xFF no entry"}},
        {},
        {},
        {}};
    ASSERT_TRUE(store->write(append));
  }
  expect_refused(verify(at("data")), ExitCode::damaged,
                 "The day of event " + base::to_hex(event.value));
  const auto found = check_data_folder(config);
  EXPECT_EQ(found.verdict, Finding::Verdict::bad);
  EXPECT_THAT(found.says, HasSubstr("can not be read"));
  EXPECT_THAT(found.says, HasSubstr("Restore a backup"));
}

// P28: in mid-day, with everybody at work. What was acknowledged after the backup is its authors', and comes back once.
TEST_F(Backup, OfARunningServerIsRestoredAndTabletsBringWhatItLacks) {
  net::Visit visit;
  auto store = open(at("data"));
  auto house = std::make_unique<net::House>(store);
  const auto ada = visit.come(*house, "Ada");
  const auto bob = visit.come(*house, "Bob");
  net::write_note(*ada, "before");
  ASSERT_TRUE(visit.until([&] { return net::sees(*bob, "before") && net::agree(*ada, *bob); }));

  const Outcome backed_up = backup(at("data"), at("backup"));
  ASSERT_EQ(backed_up.code, ExitCode::ok) << backed_up.text;
  net::write_note(*ada, "ada, after");
  net::write_note(*bob, "bob, after");
  ASSERT_TRUE(visit.until([&] {
    return net::sees(*bob, "ada, after") && net::sees(*ada, "bob, after") && net::agree(*ada, *bob);
  }));
  const auto acknowledged = ada->replica().acknowledged();
  house->stop();
  house.reset();
  store.reset();
  net::write_note(*ada, "not sent yet");

  const Outcome restored = restore(at("backup"), at("again"));
  ASSERT_EQ(restored.code, ExitCode::ok) << restored.text;
  store = open(at("again"));
  house = std::make_unique<net::House>(store);
  for (const auto& client : {ada.get(), bob.get()}) client->move_to(house->address());
  ASSERT_TRUE(visit.until([&] {
    return net::sees(*bob, "ada, after") && net::sees(*bob, "not sent yet") &&
           net::sees(*ada, "bob, after") && net::agree(*ada, *bob);
  }));
  EXPECT_EQ(notes(*ada), 4U);
  EXPECT_EQ(notes(*bob), 4U);
  EXPECT_EQ(ada->replica().acknowledged(), acknowledged + 2);  // one of them a second time
  EXPECT_TRUE(ada->replica().parts().tray.empty());

  const auto late = visit.come(*house, "Late");
  ASSERT_TRUE(visit.until([&] { return net::sees(*late, "bob, after"); }));
  EXPECT_EQ(notes(*late), 4U);
}

TEST_F(Backup, EachRestoreIsAnotherEpoch) {
  make_store("data");
  ASSERT_EQ(backup(at("data"), at("backup")).code, ExitCode::ok);
  ASSERT_EQ(restore(at("backup"), at("one")).code, ExitCode::ok);
  ASSERT_EQ(restore(at("backup"), at("two")).code, ExitCode::ok);
  const auto boards = open(at("data"))->boards();
  ASSERT_TRUE(boards && !boards->empty());
  for (const base::BoardId board : *boards) {
    const auto record = [&](const std::string& name) {
      return open(at(name))->replicas(board)->front().bytes;
    };
    EXPECT_EQ(record("data"), record("backup"));
    EXPECT_NE(record("data"), record("one"));
    EXPECT_NE(record("one"), record("two"));
  }
}

TEST_F(Backup, WhatItHadPublishedWaitsForAModeratorAfterARestore) {
  make_store("data");
  event::PublicationRecord published;
  published.digest = std::string(64, 'a');
  const std::string key = event::publication_key(base::EventId{7}, 1);
  ASSERT_TRUE(open(at("data"))
                  ->write_records(std::vector{store::RecordWrite{key, event::encode(published)}}));
  ASSERT_EQ(backup(at("data"), at("backup")).code, ExitCode::ok);
  EXPECT_THAT(restore(at("backup"), at("again")).text, HasSubstr("until a moderator confirms"));
  const auto held = [&](const std::string& name) {
    return event::decode_publication(*open(at(name))->record(key).value())->held;
  };
  EXPECT_FALSE(held("backup"));
  EXPECT_TRUE(held("again"));
}

TEST_F(Backup, IsReadableByNobodyElseAndTheLinksGoOnWorking) {
  make_store("data");
  std::ofstream(at("data") / "link.key") << "the key of the links";
  ASSERT_EQ(backup(at("data"), at("backup")).code, ExitCode::ok);
  ASSERT_EQ(restore(at("backup"), at("again")).code, ExitCode::ok);
  for (const std::string name : {"backup", "again"}) {
    EXPECT_EQ(fs::status(at(name) / "link.key").permissions() & fs::perms::mask,
              fs::perms::owner_read | fs::perms::owner_write);
  }
}

TEST_F(Backup, NothingIsWrittenOver) {
  make_store("data");
  ASSERT_EQ(backup(at("data"), at("backup")).code, ExitCode::ok);
  fs::create_directories(at("full"));
  std::ofstream(at("full") / "mine") << "mine";
  expect_refused(backup(at("data"), at("full")), ExitCode::damaged, "is not empty");
  expect_refused(restore(at("backup"), at("full")), ExitCode::damaged, "is not empty");
  expect_refused(restore(at("backup"), at("data")), ExitCode::damaged, "is not empty");
  expect_refused(backup(at("data"), at("data")), ExitCode::damaged, "lies in the folder");
  expect_refused(backup(at("data"), at("data") / "backup"), ExitCode::damaged,
                 "lies in the folder");
  EXPECT_TRUE(fs::exists(at("full") / "mine"));
  EXPECT_EQ(verify(at("data")).code, ExitCode::ok);
}

TEST_F(Backup, WhatIsNoStoreIsSaidSo) {
  fs::create_directories(at("photos"));
  std::ofstream(at("photos") / "a.jpg") << "picture";
  std::ofstream(at("file")) << "a file";
  for (const std::string name : {"photos", "file", "nowhere"}) {
    for (const Outcome& outcome :
         {verify(at(name)), backup(at(name), at("to")), restore(at(name), at("to"))}) {
      EXPECT_NE(outcome.code, ExitCode::ok) << name;
      EXPECT_THAT(outcome.text, HasSubstr(at(name).string()));
    }
    EXPECT_FALSE(fs::exists(at("to")));
    EXPECT_FALSE(fs::exists(at("to.partial")));
  }
  EXPECT_FALSE(fs::exists(at("nowhere")));
  EXPECT_EQ(std::distance(fs::directory_iterator(at("photos")), fs::directory_iterator{}), 1);
}

TEST_F(Backup, APlaceThatCanNotBeMadeIsAnErrorAndNotACrash) {
  make_store("data");
  std::ofstream(at("file")) << "a file";
  EXPECT_NE(backup(at("data"), at("file")).code, ExitCode::ok);
  EXPECT_NE(backup(at("data"), at("file") / "below").code, ExitCode::ok);
  EXPECT_EQ(verify(at("data")).code, ExitCode::ok);
  EXPECT_TRUE(fs::is_regular_file(at("file")));
}

TEST_F(Backup, ADamagedOneIsNotRestored) {
  make_store("data");
  ASSERT_EQ(backup(at("data"), at("backup")).code, ExitCode::ok);
  int damaged = 0;
  for (const auto& file : fs::directory_iterator(at("backup") / "db")) {
    if (file.path().extension() != ".sst") continue;
    std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(8);
    bytes.write("\xff\xff\xff\xff", 4);
    ++damaged;
  }
  ASSERT_GT(damaged, 0);
  expect_refused(verify(at("backup")), ExitCode::damaged, "is not what was written");
  EXPECT_NE(restore(at("backup"), at("again")).code, ExitCode::ok);
  EXPECT_FALSE(fs::exists(at("again")));
}

TEST_F(Backup, OneThatWasBrokenOffIsMadeAnew) {
  make_store("data");
  fs::create_directories(at("backup.partial") / "db");
  std::ofstream(at("backup.partial") / "db" / "CURRENT") << "half";
  ASSERT_EQ(backup(at("data"), at("backup")).code, ExitCode::ok);
  EXPECT_FALSE(fs::exists(at("backup.partial")));
  EXPECT_EQ(verify(at("backup")).code, ExitCode::ok);
}

}  // namespace
}  // namespace tablee::app
