// hostile: what a dozen people on a board feel while others rage. README.md says how to read what it prints.
#include <CLI/CLI.hpp>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <cstdio>
#include <deque>
#include <functional>
#include <optional>
#include <thread>
#include <vector>

#include "../swarm/histogram.h"
#include "../swarm/server_process.h"
#include "base/clock.h"
#include "core/batch.h"
#include "dial/client.h"
#include "net/raw_socket.h"
#include "wire/client_frame.h"

namespace {

using namespace tablee;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

struct Place {
  dial::HttpAddress address;
  std::string code;
  base::BoardId board;
};

std::string token(const Place& place, const std::string& name) {
  return dial::join(place.address, place.code, name).value_or("");
}

base::BoardId first_board(const dial::HttpAddress& address, const std::string& token) {
  const auto answer = dial::fetch(
      address, {.path = "/api/v1/event", .headers = {{"Authorization", "Bearer " + token}}});
  if (!answer || answer->status != 200) return {};
  const auto event = boost::json::parse(answer->body);
  const auto& text = event.at("tables").at(0).at("board").as_string();
  return base::BoardId{base::from_hex({text.data(), text.size()}).value_or(0)};
}

// --- The people --------------------------------------------------------------------------------------

// Writes a note each 100 ms and takes the time until it is acknowledged: committed with fsync and sent to all.
class Person {
 public:
  Person(boost::asio::io_context& context, const base::Clock& clock, const Place& place, int number,
         swarm::Histogram& times)
      : timer_(context),
        times_(times),
        client_(context, {.address = place.address, .board = place.board},
                replica::Replica{token(place, "Person " + std::to_string(number)),
                                 static_cast<std::uint64_t>(number)},
                clock),
        due_(Steady::now() + 100ms + 8ms * number) {
    client_.on_change([this] { look(); });
    client_.start();
    write_when_due();
  }

  [[nodiscard]] std::uint64_t connections() const { return client_.connections(); }

 private:
  void write_when_due() {
    timer_.expires_at(due_);
    timer_.async_wait([this](boost::system::error_code) {
      if (!waiting_ && client_.connected()) {
        waiting_ = due_;  // open loop: from when it was due
        client_.replica().edit([](core::Editor& editor) {
          editor.create({.kind = core::ObjectKind::note, .w = 100, .h = 100});
        });
        client_.flush();
      }
      due_ += 100ms;
      write_when_due();
    });
  }
  void look() {
    if (!waiting_ || client_.replica().unacknowledged() > 0) return;
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - *waiting_);
    times_.add(static_cast<std::uint64_t>(took.count()));
    waiting_.reset();
  }

  boost::asio::steady_timer timer_;
  swarm::Histogram& times_;
  dial::Client client_;
  Steady::time_point due_;
  std::optional<Steady::time_point> waiting_;
};

// --- The others --------------------------------------------------------------------------------------

void hold_places_open(const Place& place) {
  static thread_local std::deque<net::RawConnection> held;
  if (held.size() > 300) held.pop_front();
  held.emplace_back(place.address.port).send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow:");
}

void hold_sockets_open(const Place& place) {
  static thread_local std::deque<net::RawSocket> held;
  if (held.size() > 300) held.pop_front();
  if (held.size() % 2 == 0) {
    held.emplace_back(place.address.port, "/api/v1/check/socket", "", "127.0.0.2");
  } else {
    held.emplace_back(place.address.port, place.board, "tablee.v1", "", "127.0.0.2");
  }
}

// Dumps of the board, each of another moment, that are not read; half of those who ask hang up at once.
void ask_and_not_read(const Place& place) {
  static thread_local const std::string who = token(place, "Olga");
  static thread_local std::deque<net::RawConnection> held;
  static thread_local std::uint64_t moment = 4'000'000'000'000;
  if (held.size() > 300) held.pop_front();
  const std::string question = "GET /api/v1/boards/" + base::to_hex(place.board.value) +
                               "/dump?at=" + std::to_string(++moment) +
                               " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + who + "\r\n\r\n";
  net::RawConnection asking{place.address.port};
  asking.send(question);
  if (moment % 2 == 0) held.push_back(std::move(asking));
}

void guess_codes(const Place& place) {
  (void)dial::join({place.address.host, place.address.port}, "AAAAAA", "Eve");
}

