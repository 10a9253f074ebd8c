#include "demo/players.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <utility>

#include "base/clock.h"
#include "base/stopwatch.h"
#include "demo/comparison.h"
#include "demo/lobby.h"
#include "demo/seat.h"
#include "event/secrets.h"

namespace tablee::demo {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr auto step = 2ms;           // of real time, between two looks at what is due
constexpr auto patience = 20'000ms;  // of the day: how far time goes on while somebody has to wait
constexpr auto stall = 60'000ms;     // of real time without anything happening
constexpr auto progress_every = 1'000ms;

std::string clock_text(milliseconds day) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(day).count();
  auto text = std::to_string(minutes % 60);
  if (text.size() == 1) text.insert(0, 1, '0');
  return std::to_string(minutes / 60) + ":" + text;
}

class Play {
 public:
  Play(const Script& script, const event::EventSpec& spec, const PlayOptions& options)
      : script_(script),
        spec_(spec),
        options_(options),
        common_{.context = context_,
                .clock = clock_,
                .server = options.server,
                .acts = script.acts,
                .on_acknowledged = options.on_acknowledged,
                .offsets = std::vector<std::uint64_t>(script.acts.size(), 0)},
        stages_(spec.tables.size()) {}

  std::expected<Report, std::string> run() {
    if (auto seated = seat_people(); !seated) return std::unexpected(seated.error());
    tick();
    context_.run();
    if (!failure_.empty()) return std::unexpected(failure_);
    report_.acts = script_.acts.size();
    report_.acknowledged = common_.acknowledged;
    report_.refused = common_.refused;
    report_.without_effect = common_.without_effect;
    report_.took = std::chrono::duration_cast<milliseconds>(watch_.elapsed());
    return std::move(report_);
  }

 private:
  std::expected<void, std::string> seat_people();
  void tick();
  void play_due();
  void look_for_stall();
  void tell_progress();
  void send_witnesses();
  void hear_witnesses();
  void fail(std::string why) {
    failure_ = std::move(why);
    finished_ = true;
  }

  const Script& script_;
  const event::EventSpec& spec_;
  const PlayOptions& options_;
  base::SystemClock clock_;
  boost::asio::io_context context_{1};
  boost::asio::steady_timer timer_{context_};
  Common common_;
  std::vector<Stage> stages_;  // by table
  std::vector<std::string> tokens_;
  std::vector<base::BoardId> boards_;  // by table
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::unique_ptr<Seat>> seats_;
  std::vector<std::unique_ptr<dial::Client>> witnesses_;  // by table, when all have left
  Report report_;
  std::string failure_;
  bool finished_ = false;

  base::Stopwatch watch_;
  milliseconds real_before_{0};
  milliseconds day_{0};
  milliseconds told_{0};
  std::uint64_t acknowledged_before_ = 0;
  milliseconds moved_{0};  // when something happened last, real
};

std::expected<void, std::string> Play::seat_people() {
  auto tokens = join_all(options_.server, options_.code, script_.people);
  if (!tokens) return std::unexpected(tokens.error());
  tokens_ = std::move(*tokens);
  const auto boards = boards_of(options_.server, tokens_.front());
  if (!boards) return std::unexpected(boards.error());
  for (const auto& table : spec_.tables) {
    const auto found = boards->find(table.number);
    if (found == boards->end()) {
      return std::unexpected("The event on the server has no table " +
                             std::to_string(table.number) + ": it is not the one of the file.");
    }
    boards_.push_back(found->second);
  }
  for (ActIndex i = 0; i < script_.acts.size(); ++i) {
    const auto& act = script_.acts[i];
    auto& seat = seats_[{act.person, act.table}];
    if (!seat) {
      seat = std::make_unique<Seat>(common_, stages_[act.table], boards_[act.table],
                                    tokens_[act.person]);
    }
    seat->expect(i);
  }
  return {};
}

void Play::tick() {
  if (witnesses_.empty()) {
    play_due();
  } else {
    hear_witnesses();
  }
  look_for_stall();
  tell_progress();
  if (finished_) {
    // Nothing is left that could keep the context running.
    seats_.clear();
    witnesses_.clear();
    return;
  }
  timer_.expires_after(step);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) tick();
  });
}

