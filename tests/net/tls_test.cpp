// TLS in the binary: a certificate made here, HTTP and WebSocket through it, a new one without a restart, and what does
// not get in.
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "net/house.h"
#include "net/protocol_fixture.h"
#include "net/self_signed.h"
#include "net/tls_socket.h"
#include "store/temporary_folder.h"

namespace tablee::net {
namespace {

class Tls : public testing::Test {
 protected:
  void SetUp() override {
    files_ = {folder_ / "certificate.pem", folder_ / "key.pem"};
    write_self_signed(files_, "first.test");
  }
  ServerOptions options() {
    auto certificate = Certificate::load(files_);
    EXPECT_TRUE(certificate) << certificate.error();
    ServerOptions options;
    options.doors.certificate = *certificate;
    return options;
  }
  static std::string ask(const House& house, const std::string& request) {
    TlsSocket socket{house.port()};
    socket.send(request);
    return socket.receive_all();
  }

  const store::TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
  TlsFiles files_;
};

constexpr const char* healthz = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

TEST_F(Tls, HttpIsServed) {
  House house{nullptr, options()};
  const auto answer = ask(house, healthz);
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 ")) << answer;
  EXPECT_NE(answer.find("alive"), std::string::npos);
  EXPECT_NE(answer.find("Strict-Transport-Security: max-age="), std::string::npos);
  EXPECT_NE(ask(house, "nonsense\r\n\r\n").find("Strict-Transport-Security"), std::string::npos);
}

TEST_F(Tls, ALargeAnswerComesWhole) {
  House house{nullptr, options()};
  const auto answer = ask(house, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const auto length = answer.find("Content-Length: ");
  ASSERT_NE(length, std::string::npos);
  const auto body = answer.find("\r\n\r\n") + 4;
  EXPECT_EQ(answer.size() - body, std::stoull(answer.substr(length + 16)));
}

TEST_F(Tls, AWebSocketCarriesABoard) {
  House house{nullptr, options()};
  TlsSocket joining{house.port()};
  const std::string body = R"({"code":")" + house.code() + R"(","name":"Ada"})";
  joining.send(
      "POST /api/v1/join HTTP/1.1\r\nHost: x\r\nOrigin: https://x\r\nConnection: "
      "close\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body);
  const auto joined = joining.receive_all();
  const auto at = joined.find(R"("token":")");
  ASSERT_NE(at, std::string::npos) << joined;
  const auto token = joined.substr(at + 9, 26);

  TlsSocket socket{house.port()};
  socket.send("GET /api/v1/boards/" + base::to_hex(house.board().value) +
              "/socket HTTP/1.1\r\nHost: x\r\nOrigin: https://x\r\nUpgrade: "
              "websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              "Sec-WebSocket-Protocol: tablee.v1\r\n\r\n");
  std::string heard;
  while (heard.find("\r\n\r\n") == std::string::npos) {
    const auto some = socket.receive_some();
    ASSERT_FALSE(some.empty()) << heard;
    heard += some;
  }
  ASSERT_TRUE(heard.starts_with("HTTP/1.1 101 ")) << heard;
  heard.erase(0, heard.find("\r\n\r\n") + 4);
  const auto greeting = wire::encode(hello(token));
  ASSERT_LT(greeting.size(), 126U);
  socket.send(std::string{"\x82", 1} + static_cast<char>(128 | greeting.size()) +
              std::string(4, '\0') + greeting);
  while (heard.size() < 2 || heard.size() < 2U + static_cast<unsigned char>(heard[1])) {
    const auto some = socket.receive_some();
    ASSERT_FALSE(some.empty());
    heard += some;
  }
  wire::ServerFrame frame;
  ASSERT_TRUE(wire::decode_server_frame(
      std::string_view{heard}.substr(2, static_cast<unsigned char>(heard[1])), frame));
  EXPECT_TRUE(frame.welcome.has_value());
}

// Without a restart: who comes from now on sees the new one.
TEST_F(Tls, ANewCertificateTakesOver) {
  ServerOptions first = options();
  House house{nullptr, first};
  TlsSocket before{house.port()};
  EXPECT_EQ(before.certificate_name(), "first.test");
  write_self_signed(files_, "second.test");
  house.reload_on_signal([this]() -> std::optional<DoorOptions> { return options().doors; });
  ask(house, healthz);  // The server listens to the signal before it answers this.
  std::raise(SIGHUP);
  std::string name;
  for (int i = 0; i < 200 && name != "second.test"; ++i)
    name = TlsSocket{house.port()}.certificate_name();
  EXPECT_EQ(name, "second.test");
  before.send(healthz);  // and who was there goes on
  EXPECT_TRUE(before.receive_all().starts_with("HTTP/1.1 200 "));
}

TEST_F(Tls, OldVersionsAreRefused) {
  House house{nullptr, options()};
  EXPECT_FALSE(TlsSocket(house.port(), TLS1_1_VERSION).established());
  EXPECT_TRUE(TlsSocket(house.port(), TLS1_2_VERSION).established());
  EXPECT_TRUE(TlsSocket(house.port(), TLS1_3_VERSION).established());
}

TEST_F(Tls, PlainHttpOnThePortIsRefused) {
  House house{nullptr, options()};
  RawConnection plain{house.port()};
  plain.send(healthz);
  EXPECT_EQ(plain.receive_all().find("alive"), std::string::npos);
}

TEST_F(Tls, AHandshakeThatNeverEndsIsGivenUp) {
  ServerOptions slow = options();
  slow.doors.http.head_timeout = std::chrono::milliseconds{50};
  House house{nullptr, slow};
  RawConnection silent{house.port()};
  EXPECT_EQ(silent.receive_all(), "");
  RawConnection half{house.port()};
  half.send("\x16\x03\x01\x02");
  EXPECT_EQ(half.receive_all(), "");
}

TEST_F(Tls, AWrongFileIsNamed) {
  const auto missing = Certificate::load({folder_ / "none.pem", files_.key});
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().find("none.pem"), std::string::npos);
  EXPECT_FALSE(Certificate::load({files_.certificate, {}}));
  const TlsFiles other{folder_ / "other.pem", folder_ / "other.key"};
  write_self_signed(other, "other.test");
  EXPECT_FALSE(Certificate::load({files_.certificate, other.key}));
}

}  // namespace
}  // namespace tablee::net
