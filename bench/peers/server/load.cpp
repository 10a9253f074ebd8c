// The work of bench/swarm against the servers of others: `peers_load PRESET PEER --folder bench/peers/server`. The same
// presets, pacing, pinning, histogram and fields; npm ci in that folder first.
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <memory>
#include <queue>

#include "../../swarm/measure.h"
#include "../../swarm/preset.h"
#include "../../swarm/socket.h"
#include "dialect.h"

namespace tablee::peers {
namespace {

using namespace std::chrono_literals;
using swarm::now;
using swarm::Time;

void pin(pid_t pid, std::size_t core) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(core, &cores);
  ::sched_setaffinity(pid, sizeof cores, &cores);  // a machine of one core stays as it is
}

class Server {
 public:
  Server(const std::string& folder, const std::string& peer) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      if (::chdir(folder.c_str()) == 0) {
        ::execlp("node", "node", "server.mjs", peer.c_str(), nullptr);
      }
      ::_exit(1);
    }
    ::close(ends[1]);
    pin(pid_, 0);
    std::string said;
    char buffer[256];
    for (ssize_t got = 0;
         said.find("port ") == said.npos && (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
      said.append(buffer, static_cast<std::size_t>(got));
    }
    const auto at = said.find("port ");
    if (at != said.npos) {
      std::from_chars(said.data() + at + 5, said.data() + said.size(), port_);
    }
    out_ = ends[0];
  }
  ~Server() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    ::close(out_);
  }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  std::uint16_t port_ = 0;
};

struct Session {
  Session(Peer peer, std::uint32_t client, const std::string& board)
      : author(client), dialect(peer, board) {}
  swarm::Socket socket;
  Author author;
  Dialect dialect;
  std::vector<Time> due;
  std::uint64_t received = 0;
  bool greeted = false;
  bool ready = false;
};

class Load {
 public:
  Load(Peer peer, const swarm::Preset& preset)
      : peer_(peer), preset_(preset), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {}

  bool open(std::uint16_t port) {
    const Time start = now();
    for (int i = 0; i < preset_.boards * preset_.sessions; ++i) {
      const std::string board = "board" + std::to_string(i % preset_.boards);
      sessions_.push_back(
          std::make_unique<Session>(peer_, static_cast<std::uint32_t>(i + 1), board));
      Session& session = *sessions_.back();
      if (!session.socket.open(port, "/" + board)) return false;
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.ptr = &session;
      ::epoll_ctl(epoll_, EPOLL_CTL_ADD, session.socket.fd(), &event);
      while (!session.ready && now() - start < 60s) step(5);
    }
    return sessions_.back()->ready;
  }

