// The halls of all events, and what brings them pages: the event socket. Control thread.
//
// Each event has one day, opened here with the server and for an event that is new when somebody asks for it first; this
// gives it the writer, the clock, the shards and the register of people. Not here: what is decided (event/day) and what is
// told to whom (shard/hall.h).
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "event/events.h"
#include "net/event_page.h"
#include "store/commit_writer.h"
#include "store/damage.h"

namespace tablee::net {

/// What halls need of the control thread.
class HallsHost {
 public:
  using Obeyed = shard::HallHost::Obeyed;
  /// `obeyed` on the control thread, when the board's shard has it.
  virtual void order(base::BoardId board, const event::day::Allowed& allowed, Obeyed obeyed) = 0;
  /// These drafts become notes of the board; `answer` on the control thread, or never (event::day::Handover).
  virtual void reveal(base::BoardId board, base::EventId event,
                      std::vector<wire::day::Draft> drafts, shard::RevealAnswer answer) = 0;
  /// Things of one board are copied to another; `answer` as of reveal().
  virtual void carry(event::day::Carriage carriage, base::EventId event,
                     shard::ArrivalAnswer answer) = 0;
  /// Held by whoever is connected.
  [[nodiscard]] virtual std::shared_ptr<const void> seat(const event::Grant& grant) = 0;

 protected:
  ~HallsHost() = default;
};

class Halls final : public EventPageHost {
 public:
  static constexpr std::string_view path = "/api/v1/event/socket";

  /// All must outlive *this; `writer` must be gone before.
  struct Needs {
    boost::asio::io_context& control;
    store::Store& store;
    store::CommitWriter& writer;
    event::Events& events;
    const base::Clock& clock;
    HallsHost& host;
    std::size_t pages_max;
    std::shared_ptr<store::Damage> damage{};
  };
  explicit Halls(const Needs& needs);
  ~Halls();

  /// Reads the days of all events, so that the tables that were opened in them are known. Blocks on the disk.
  void open_all();
  void take(Upgrade upgrade);
  /// What participants may do on a board of that event; nothing: its day can not be read, and nobody is let in.
  [[nodiscard]] std::optional<event::day::Allowed> policy(base::EventId event, base::BoardId board);
  void people_changed(base::EventId event);
  /// Ends all pages of an event that is no more, and its day.
  void close(base::EventId event);
  void revoked(base::EventId event, const std::vector<base::ParticipantId>& people);
  void set_writable(bool writable);
  /// The store was opened again: what a day was built from may have changed.
  void begin_again();
  /// Ends gracefully; `stopped` when all that was under way is answered and all pages are closed (P19).
  void stop(std::function<void()> stopped);
  /// Pages that are open. Any thread.
  [[nodiscard]] std::size_t pages() const { return count_.load(std::memory_order_relaxed); }

  // EventPageHost
  [[nodiscard]] std::expected<void, wire::Close> greet(EventPage& page,
                                                       const wire::day::Hello& hello) override;
  [[nodiscard]] shard::Hall* hall(base::EventId event) override;
  void erase(EventPage& page) override;
  [[nodiscard]] std::unique_ptr<Parcel> parcel() override;
  void give_back(std::unique_ptr<Parcel> parcel) override;

 private:
  class OfEvent;

  /// null: it can not be read, as refusal() says.
  [[nodiscard]] OfEvent* open(base::EventId event);
  [[nodiscard]] OfEvent* read(base::EventId event);
  [[nodiscard]] wire::Close refusal(base::EventId event) const;
  [[nodiscard]] std::vector<event::day::Registered> people_of(base::EventId event) const;

  Needs needs_;
  std::vector<std::unique_ptr<Parcel>> parcels_;
  std::uint64_t begun_ = 0;
  void rest_if_idle();

  bool stopping_ = false;
  bool writable_ = true;
  std::function<void()> stopped_;
  std::atomic<std::size_t> count_{0};
  /// Days that can not be read, and until when nobody tries again: reading one blocks everybody else.
  std::unordered_map<base::EventId, base::MonoTime> quarantined_;
  std::unordered_map<base::EventId, std::unique_ptr<OfEvent>> open_;
  std::unordered_map<shard::Page::Id, std::unique_ptr<EventPage>> pages_;
};

}  // namespace tablee::net
