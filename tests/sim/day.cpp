#include "sim/day.h"

#include <algorithm>

#include "base/check.h"
#include "room/founding.h"
#include "wire/client_frame.h"

namespace tablee::sim {
namespace {

constexpr base::ParticipantId rascal{900};
constexpr base::ParticipantId latecomer{901};
constexpr base::ParticipantId trickster{902};

std::vector<base::BoardId> some_boards(std::size_t count) {
  std::vector<base::BoardId> boards;
  for (std::size_t i = 0; i < count; ++i) boards.push_back(base::BoardId{0xB0A2D + i});
  return boards;
}

}  // namespace

Day::Day(std::uint64_t seed, Tally& tally)
    : world_(seed),
      weather_(world_),
      tally_(tally),
      disk_(world_, weather_, tally),
      boards_(some_boards(weather_.boards)),
      server_(world_, weather_, tally, disk_, boards_) {
  for (const base::BoardId board : boards_) {
    const base::Epoch epoch{seed | 1};
    const auto founded = room::found_board(board, base::EventId{1}, epoch, world_.now().wall);
    TABLEE_CHECK(disk_.store().write(founded).has_value());
    oracles_.emplace_back(disk_.store(), board, epoch, weather_.vote_budget);
  }
  if (weather_.upgrade_at == 0) server_.upgrade();
  server_.boot();
  for (int i = 0; i < weather_.tablets; ++i) {
    const auto role = i == 0       ? wire::Role::moderator
                      : i % 9 == 8 ? wire::Role::observer
                                   : wire::Role::participant;
    tablets_.emplace_back(
        world_, weather_, tally_, oracles_[static_cast<std::size_t>(i) % oracles_.size()], server_,
        room::Grant{base::ParticipantId{static_cast<std::uint32_t>(i + 1)}, role});
    for (Oracle& oracle : oracles_) oracle.met(tablets_.back().grant());
  }
  const room::Grant dishonest{trickster, wire::Role::participant};
  for (Oracle& oracle : oracles_) {
    oracle.met({rascal, wire::Role::participant});
    oracle.met(dishonest);
    tricksters_.emplace_back(world_, weather_, tally_, oracle, server_, dishonest);
  }
}

std::string Day::run() {
  for (int s = 0; s < weather_.minutes * 60 && complaint().empty(); ++s) second(s);
  weather_.clear_up();
  for (Trickster& dishonest : tricksters_) dishonest.leave();
  if (complaint().empty() && !settle() && complaint().empty())
    oracles_[0].complain("after two minutes of calm not all have settled");
  if (complaint().empty()) close_books();
  ++tally_.days;
  return complaint();
}

std::string Day::complaint() const {
  if (!server_.broken().empty()) return server_.broken();
  for (const Oracle& oracle : oracles_) {
    if (!oracle.complaint().empty()) return oracle.complaint();
  }
  return {};
}

void Day::second(int s) {
  world_.run(milliseconds{1'000});
  if (s > 0 && s == weather_.upgrade_at) {
    ++tally_.upgrades;
    server_.upgrade();
    server_.restart();
  }
  befall_server();
  const std::size_t count = tablets_.size();  // clones are new
  for (std::size_t i = 0; i < count; ++i) befall(tablets_[i]);
  if (now(weather_.mischief)) mischief();
  for (Trickster& dishonest : tricksters_) {
    for (int n = 0; n < 4; ++n) {
      if (now(weather_.tricks / 4)) dishonest.act();
    }
  }
}

void Day::befall_server() {
  if (now(weather_.crashes)) server_.crash();
  if (now(weather_.restarts)) server_.restart();
  if (now(weather_.backups)) back_up();
  if (now(weather_.restores) && backed_up_ && server_.up()) restore();
  if (now(weather_.put_backs) && backed_up_ && server_.up()) put_back();
  if (now(weather_.failed_commits)) {
    const bool trouble = world_.random.chance(weather_.troubles);
    tally_.troubles += trouble;
    disk_.fail_next(trouble ? world_.between(1'000, 10'000) : milliseconds{0});
  }
  if (now(weather_.full_disks)) server_.fill(world_.between(100, 20'000));
  if (now(weather_.clock_jumps)) {
    ++tally_.clock_jumps;
    world_.clock().set(world_.between(-90'000, 90'000));
  }
}

void Day::back_up() {
  disk_.back_up();
  backed_up_ = true;
}

void Day::restore() {
  const base::Epoch epoch{world_.random.next() | 1};
  server_.restore(epoch);
  for (Oracle& oracle : oracles_) oracle.restored(epoch);
}

// Nothing is under way any more that tells of the log that is no more: nothing would tell it from what the copy says.
void Day::put_back() {
  for (Tablet& tablet : tablets_) tablet.sever();
  server_.put_back();
  for (Oracle& oracle : oracles_) oracle.put_back();
}

void Day::befall(Tablet& tablet) {
  tablet.observe();
  if (now(weather_.cuts)) tablet.cut();
  if (now(weather_.stalls)) tablet.stall(world_.between(1'000, 40'000));
  if (now(weather_.reloads)) tablet.reload();
  if (now(weather_.clones)) clone(tablet);
}

void Day::clone(const Tablet& tablet) {
  if (tablets_.size() > 30) return;
  ++tally_.clones;
  const replica::Parts parts = tablet.parts();
  for (const replica::Numbered& numbered : parts.outbox) tablet.oracle().shared(numbered.batch);
  for (const base::Bytes& batch : parts.postponed) tablet.oracle().shared(batch);
  tablets_.emplace_back(world_, weather_, tally_, tablet.oracle(), server_, tablet.grant(), parts);
}

// Somebody with a good token and a bad client. Whatever comes of it, the others do not notice (P27).
void Day::mischief() {
  if (!server_.up()) return;
  ++tally_.mischief;
  base::Random& random = world_.random;
  auto line = std::make_shared<Line>(world_, weather_);
  const std::size_t board = random.below(boards_.size());
  server_.accept(line, boards_[board], {rascal, wire::Role::participant});
  wire::Hello hello;
  hello.token = "token";
  hello.epoch = base::Epoch{random.next()};
  hello.cursor = base::Offset{random.below(1'000)};
  hello.replica = base::ReplicaId{static_cast<std::uint32_t>(random.below(40))};
  hello.next_seq = base::Seq{1 + random.below(50)};
  hello.acked_seq = base::Seq{random.below(hello.next_seq.value)};
  if (random.chance(0.5)) hello.epoch = oracles_[board].epoch();
  if (random.chance(0.5)) {
    hello.witness = {base::Offset{random.below(1'000)}, random.next(), random.next()};
  }
  if (random.chance(0.9)) line->send_to_server(wire::encode(hello));
  for (std::uint64_t n = random.below(6); n-- > 0;) {
    if (random.chance(0.2)) {
      line->send_to_server(wire::encode(hello));
    } else {
      send_garbage(*line);
    }
  }
  if (random.chance(0.5)) line->close_by_client();
}

void Day::send_garbage(Line& line) {
  base::Random& random = world_.random;
  base::Bytes garbage(random.below(60), '\0');
  for (char& c : garbage) c = static_cast<char>(random.next());
  switch (random.below(4)) {
    case 0:
      return line.send_to_server(garbage);
    case 1:
      return line.send_to_server(wire::encode(wire::Submit{base::Seq{7}, {garbage}}));
    default:
      line.send_to_server(wire::encode(wire::Submit{base::Seq{1}, {garbage, garbage, garbage}}));
  }
}

// Somebody who comes last is given the boards as the rooms know them.
bool Day::settle() {
  for (Oracle& oracle : oracles_) {
    tablets_.emplace_back(world_, weather_, tally_, oracle, server_,
                          room::Grant{latecomer, wire::Role::observer});
  }
  for (int s = 0; s < 120 && complaint().empty(); ++s) {
    world_.run(milliseconds{1'000});
    if (std::ranges::all_of(tablets_, [](const Tablet& tablet) { return tablet.settled(); }))
      return true;
  }
  return false;
}

void Day::close_books() {
  for (Tablet& tablet : tablets_) tablet.tell_refused();
  for (Oracle& oracle : oracles_) {
    oracle.audit();
    tally_.brought_back += oracle.brought_back();
    tally_.purges += oracle.purges();
    tally_.ahead += oracle.ahead();
    tally_.renewed += oracle.renewed();
    tally_.entries += disk_.store().head(oracle.board())->value;
  }
  for (std::size_t i = 0; i < tablets_.size(); ++i) {
    tablets_[i].report("tablet " + std::to_string(i + 1));
  }
}

}  // namespace tablee::sim
