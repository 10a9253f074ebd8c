#include "reveal.h"

#include <algorithm>
#include <cstdio>
#include <memory>

#include "base/limits.h"
#include "fleet.h"
#include "socket.h"
#include "window.h"
#include "wire/day_frames.h"

namespace tablee::swarm {
namespace {

namespace day = wire::day;
using namespace std::chrono_literals;

constexpr auto patience = 60s;
constexpr int notes_each = 10;
constexpr std::size_t others = 20;  ///< At the other table: they write all the time.
constexpr day::TableNumber revealing = 1;
/// By board: the first table's is revealed on, the second's is the others'.
constexpr std::size_t their_board = 1;

/// Somebody's page on the event socket.
class Page {
 public:
  [[nodiscard]] bool open(std::uint16_t port, const std::string& token) {
    token_ = token;
    return socket_.open(port, "/api/v1/event/socket", "tablee.event.v1");
  }
  /// Takes what has come, if anything has.
  void poll(std::string& scratch) {
    socket_.receive(scratch, [&](std::string_view bytes) { take(bytes); });
    if (!socket_.upgraded() || said_hello_) return;
    said_hello_ = true;
    day::Hello hello;
    hello.token = token_;
    hello.instance = reinterpret_cast<std::uintptr_t>(this);
    say(hello);
  }
  void ask(day::Wish wish) {
    ++asked_;
    say(day::Command{day::CommandId{asked_}, std::move(wish)});
  }
  [[nodiscard]] bool ready() const { return ready_; }
  [[nodiscard]] bool answered() const { return answered_ == asked_; }
  [[nodiscard]] bool closed() const { return socket_.closed(); }

  std::uint64_t refused = 0;
  std::optional<day::Reveal> reveal;  ///< The newest that was told.

 private:
  void say(const day::ClientFrame& frame) {
    socket_.send(day::encode(frame));
    socket_.flush();
  }
  void take(std::string_view bytes) {
    const auto frame = day::decode_server_frame(bytes);
    if (!frame) return void(++refused);
    ready_ |= frame->welcome.has_value();
    for (const auto& answer : frame->answers) {
      ++answered_;
      refused += answer.reason != day::Reason::done;
    }
    for (const auto& entry : frame->entries) {
      if (const auto* const told = std::get_if<day::Reveal>(&entry.what)) reveal = *told;
    }
  }

  Socket socket_;
  std::string token_;
  bool said_hello_ = false, ready_ = false;
  std::uint64_t asked_ = 0, answered_ = 0;
};

class Scene {
 public:
  Scene(const Preset& preset, const Target& target)
      : preset_(preset), target_(target), fleet_(target.port), scratch_(1U << 20, '\0') {}

  int play() {
    if (const int bad = gather(); bad != 0) return bad;
    if (const int bad = write(); bad != 0) return bad;
    Preset rest = preset_;
    rest.name += ", the others at rest";
    rest.writers = others;
    const Report report = window(fleet_, rest, target_.pid, preset_.ops_per_second);
    print(fleet_.measure(), report);
    return reveal(fleet_.measure().latency.quantile_ms(0.99));
  }

 private:
  Page* come(const std::string& code, const std::string& name) {
    const auto joined = join(target_.port, code, name);
    if (!joined) return nullptr;
    auto& page = pages_.emplace_back(std::make_unique<Page>());
    return page->open(target_.port, joined->token) ? page.get() : nullptr;
  }
  template <typename Done>
  bool wait(Done done) {
    for (const Time begun = now(); !done(); fleet_.step(1)) {
      for (const auto& page : pages_) page->poll(scratch_);
      if (now() - begun > patience) return false;
    }
    return true;
  }
  template <typename Of>
  bool all(Of of) {
    return wait([&] { return std::ranges::all_of(pages_, of); });
  }

