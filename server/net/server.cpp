#include "net/server.h"

#include "net/control.h"

namespace tablee::net {

Server::Server(ServerOptions options, store::Store& store, event::Events& events,
               const base::Clock& clock)
    : control_(std::make_unique<Control>(std::move(options), store, events, clock)) {}

Server::~Server() = default;

std::expected<void, ListenError> Server::listen() {
  return control_->listen();
}
std::uint16_t Server::port() const {
  return control_->port();
}
void Server::run() {
  control_->run();
}
void Server::stop() {
  control_->stop();
}
void Server::stop_on_signals(std::function<void(int)> f) {
  control_->stop_on_signals(std::move(f));
}
void Server::reload_on_signal(std::function<std::optional<DoorOptions>()> f) {
  control_->reload_on_signal(std::move(f));
}
void Server::every(std::chrono::milliseconds interval, std::function<void()> f) {
  control_->every(interval, std::move(f));
}

void Server::leave_event(base::EventId event, const std::vector<base::ParticipantId>& people) {
  control_->leave_event(event, people);
}

void Server::beat(std::chrono::milliseconds interval, std::function<void()> f) {
  control_->beat(interval, std::move(f));
}

}  // namespace tablee::net
