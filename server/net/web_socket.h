// One WebSocket on the server's side: Beast's stream behind a wall, so that no other file pays for
// it.
//
// Not here: what the messages mean, and when to close. It owns the socket and the bytes that are
// being written; whoever holds it listens. All calls and all callbacks happen on the thread of its
// io_context, and no callback happens inside a call.
//
// Memory of an idle connection: Beast's stream (about 2 KiB, its read buffer inside), the buffer
// that waits for the next message (1.5 KiB) and the pending read.
#pragma once

#include <sys/uio.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "net/connections.h"
#include "room/gather.h"

namespace tablee::net {

/// A socket whose HTTP request asked to become a WebSocket: accepted and read on one thread,
/// continued on another. Values only.
struct Upgrade {
  int socket = -1;    ///< Native handle; whoever has the value has the socket.
  bool v6 = false;    ///< Its protocol.
  std::string key{};  ///< Sec-WebSocket-Key.
  bool tls = false;   ///< The client speaks TLS, if only to a proxy.
  /// Its place among the connections that are no session yet: whoever has the socket holds it, says how to drop it, and
  /// leaves it when the token is good.
  std::shared_ptr<Connections::Place> place{};
};

/// One message on its way to the kernel. Made once and used again and again: a pool of them belongs to the
/// shard, so that an idle session holds none.
struct Parcel {
  room::Gather gather;
  bool text = false;  ///< Ours are binary (P2); the conformance tests' echo says what it heard.
  std::array<char, 10> head{};  ///< Of the frame; send() writes it, and fills
  std::vector<iovec> pieces{};  ///< this from `gather`.
};

class WebSocket {
 public:
  class Listener {
   public:
    /// The handshake is done: messages may be sent.
    virtual void opened() = 0;
    /// A whole message; the view lives for the call.
    virtual void received(base::BytesView message, bool text) = 0;
    /// The message that send() kept is with the kernel; the next may be sent. Not called when it failed:
    /// then closed() comes.
    virtual void sent(std::unique_ptr<Parcel> parcel) = 0;
    /// The connection is gone, or was closed from here: the last call.
    virtual void closed() = 0;

   protected:
    ~Listener() = default;
  };

  /// Takes the socket and begins the handshake, answering with `subprotocol` unless it is empty. `listener` must
  /// outlive *this.
  WebSocket(boost::asio::io_context& context, Upgrade upgrade, std::string_view subprotocol,
            std::size_t message_bytes_max, Listener& listener);
  /// Drops the connection at once when it is still there. No callback comes after.
  ~WebSocket();
  WebSocket(const WebSocket&) = delete;
  WebSocket& operator=(const WebSocket&) = delete;

  /// One message at a time. Gives the parcel back when the kernel has taken it all; else the next may be
  /// sent after sent().
  [[nodiscard]] std::unique_ptr<Parcel> send(std::unique_ptr<Parcel> parcel);
  /// Messages that begin from now on may be so long.
  void take_messages_up_to(std::size_t bytes);
  /// Stops and starts reading: what a client sends meanwhile stays in the kernel, then with the
  /// client.
  void pause();
  void resume();
  /// Says goodbye with a close code, after what is being sent; closed() comes when the client has
  /// answered. The caller limits how long that may take, by abort().
  void close(std::uint16_t code, std::string_view reason);
  /// Drops the connection; closed() follows.
  void abort();

 private:
  class Stream;
  std::shared_ptr<Stream> stream_;  // shared with the operations that are under way
};

}  // namespace tablee::net
