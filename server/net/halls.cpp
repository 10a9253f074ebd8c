#include "net/halls.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

#include "base/limits.h"
#include "event/day_tables.h"
#include "event/founding.h"
#include "event/secrets.h"

namespace tablee::net {

namespace asio = boost::asio;
namespace day = event::day;

namespace {
constexpr std::size_t parcels_kept_max = 16;
}  // namespace

/// One event's hall with its timer, and what it asks for.
class Halls::OfEvent final : public shard::HallHost {
 public:
  OfEvent(Halls& halls, day::Day opened)
      : halls_(halls),
        timer_(halls.needs_.control),
        hall(std::move(opened), *this, halls.writable_) {}

  [[nodiscard]] room::Now now() const override {
    return {halls_.needs_.clock.mono(), halls_.needs_.clock.wall()};
  }

  void write(store::Append append, Durable answer) override {
    halls_.needs_.writer.submit(std::move(append), [&halls = halls_, answer = std::move(answer)](
                                                       const store::Result<void>& result) mutable {
      asio::post(halls.needs_.control,
                 [&halls, answer = std::move(answer), durable = result.has_value()]() mutable {
                   answer(durable);
                   halls.rest_if_idle();
                 });
    });
  }

  void order(base::BoardId board, const day::Allowed& allowed, Obeyed obeyed) override {
    halls_.needs_.host.order(board, allowed,
                             [&halls = halls_, obeyed = std::move(obeyed)]() mutable {
                               obeyed();
                               halls.rest_if_idle();
                             });
  }

  void reveal(base::BoardId board, base::EventId event, std::vector<day::Draft> drafts,
              shard::RevealAnswer answer) override {
    halls_.needs_.host.reveal(board, event, std::move(drafts),
                              [&halls = halls_, answer = std::move(answer)](auto left) mutable {
                                answer(std::move(left));
                                halls.rest_if_idle();
                              });
  }

  void carry(day::Carriage carriage, base::EventId event, shard::ArrivalAnswer answer) override {
    halls_.needs_.host.carry(std::move(carriage), event,
                             [&halls = halls_, answer = std::move(answer)](auto arrival) mutable {
                               answer(std::move(arrival));
                               halls.rest_if_idle();
                             });
  }

  void know(base::EventId event, const day::Table& table) override {
    halls_.needs_.events.know_table(event, event::listed(table));
  }

  void described(base::EventId event, const day::State& state) override {
    halls_.needs_.events.know_day(event, state.set_up, state.stage);
  }

  void arm(base::MonoTime when) override {
    timer_.expires_after(std::max(when - halls_.needs_.clock.mono(), base::MonoTime::duration{}));
    // A timer that is over when its hall ends answers all the same.
    timer_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code error) {
      if (!error && !alive.expired()) hall.tick();
    });
  }

  void forsaken(base::EventId event) override {
    // This one, and none that was opened in its place since.
    asio::post(halls_.needs_.control, [&halls = halls_, event, alive = std::weak_ptr(alive_)] {
      if (!alive.expired()) halls.open_.erase(event);
    });
  }

 private:
  Halls& halls_;
  asio::steady_timer timer_;
  std::shared_ptr<const bool> alive_ = std::make_shared<const bool>(true);

 public:
  shard::Hall hall;  // last: it uses the above
};

Halls::Halls(const Needs& needs) : needs_(needs) {}

Halls::~Halls() = default;

void Halls::open_all() {
  for (const auto event : needs_.events.list()) static_cast<void>(open(event));
}

Halls::OfEvent* Halls::open(base::EventId event) {
  if (const auto found = open_.find(event); found != open_.end()) {
    if (!found->second->hall.day().dropped()) return found->second.get();
    open_.erase(found);  // Whoever comes in there would be nobody's.
  }
  const auto closed = quarantined_.find(event);
  if (closed != quarantined_.end()) {
    if (needs_.clock.mono() < closed->second) return nullptr;
    quarantined_.erase(closed);
  }
  return read(event);
}

wire::Close Halls::refusal(base::EventId event) const {
  return quarantined_.contains(event) ? wire::Close::quarantined : wire::Close::store_failed;
}

