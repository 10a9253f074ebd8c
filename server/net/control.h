// What happens on the control thread: HTTP requests are answered, sockets are given to shards, tokens are looked
// at, news of the event go out to all shards, and a failed store is opened again.
//
// The only user of Events and of http::Api. Functions of Gatekeeper come from other threads and post here.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

#include "http/api.h"
#include "http/uploads.h"
#include "net/check_socket.h"
#include "net/desk.h"
#include "net/disk_watch.h"
#include "net/halls.h"
#include "net/listener.h"
#include "net/server.h"
#include "net/shard.h"
#include "shard/gatekeeper.h"
#include "store/commit_writer.h"

namespace tablee::net {

class Server::Control final : public HttpHost,
                              public http::Live,
                              public shard::Gatekeeper,
                              public HallsHost {
 public:
  Control(ServerOptions options, store::Store& store, event::Events& events,
          const base::Clock& clock);
  ~Control();

  [[nodiscard]] std::expected<void, ListenError> listen() {
    return listener_.open(options_.address, options_.port);
  }
  [[nodiscard]] std::uint16_t port() const { return listener_.port(); }
  void run();
  void stop();
  void stop_on_signals(std::function<void(int)> f);
  void reload_on_signal(std::function<std::optional<DoorOptions>()> f);
  void beat(std::chrono::milliseconds interval, std::function<void()> f);
  void every(std::chrono::milliseconds interval, std::function<void()> f);
  void leave_event(base::EventId event, const std::vector<base::ParticipantId>& people);

  // HttpHost
  void answer(http::Request request, Asker asker) override;
  std::expected<http::BodyRule, http::Response> before_body(const http::Request& head,
                                                            const http::BodyRule& usual) override;
  std::expected<Take, http::Response> upgrade(http::Request request) override;
  [[nodiscard]] DoorCounters& door_counters() override { return door_counters_; }
  // http::Live
  void people_changed(base::EventId event) override;
  void revoked(base::EventId event, const std::vector<base::ParticipantId>& participants) override;
  void pictures_changed(base::EventId event) override;
  [[nodiscard]] bool writable() const override { return writable_; }
  [[nodiscard]] bool roomy() const override { return disk_.space() == store::Space::ample; }
  [[nodiscard]] bool whole() const override { return options_.stores_set_aside == 0; }
  [[nodiscard]] std::size_t damage() const override {
    return options_.damage ? options_.damage->found() : 0;
  }
  [[nodiscard]] base::Bytes metrics() const override;
  // HallsHost
  void order(base::BoardId board, const event::day::Allowed& allowed, Obeyed obeyed) override;
  void reveal(base::BoardId board, base::EventId event, std::vector<wire::day::Draft> drafts,
              shard::RevealAnswer answer) override;
  void carry(event::day::Carriage carriage, base::EventId event,
             shard::ArrivalAnswer answer) override;
  [[nodiscard]] std::shared_ptr<const void> seat(const event::Grant& grant) override;
  // Gatekeeper
  void authenticate(base::Bytes token, base::BoardId board, Admitted done) override;
  void wrote(base::EventId event, room::Written written) override;
  void crowded(base::BoardId board, bool crowded) override;
  void shard_stopped() override;

 private:
  void deliver(const event::day::Carriage& carriage, base::EventId event,
               std::vector<room::Thing> things, shard::ArrivalAnswer answer);
  [[nodiscard]] std::size_t owner_of(base::BoardId board);
  [[nodiscard]] std::size_t carrier_of(base::BoardId board);
  [[nodiscard]] const shard::People& people(base::EventId event);
  [[nodiscard]] std::expected<shard::Admission, wire::Close> admit(const base::Bytes& token,
                                                                   base::BoardId board);
  void tell_people();
  void store_failed(const store::Error& error);
  void set_space(store::Space space);
  void retry_store();
  void try_store();
  void probe_store();
  void wait_for_signal();
  void wait_for_hangup();
  void count_beats();

  ServerOptions options_;
  DoorCounters door_counters_;
  store::Store& store_;
  event::Events& events_;
  http::Api api_;
  std::function<void(int)> on_signal_;
  std::function<std::optional<DoorOptions>()> on_hangup_;
  std::function<void()> on_beat_, chore_;
  std::chrono::milliseconds beat_every_{};
  std::size_t beats_missing_ = 0;                            // shards that have not answered
  std::unordered_map<base::EventId, shard::People> people_;  // as last read from events_
  std::set<base::EventId> people_to_tell_;
  std::unordered_map<base::BoardId, std::size_t> owners_;  // shards, from the first visit on
  std::set<base::BoardId> crowded_;
  std::atomic<std::size_t> sessions_{0};
  std::size_t shards_running_ = 0;  // from stop() on with the halls as one more
  http::Uploads uploads_;
  bool writable_ = true;
  bool failed_again_ = false;  // since the store was opened again, which is still being tried
  bool stopping_ = false;

  // In this order: what is below ends first and may still post to what is above.
  boost::asio::io_context context_{1};
  boost::asio::steady_timer people_timer_{context_};
  boost::asio::steady_timer store_timer_{context_};
  boost::asio::steady_timer beat_timer_{context_};
  boost::asio::steady_timer chore_timer_{context_};
  boost::asio::signal_set signals_{context_};
  boost::asio::signal_set hangups_{context_};
  CheckSockets checks_{context_};
  Listener listener_;
  std::vector<std::unique_ptr<Shard>> shards_;
  boost::asio::thread_pool readers_;
  boost::asio::thread_pool keyframes_;  // apart: nobody who opens a board waits for one
  Desk desk_;
  DiskWatch disk_;
  Halls halls_;  // the writer, which answers to it, ends first
  store::CommitWriter writer_;
};

}  // namespace tablee::net