  int gather() {
    moderator_ = come(target_.moderator, "Moderator");
    if (moderator_ == nullptr) return fail("the moderator could not come in");
    for (int i = 0; i < preset_.sessions; ++i) {
      if (come(target_.code, "Somebody " + std::to_string(i)) == nullptr)
        return fail("somebody could not come in");
    }
    if (!all([](const auto& page) { return page->ready(); })) return fail("no page was welcomed");
    std::uint64_t seed = target_.seed;
    for (std::size_t i = 0; i < others; ++i) {
      if (fleet_.add(target_.joined, their_board, ++seed) == nullptr) return fail("no session");
    }
    for (int i = 0; i < preset_.sessions; ++i) {
      screens_.push_back(fleet_.add(target_.joined, 0, ++seed));
      if (screens_.back() == nullptr) return fail("no session could be opened");
    }
    const auto caught_up = [](const auto& one) { return one->caught_up(); };
    const bool there = wait([&] { return std::ranges::all_of(fleet_.sessions(), caught_up); });
    return there ? 0 : fail("not all boards could be opened within a minute");
  }

  int write() {
    day::BeginPhase phase;
    phase.phase.title = "Alone";
    phase.phase.allowed = {true, true, true, true, true};
    phase.phase.privacy = day::Privacy::hidden;
    phase.phase.tables = {revealing};
    moderator_->ask(phase);
    const auto answered = [](const auto& page) { return page->answered(); };
    if (!all(answered)) return fail("no phase could be begun");
    std::uint64_t id = 0;
    for (int note = 0; note < notes_each; ++note) {
      for (const auto& page : pages_) {
        if (page.get() == moderator_) continue;
        day::Draft draft;
        draft.id = day::DraftId{++id};
        draft.table = revealing;
        draft.x = static_cast<std::int32_t>(id % 20) * 240;
        draft.y = static_cast<std::int32_t>(id / 20) * 240;
        draft.text = "What nobody else has read so far, number " + std::to_string(id);
        page->ask(draft);
      }
      if (!all(answered)) return fail("a note was not answered");
    }
    return 0;
  }

  // The others go on in steps of one op each; between them pages are listened to. What they notice counts from just before it is due.
  int reveal(double rest_ms) {
    Measure& measure = fleet_.measure();
    measure = {};
    day::Reveal all;
    all.table = revealing;
    const Time asked = now();
    moderator_->ask(all);
    const auto done = [&] {
      return moderator_->reveal && moderator_->reveal->state == day::RevealState::done;
    };
    for (const Time begun = now(); !done() && now() - begun < patience;) {
      measure.on |= now() - asked > limits::reveal_called_for - 200ms;
      fleet_.drive(preset_.ops_per_second, 1 / preset_.ops_per_second, others);
      for (const auto& page : pages_) page->poll(scratch_);
    }
    fleet_.drive(preset_.ops_per_second, 1 / preset_.ops_per_second, others);
    measure.on = false;
    fleet_.settle(10);
    if (!done()) return fail("the reveal did not end");
    Time last = asked;
    for (const Session* const screen : screens_) last = std::max(last, screen->heard());
    const auto took = last - asked - limits::reveal_called_for;
    std::uint64_t refused = 0;
    for (const auto& page : pages_) refused += page->refused + page->closed();
    std::printf(
        "{\"preset\":\"%s\",\"people\":%d,\"notes\":%u,\"left\":%u,\"entries\":%llu,"
        "\"on_all_screens_ms\":%.1f,\"others_p99_ms\":%.2f,\"others_max_ms\":%.2f,\"others_p99_"
        "ratio\":%.2f,"
        "\"refused\":%llu}\n",
        preset_.name.c_str(), preset_.sessions, moderator_->reveal->notes, moderator_->reveal->left,
        static_cast<unsigned long long>(screens_.front()->cursor()),
        std::chrono::duration<double, std::milli>(took).count(), measure.latency.quantile_ms(0.99),
        measure.latency.max_ms(), measure.latency.quantile_ms(0.99) / rest_ms,
        static_cast<unsigned long long>(refused));
    if (refused > 0) return fail("something was refused, or a page was closed");
    return verdict(measure, fleet_.lost());
  }

  const Preset& preset_;
  const Target& target_;
  Fleet fleet_;
  std::string scratch_;
  std::vector<std::unique_ptr<Page>> pages_;
  Page* moderator_ = nullptr;
  std::vector<Session*> screens_;
};

}  // namespace

int run_reveal(const Preset& preset, const Target& target) {
  return Scene(preset, target).play();
}

}  // namespace tablee::swarm
