#include "net/tls_door.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cerrno>
#include <csignal>
#include <string>

#include "base/limits.h"

namespace tablee::net {
namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;
using Descriptor = asio::posix::basic_stream_descriptor<asio::io_context::executor_type>;

constexpr std::size_t record_bytes = 16 * 1024;  // The greatest that TLS has.
constexpr int turns = 8;  // Records of one connection before the others' turn.

// One connection. Holds itself alive through its pending waits; when nothing is waited for, it is gone, and with it
// both sockets.
class Relay : public std::enable_shared_from_this<Relay> {
 public:
  Relay(asio::io_context& context, int client, int plain, std::shared_ptr<Connections::Place> place,
        DoorCounters& counters)
      : client_(context.get_executor(), client),
        plain_(context.get_executor(), plain),
        linger_(context),
        place_(std::move(place)),
        counters_(counters) {}
  ~Relay() { say_goodbye(); }

  void begin(const Certificate& certificate);
  /// Without a word.
  void drop();

 private:
  /// What a step came to.
  enum class Step : std::uint8_t { moved, blocked, ended };

  void pump();
  [[nodiscard]] Step shake_hands();
  [[nodiscard]] Step inwards();
  [[nodiscard]] Step outwards();
  [[nodiscard]] Step judge(int result);
  void wait();
  void wait(Descriptor& descriptor, asio::posix::descriptor_base::wait_type what, bool& waiting);
  void plain_ended();
  void say_goodbye();
  void end();

  Descriptor client_;
  Descriptor plain_;
  asio::steady_timer linger_;
  Ssl ssl_;
  std::shared_ptr<Connections::Place> place_;
  DoorCounters& counters_;
  std::string inbound_;   // decrypted, not taken by the plain side yet
  std::string outbound_;  // plain, not taken by TLS yet
  bool established_ = false;
  bool broken_ = false;
  bool ended_ = false;
  bool client_done_ = false;  // has said that it sends no more
  bool plain_done_ = false;   // the same of our own side
  bool farewell_ = false;     // we have told the client
  bool wants_read_ = true;    // what TLS waits for from the client's socket
  bool wants_write_ = false;
  bool client_read_ = false;  // waits that are pending
  bool client_write_ = false;
  bool plain_read_ = false;
  bool plain_write_ = false;
};

void Relay::begin(const Certificate& certificate) {
  ssl_ = certificate.accept(client_.native_handle());
  if (ssl_) pump();
}

void Relay::drop() {
  broken_ = true;
  end();
}

Relay::Step Relay::judge(int result) {
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      wants_read_ = true;
      return Step::blocked;
    case SSL_ERROR_WANT_WRITE:
      wants_write_ = true;
      return Step::blocked;
    case SSL_ERROR_ZERO_RETURN:
      client_done_ = true;
      return Step::ended;
    default:
      broken_ = true;
      return Step::ended;
  }
}

Relay::Step Relay::shake_hands() {
  if (established_) return Step::moved;
  const int result = SSL_do_handshake(ssl_.get());
  if (result == 1) {
    established_ = true;
    return Step::moved;
  }
  const Step step = judge(result);
  if (step == Step::ended) counters_.count(DoorRefusal::bad_tls);
  return step;
}

// From the client to the plain side.
Relay::Step Relay::inwards() {
  if (inbound_.empty()) {
    std::array<char, record_bytes> record;
    const int got = SSL_read(ssl_.get(), record.data(), static_cast<int>(record.size()));
    if (got <= 0) return judge(got);
    inbound_.assign(record.data(), static_cast<std::size_t>(got));
  }
  const auto sent =
      ::send(plain_.native_handle(), inbound_.data(), inbound_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent < 0) return errno == EAGAIN ? Step::blocked : Step::ended;
  inbound_.erase(0, static_cast<std::size_t>(sent));
  if (inbound_.empty()) std::string{}.swap(inbound_);  // An idle connection holds no buffer.
  return Step::moved;
}

// From the plain side to the client.
Relay::Step Relay::outwards() {
  if (outbound_.empty()) {
    std::array<char, record_bytes> record;
    const auto got = ::recv(plain_.native_handle(), record.data(), record.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN) return Step::blocked;
    if (got <= 0) return Step::ended;
    outbound_.assign(record.data(), static_cast<std::size_t>(got));
  }
  const int sent = SSL_write(ssl_.get(), outbound_.data(), static_cast<int>(outbound_.size()));
  if (sent <= 0) return judge(sent);
  outbound_.erase(0, static_cast<std::size_t>(sent));
  if (outbound_.empty()) std::string{}.swap(outbound_);
  return Step::moved;
}

