// What deploy/ says to an operator is true: the unit, and the settings in its README.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/config.h"
#include "app/exit_code.h"
#include "store/temporary_folder.h"

namespace tablee::app {
namespace {

using testing::HasSubstr;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream{path};
  EXPECT_TRUE(stream) << path;
  return {std::istreambuf_iterator<char>{stream}, {}};
}

const std::filesystem::path deploy = std::filesystem::path{SOURCES} / "deploy";

// Five failures in ten seconds are systemd's limit otherwise; then it stays down until somebody comes.
TEST(Unit, IsStartedAgainHoweverOftenItFails) {
  const auto unit = text_of(deploy / "tablee.service");
  const auto service = unit.find("[Service]");
  const auto limit = unit.find("\nStartLimitIntervalSec=0\n");
  ASSERT_NE(limit, std::string::npos);
  EXPECT_LT(limit, service) << "in [Unit]: elsewhere it means nothing";
  EXPECT_THAT(unit, HasSubstr("\nRestart=always\n"));
  const auto never =
      "\nRestartPreventExitStatus=" + std::to_string(static_cast<int>(ExitCode::newer_format)) +
      " " + std::to_string(static_cast<int>(ExitCode::damaged)) + "\n";
  EXPECT_THAT(unit, HasSubstr(never)) << "what no new start mends";
}

TEST(Unit, IsGoodForSystemd) {
  if (std::system("command -v systemd-analyze >/dev/null") != 0) {
    GTEST_SKIP() << "NOT TESTED: systemd-analyze verify, for there is no systemd";
  }
  // The program is not installed here: something that is stands for it.
  auto unit = text_of(deploy / "tablee.service");
  const std::string program = "/usr/local/bin/tablee";
  unit.replace(unit.find(program), program.size(), "/bin/true");
  const store::TemporaryFolder folder;
  const auto path = folder.path() / "tablee.service";
  const auto said = folder.path() / "said";
  std::ofstream{path} << unit;
  const auto command =
      "systemd-analyze verify --man=no " + path.string() + " >" + said.string() + " 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(text_of(said), "");
}

// With stubs for what it calls: where the data comes to lie is what is looked at.
TEST(Run, MakesTheDemoBesideItsFolderHoweverThatIsNamed) {
  const store::TemporaryFolder folder;
  const auto top = folder.path();
  const auto stub = [&](const std::string& name, const std::string& does) {
    std::filesystem::create_directories((top / name).parent_path());
    std::ofstream{top / name} << "#!/bin/sh\n" + does + "\n";
    std::filesystem::permissions(top / name, std::filesystem::perms::owner_all);
  };
  stub("deploy/install", "exit 0");
  stub("deploy/build", "exit 0");
  stub("build/release/bin/tablee",
       R"([ "$1" != demo ] || { mkdir -p "$3"; echo made >"$3/made"; })");
  std::filesystem::copy_file(deploy / "run", top / "deploy/run");
  for (const std::string data : {"plain", "slash/", "slashes//"}) {
    const auto command = (top / "deploy/run").string() + " --data " + (top / data).string() +
                         " --port 0089 >" + (top / "said").string() + " 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << text_of(top / "said");
    EXPECT_EQ(text_of(top / data / "made"), "made\n");
  }
}

TEST(DeployReadme, EverySettingInItIsTaken) {
  std::istringstream lines{text_of(deploy / "README.md")};
  std::size_t taken = 0;
  for (std::string line; std::getline(lines, line);) {
    const bool setting = line.starts_with("    ") && line.find(" = ") != std::string::npos;
    if (!setting) continue;
    const auto values = parse_file(line.substr(4), "deploy/README.md");
    ASSERT_TRUE(values) << values.error();
    Config config;
    EXPECT_TRUE(apply(config, *values, flag_of)) << line;
    ++taken;
  }
  EXPECT_GE(taken, 4U);
}

}  // namespace
}  // namespace tablee::app
