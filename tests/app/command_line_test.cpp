#include "app/command_line.h"
#include "store/temporary_folder.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace tablee::app {
namespace {

using testing::HasSubstr;

Outcome tablee(std::vector<std::string> arguments) {
  std::vector<const char*> argv{"tablee"};
  for (const auto& argument : arguments) argv.push_back(argument.c_str());
  return run(static_cast<int>(argv.size()), argv.data());
}

// A folder that goes with the test.
class CommandLine : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& text) {
    const auto path = folder_ / name;
    std::ofstream{path} << text;
    return path.string();
  }
  [[nodiscard]] std::string data() const { return (folder_ / "data").string(); }

  const store::TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
};

constexpr const char* event_file = R"({"event":{"title":"Barcamp","language":"fr"},
  "tables":[{"number":1,"question":"Pourquoi ?","clusters":[{"title":"Idées","notes":["Un","Deux"]}]}]})";

TEST_F(CommandLine, HelpFitsAScreen) {
  const std::vector<std::vector<std::string>> commands{{},
                                                       {"serve"},
                                                       {"demo"},
                                                       {"doctor"},
                                                       {"qr"},
                                                       {"event"},
                                                       {"event", "export"},
                                                       {"event", "duplicate"},
                                                       {"event", "list"},
                                                       {"event", "links"},
                                                       {"event", "import"},
                                                       {"event", "revoke"},
                                                       {"board"},
                                                       {"board", "list"},
                                                       {"board", "dump"},
                                                       {"export"},
                                                       {"backup"},
                                                       {"restore"}};
  for (auto command : commands) {
    command.emplace_back("--help");
    const auto help = tablee(command);
    EXPECT_EQ(help.code, ExitCode::ok);
    EXPECT_LE(std::ranges::count(help.text, '\n'), 24) << help.text;
    std::istringstream lines{help.text};
    for (std::string line; std::getline(lines, line);) {
      const auto columns = std::ranges::count_if(line, [](char c) { return (c & 0xc0) != 0x80; });
      EXPECT_LE(columns, 80) << line;
    }
  }
  EXPECT_THAT(tablee({"--help"}).text, HasSubstr("Exit codes"));
}

TEST_F(CommandLine, AWrongCommandIsWrongUse) {
  EXPECT_EQ(tablee({}).code, ExitCode::usage);
  EXPECT_EQ(tablee({"dance"}).code, ExitCode::usage);
  EXPECT_EQ(tablee({"serve", "--no-such-flag"}).code, ExitCode::usage);
}

TEST_F(CommandLine, AWrongValueNamesKeyValueAndRange) {
  const auto outcome = tablee({"serve", "--port", "99999"});
  EXPECT_EQ(outcome.code, ExitCode::usage);
  EXPECT_THAT(outcome.text, HasSubstr("--port"));
  EXPECT_THAT(outcome.text, HasSubstr("99999"));
  EXPECT_THAT(outcome.text, HasSubstr("0 to 65535"));
}

TEST_F(CommandLine, AFileWithAnUnknownKeyIsRefused) {
  const auto file = write("t.toml", "sesions_max = 3\n");
  const auto outcome = tablee({"serve", "--config", file});
  EXPECT_EQ(outcome.code, ExitCode::usage);
  EXPECT_THAT(outcome.text, HasSubstr("sesions_max"));
  EXPECT_EQ(tablee({"serve", "--config", "/nonexistent.toml"}).code, ExitCode::usage);
}

// deploy/README: touch /etc/tablee/tablee.toml.
TEST_F(CommandLine, AnEmptyFileOfSettingsIsOne) {
  const auto file = write("tablee.toml", "");
  const auto outcome = tablee({"event", "list", "--config", file, "--data", data()});
  EXPECT_EQ(outcome.code, ExitCode::failed) << "there is no data yet";
  EXPECT_THAT(outcome.text, HasSubstr(data()));
}

TEST_F(CommandLine, AFileOfSettingsThatCanNotBeReadIsSaidSo) {
  for (const auto& file : {folder_.string(), (folder_ / "none.toml").string()}) {
    const auto outcome = tablee({"event", "list", "--config", file, "--data", data()});
    EXPECT_EQ(outcome.code, ExitCode::usage);
    EXPECT_THAT(outcome.text, HasSubstr("--config: " + file + " can not be read: "));
  }
}

TEST_F(CommandLine, ARoleThatWouldMeanNothingIsRefused) {
  const auto outcome = tablee({"event", "links", "--data", data(), "--role", "moderator"});
  EXPECT_EQ(outcome.code, ExitCode::usage);
  EXPECT_THAT(outcome.text, HasSubstr("--reissue"));
}

TEST_F(CommandLine, AVariableThatMeansNothingIsRefused) {
  ASSERT_EQ(::setenv("TABLEE_PROT", "80", 1), 0);
  const auto outcome = tablee({"serve", "--data", data(), "--address", "here"});
  ::unsetenv("TABLEE_PROT");
  EXPECT_EQ(outcome.code, ExitCode::usage);
  EXPECT_THAT(outcome.text, HasSubstr("TABLEE_PROT"));
}

