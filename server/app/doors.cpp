#include "app/doors.h"

namespace tablee::app {

namespace {

// host[:port] of an https address, as browsers write it in Host.
std::string tls_host_of(std::string_view url) {
  constexpr std::string_view scheme = "https://";
  constexpr std::string_view default_port = ":443";
  if (!url.starts_with(scheme)) return {};
  url = url.substr(scheme.size(), url.find('/', scheme.size()) - scheme.size());
  if (url.ends_with(default_port)) url.remove_suffix(default_port.size());
  return std::string{url};
}

}  // namespace

std::expected<net::DoorOptions, std::string> doors_of(const Config& config) {
  net::DoorOptions doors;
  doors.policy.origins = config.origins;
  if (!config.public_url.empty()) doors.policy.origins.push_back(config.public_url);
  doors.policy.tls_host = tls_host_of(config.public_url);
  doors.policy.hosts = config.hosts;
  for (const auto& text : config.trusted_proxies) {
    if (const auto network = http::Network::parse(text)) doors.policy.proxies.push_back(*network);
  }
  doors.policy.metrics_from.clear();
  for (const auto& text : config.metrics_from) {
    if (const auto network = http::Network::parse(text)) {
      doors.policy.metrics_from.push_back(*network);
    }
  }
  doors.http.head_bytes_max = config.http_head_bytes_max;
  doors.http.body_bytes_max = config.http_body_bytes_max;
  doors.http.head_timeout = std::chrono::seconds{config.http_head_seconds};
  doors.http.body_timeout = std::chrono::seconds{config.http_body_seconds};
  doors.http.write_timeout = std::chrono::seconds{config.http_write_seconds};
  doors.caps = {.all = config.http_connections_max,
                .of_address = config.connections_per_address_max,
                .handshakes = config.handshakes_max};
  const net::TlsFiles files{config.tls_certificate, config.tls_key};
  if (!files.wanted()) return doors;
  auto certificate = net::Certificate::load(files);
  if (!certificate) return std::unexpected{certificate.error()};
  doors.certificate = std::move(*certificate);
  return doors;
}

std::string certificate_doubt(const net::DoorOptions& doors,
                              std::chrono::system_clock::time_point now) {
  if (doors.certificate == nullptr || doors.certificate->ends() > now) return {};
  return "The certificate has ended: browsers refuse it. Renew it, then send SIGHUP (systemctl "
         "reload tablee).";
}

std::vector<std::string> needing_restart(const Config& running, const Config& wanted) {
  std::vector<std::string> names;
  for (const auto& setting : settings()) {
    if (setting.effect == Effect::at_start && setting.get(running) != setting.get(wanted)) {
      names.emplace_back(setting.name);
    }
  }
  return names;
}

std::uint64_t bytes_of(const std::filesystem::path& folder) {
  std::uint64_t sum = 0;
  std::error_code error;  // Files come and go while they are counted.
  std::filesystem::recursive_directory_iterator at{folder, error};
  for (; !error && at != std::filesystem::recursive_directory_iterator{}; at.increment(error)) {
    std::error_code gone;
    if (!at->is_regular_file(gone)) continue;
    const auto size = at->file_size(gone);
    if (!gone) sum += size;
  }
  return sum;
}

}  // namespace tablee::app