void Relay::pump() {
  if (ended_) return;
  wants_read_ = wants_write_ = false;
  ERR_clear_error();
  if (const Step step = shake_hands(); step != Step::moved) {
    return step == Step::ended ? end() : wait();
  }
  Step in = client_done_ ? Step::blocked : Step::moved;
  Step out = plain_done_ ? Step::blocked : Step::moved;
  for (int turn = 0; turn < turns && (in == Step::moved || out == Step::moved); ++turn) {
    if (in == Step::moved) in = inwards();
    if (client_done_ && in == Step::ended) {
      ::shutdown(plain_.native_handle(), SHUT_WR);  // The answer may still come.
      in = Step::blocked;
    }
    if (out == Step::moved) out = outwards();
    if (out == Step::ended && !broken_) {
      plain_ended();
      out = Step::blocked;
    }
    if (in == Step::ended || out == Step::ended || (client_done_ && plain_done_)) return end();
  }
  if (in == Step::moved || out == Step::moved) {
    asio::post(client_.get_executor(), [self = shared_from_this()] { self->pump(); });
    return;
  }
  wait();
}

void Relay::wait() {
  using Base = asio::posix::descriptor_base;
  const bool hears = inbound_.empty() && !client_done_;
  if (wants_read_ || (established_ && hears)) wait(client_, Base::wait_read, client_read_);
  if (wants_write_) wait(client_, Base::wait_write, client_write_);
  if (established_ && outbound_.empty() && !plain_done_) wait(plain_, Base::wait_read, plain_read_);
  if (!inbound_.empty()) wait(plain_, Base::wait_write, plain_write_);
  // During the handshake the plain side only ends.
  if (!established_) wait(plain_, Base::wait_read, plain_read_);
}

void Relay::wait(Descriptor& descriptor, asio::posix::descriptor_base::wait_type what,
                 bool& waiting) {
  if (std::exchange(waiting, true)) return;
  descriptor.async_wait(what, [self = shared_from_this(), &waiting](Error error) {
    waiting = false;
    if (error) return self->end();
    // Something to read before there is a session can only be the end: HTTP gave the client up.
    if (!self->established_ && &waiting == &self->plain_read_) return self->end();
    self->pump();
  });
}

// What the client still sends is read for a while: a socket that is closed with something unread resets the
// connection, and the reset may eat our last words.
void Relay::plain_ended() {
  plain_done_ = true;
  say_goodbye();
  ::shutdown(client_.native_handle(), SHUT_WR);
  linger_.expires_after(limits::close_timeout);
  linger_.async_wait([self = shared_from_this()](Error error) {
    if (!error) self->end();
  });
}

void Relay::say_goodbye() {
  if (established_ && !broken_ && !std::exchange(farewell_, true)) SSL_shutdown(ssl_.get());
}

void Relay::end() {
  if (std::exchange(ended_, true)) return;
  Error ignored;
  client_.cancel(ignored);
  plain_.cancel(ignored);
  linger_.cancel();
}

}  // namespace

TlsDoor::TlsDoor(DoorCounters& counters)
    : counters_(counters), work_(context_.get_executor()), thread_([this] {
        // OpenSSL writes without MSG_NOSIGNAL: a client that is gone must not end the process.
        sigset_t pipe;
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
        context_.run();
      }) {}

TlsDoor::~TlsDoor() {
  context_.stop();
  thread_.join();
}

int TlsDoor::take(int client, std::shared_ptr<const Certificate> certificate,
                  std::shared_ptr<Connections::Place> place) {
  std::array<int, 2> pair{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair.data()) != 0) {
    ::close(client);
    return -1;
  }
  const auto relay = std::make_shared<Relay>(context_, client, pair[1], place, counters_);
  place->on_drop_in_front([this, weak = std::weak_ptr{relay}] {
    asio::post(context_, [weak] {
      if (const auto one = weak.lock()) one->drop();
    });
  });
  asio::post(context_,
             [relay, certificate = std::move(certificate)] { relay->begin(*certificate); });
  return pair[0];
}

}  // namespace tablee::net
