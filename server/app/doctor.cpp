#include "app/doctor.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "app/backup_commands.h"
#include "app/days.h"
#include "app/doors.h"
#include "app/open_files.h"
#include "app/probe.h"
#include "net/echo.h"
#include "store/copy.h"
#include "store/rocks_store.h"
#include "store/set_aside.h"

namespace tablee::app {
namespace {

using std::chrono::steady_clock;
using Verdict = Finding::Verdict;

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr std::uint64_t space_doubtful = 2'048 * mebibyte;
constexpr std::uint64_t space_bad = 256 * mebibyte;
constexpr std::size_t probe_writes = 30;
constexpr auto disk_doubtful = std::chrono::milliseconds{20};
constexpr auto certificate_doubtful = std::chrono::days{14};

std::string error_text() {
  return std::strerror(errno);
}

// Where the folder will be made, when it is not there.
std::filesystem::path existing(std::filesystem::path path) {
  std::error_code error;
  path = std::filesystem::absolute(path, error);
  while (!std::filesystem::exists(path, error) && path.has_relative_path())
    path = path.parent_path();
  return path;
}

bool open_to_others(const std::filesystem::path& folder) {
  using std::filesystem::perms;
  std::error_code error;
  const auto mode = std::filesystem::status(folder, error).permissions();
  return !error && (mode & (perms::others_read | perms::others_exec)) != perms::none;
}

std::string milliseconds(steady_clock::duration time) {
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
  return std::to_string(micros / 1'000) + "." + std::to_string(micros % 1'000 / 100) + " ms";
}

struct Probe {
  std::filesystem::path path;
  int file = -1;
  ~Probe() {
    if (file < 0) return;
    ::close(file);
    ::unlink(path.c_str());
  }
};

}  // namespace

Finding check_data_folder(const Config& config) {
  Finding finding{.about = "data folder"};
  const auto folder = existing(config.data);
  const auto bad = [&](std::string says) {
    return Finding{Verdict::bad, finding.about, std::move(says)};
  };
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0) {
    return bad(folder.string() + " can not be written: " + error_text() +
               ". Give it to the user that runs the server, or choose another: --data FOLDER.");
  }
  struct statvfs disk {};
  if (::statvfs(folder.c_str(), &disk) != 0)
    return bad(folder.string() + ": " + error_text() + ".");
  const std::uint64_t left = std::uint64_t{disk.f_bavail} * disk.f_frsize;
  const std::string space = std::to_string(left / mebibyte) + " MiB free";
  if (left < space_bad) return bad(space + ": make room before people come.");
  finding.says = config.data.string() + ", " + space;
  std::error_code error;
  if (std::filesystem::exists(config.data / "CURRENT", error) ||
      std::filesystem::exists(config.data / "lock", error)) {
    const auto store = store::open_rocks_store(
        {.folder = config.data, .mode = store::OpenMode::read_only, .faults = nullptr});
    if (!store) return bad(store.error().message);
    const auto boards = (*store)->boards();
    if (!boards) return bad(boards.error().message);
    finding.says += ", " + std::to_string(boards->size()) + " boards, " +
                    std::to_string(bytes_of(config.data) / mebibyte) + " MiB";
    const auto days = look_at_days(**store);
    if (!days) return bad(days.error().message);
    if (!days->damaged.empty()) return bad(damaged_days_text(*days));
    // A table with a flipped bit opens, and fails in the middle of the day that asks for it.
    if (const auto all = store::verify_store(config.data); !all) return bad(all.error().message);
    if (days->days > 0) finding.says += ", " + days_text(*days);
  } else {
    finding.says += ", empty";
  }
  if (const auto aside = store::set_aside(config.data); !aside.empty()) {
    finding.verdict = Verdict::doubtful;
    finding.says += ". " + set_aside_text(aside);
  }
  if (left < space_doubtful) {
    finding.verdict = Verdict::doubtful;
    finding.says += ": little room for a long day";
  }
  if (open_to_others(config.data) && open_to_others(config.data / "db")) {
    finding.verdict = Verdict::doubtful;
    finding.says += "; others on this machine can read it: chmod 700 " + config.data.string();
  }
  return finding;
}

