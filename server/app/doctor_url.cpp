// The way to the server through its public address: the part of `tablee doctor` that asks from outside, and the command.
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "app/doctor.h"
#include "app/probe.h"

namespace tablee::app {
namespace {

namespace json = boost::json;
using Verdict = Finding::Verdict;

constexpr std::string_view seen_path = "/api/v1/check";
constexpr std::string_view socket_path = "/api/v1/check/socket";

std::string text_of(const json::object& seen, std::string_view name) {
  const auto* const value = seen.if_contains({name.data(), name.size()});
  return value != nullptr && value->is_string() ? std::string{value->as_string()} : std::string{};
}

bool flag_of(const json::object& seen, std::string_view name) {
  const auto* const value = seen.if_contains({name.data(), name.size()});
  return value != nullptr && value->is_bool() && value->as_bool();
}

Finding judge_name(const PublicAddress& address, const Reply& reply) {
  if (reply.status == 200) return {Verdict::good, "address", address.origin + " reaches a Tablée"};
  if (reply.status == 421) {
    return {Verdict::bad, "address",
            "the server does not answer under the name " + address.host +
                ". Tell it: --public-url " + address.origin};
  }
  return {Verdict::bad, "address",
          address.origin + " answers with " + std::to_string(reply.status) +
              ". Is it a Tablée, and does the proxy pass everything on?"};
}

Finding judge_trust(const PublicAddress& address, const Reply& reply) {
  if (!address.secure) {
    return {
        Verdict::doubtful, "public certificate",
        "plain HTTP: everybody on the way reads along, and browsers work offline only over HTTPS"};
  }
  if (reply.distrust.empty()) return {Verdict::good, "public certificate", "browsers trust it"};
  return {Verdict::doubtful, "public certificate", "browsers will warn: " + reply.distrust};
}

// What the server saw of this very request.
Finding judge_proxy(const PublicAddress& address, const Reply& reply) {
  boost::system::error_code error;
  const json::value parsed = json::parse(reply.body, error);
  const json::object* const seen = error ? nullptr : parsed.if_object();
  if (seen == nullptr)
    return {Verdict::bad, "proxy headers", "what answers is not a Tablée of this version"};
  const bool forwarded = flag_of(*seen, "forwarded");
  if (forwarded && !flag_of(*seen, "trusted")) {
    return {
        Verdict::doubtful, "proxy headers",
        "a proxy speaks for its clients, but is not trusted, so that all look like one. Trust it: "
        "--trusted-proxies " +
            text_of(*seen, "peer")};
  }
  if (address.secure && !flag_of(*seen, "secure")) {
    return {Verdict::doubtful, "proxy headers",
            "the server does not know that the way to it is HTTPS: let the proxy send "
            "X-Forwarded-Proto and "
            "X-Forwarded-For, and trust it: --trusted-proxies " +
                text_of(*seen, "peer")};
  }
  return {Verdict::good, "proxy headers",
          forwarded ? "the proxy is trusted, and tells whom it speaks for" : "no proxy on the way"};
}

Finding judge_socket(const PublicAddress& address) {
  const auto reply =
      ask(address, socket_path,
          "Origin: " + address.origin +
              "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGFibGVlLWRvY3Rvci0xNg==\r\n");
  Finding finding{Verdict::bad, "WebSocket", {}};
  if (!reply) {
    finding.says = reply.error();
  } else if (reply->status == 101) {
    finding.verdict = Verdict::good;
    finding.says = "gets through";
  } else if (reply->status == 403) {
    finding.says =
        "the server takes the page for another site's. Tell it: --public-url " + address.origin;
  } else {
    finding.says = "does not get through (" + std::to_string(reply->status) +
                   "): let the proxy pass on Upgrade and Connection, with HTTP/1.1";
  }
  return finding;
}

std::string_view mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::good:
      return "ok   ";
    case Verdict::doubtful:
      return "look ";
    case Verdict::bad:
      return "BAD  ";
  }
  return "";
}

}  // namespace

std::vector<Finding> check_public_address(const std::string& url) {
  const auto address = PublicAddress::parse(url);
  if (!address) return {{Verdict::bad, "address", address.error()}};
  const auto reply = ask(*address, seen_path, "Connection: close\r\n");
  if (!reply) return {{Verdict::bad, "address", reply.error()}};
  std::vector<Finding> findings{judge_name(*address, *reply)};
  findings.push_back(judge_trust(*address, *reply));
  if (reply->status != 200) return findings;
  findings.push_back(judge_proxy(*address, *reply));
  findings.push_back(judge_socket(*address));
  return findings;
}

Outcome doctor(const Config& config, const std::string& url) {
  std::vector<Finding> findings{check_data_folder(config),
                                check_disk_speed(config),
                                check_open_files(config),
                                check_port(config),
                                check_clock(),
                                check_certificate(config)};
  const std::string& asked = url.empty() ? config.public_url : url;
  if (!asked.empty()) {
    for (auto& finding : check_public_address(asked)) findings.push_back(std::move(finding));
  }
  Outcome outcome;
  std::size_t bad = 0;
  for (const auto& finding : findings) {
    outcome.text += std::string{mark(finding.verdict)} + finding.about + ": " + finding.says + "\n";
    bad += finding.verdict == Verdict::bad ? 1 : 0;
  }
  if (asked.empty())
    outcome.text += "     The way from outside: tablee doctor --url http(s)://HOST[:PORT]\n";
  outcome.text +=
      bad == 0 ? "Fit to serve.\n" : std::to_string(bad) + " to mend before people come.\n";
  if (bad > 0) outcome.code = ExitCode::failed;
  return outcome;
}

}  // namespace tablee::app
