#include "sim/day.h"

#include "base/check.h"
#include "room/founding.h"
#include "wire/client_frame.h"

namespace tablee::sim {
namespace {

constexpr base::ParticipantId rascal{900};

}  // namespace

Day::Day(std::uint64_t seed, Tally& tally)
    : world_(seed),
      weather_(world_),
      tally_(tally),
      disk_(world_, weather_, tally),
      oracle_(disk_.store(), board_, base::Epoch{seed | 1}),
      server_(world_, weather_, tally, disk_, board_) {
  const auto founded =
      room::found_board(board_, base::EventId{1}, base::Epoch{seed | 1}, world_.now().wall);
  TABLEE_CHECK(disk_.store().write(founded).has_value());
  server_.boot();
  for (int i = 0; i < weather_.tablets; ++i) {
    const auto role = i == 0       ? wire::Role::moderator
                      : i % 9 == 8 ? wire::Role::observer
                                   : wire::Role::participant;
    tablets_.emplace_back(
        world_, weather_, tally_, oracle_, server_,
        room::Grant{base::ParticipantId{static_cast<std::uint32_t>(i + 1)}, role});
  }
}

std::string Day::run() {
  for (int s = 0; s < weather_.minutes * 60 && !wrong(); ++s) second();
  weather_.clear_up();
  if (!wrong() && !settle() && !wrong())
    oracle_.complain("after a minute of calm not all have settled");
  if (!wrong()) close_books();
  ++tally_.days;
  return server_.broken().empty() ? oracle_.complaint() : server_.broken();
}

void Day::second() {
  world_.run(milliseconds{1'000});
  befall_server();
  const std::size_t count = tablets_.size();  // clones are new
  for (std::size_t i = 0; i < count; ++i) befall(tablets_[i]);
  if (now(weather_.mischief)) mischief();
}

void Day::befall_server() {
  if (now(weather_.crashes)) server_.crash();
  if (now(weather_.restarts)) server_.restart();
  if (now(weather_.backups)) back_up();
  if (now(weather_.restores) && backed_up_ && server_.up()) restore();
  if (now(weather_.failed_commits)) disk_.fail_next();
  if (now(weather_.read_only)) {
    ++tally_.read_only;
    server_.set_writable(false);
    world_.after(world_.between(100, 10'000), [this] { server_.set_writable(true); });
  }
}

void Day::back_up() {
  disk_.back_up();
  backed_up_ = true;
}

void Day::restore() {
  const base::Epoch epoch{world_.random.next() | 1};
  server_.restore(epoch);
  oracle_.restored(epoch);
}

void Day::befall(Tablet& tablet) {
  if (now(weather_.cuts)) tablet.cut();
  if (now(weather_.stalls)) tablet.stall(world_.between(1'000, 40'000));
  if (now(weather_.reloads)) tablet.reload();
  if (now(weather_.clones)) clone(tablet);
}

void Day::clone(const Tablet& tablet) {
  if (tablets_.size() > 30) return;
  ++tally_.clones;
  const replica::Parts parts = tablet.parts();
  for (const replica::Numbered& numbered : parts.outbox) oracle_.shared(numbered.batch);
  tablets_.emplace_back(world_, weather_, tally_, oracle_, server_, tablet.grant(), parts);
}

// Somebody with a good token and a bad client. Whatever comes of it, the others do not notice (P27).
void Day::mischief() {
  if (!server_.up()) return;
  ++tally_.mischief;
  base::Random& random = world_.random;
  auto line = std::make_shared<Line>(world_, weather_);
  server_.accept(line, {rascal, wire::Role::participant});
  wire::Hello hello;
  hello.token = "token";
  hello.epoch = base::Epoch{random.next()};
  hello.cursor = base::Offset{random.below(1'000)};
  hello.replica = base::ReplicaId{static_cast<std::uint32_t>(random.below(40))};
  hello.next_seq = base::Seq{1 + random.below(50)};
  hello.acked_seq = base::Seq{random.below(hello.next_seq.value)};
  if (random.chance(0.9)) line->send_to_server(wire::encode(hello));
  for (std::uint64_t n = random.below(6); n-- > 0;) {
    base::Bytes garbage(random.below(60), '\0');
    for (char& c : garbage) c = static_cast<char>(random.next());
    switch (random.below(5)) {
      case 0:
        line->send_to_server(garbage);
        break;
      case 1:
        line->send_to_server(wire::encode(hello));
        break;
      case 2:
        line->send_to_server(wire::encode(wire::Submit{base::Seq{7}, {garbage}}));
        break;
      default:
        line->send_to_server(wire::encode(wire::Submit{base::Seq{1}, {garbage, garbage, garbage}}));
    }
  }
  if (random.chance(0.5)) line->close_by_client();
}

bool Day::settle() {
  for (int s = 0; s < 60 && !wrong(); ++s) {
    world_.run(milliseconds{1'000});
    bool settled = true;
    for (const Tablet& tablet : tablets_) settled &= tablet.settled();
    if (settled) return true;
  }
  return false;
}

void Day::close_books() {
  for (Tablet& tablet : tablets_) tablet.tell_refused();
  oracle_.audit();
  oracle_.compare("the room", server_.room()->document().keyframe());
  for (std::size_t i = 0; i < tablets_.size(); ++i) {
    tablets_[i].report("tablet " + std::to_string(i + 1));
  }
  const auto log = disk_.store().head(board_);
  tally_.entries += log->value;
  tally_.brought_back += oracle_.brought_back();
}

}  // namespace tablee::sim
