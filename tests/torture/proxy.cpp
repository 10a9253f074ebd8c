#include "torture/proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>
#include <vector>

namespace tablee::torture {
namespace {

constexpr std::size_t buffered = 1 << 20;  // then nothing more is read
constexpr int look_ms = 10;

sockaddr_in local(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

}  // namespace

Proxy::Proxy() {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  sockaddr_in address = local(0);
  socklen_t size = sizeof address;
  ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), size);
  ::listen(listener_, 512);
  ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread{[this] { run(); }};
}

Proxy::~Proxy() {
  stop_ = true;
  thread_.join();
  for (Pair& pair : pairs_) end(pair, false);
  ::close(listener_);
}

void Proxy::run() {
  Weather before = Weather::fair;
  while (!stop_) {
    const Weather weather = weather_;
    if (weather != std::exchange(before, weather)) change(weather);
    accept_all();
    wait(weather);
    for (Pair& pair : pairs_) {
      if (weather == Weather::reset) pair.over = true;
      if (pair.over) end(pair, weather == Weather::reset);
    }
    std::erase_if(pairs_, [](const Pair& pair) { return pair.over; });
  }
}

// What was spoilt by the weather before does not live on.
void Proxy::change(Weather weather) {
  for (Pair& pair : pairs_) {
    pair.over = pair.over || pair.spoilt;
    pair.spoilt = weather == Weather::half_open || weather == Weather::one_way;
  }
}

void Proxy::accept_all() {
  for (int client = -1; (client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = local(server_);
    Pair pair{.client = client, .server = server};
    pair.spoilt = weather_ == Weather::half_open || weather_ == Weather::one_way;
    pair.over = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0;
    pairs_.push_back(std::move(pair));
  }
}

void Proxy::wait(Weather weather) {
  std::vector<pollfd> polled{{listener_, POLLIN, 0}};
  const bool still = weather == Weather::delay || weather == Weather::half_open;
  for (const Pair& pair : pairs_) {
    const auto events = [&](const std::string& in, const std::string& out) {
      if (still || pair.over) return short{0};
      return static_cast<short>((in.size() < buffered ? POLLIN : 0) | (out.empty() ? 0 : POLLOUT));
    };
    polled.push_back({still ? -1 : pair.client, events(pair.to_server, pair.to_client), 0});
    polled.push_back({still ? -1 : pair.server, events(pair.to_client, pair.to_server), 0});
  }
  ::poll(polled.data(), polled.size(), look_ms);
  std::size_t at = 1;
  for (Pair& pair : pairs_) {
    serve(pair, weather, polled[at].revents, polled[at + 1].revents);
    at += 2;
  }
}

void Proxy::serve(Pair& pair, Weather weather, short client_events, short server_events) {
  if (pair.over) return;
  if ((client_events & (POLLIN | POLLHUP | POLLERR)) != 0) read(pair.client, pair.to_server, pair);
  if ((server_events & (POLLIN | POLLHUP | POLLERR)) != 0) read(pair.server, pair.to_client, pair);
  if (weather == Weather::one_way) pair.to_client.clear();
  if (!pair.to_server.empty()) write(pair.server, pair.to_server, pair);
  if (!pair.to_client.empty()) write(pair.client, pair.to_client, pair);
}

void Proxy::read(int from, std::string& into, Pair& pair) {
  std::array<char, 65'536> buffer;
  const ssize_t got = ::recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (got > 0) {
    into.append(buffer.data(), static_cast<std::size_t>(got));
  } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
    pair.over = true;
  }
}

void Proxy::write(int to, std::string& what, Pair& pair) {
  const ssize_t sent = ::send(to, what.data(), what.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent > 0) {
    what.erase(0, static_cast<std::size_t>(sent));
  } else if (errno != EAGAIN && errno != EINTR) {
    pair.over = true;
  }
}

void Proxy::end(Pair& pair, bool reset) {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  for (const int socket : {pair.client, pair.server}) {
    if (socket < 0) continue;
    if (reset) ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(socket);
  }
  pair.client = pair.server = -1;
}

}  // namespace tablee::torture
