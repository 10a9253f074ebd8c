#include "app/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST(Config, UnknownKeysInAFileAreRefusedByName) {
  const auto values = parse_file("prot = 9000\n", "t.toml");
  ASSERT_FALSE(values);
  EXPECT_THAT(values.error(), HasSubstr("t.toml"));
  EXPECT_THAT(values.error(), HasSubstr("prot"));
  EXPECT_THAT(values.error(), HasSubstr("port"));
}

TEST(Config, SectionsInAFileAreRefused) {
  EXPECT_FALSE(parse_file("[limits]\nport = 1\n", "t.toml"));
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
  const auto values = from_environment([](const char* name) -> const char* {
    return std::string_view{name} == "TABLEE_SESSIONS_PER_BOARD_MAX" ? "77" : nullptr;
  });
  Config config;
  ASSERT_TRUE(apply(config, values, variable_of));
  EXPECT_EQ(config.sessions_per_board_max, 77U);
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
}

}  // namespace
}  // namespace tablee::app
