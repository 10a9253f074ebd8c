#include "app/doctor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/banner.h"
#include "app/doors.h"
#include "app/explain.h"
#include "app/probe.h"
#include "net/house.h"
#include "net/self_signed.h"
#include "store/temporary_folder.h"

namespace tablee::app {
namespace {

using testing::HasSubstr;
using Verdict = Finding::Verdict;

class Doctor : public testing::Test {
 protected:
  void SetUp() override {
    config_.data = folder_ / "data";
    config_.address = "127.0.0.1";
    config_.port = 0;
  }
  static std::string url(const net::House& house, const std::string& scheme = "http") {
    return scheme + "://127.0.0.1:" + std::to_string(house.port());
  }
  static Finding found(const std::vector<Finding>& findings, const std::string& about) {
    for (const auto& finding : findings) {
      if (finding.about == about) return finding;
    }
    return {Verdict::bad, about, "was not looked at"};
  }

  const store::TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
  Config config_;
};

TEST_F(Doctor, AnEmptyFolderIsFineAndStaysEmpty) {
  EXPECT_NE(check_data_folder(config_).verdict, Verdict::bad);
  EXPECT_NE(check_disk_speed(config_).verdict, Verdict::bad);
  EXPECT_THAT(check_disk_speed(config_).says, HasSubstr(" ms"));
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(Doctor, WhatIsNoStoreIsSaidSo) {
  std::filesystem::create_directories(config_.data);
  std::ofstream{config_.data / "CURRENT"} << "nonsense";
  EXPECT_EQ(check_data_folder(config_).verdict, Verdict::bad);
}

TEST_F(Doctor, AFreePortIsFineAndATakenOneIsNot) {
  EXPECT_EQ(check_port(config_).verdict, Verdict::good);
  net::House house;
  config_.port = house.port();
  const auto ours = check_port(config_);
  EXPECT_EQ(ours.verdict, Verdict::good) << ours.says;
  EXPECT_THAT(ours.says, HasSubstr("is running"));
}

TEST_F(Doctor, OpenFilesAreCountedForAFullHouse) {
  config_.sessions_max = 100'000'000;
  const auto many = check_open_files(config_);
  EXPECT_NE(many.verdict, Verdict::good);
  EXPECT_THAT(many.says, HasSubstr("LimitNOFILE"));
}

TEST_F(Doctor, ACertificateIsLookedAt) {
  EXPECT_EQ(check_certificate(config_).verdict, Verdict::doubtful) << "plain HTTP";
  const net::TlsFiles files{folder_ / "certificate.pem", folder_ / "key.pem"};
  config_.tls_certificate = files.certificate;
  config_.tls_key = files.key;
  EXPECT_EQ(check_certificate(config_).verdict, Verdict::bad) << "no file";
  net::write_self_signed(files, "x.test");
  const auto soon = check_certificate(config_);
  EXPECT_EQ(soon.verdict, Verdict::doubtful) << "ends within the hour: " << soon.says;
}

// --- Through a public address ------------------------------------------------------------------------

TEST_F(Doctor, TheWayToAServerIsSeen) {
  net::House house;
  const auto findings = check_public_address(url(house));
  EXPECT_EQ(found(findings, "address").verdict, Verdict::good);
  EXPECT_EQ(found(findings, "proxy headers").verdict, Verdict::good);
  const auto socket = found(findings, "WebSocket");
  EXPECT_EQ(socket.verdict, Verdict::good) << socket.says;
}

TEST_F(Doctor, TheWayByTlsIsSeen) {
  const net::TlsFiles files{folder_ / "certificate.pem", folder_ / "key.pem"};
  net::write_self_signed(files, "x.test");
  net::ServerOptions options;
  options.doors.certificate = *net::Certificate::load(files);
  net::House house{nullptr, options};
  const auto findings = check_public_address(url(house, "https"));
  EXPECT_EQ(found(findings, "address").verdict, Verdict::good);
  const auto trust = found(findings, "public certificate");
  EXPECT_EQ(trust.verdict, Verdict::doubtful) << "nobody vouches for it: " << trust.says;
  EXPECT_EQ(found(findings, "WebSocket").verdict, Verdict::good);
}

TEST_F(Doctor, WhereNobodyAnswersIsSaidSo) {
  EXPECT_EQ(check_public_address("http://127.0.0.1:1").front().verdict, Verdict::bad);
  EXPECT_EQ(check_public_address("127.0.0.1").front().verdict, Verdict::bad);
}

TEST_F(Doctor, AddressesAreParsed) {
  const auto plain = PublicAddress::parse("https://board.example/");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->port, "443");
  EXPECT_EQ(plain->authority(), "board.example");
  const auto v6 = PublicAddress::parse("http://[::1]:8080");
  ASSERT_TRUE(v6);
  EXPECT_EQ(v6->host, "::1");
  EXPECT_EQ(v6->authority(), "[::1]:8080");
  EXPECT_EQ(PublicAddress::parse("https://a:443")->origin, "https://a");
  for (const char* wrong : {"", "a", "ftp://a", "http://", "http://a/b", "http://u@a", "http://:80",
                            "http://a:x", "http://a:99999", "http://::1:8080", "http://[::1"}) {
    EXPECT_FALSE(PublicAddress::parse(wrong)) << wrong;
  }
}

TEST_F(Doctor, AFolderThatOthersCanReadIsLookedAt) {
  std::filesystem::create_directories(config_.data / "db");
  const auto all = std::filesystem::perms::all;
  std::filesystem::permissions(config_.data, all);
  std::filesystem::permissions(config_.data / "db", all);
  EXPECT_THAT(check_data_folder(config_).says, HasSubstr("chmod 700"));
  std::filesystem::permissions(config_.data / "db", std::filesystem::perms::owner_all);
  EXPECT_THAT(check_data_folder(config_).says, testing::Not(HasSubstr("chmod 700")));
}

TEST(Banner, AddressesLeaveOutTheirSchemesOwnPortAndNoOther) {
  Config config;
  config.address = "192.0.2.1";
  EXPECT_EQ(base_urls(config, 80).front(), "http://192.0.2.1");
  EXPECT_EQ(base_urls(config, 443).front(), "http://192.0.2.1:443");
  config.tls_certificate = "c.pem";
  EXPECT_EQ(base_urls(config, 443).front(), "https://192.0.2.1");
  EXPECT_EQ(base_urls(config, 80).front(), "https://192.0.2.1:80");
  config.address = "::1";
  EXPECT_EQ(base_urls(config, 8'443).front(), "https://[::1]:8443");
}

TEST_F(Doctor, TheExitCodeSaysWhetherItIsFit) {
  const auto fit = doctor(config_, "");
  EXPECT_THAT(fit.text, HasSubstr("clock"));
  const auto unfit = doctor(config_, "http://127.0.0.1:1");
  EXPECT_EQ(unfit.code, ExitCode::failed);
  EXPECT_THAT(unfit.text, HasSubstr("BAD"));
}

// --- What is limited ---------------------------------------------------------------------------------

TEST(Explain, EverySettingLimitAndMetricHasItsMeaning) {
  const auto text = explain();
  for (const auto& setting : settings())
    EXPECT_THAT(text, HasSubstr(std::string{setting.name} + " ("));
  for (const char* word :
       {"batch_bytes_max = 64 * 1024", "silence_max = 15s", "handshakes_max = 1'024",
        "tablee_commit_seconds (histogram)", "tablee_fan_out_seconds", "tablee_sessions (gauge)",
        "tablee_store_bytes", "tablee_batches_refused_total", "process_resident_memory_bytes"}) {
    EXPECT_THAT(text, HasSubstr(word));
  }
  const auto limits = parse_limits(limits_source());
  EXPECT_GT(limits.size(), 60U);
  for (const auto& limit : limits) {
    EXPECT_FALSE(limit.meaning.empty()) << limit.name;
    EXPECT_FALSE(limit.value.empty()) << limit.name;
  }
}

TEST(Explain, ACommentOfSeveralLinesIsOneMeaning) {
  const auto limits = parse_limits(
      "/// One\n/// meaning.\ninline constexpr int a_max = 3;\ninline constexpr auto b =\n    "
      "4s;\n");
  ASSERT_EQ(limits.size(), 2U);
  EXPECT_EQ(limits[0].name, "a_max");
  EXPECT_EQ(limits[0].meaning, "One meaning.");
  EXPECT_EQ(limits[1].value, "4s");
}

TEST(Doors, WhatARunningServerCanNotTakeOverIsNamed) {
  Config running;
  Config wanted;
  wanted.log_level = "debug";
  wanted.hosts = {"board.example"};
  EXPECT_TRUE(needing_restart(running, wanted).empty());
  wanted.port = 9'000;
  EXPECT_EQ(needing_restart(running, wanted), std::vector<std::string>{"port"});
}

TEST_F(Doctor, ACertificateThatHasEndedIsSaidAtTheStart) {
  const net::TlsFiles files{folder_ / "certificate.pem", folder_ / "key.pem"};
  net::write_self_signed(files, "x.test");
  net::DoorOptions doors;
  const auto now = std::chrono::system_clock::now();
  EXPECT_EQ(certificate_doubt(doors, now), "");
  doors.certificate = *net::Certificate::load(files);
  EXPECT_EQ(certificate_doubt(doors, now), "");
  EXPECT_THAT(certificate_doubt(doors, now + std::chrono::days{2}), HasSubstr("has ended"));
}

// The browser is told to keep to TLS (HSTS) where a proxy speaks it for us.
TEST(Doors, APublicAddressWithTlsIsKnownByItsHost) {
  Config config;
  for (const auto& [url, host] : {std::pair{"https://board.example", "board.example"},
                                  std::pair{"https://board.example:443", "board.example"},
                                  std::pair{"https://board.example:8443", "board.example:8443"},
                                  std::pair{"http://board.example", ""}, std::pair{"", ""}}) {
    config.public_url = url;
    EXPECT_EQ(doors_of(config)->policy.tls_host, host) << url;
  }
}

TEST(Doors, AWrongCertificateIsSaidSo) {
  Config config;
  config.tls_certificate = "/nonexistent.pem";
  const auto alone = doors_of(config);
  ASSERT_FALSE(alone);
  EXPECT_THAT(alone.error(), HasSubstr("--tls-key"));
  config.tls_key = "/nonexistent.key";
  EXPECT_THAT(doors_of(config).error(), HasSubstr("/nonexistent.pem"));
}

}  // namespace
}  // namespace tablee::app
