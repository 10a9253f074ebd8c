#include "http/door.h"

#include <gtest/gtest.h>

namespace tablee::http {
namespace {

unsigned judged(const Request& request, const DoorPolicy& policy = {}) {
  const auto refusal = judge_door(request, policy);
  return refusal ? refusal->status : 200;
}

unsigned under(std::string host, const DoorPolicy& policy = {}) {
  return judged({.headers = {{"Host", std::move(host)}}}, policy);
}

TEST(Door, OneHostIsNeeded) {
  EXPECT_EQ(judged({}), 400U);
  EXPECT_EQ(judged({.headers = {{"Host", "a"}, {"host", "a"}}}), 400U);
  for (const char* wrong : {"", "a b", "a/b", "a:b", "a:123456", "[::1", "[x]", "user@a", "<a>"}) {
    EXPECT_EQ(under(wrong), 400U) << wrong;
  }
}

TEST(Door, NamesThatNobodyOutsideCanOwnAreOurs) {
  for (const char* host :
       {"192.168.1.5", "192.168.1.5:8080", "[::1]:8080", "[fe80::1]", "localhost", "tablet:80",
        "beamer.local", "x.lan:1", "a.b.home.arpa", "LOCALHOST."}) {
    EXPECT_EQ(under(host), 200U) << host;
  }
}

// DNS rebinding: a page of evil.example whose name suddenly means our address.
TEST(Door, OtherNamesMustBeConfigured) {
  EXPECT_EQ(under("evil.example"), 421U);
  EXPECT_EQ(under("local.evil.example:8080"), 421U);
  EXPECT_EQ(under("board.example:8080", {.hosts = {"board.example"}}), 200U);
  EXPECT_EQ(under("BOARD.example", {.hosts = {"board.example"}}), 200U);
  EXPECT_EQ(under("sub.board.example", {.hosts = {"board.example"}}), 421U);
  EXPECT_EQ(under("board.example", {.origins = {"https://board.example:8443"}}), 200U);
  EXPECT_EQ(under("anything.example", {.hosts = {"*"}}), 200U);
}

Request acting(std::string origin, Method method = Method::post) {
  return {.method = method,
          .headers = {{"Host", "table.local:8080"}, {"Origin", std::move(origin)}}};
}

TEST(Door, OnlyPagesOfThisHostMayAct) {
  EXPECT_EQ(judged(acting("http://table.local:8080")), 200U);
  EXPECT_EQ(judged(acting("https://TABLE.local:8080")), 200U);
  EXPECT_EQ(judged(acting("http://table.local")), 403U);
  EXPECT_EQ(judged(acting("http://evil.example")), 403U);
  EXPECT_EQ(judged(acting("null")), 403U);
  EXPECT_EQ(judged(acting("http://evil.example", Method::get)), 200U);
  EXPECT_EQ(judged(acting("https://front.example"), {.origins = {"https://front.example"}}), 200U);
  Request upgrade = acting("http://evil.example", Method::get);
  upgrade.headers.push_back({"Upgrade", "websocket"});
  EXPECT_EQ(judged(upgrade), 403U);
}

TEST(Door, OverTlsAPlainPageIsAnotherOrigin) {
  Request request = acting("http://table.local:8080");
  request.secure = true;
  EXPECT_EQ(judged(request), 403U);
  request = acting("https://table.local:8080");
  request.secure = true;
  EXPECT_EQ(judged(request), 200U);
}

// --- Proxies -----------------------------------------------------------------------------------------

Request forwarded(std::string peer, std::string chain) {
  return {.headers = {{"X-Forwarded-For", std::move(chain)}, {"X-Forwarded-Proto", "https"}},
          .from = std::move(peer)};
}

Request seen(Request request) {
  see_through_proxies(request,
                      {.proxies = {*Network::parse("127.0.0.1"), *Network::parse("10.0.0.0/8")}});
  return request;
}

TEST(Door, OnlyTrustedProxiesSpeakForOthers) {
  const auto believed = seen(forwarded("127.0.0.1", "203.0.113.7"));
  EXPECT_EQ(believed.from, "203.0.113.7");
  EXPECT_TRUE(believed.secure);
  const auto stranger = seen(forwarded("192.0.2.1", "203.0.113.7"));
  EXPECT_EQ(stranger.from, "192.0.2.1");
  EXPECT_FALSE(stranger.secure);
}

TEST(Door, WhatTheClientClaimsBeforeTheProxiesIsNotBelieved) {
  EXPECT_EQ(seen(forwarded("127.0.0.1", "1.1.1.1, 203.0.113.7")).from, "203.0.113.7");
  EXPECT_EQ(seen(forwarded("127.0.0.1", "1.1.1.1, 203.0.113.7, 10.1.2.3")).from, "203.0.113.7");
  EXPECT_EQ(seen(forwarded("127.0.0.1", "1.1.1.1, nonsense")).from, "127.0.0.1");
  EXPECT_EQ(seen(forwarded("127.0.0.1", "")).from, "127.0.0.1");
}

TEST(Door, NetworksAreParsedAndHoldTheirAddresses) {
  for (const char* wrong :
       {"", "x", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x", "::1/129", "10.0.0"}) {
    EXPECT_FALSE(Network::parse(wrong)) << wrong;
  }
  EXPECT_TRUE(Network::parse("10.0.0.0/8")->holds("10.255.0.1"));
  EXPECT_FALSE(Network::parse("10.0.0.0/8")->holds("11.0.0.1"));
  EXPECT_TRUE(Network::parse("fd00::/8")->holds("fd12::1"));
  EXPECT_FALSE(Network::parse("fd00::/8")->holds("10.0.0.1"));
  EXPECT_TRUE(Network::parse("10.0.0.1")->holds("::ffff:10.0.0.1"));
}

TEST(Door, OneGuestIsAnAddressOrAnIpv6Network) {
  EXPECT_EQ(network_of("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
}

Request measuring(std::string from, std::vector<Header> more = {}) {
  more.push_back({"Host", "table.local"});
  return {.path = "/metrics", .headers = std::move(more), .from = from, .peer = from};
}

TEST(Door, MetricsAreForTheOperatorsNetworks) {
  EXPECT_EQ(judged(measuring("127.0.0.1")), 200U);
  EXPECT_EQ(judged(measuring("::1")), 200U);
  EXPECT_EQ(judged(measuring("192.168.1.7")), 403U);
  const DoorPolicy house{.metrics_from = {*Network::parse("192.168.0.0/16")}};
  EXPECT_EQ(judged(measuring("192.168.1.7"), house), 200U);
  EXPECT_EQ(judged(measuring("127.0.0.1"), house), 403U);
}

TEST(Door, AProxyThatIsNotTrustedOpensNoMetrics) {
  Request request = measuring("127.0.0.1", {{"X-Forwarded-For", "203.0.113.9"}});
  EXPECT_EQ(judged(request), 403U);
  const DoorPolicy policy{.proxies = this_machine()};
  see_through_proxies(request, policy);
  EXPECT_EQ(judged(request, policy), 403U);
  Request operators = measuring("127.0.0.1", {{"X-Forwarded-For", "10.0.0.2"}});
  const DoorPolicy open{.proxies = this_machine(), .metrics_from = {*Network::parse("10.0.0.2")}};
  see_through_proxies(operators, open);
  EXPECT_EQ(judged(operators, open), 200U);
}

}  // namespace
}  // namespace tablee::http