TEST_F(CommandLine, AnEventIsImportedListedAndItsBoardsDumped) {
  const auto file = write("event.json", event_file);
  const auto imported = tablee({"event", "import", file, "--with-notes", "--data", data()});
  ASSERT_EQ(imported.code, ExitCode::ok) << imported.text;
  EXPECT_THAT(tablee({"event", "list", "--data", data()}).text, HasSubstr("Barcamp"));
  EXPECT_THAT(tablee({"event", "links", "--data", data()}).text, HasSubstr("#j="));
  const auto boards = tablee({"board", "list", "--data", data()});
  ASSERT_EQ(boards.code, ExitCode::ok) << boards.text;
  const auto line = boards.text.find("table 1");
  ASSERT_NE(line, std::string::npos) << boards.text;
  const auto begin = boards.text.rfind('\n', line);
  const auto id = boards.text.substr(begin == std::string::npos ? 0 : begin + 1, 16);
  const auto dump = tablee({"board", "dump", "--data", data(), "--board", id});
  ASSERT_EQ(dump.code, ExitCode::ok) << dump.text;
  EXPECT_THAT(dump.text, HasSubstr("\"text\":\"Deux\""));
  const auto empty = tablee({"board", "dump", "--data", data(), "--board", id, "--at", "1000"});
  EXPECT_THAT(empty.text, HasSubstr("\"objects\":[]"));
}

// Names, notes and the key of the links are nobody else's.
TEST_F(CommandLine, WhatIsWrittenIsReadableByItsOwnerAloneWhateverTheUmask) {
  ::umask(0);
  const auto file = write("event.json", event_file);
  const auto at = [&](const char* name) { return (folder_ / name).string(); };
  ASSERT_EQ(tablee({"event", "import", file, "--with-notes", "--data", data()}).code, ExitCode::ok);
  ::umask(0);
  ASSERT_EQ(tablee({"backup", "--data", data(), "--to", at("backup")}).code, ExitCode::ok);
  ::umask(0);
  ASSERT_EQ(tablee({"restore", "--from", at("backup"), "--data", at("again")}).code, ExitCode::ok);
  for (const auto& folder : {data(), at("backup"), at("again")}) {
    const auto open_to_others = [](const std::filesystem::path& path) {
      using std::filesystem::perms;
      return (std::filesystem::status(path).permissions() &
              (perms::group_all | perms::others_all)) != perms::none;
    };
    EXPECT_FALSE(open_to_others(folder)) << folder;
    for (const auto& path : std::filesystem::recursive_directory_iterator{folder}) {
      EXPECT_FALSE(open_to_others(path)) << path;
    }
  }
}

TEST_F(CommandLine, AMalformedEventFileIsRefusedWithItsPlace) {
  const auto file = write("event.json", R"({"event":{"title":7},"tables":[]})");
  const auto outcome = tablee({"event", "import", file, "--data", data()});
  EXPECT_NE(outcome.code, ExitCode::ok);
  EXPECT_THAT(outcome.text, HasSubstr("/event/title"));
}

TEST_F(CommandLine, ABoardThatIsNotThereIsWrongUse) {
  ASSERT_EQ(tablee({"event", "import", write("e.json", event_file), "--data", data()}).code,
            ExitCode::ok);
  EXPECT_EQ(tablee({"board", "dump", "--data", data(), "--board", "nonsense"}).code,
            ExitCode::usage);
  EXPECT_EQ(tablee({"board", "dump", "--data", data(), "--board", "00000000000000aa"}).code,
            ExitCode::usage);
}

TEST_F(CommandLine, APortInUseIsSaidSo) {
  const int taken = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ASSERT_EQ(::bind(taken, reinterpret_cast<sockaddr*>(&address), size), 0);
  ASSERT_EQ(::listen(taken, 1), 0);
  ASSERT_EQ(::getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size), 0);
  const auto outcome = tablee({"serve", "--data", data(), "--address", "127.0.0.1", "--port",
                               std::to_string(ntohs(address.sin_port))});
  ::close(taken);
  EXPECT_EQ(outcome.code, ExitCode::address);
  EXPECT_THAT(outcome.text, HasSubstr("another program"));
}

TEST_F(CommandLine, AnAddressThatIsNoneIsSaidSo) {
  const auto outcome = tablee({"serve", "--data", data(), "--address", "here", "--port", "0"});
  EXPECT_EQ(outcome.code, ExitCode::address);
}

TEST_F(CommandLine, AFolderThatCanNotBeADataFolderIsSaidSo) {
  const auto file = write("file", "not a folder");
  const auto outcome = tablee({"serve", "--data", file, "--address", "127.0.0.1", "--port", "0"});
  EXPECT_NE(outcome.code, ExitCode::ok);
  EXPECT_THAT(outcome.text, HasSubstr(file));
}

TEST_F(CommandLine, AQrCodeIsDrawn) {
  const auto outcome = tablee({"qr", "http://192.168.1.5:8080/#j=ABCDEF"});
  EXPECT_EQ(outcome.code, ExitCode::ok);
  EXPECT_THAT(outcome.text, HasSubstr("█"));
}

}  // namespace
}  // namespace tablee::app