Halls::OfEvent* Halls::read(base::EventId event) {
  const auto* const overview = needs_.events.overview(event);
  if (overview == nullptr) return nullptr;
  auto opening = day::read_opening(needs_.store, event);
  if (!opening && opening.error().code == day::OpenErrorCode::no_day) {
    const store::Append founded =
        day::found_day(event::founding_of(*overview), base::Epoch{event::random_number() | 1},
                       needs_.clock.wall());
    if (const auto written = needs_.store.write({&founded, 1}); !written) {
      spdlog::error("the day of event {} can not be begun: {}", base::to_hex(event.value),
                    written.error().message);
      return nullptr;
    }
    opening = day::read_opening(needs_.store, event);
  }
  std::expected<day::Day, day::OpenError> opened =
      opening ? day::Day::open(*opening, {needs_.clock.mono(), needs_.clock.wall()},
                               base::Random{event::random_number()})
              : std::unexpected{opening.error()};
  if (!opened) {
    spdlog::error("the day of event {} can not be opened: {}", base::to_hex(event.value),
                  opened.error().message);
    if (opened.error().code == day::OpenErrorCode::bad_record) {
      quarantined_[event] = needs_.clock.mono() + limits::quarantine_interval;
      if (needs_.damage) needs_.damage->note(opened.error().message);
    }
    return nullptr;
  }
  auto& of_event =
      *open_.emplace(event, std::make_unique<OfEvent>(*this, std::move(*opened))).first->second;
  for (const auto& [number, table] : of_event.hall.day().told().tables) of_event.know(event, table);
  of_event.described(event, of_event.hall.day().told());
  of_event.hall.people_changed(people_of(event));
  return &of_event;
}

std::vector<day::Registered> Halls::people_of(base::EventId event) const {
  std::vector<day::Registered> people;
  for (const auto& who : needs_.events.attendance(event)) {
    people.push_back(
        {who.person.participant, who.person.role, !who.out, who.person.name, who.tablet});
  }
  return people;
}

std::optional<day::Allowed> Halls::policy(base::EventId event, base::BoardId board) {
  const OfEvent* const found = open(event);
  return found == nullptr ? std::nullopt : found->hall.day().policy(board);
}

// --- Pages -------------------------------------------------------------------------------------------

void Halls::take(Upgrade upgrade) {
  const shard::Page::Id id{++begun_};
  const auto place = upgrade.place;
  pages_[id] = std::make_unique<EventPage>(needs_.control, *this, id, std::move(upgrade));
  count_.store(pages_.size(), std::memory_order_relaxed);
  place->on_drop([this, id] {
    if (const auto found = pages_.find(id); found != pages_.end()) found->second->give_up();
  });
  place->waits();
}

std::expected<void, wire::Close> Halls::greet(EventPage& page, const wire::day::Hello& hello) {
  if (stopping_) return std::unexpected{wire::Close::going_away};
  const auto grant = needs_.events.authenticate(hello.token);
  if (!grant) return std::unexpected{wire::Close::bad_token};
  if (pages_.size() > needs_.pages_max) return std::unexpected{wire::Close::full};
  OfEvent* const found = open(grant->event);
  if (found == nullptr) return std::unexpected{refusal(grant->event)};
  if (found->hall.pages_of(grant->participant) >= limits::pages_per_person_max) {
    return std::unexpected{wire::Close::full};
  }
  page.settle_in(grant->event, needs_.host.seat(*grant));
  found->hall.person_changed({grant->participant, grant->role, true, grant->name});
  found->hall.enter(page, hello, {grant->participant, grant->role});
  return {};
}

shard::Hall* Halls::hall(base::EventId event) {
  const auto found = open_.find(event);
  return found == open_.end() ? nullptr : &found->second->hall;
}

std::unique_ptr<Parcel> Halls::parcel() {
  if (parcels_.empty()) return std::make_unique<Parcel>();
  auto parcel = std::move(parcels_.back());
  parcels_.pop_back();
  return parcel;
}

void Halls::give_back(std::unique_ptr<Parcel> parcel) {
  parcel->gather.clear();
  if (parcels_.size() < parcels_kept_max) parcels_.push_back(std::move(parcel));
}

void Halls::erase(EventPage& page) {
  pages_.erase(page.id());
  count_.store(pages_.size(), std::memory_order_relaxed);
}

// --- The rest of the world ---------------------------------------------------------------------------

void Halls::people_changed(base::EventId event) {
  if (shard::Hall* const found = hall(event)) found->people_changed(people_of(event));
}

void Halls::revoked(base::EventId event, const std::vector<base::ParticipantId>& people) {
  shard::Hall* const found = hall(event);
  if (found == nullptr) return;
  found->revoke(people);
  found->people_changed(people_of(event));
}

void Halls::close(base::EventId event) {
  shard::Hall* const found = hall(event);
  if (found == nullptr) return;
  found->end_all(wire::Close::revoked);
  open_.erase(event);
}

void Halls::set_writable(bool writable) {
  writable_ = writable;
  for (const auto& [event, found] : open_) found->hall.set_writable(writable);
}

void Halls::begin_again() {
  for (const auto& [event, found] : open_) found->hall.end_all(wire::Close::going_away);
  open_.clear();
  quarantined_.clear();
  writable_ = true;
  open_all();
}

void Halls::stop(std::function<void()> stopped) {
  stopping_ = true;
  stopped_ = std::move(stopped);
  for (const auto& [event, found] : open_) found->hall.stop(limits::come_back_after_stop);
  rest_if_idle();
}

void Halls::rest_if_idle() {
  if (!stopped_) return;
  const auto idle = [](const auto& each) { return each.second->hall.idle(); };
  if (std::ranges::all_of(open_, idle)) std::exchange(stopped_, nullptr)();
}

}  // namespace tablee::net
