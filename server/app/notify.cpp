#include "app/notify.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>

namespace tablee::app {
namespace {

std::optional<std::uint64_t> number_in(const char* variable) {
  const char* const text = std::getenv(variable);
  if (text == nullptr) return std::nullopt;
  std::uint64_t value = 0;
  const char* const last = text + std::strlen(text);
  const auto [end, error] = std::from_chars(text, last, value);
  if (error != std::errc{} || end != last) return std::nullopt;
  return value;
}

}  // namespace

bool notify(std::string_view state) {
  const char* const path = std::getenv("NOTIFY_SOCKET");
  if (path == nullptr) return false;
  const std::string_view name{path};
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (name.size() < 2 || name.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, name.data(), name.size());
  if (name.front() == '@')
    address.sun_path[0] = '\0';  // the abstract namespace
  else if (name.front() != '/')
    return false;
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return false;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
  const auto sent = ::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL,
                             reinterpret_cast<const sockaddr*>(&address), size);
  ::close(socket);
  return sent == static_cast<ssize_t>(state.size());
}

bool notify_reloading() {
  const auto now =
      std::chrono::steady_clock::now().time_since_epoch();  // CLOCK_MONOTONIC, as asked
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
  return notify("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(micros));
}

std::optional<std::chrono::milliseconds> watchdog_interval() {
  const auto pid = number_in("WATCHDOG_PID");
  if (pid && *pid != static_cast<std::uint64_t>(::getpid())) return std::nullopt;
  const auto micros = number_in("WATCHDOG_USEC");
  if (!micros || *micros < 2'000) return std::nullopt;
  return std::chrono::milliseconds{*micros / 2'000};
}

}  // namespace tablee::app