void send_monsters(const Place& place) {
  net::RawSocket socket{place.address.port, place.board};
  socket.connection().send(std::string{"\x82\xff\0\0\0\0\x06\x40\0\0\0\0\0\0", 14});  // 100 MB
  net::RawSocket bits{place.address.port, place.board};
  bits.connection().send(std::string{"\xc2\x81\0\0\0\0x", 7});
  net::RawSocket silent{place.address.port, place.board};
  net::RawConnection garbage{place.address.port};
  garbage.send(std::string(32 * 1024, '\xff'));
}

// A million tiny ops, in batches of a thousand, as fast as the server takes them.
void flood(const Place& place, std::atomic<bool>& over) {
  net::RawSocket socket{place.address.port, place.board};
  wire::Hello hello;
  hello.token = token(place, "Mallory");
  socket.send(wire::encode(hello));
  std::thread end{[&] {
    while (!over) std::this_thread::sleep_for(50ms);
    socket.connection().shutdown();
  }};
  std::uint64_t counter = 1;
  for (std::uint64_t seq = 1; seq <= 1'000 && !over; ++seq) {
    core::Batch batch;
    batch.counter = counter;
    for (int i = 0; i < 1'000; ++i) {
      core::Op op;
      op.kind =
          core::OpKind::size;  // of nothing that is there: refused, after all the work of looking
      op.id = {counter++, 0};
      op.target = {1, 77};
      batch.ops.push_back(op);
    }
    base::Bytes bytes;
    core::encode_batch(batch, 0, bytes);
    socket.send(wire::encode(wire::Submit{base::Seq{seq}, {bytes}}));
  }
  end.join();
}

void measure(boost::asio::io_context& context, swarm::Histogram& times, const char* phase,
             std::chrono::seconds length, double* p99) {
  context.run_for(2s);  // what is under way from before does not count
  times.clear();
  context.run_for(length);
  *p99 = times.quantile_ms(0.99);
  std::printf(R"({"phase":"%s","notes":%llu,"p50_ms":%.2f,"p99_ms":%.2f,"max_ms":%.2f})"
              "\n",
              phase, static_cast<unsigned long long>(times.total()), times.quantile_ms(0.5), *p99,
              times.max_ms());
  std::fflush(stdout);
}

int run(const Place& place, std::chrono::seconds length) {
  const base::SystemClock clock;
  boost::asio::io_context context{1};
  swarm::Histogram times;
  std::vector<std::unique_ptr<Person>> people;
  for (int i = 0; i < 12; ++i) {
    people.push_back(std::make_unique<Person>(context, clock, place, i + 1, times));
  }
  double rest = 0;
  double rage = 0;
  measure(context, times, "rest", length, &rest);
  std::atomic<bool> over{false};
  std::vector<std::thread> hostile;
  const auto often = [&](std::function<void(const Place&)> act, std::chrono::milliseconds pause) {
    hostile.emplace_back([&over, &place, act = std::move(act), pause] {
      for (; !over; std::this_thread::sleep_for(pause)) act(place);
    });
  };
  often(hold_places_open, 5ms);
  often(hold_sockets_open, 5ms);
  often(ask_and_not_read, 5ms);
  often(guess_codes, 10ms);
  often(send_monsters, 20ms);
  hostile.emplace_back([&] { flood(place, over); });
  measure(context, times, "rage", length, &rage);
  over = true;
  for (auto& thread : hostile) thread.join();
  std::uint64_t lost = 0;
  for (const auto& person : people) lost += person->connections() - 1;
  std::printf(R"({"p99_ratio":%.2f,"connections_lost":%llu})"
              "\n",
              rage / rest, static_cast<unsigned long long>(lost));
  return lost == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Measures what people on a board feel while other clients rage."};
  std::string binary;
  std::string scratch = "/tmp";
  int seconds = 20;
  app.add_option("--tablee", binary, "The server's binary; it is started and ended")->required();
  app.add_option("--scratch", scratch, "Folder in which the server's data folder is made")
      ->capture_default_str();
  app.add_option("--seconds", seconds, "Length of each phase")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const auto server = swarm::ServerProcess::start(binary, scratch, 1, 0, false);
  if (!server) {
    std::fprintf(stderr, "hostile: %s\n", server.error().c_str());
    return 2;
  }
  Place place{{"127.0.0.1", (*server)->port()}, (*server)->code(), {}};
  place.board = first_board(place.address, token(place, "First"));
  return run(place, std::chrono::seconds{seconds});
}