void Play::play_due() {
  const auto real = std::chrono::duration_cast<milliseconds>(watch_.elapsed());
  const auto passed = static_cast<double>((real - real_before_).count()) * options_.speed;
  real_before_ = real;
  auto next = day_ + milliseconds(static_cast<milliseconds::rep>(passed));
  if (!script_.acts.empty()) next = std::min(next, script_.acts.back().at);
  // Nobody is left behind: the day waits for whoever waits.
  auto waiting_since = Seat::never;
  for (auto& [place, seat] : seats_) waiting_since = std::min(waiting_since, seat->play(day_));
  if (waiting_since != Seat::never) next = std::min(next, waiting_since + patience);
  day_ = std::max(day_, next);
  options_.on_time(day_);
  if (std::ranges::all_of(seats_, [](const auto& seat) { return seat.second->done(); })) {
    send_witnesses();
  }
}

void Play::look_for_stall() {
  for (const auto& [place, seat] : seats_) {
    if (const auto why = seat->stopped(); !why.empty()) {
      return fail(script_.people[place.first] + " was sent away: " + why);
    }
  }
  const auto real = std::chrono::duration_cast<milliseconds>(watch_.elapsed());
  const auto moved = common_.acknowledged + static_cast<std::uint64_t>(day_.count());
  if (std::exchange(acknowledged_before_, moved) != moved) moved_ = real;
  if (real - moved_ > stall) {
    fail("Nothing has happened for a minute: the server does not answer any more.");
  }
}

void Play::tell_progress() {
  const auto real = std::chrono::duration_cast<milliseconds>(watch_.elapsed());
  if (real - told_ < progress_every) return;
  told_ = real;
  options_.on_progress(clock_text(day_) + " of the day, " + std::to_string(common_.acknowledged) +
                       " changes saved");
}

/// Late joiners, who have nothing but what the server kept.
void Play::send_witnesses() {
  for (const auto board : boards_) {
    replica::Replica replica(tokens_.front(), event::new_id());
    witnesses_.push_back(std::make_unique<dial::Client>(
        context_,
        dial::ClientOptions{.address = options_.server, .board = board, .seed = event::new_id()},
        std::move(replica), clock_));
    witnesses_.back()->start();
  }
  if (witnesses_.empty()) finished_ = true;
}

void Play::hear_witnesses() {
  for (const auto& witness : witnesses_) {
    if (!witness->replica().caught_up()) return;
  }
  for (std::size_t i = 0; i < spec_.tables.size(); ++i) {
    const auto& replica = witnesses_[i]->replica();
    TableReport table{.number = spec_.tables[i].number,
                      .entries = replica.cursor().value,
                      .differences = differences(replica.document(), spec_.tables[i])};
    for (const auto& cluster : spec_.tables[i].clusters) table.notes += cluster.notes.size();
    report_.tables.push_back(std::move(table));
  }
  finished_ = true;
}

}  // namespace

bool Report::right() const {
  return refused == 0 &&
         std::ranges::all_of(tables, [](const auto& table) { return table.differences.empty(); });
}

std::string Report::text() const {
  std::string text;
  for (const auto& table : tables) {
    text += "Table " + std::to_string(table.number) + ": " + std::to_string(table.entries) +
            " changes, ";
    if (table.differences.empty()) {
      text += "exactly the file's " + std::to_string(table.notes) + " notes\n";
      continue;
    }
    text += std::to_string(table.differences.size()) + " differences from the file\n";
    for (const auto& difference : table.differences) text += "  " + difference + "\n";
  }
  text += std::to_string(acknowledged) + " changes in " + std::to_string(took.count() / 1'000) +
          " s, " + std::to_string(refused) + " refused, " + std::to_string(without_effect) +
          " without effect\n";
  return text;
}

std::expected<Report, std::string> play(const Script& script, const event::EventSpec& spec,
                                        const PlayOptions& options) {
  return Play(script, spec, options).run();
}

}  // namespace tablee::demo
