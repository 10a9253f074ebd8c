#include "torture/trouble.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <utility>

namespace tablee::torture {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// What the server is told (server_main.cpp).
const char* order(Fault fault) {
  switch (fault) {
    case Fault::full:
      return "full";
    case Fault::write_fails:
      return "write_fails";
    case Fault::write_short:
      return "write_short";
    case Fault::sync_fails:
      return "sync_fails";
    default:
      return "read_fails";
  }
}

std::string harm(const std::filesystem::path& folder, base::Random& random) {
  std::vector<std::filesystem::path> files;
  const bool log = random.below(4) != 0;
  for (const auto& file : std::filesystem::directory_iterator(folder / "db")) {
    const bool wanted = !log || file.path().extension() == ".log";
    if (wanted && file.is_regular_file() && file.file_size() > 0) files.push_back(file.path());
  }
  if (files.empty()) return "nothing";
  std::ranges::sort(files);
  const auto& file = files[random.below(files.size())];
  const std::uint64_t bytes = std::filesystem::file_size(file);
  const std::uint64_t at = random.below(bytes);
  const std::string where = file.filename().string() + " at byte " + std::to_string(at);
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  switch (random.below(3)) {
    case 0: {
      stream.seekg(static_cast<std::streamoff>(at));
      const int byte = stream.get() ^ (1 << random.below(8));
      stream.seekp(static_cast<std::streamoff>(at));
      stream.put(static_cast<char>(byte));
      return "a bit flipped in " + where;
    }
    case 1: {
      stream.seekp(static_cast<std::streamoff>(at));
      const std::string zeros(std::min<std::uint64_t>(bytes - at, 4'096), '\0');
      stream << zeros;
      return "zeros in " + where;
    }
    default:
      stream.close();
      std::filesystem::resize_file(file, at);
      return "cut: " + where;
  }
}

}  // namespace

const char* name(Fault fault) {
  constexpr std::array names{"kill -9",      "SIGSTOP",     "SIGTERM",      "delay",
                             "half-open",    "one-way",     "reset",        "full disk",
                             "failed write", "short write", "failed fsync", "failed read",
                             "slow disk",    "clock jump",  "damaged file"};
  static_assert(names.size() == static_cast<std::size_t>(Fault::count));
  return names.at(static_cast<std::size_t>(fault));
}

std::size_t Survived::total() const {
  return std::accumulate(faults.begin(), faults.end(), std::size_t{0});
}

std::string Survived::text() const {
  std::string text = std::to_string(total()) + " faults survived:";
  for (std::size_t i = 0; i < faults.size(); ++i) {
    text += std::string(i == 0 ? " " : ", ") + std::to_string(faults[i]) + " " +
            name(static_cast<Fault>(i));
  }
  return text;
}

void Survived::add(const Survived& other) {
  for (std::size_t i = 0; i < faults.size(); ++i) faults[i] += other.faults[i];
  failed_starts += other.failed_starts;
  bad_ends += other.bad_ends;
  silences.insert(silences.end(), other.silences.begin(), other.silences.end());
}

Trouble::Trouble(ServerProcess& server, Proxy& proxy, Moment length, std::size_t faults,
                 bool kills_alone, std::uint64_t seed, Look look)
    : server_(server),
      proxy_(proxy),
      random_(seed),
      kills_alone_(kills_alone),
      look_(std::move(look)) {
  for (std::size_t i = 0; i < faults; ++i) {
    moments_.push_back(length * random_.between(3, 95) / 100);
  }
  std::ranges::sort(moments_);
  thread_ = std::thread{[this] { run(); }};
}

void Trouble::reach(Moment now) {
  now_ = now;
  now_.notify_one();
}

Survived Trouble::end() {
  reach(Moment::max());
  if (thread_.joinable()) thread_.join();
  return survived_;
}

void Trouble::run() {
  for (const Moment moment : moments_) {
    for (Moment now = now_; now < moment; now = now_.load()) now_.wait(now);
    if (now_.load() == Moment::max()) return;
    const auto kinds = static_cast<std::uint64_t>(Fault::count);
    const Fault fault = kills_alone_ ? Fault::kill : static_cast<Fault>(random_.below(kinds));
    make(fault);
    ++survived_.faults[static_cast<std::size_t>(fault)];
  }
}

void Trouble::make(Fault fault) {
  switch (fault) {
    case Fault::kill:
      server_.kill();
      wait_a_little();
      if (!server_.start()) ++survived_.failed_starts;
      return;
    case Fault::end:
      if (server_.stop() != 0) ++survived_.bad_ends;
      if (!server_.start()) ++survived_.failed_starts;
      return;
    case Fault::stop:
      server_.pause();
      wait_a_little();
      server_.resume();
      return;
    case Fault::delay:
      return spoil(Weather::delay);
    case Fault::half_open:
      return spoil(Weather::half_open);
    case Fault::one_way:
      return spoil(Weather::one_way);
    case Fault::reset:
      return spoil(Weather::reset);
    case Fault::full:
    case Fault::write_fails:
    case Fault::write_short:
    case Fault::sync_fails:
    case Fault::read_fails:
      return break_disk(order(fault));
    case Fault::slow_disk:
      return break_disk("sync_delay", static_cast<int>(20 + random_.below(200)));
    case Fault::clock:
      return server_.tell("clock " + std::to_string(random_.between(-day_ms, day_ms)));
    case Fault::damage:
      server_.kill();
      look_at_damage();
      if (!server_.start()) ++survived_.failed_starts;
      return;
    case Fault::count:
      return;
  }
}

void Trouble::break_disk(const std::string& what, int value) {
  server_.tell(what + " " + std::to_string(value));
  wait_a_little();
  server_.tell(what + " 0");
}

// The log mostly: it is what a server that was killed lives on.
void Trouble::look_at_damage() {
  const std::filesystem::path copy = server_.data().string() + ".damaged";
  std::filesystem::remove_all(copy);
  std::filesystem::copy(server_.data(), copy, std::filesystem::copy_options::recursive);
  const std::string what = harm(copy, random_);
  for (const std::string& missing : look_(copy)) {
    survived_.silences.push_back(what + ": " + missing);
  }
  std::filesystem::remove_all(copy);
}

void Trouble::spoil(Weather weather) {
  proxy_.turn(weather);
  wait_a_little();
  proxy_.turn(Weather::fair);
}

// Time is part of these faults: processes and sockets are real.
void Trouble::wait_a_little() {
  std::this_thread::sleep_for(std::chrono::milliseconds{20 + random_.below(300)});
}

}  // namespace tablee::torture