Finding check_disk_speed(const Config& config) {
  Finding finding{.about = "disk"};
  Probe probe{existing(config.data) / (".tablee-doctor-" + std::to_string(::getpid()))};
  probe.file = ::open(probe.path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (probe.file < 0)
    return {Verdict::bad, finding.about, "no file can be made there: " + error_text() + "."};
  std::vector<steady_clock::duration> times;
  const std::string page(4'096, 'x');
  for (std::size_t i = 0; i < probe_writes; ++i) {
    const auto begin = steady_clock::now();
    if (::write(probe.file, page.data(), page.size()) != static_cast<ssize_t>(page.size()) ||
        ::fdatasync(probe.file) != 0) {
      return {Verdict::bad, finding.about, "writing failed: " + error_text() + "."};
    }
    times.push_back(steady_clock::now() - begin);
  }
  std::ranges::sort(times);
  const auto median = times[times.size() / 2];
  finding.says = "a write with fsync takes " + milliseconds(median) + " (slowest of " +
                 std::to_string(probe_writes) + ": " + milliseconds(times.back()) +
                 "); each change waits for one";
  if (median > disk_doubtful) {
    finding.verdict = Verdict::doubtful;
    finding.says += ". People will feel that: a local SSD takes 1 to 5 ms";
  }
  return finding;
}

Finding check_open_files(const Config& config) {
  const std::uint64_t allowed =
      open_files_allowed();  // The hard limit: `serve` raises the soft one.
  Finding finding{.about = "open files"};
  const auto complaint = too_few_open_files(config, allowed);
  if (complaint) {
    constexpr std::size_t few = 200;
    finding.verdict =
        capacity_for(config, allowed).sessions < few ? Verdict::bad : Verdict::doubtful;
  }
  finding.says =
      complaint.value_or(std::to_string(allowed) + " allowed, " +
                         std::to_string(open_files_wanted(config)) + " needed when full");
  return finding;
}

Finding check_port(const Config& config) {
  Finding finding{.about = "port"};
  const std::string where = config.address + " port " + std::to_string(config.port);
  net::EchoServer listener;
  const auto listening = listener.listen(config.address, config.port);
  if (listening) {
    finding.says = where + " is free";
    return finding;
  }
  if (listening.error().code == net::ListenErrorCode::in_use) {
    const bool any = config.address == "0.0.0.0" || config.address == "::";
    const bool v6 = !any && config.address.find(':') != std::string::npos;
    const std::string host = any ? "127.0.0.1" : v6 ? "[" + config.address + "]" : config.address;
    const std::string scheme = config.tls_certificate.empty() ? "http://" : "https://";
    const auto address = PublicAddress::parse(scheme + host + ":" + std::to_string(config.port));
    const auto reply = address ? ask(*address, "/healthz", "Connection: close\r\n")
                               : std::unexpected{std::string{}};
    if (reply && reply->status == 200 && reply->body.find("alive") != std::string::npos) {
      finding.says = "a Tablée is running on " + where;
      return finding;
    }
  }
  return {Verdict::bad, finding.about, listening.error().message};
}

Finding check_clock() {
  using namespace std::chrono;
  Finding finding{.about = "clock"};
  const auto now = floor<seconds>(system_clock::now());
  const year_month_day today{floor<days>(now)};
  if (static_cast<int>(today.year()) < 2024) {
    return {Verdict::bad, finding.about,
            "the machine says it is the year " + std::to_string(static_cast<int>(today.year())) +
                ". Set its clock."};
  }
  timex state{};
  const int result = ::adjtimex(&state);
  finding.says = "plausible, and kept right by the network";
  if (result == TIME_ERROR || (state.status & STA_UNSYNC) != 0) {
    finding.verdict = Verdict::doubtful;
    finding.says =
        "plausible, but not kept right by the network: install an NTP service if the times of a "
        "replay matter";
  }
  return finding;
}

Finding check_certificate(const Config& config) {
  Finding finding{.about = "certificate"};
  const net::TlsFiles files{config.tls_certificate, config.tls_key};
  if (!files.wanted()) {
    finding.says =
        "none: the server speaks plain HTTP. Over anything but this room's own network, put TLS "
        "here "
        "(--tls-certificate, --tls-key) or in front";
    finding.verdict = config.public_url.starts_with("https://") ? Verdict::good : Verdict::doubtful;
    if (finding.verdict == Verdict::good)
      finding.says = "none here: the proxy of " + config.public_url + " has it";
    return finding;
  }
  const auto certificate = net::Certificate::load(files);
  if (!certificate) return {Verdict::bad, finding.about, certificate.error()};
  using namespace std::chrono;
  const auto left = floor<days>((*certificate)->ends() - system_clock::now());
  if (left.count() < 0)
    return {Verdict::bad, finding.about, "it has ended. Renew it, then send SIGHUP."};
  finding.says = "good for " + std::to_string(left.count()) + " more days";
  if (left < certificate_doubtful) {
    finding.verdict = Verdict::doubtful;
    finding.says += ": renew it, then send SIGHUP";
  }
  return finding;
}

}  // namespace tablee::app