  void drive(double rate, double seconds) {
    const auto period = std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / rate));
    std::priority_queue<Due> due;
    const Time start = now();
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
      due.push({start + period * static_cast<int>(i) / static_cast<int>(sessions_.size()), i});
    }
    const Time end = start + std::chrono::nanoseconds(static_cast<std::int64_t>(seconds * 1e9));
    for (Time at = now(); at < end; at = now()) {
      while (due.top().at <= at) {
        const Due next = due.top();
        due.pop();
        write(*sessions_[next.session], next.at);
        due.push({next.at + period, next.session});
      }
      const auto wait = std::chrono::ceil<std::chrono::milliseconds>(due.top().at - now());
      step(static_cast<int>(std::clamp<std::int64_t>(wait.count(), 0, 10)));
    }
  }

  void settle() {
    for (const Time end = now() + 20s; now() < end && lost() > 0;) step(5);
  }

  // Every update has to reach all others of its board.
  [[nodiscard]] std::uint64_t lost() const {
    std::uint64_t wanted = 0;
    std::uint64_t got = 0;
    for (const auto& session : sessions_) {
      wanted += session->due.size() * static_cast<std::uint64_t>(preset_.sessions - 1);
      got += session->received;
    }
    return wanted - got;
  }

  swarm::Measure measure;

 private:
  struct Due {
    Time at;
    std::size_t session;
    bool operator<(const Due& other) const { return at > other.at; }
  };

  void write(Session& session, Time due) {
    session.due.push_back(due);
    session.socket.send(session.dialect.wrap(session.author.next()));
    session.socket.flush();
    if (measure.on) ++measure.sent;
  }

  void step(int milliseconds) {
    std::array<epoll_event, 512> events;
    const int count = ::epoll_wait(epoll_, events.data(), events.size(), milliseconds);
    for (int i = 0; i < count; ++i) {
      receive(*static_cast<Session*>(events[static_cast<std::size_t>(i)].data.ptr));
    }
  }

  void receive(Session& session) {
    session.socket.receive(scratch_, [&](std::string_view bytes) { message(session, bytes); });
    if (session.socket.upgraded() && !session.greeted) {
      session.greeted = true;
      for (const auto& words : session.dialect.greetings()) session.socket.send(words);
      session.socket.flush();
      session.ready = peer_ == Peer::relay;
    }
    if (session.socket.closed()) {
      ++measure.closed;
      ::epoll_ctl(epoll_, EPOLL_CTL_DEL, session.socket.fd(), nullptr);
    }
  }

  void message(Session& session, std::string_view bytes) {
    Origin origin;
    const Heard heard = session.dialect.hear(bytes, origin);
    if (heard == Heard::ready) session.ready = true;
    if (heard != Heard::update || origin.client == 0 || origin.client > sessions_.size()) return;
    const Session& author = *sessions_[origin.client - 1];
    if (&author == &session || origin.clock >= author.due.size()) return;
    ++session.received;
    if (!measure.on) return;
    ++measure.deliveries;
    measure.latency.add(static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(now() - author.due[origin.clock])
            .count()));
  }

  Peer peer_;
  const swarm::Preset& preset_;
  int epoll_;
  std::vector<std::unique_ptr<Session>> sessions_;
  std::string scratch_ = std::string(1U << 20, '\0');
};

void window(Load& load, const swarm::Preset& preset, pid_t pid, double rate,
            const std::string& name) {
  swarm::Report report;
  report.preset = preset.name + ", " + name;
  report.sessions = preset.boards * preset.sessions;
  report.ops_per_second = rate;
  report.resident_rest_kib = swarm::use_of(pid).resident_kib;
  load.drive(rate, preset.warm_up_seconds);
  load.measure = {};
  load.measure.on = true;
  report.before = swarm::use_of(pid);
  const Time start = now();
  load.drive(rate, preset.seconds);
  report.after = swarm::use_of(pid);
  report.seconds = std::chrono::duration<double>(now() - start).count();
  const swarm::Measure counted = load.measure;
  load.settle();
  report.lost = load.lost();
  load.measure = counted;
  swarm::print(counted, report);
}

int run(const swarm::Preset& preset, const std::string& name, const std::string& folder) {
  const auto peer = find_peer(name);
  const Server server(folder, name);
  if (!peer || server.port() == 0) {
    std::fputs("peers_load: the server did not come up (npm ci in the folder first?)\n", stderr);
    return 2;
  }
  pin(0, 1);
  Load load(*peer, preset);
  if (!load.open(server.port())) {
    std::fputs("peers_load: not all sessions could be opened\n", stderr);
    return 1;
  }
  for (double rate = preset.ops_per_second;; rate *= 1.5) {
    window(load, preset, server.pid(), rate, name);
    const bool over = load.measure.latency.quantile_ms(0.99) > 100 || load.lost() > 0;
    if (preset.shape != swarm::Shape::ramp || over) return 0;
  }
}

}  // namespace
}  // namespace tablee::peers

int main(int argc, char** argv) {
  CLI::App app{"Drives a server of somebody else with the work of swarm and prints JSON lines."};
  std::string preset_name;
  std::string peer;
  std::string folder = "bench/peers/server";
  app.add_option("preset", preset_name, "barcamp, plenary, saturation or crowd")->required();
  app.add_option("peer", peer, "relay, y-websocket or hocuspocus")->required();
  app.add_option("--folder", folder, "where server.mjs is")->capture_default_str();
  int seconds = 0;
  app.add_option("--seconds", seconds, "Length of the window, instead of the preset's");
  CLI11_PARSE(app, argc, argv);
  auto preset = tablee::swarm::find_preset(preset_name);
  if (!preset || preset->sessions < 2) return 2;
  if (seconds > 0) preset->seconds = seconds;
  return tablee::peers::run(*preset, peer, folder);
}
