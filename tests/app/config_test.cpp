#include "app/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>

namespace tablee::app {
namespace {

using testing::HasSubstr;

std::string as_flag(std::string_view name) {
  return flag_of(name);
}

TEST(Config, AFileSetsWhatItNames) {
  const auto values = parse_file("port = 9000\naddress = \"::1\"\n# comment\n", "t.toml");
  ASSERT_TRUE(values) << values.error();
  Config config;
  ASSERT_TRUE(apply(config, *values, as_flag));
  EXPECT_EQ(config.port, 9000);
  EXPECT_EQ(config.address, "::1");
}

TEST(Config, AnEmptyFileSetsNothing) {
  for (const char* text : {"", "\n", "# nothing yet", " \t\r\n"}) {
    const auto values = parse_file(text, "t.toml");
    ASSERT_TRUE(values) << values.error();
    EXPECT_TRUE(values->empty());
  }
}

TEST(Config, WhatAFileSaysIsTakenAsItStands) {
  const auto values = parse_file(
      "\xEF\xBB\xBF# Tabl\xC3\xA9"
      "e\r\n"
      "data = \"/srv/a#b, c\" # a comment\r\n"
      "tls_key = 'C:\\keys\\my key.pem'\n"
      "tls_certificate=\"\\u00e9\\t\\\"x\\\"\"\n"
      "\"port\" = 9_000\n"
      "hosts = [ # all of them\n  \"a.example\",\n  'b.example', # the other\n]\n"
      "origins = []",
      "t.toml");
  ASSERT_TRUE(values) << values.error();
  Config config;
  ASSERT_TRUE(apply(config, *values, as_flag));
  EXPECT_EQ(config.data, "/srv/a#b, c");
  EXPECT_EQ(config.tls_key, "C:\\keys\\my key.pem");
  EXPECT_EQ(config.tls_certificate, "é\t\"x\"");
  EXPECT_EQ(config.port, 9000);
  EXPECT_EQ(config.hosts, (std::vector<std::string>{"a.example", "b.example"}));
  EXPECT_TRUE(config.origins.empty());
}

TEST(Config, WhatAFileMeansOtherwiseIsRefusedWithItsLine) {
  for (const char* wrong : {"port",
                            "port 9000",
                            "port =",
                            "port = ",
                            "port = 9000 x",
                            "port = 1\nport = 2",
                            "= 3",
                            "a",
                            "[limits]",
                            "[default]",
                            "[[hosts]]",
                            "a.port = 1",
                            "port = nine",
                            "log_level = debug",
                            "data = \"unclosed",
                            "data = 'unclosed\n'",
                            "data = \"\"\"\nx\n\"\"\"",
                            "data = \"a\" \"b\"",
                            "data = /srv/my data",
                            "data = \"a\\qb\"",
                            "data = \"\\ud800\"",
                            "hosts = [\"a\" \"b\"]",
                            "hosts = [\"a\"",
                            "hosts = [,]",
                            "data = [\"a\", \"b\"]",
                            "port = [1]",
                            "x = { a = 1 }",
                            "; comment",
                            "data = \"\xff\"",
                            "++ = 1",
                            "port : 1"}) {
    const auto values = parse_file("# first\n" + std::string(wrong) + "\n", "t.toml");
    ASSERT_FALSE(values) << wrong;
    EXPECT_THAT(values.error(), HasSubstr("t.toml: line ")) << wrong;
  }
}

TEST(Config, UnknownKeysInAFileAreRefusedByName) {
  const auto values = parse_file("prot = 9000\n", "t.toml");
  ASSERT_FALSE(values);
  EXPECT_THAT(values.error(), HasSubstr("t.toml"));
  EXPECT_THAT(values.error(), HasSubstr("prot"));
  EXPECT_THAT(values.error(), HasSubstr("port"));
}

TEST(Config, SectionsInAFileAreRefused) {
  EXPECT_FALSE(parse_file("[limits]\nport = 1\n", "t.toml"));
  // What is no name behind the bracket, after blanks and after a byte order mark.
  for (const std::string_view wrong : {"[\x15 server]\n", " \t[\x01", "[", "[[\x7f]]",
                                       "\xEF\xBB\xBF[\x15", "port = 1\r\n[\x15]"}) {
    const auto section = parse_file(wrong, "t.toml");
    ASSERT_FALSE(section) << wrong;
    EXPECT_THAT(section.error(), HasSubstr("there are no sections")) << wrong;
  }
  EXPECT_TRUE(parse_file("address = \"[::1]\"\norigins = [\n  \"http://[::1]\",\n]\n", "t.toml"));
}

TEST(Config, AWrongValueIsRefusedWithKeyValueAndRange) {
  Config config;
  const auto applied = apply(config, {{"port", "70000"}}, as_flag);
  ASSERT_FALSE(applied);
  EXPECT_EQ(applied.error(),
            "--port: \"70000\" is not allowed. Allowed: 0 to 65535; 0: any free one.");
  EXPECT_EQ(config.port, 8080);
}

TEST(Config, WordsAreNoNumbers) {
  for (const char* wrong : {"", "x", "12x", "-1", "1.5", "0x10", " 7"}) {
    Config config;
    EXPECT_FALSE(apply(config, {{"sessions_max", wrong}}, as_flag)) << wrong;
  }
}

TEST(Config, EverySettingHasAnEnvironmentVariable) {
  const std::array<std::string_view, 3> variables{"TABLEE_SESSIONS_PER_BOARD_MAX=77", "HOME=/root",
                                                  "TABLEEX=1"};
  const auto values = from_environment(variables);
  ASSERT_TRUE(values) << values.error();
  Config config;
  ASSERT_TRUE(apply(config, *values, variable_of));
  EXPECT_EQ(config.sessions_per_board_max, 77U);
}

TEST(Config, UnknownVariablesAreRefusedByName) {
  for (const std::string_view wrong :
       {"TABLEE_PROT=80", "TABLEE_=1", "TABLEE_port=80", "TABLEE_SERVICE_HOST=10.0.0.1"}) {
    const auto values = from_environment(std::array{wrong});
    ASSERT_FALSE(values) << wrong;
    EXPECT_THAT(values.error(), HasSubstr(std::string{wrong.substr(0, wrong.find('='))}));
    EXPECT_THAT(values.error(), HasSubstr("TABLEE_PORT"));
  }
}

// They start the program with the environment that they were given.
TEST(Config, WhatTheProjectsTestsAndBenchmarksReadIsNotRefused) {
  constexpr std::string_view begin = "(\"TABLEE_";
  std::size_t found = 0;
  for (const char* folder : {"tests", "bench", "server"}) {
    for (const auto& file :
         std::filesystem::recursive_directory_iterator{std::filesystem::path{SOURCES} / folder}) {
      const auto kind = file.path().extension();
      if (kind != ".cpp" && kind != ".h" && kind != ".py") continue;
      std::ifstream stream{file.path()};
      const std::string text{std::istreambuf_iterator<char>{stream}, {}};
      for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
        const auto name = text.substr(at + 2, text.find('"', at + 2) - at - 2);
        const auto before = std::string_view{text}.substr(0, at);
        const auto reads = [&](std::string_view call) { return before.ends_with(call); };
        if (!reads("getenv") && !reads("number") && !reads("from_environment") &&
            !reads("environ.get")) {
          continue;
        }
        const std::string variable = name + "=1";
        EXPECT_TRUE(from_environment(std::array{std::string_view{variable}}))
            << file.path() << " reads " << variable;
        ++found;
      }
    }
  }
  EXPECT_GT(found, 10U);
}

TEST(Config, EverySettingAcceptsItsOwnDefault) {
  const Config defaults;
  for (const auto& setting : settings()) {
    Config config;
    EXPECT_TRUE(setting.set(config, setting.get(defaults))) << setting.name;
    EXPECT_FALSE(setting.meaning.empty()) << setting.name;
    EXPECT_FALSE(setting.allowed.empty()) << setting.name;
  }
}

TEST(Config, OriginsAreAList) {
  Config config;
  ASSERT_TRUE(apply(config, {{"origins", "https://a.example, http://b.example:81"}}, as_flag));
  EXPECT_EQ(config.origins.size(), 2U);
  EXPECT_FALSE(apply(config, {{"origins", "a.example"}}, as_flag));
  EXPECT_FALSE(apply(config, {{"origins", "https://a.example,"}}, as_flag));
  ASSERT_TRUE(apply(config, {{"origins", ""}}, as_flag));
  EXPECT_TRUE(config.origins.empty());
}

// Browsers compare letter by letter.
TEST(Config, AddressesAreKeptAsBrowsersWriteThem) {
  for (const auto& [typed, kept] : std::map<std::string, std::string>{
           {"https://board.example", "https://board.example"},
           {"HTTPS://Board.Example:443/", "https://board.example"},
           {"http://board.example:80", "http://board.example"},
           {"https://board.example:8443", "https://board.example:8443"},
           {"http://[::1]:8080", "http://[::1]:8080"},
           {"", ""}}) {
    Config config;
    ASSERT_TRUE(apply(config, {{"public_url", typed}}, as_flag)) << typed;
    EXPECT_EQ(config.public_url, kept);
  }
  for (const char* wrong :
       {"board.example", "ftp://a", "https://", "https://a/b", "https://a?b", "https://a#b",
        "https://u:p@a", "https://a:0", "https://a:99999", "https://a:x", "https://a b",
        "https://:80", "https://[::1", "https://a//", "//a", "https://a:"}) {
    Config config;
    EXPECT_FALSE(apply(config, {{"public_url", wrong}}, as_flag)) << wrong;
    EXPECT_FALSE(apply(config, {{"origins", wrong}}, as_flag)) << wrong;
  }
}

TEST(Config, APublicAddressWithAPathIsRefusedWithASentence) {
  Config config;
  const auto refused = apply(config, {{"public_url", "https://a.example/tables"}}, as_flag);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().find("without a path"), std::string::npos) << refused.error();
}

TEST(Config, NumbersOutOfRangeAreRefusedAtBothEnds) {
  for (const auto& setting : settings()) {
    Config config;
    const auto value = setting.get(config);
    if (value.empty() || value.find_first_not_of("0123456789") != std::string::npos) continue;
    for (const char* wrong : {"-1", "18446744073709551615", "18446744073709551616", "1e3", "1.0"}) {
      EXPECT_FALSE(setting.set(config, wrong)) << setting.name << " = " << wrong;
    }
    EXPECT_EQ(setting.get(config), value) << "nothing is changed by what is refused";
  }
}

TEST(Config, NetworksAreNetworks) {
  Config config;
  EXPECT_TRUE(apply(config, {{"trusted_proxies", "10.0.0.0/8, ::1,192.0.2.7"}}, as_flag));
  for (const char* wrong :
       {"10.0.0.0/33", "10.0.0", "proxy", "::1/129", "10.0.0.1/", "10.0.0.1,,::1"}) {
    EXPECT_FALSE(apply(config, {{"trusted_proxies", wrong}}, as_flag)) << wrong;
  }
}

}  // namespace
}  // namespace tablee::app
