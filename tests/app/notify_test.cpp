#include "app/notify.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>

namespace tablee::app {
namespace {

// What systemd has: a datagram socket of that name.
class Systemd {
 public:
  explicit Systemd(const std::string& name)
      : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    if (name.front() == '@') address.sun_path[0] = '\0';
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), size), 0);
    ::setenv("NOTIFY_SOCKET", name.c_str(), 1);
  }
  ~Systemd() {
    ::unsetenv("NOTIFY_SOCKET");
    ::close(socket_);
  }
  std::string heard() {
    std::array<char, 256> text{};
    const auto got = ::recv(socket_, text.data(), text.size(), MSG_DONTWAIT);
    return got <= 0 ? std::string{} : std::string{text.data(), static_cast<std::size_t>(got)};
  }

 private:
  int socket_;
};

TEST(Notify, NobodyIsToldWithoutASocket) {
  ::unsetenv("NOTIFY_SOCKET");
  EXPECT_FALSE(notify("READY=1"));
  ::setenv("NOTIFY_SOCKET", "relative", 1);
  EXPECT_FALSE(notify("READY=1"));
  ::setenv("NOTIFY_SOCKET", "/nonexistent/socket", 1);
  EXPECT_FALSE(notify("READY=1"));
  ::unsetenv("NOTIFY_SOCKET");
}

TEST(Notify, SystemdIsTold) {
  const std::string path = ::testing::TempDir() + "tablee_notify_" + std::to_string(::getpid());
  Systemd systemd{path};
  EXPECT_TRUE(notify("READY=1"));
  EXPECT_EQ(systemd.heard(), "READY=1");
  EXPECT_TRUE(notify_reloading());
  EXPECT_TRUE(systemd.heard().starts_with("RELOADING=1\nMONOTONIC_USEC="));
  ::unlink(path.c_str());
}

TEST(Notify, TheAbstractNamespaceWorksToo) {
  Systemd systemd{"@tablee_notify_" + std::to_string(::getpid())};
  EXPECT_TRUE(notify("STOPPING=1"));
  EXPECT_EQ(systemd.heard(), "STOPPING=1");
}

TEST(Notify, TheWatchdogIsFedTwiceInItsTime) {
  ::unsetenv("WATCHDOG_USEC");
  EXPECT_FALSE(watchdog_interval());
  ::setenv("WATCHDOG_USEC", "30000000", 1);
  EXPECT_EQ(watchdog_interval(), std::chrono::seconds{15});
  ::setenv("WATCHDOG_PID", "1", 1);
  EXPECT_FALSE(watchdog_interval()) << "another process is watched";
  ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
  EXPECT_TRUE(watchdog_interval());
  ::setenv("WATCHDOG_USEC", "soon", 1);
  EXPECT_FALSE(watchdog_interval());
  ::unsetenv("WATCHDOG_USEC");
  ::unsetenv("WATCHDOG_PID");
}

}  // namespace
}  // namespace tablee::app
