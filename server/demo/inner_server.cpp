#include "demo/inner_server.h"

#include <future>
#include <thread>

#include "net/server.h"

namespace tablee::demo {

struct InnerServer::State {
  net::Server* server = nullptr;  // on the thread's stack, as long as it runs
  std::uint16_t port = 0;
  std::string failure;
  std::thread thread;
};

InnerServer::InnerServer(store::Store& store, event::Events& events, const base::Clock& clock)
    : state_(std::make_unique<State>()) {
  // The server is made and run on one thread; this one goes on when it listens.
  std::promise<void> ready;
  auto listening = ready.get_future();
  state_->thread = std::thread([this, &store, &events, &clock, &ready] {
    net::Server server({.address = "127.0.0.1", .port = 0}, store, events, clock);
    if (auto taken = server.listen(); !taken) {
      state_->failure = taken.error().message;
      ready.set_value();
      return;
    }
    state_->port = server.port();
    state_->server = &server;
    ready.set_value();
    server.run();
  });
  listening.wait();
}

InnerServer::~InnerServer() {
  if (state_->server != nullptr) state_->server->stop();
  state_->thread.join();
}

std::uint16_t InnerServer::port() const {
  return state_->port;
}

const std::string& InnerServer::failure() const {
  return state_->failure;
}

}  // namespace tablee::demo
