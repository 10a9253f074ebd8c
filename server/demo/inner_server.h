// A server inside this process, on 127.0.0.1 and a free port, on a thread of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/clock.h"
#include "event/events.h"
#include "store/store.h"

namespace tablee::demo {

class InnerServer {
 public:
  /// Serves when the constructor returns, or failure() says why not. All must outlive it; `events` is the
  /// server's alone in the meantime.
  InnerServer(store::Store& store, event::Events& events, const base::Clock& clock);
  /// Stops as a server does: everything admitted is committed.
  ~InnerServer();
  InnerServer(const InnerServer&) = delete;
  InnerServer& operator=(const InnerServer&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] const std::string& failure() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tablee::demo
