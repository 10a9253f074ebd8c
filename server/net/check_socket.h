// A WebSocket that says goodbye as soon as it is open: `tablee doctor` asks for one to see whether a proxy lets them
// through. It reads no message and knows nobody. Control thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>

#include "net/web_socket.h"

namespace tablee::net {

class CheckSockets {
 public:
  static constexpr std::string_view path = "/api/v1/check/socket";

  /// `control` must outlive *this.
  explicit CheckSockets(boost::asio::io_context& control);
  ~CheckSockets();

  void take(Upgrade upgrade);

 private:
  class One;

  boost::asio::io_context& control_;
  std::uint64_t begun_ = 0;
  std::unordered_map<std::uint64_t, std::unique_ptr<One>> open_;
};

}  // namespace tablee::net
