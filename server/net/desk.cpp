#include "net/desk.h"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>
#include <vector>

namespace tablee::net {

namespace asio = boost::asio;

/// One question, of all who ask it.
struct Desk::Order {
  struct One {
    std::string who;
    Asker asker;
  };
  http::Deferred question;
  std::vector<One> askers{};
  bool begun = false;

  [[nodiscard]] bool asked_by(const std::string& who) const {
    return std::ranges::any_of(askers, [&](const One& one) { return one.who == who; });
  }
};

/// Bytes that people have not taken yet. Outlives the desk as long as an answer does.
struct Desk::Ledger {
  Desk* desk = nullptr;
  std::map<std::string, std::size_t> untaken{};

  void add(const std::string& who, std::size_t bytes) { untaken[who] += bytes; }
  void remove(const std::string& who, std::size_t bytes) {
    const auto found = untaken.find(who);
    if (found != untaken.end() && (found->second -= bytes) == 0) untaken.erase(found);
  }
};

namespace {

// Those who write on boards come first: these threads give way to all others.
void give_way() {
  constexpr int nice = 10;
  thread_local const bool done = ::setpriority(PRIO_PROCESS, 0, nice) == 0;
  (void)done;
}

}  // namespace

Desk::Desk(asio::io_context& control, const DeskLimits& limits)
    : control_(control),
      limits_(limits),
      ledger_(std::make_shared<Ledger>(Ledger{.desk = this})),
      threads_(limits.threads) {}

Desk::~Desk() {
  ledger_->desk = nullptr;
  stop();
  threads_.join();
}

void Desk::stop() {
  stop_.request_stop();
  people_.clear();
  not_begun_.clear();
  threads_.stop();
}

void Desk::ask(http::Deferred question, Asker asker) {
  if (stop_.stop_requested()) return;
  const std::string who = question.who;
  Person& person = people_[who];
  auto& order = not_begun_[question.same];
  if (!order) order = std::make_shared<Order>();
  if (!order->asked_by(who)) {
    if (person.waiting.size() >= limits_.waiting_max) {
      auto refusal =
          http::error_answer(429, "slow_down", "Take the answers that you asked for first.");
      refusal.set("Retry-After", "1");
      if (order->askers.empty()) not_begun_.erase(question.same);
      asio::post(control_, [reply = std::move(asker.reply),
                            refusal = std::move(refusal)]() mutable { reply(std::move(refusal)); });
      return;
    }
    person.waiting.push_back(order);
  }
  order->askers.push_back({who, std::move(asker)});
  if (!order->question.begin) order->question = std::move(question);
  begin_what_may();
}

// Everybody who waits has a turn before anybody has a second one.
void Desk::begin_what_may() {
  auto at = people_.upper_bound(last_served_);
  for (std::size_t looked_at = people_.size(); looked_at > 0 && working_ < limits_.threads;
       --looked_at) {
    if (at == people_.end()) at = people_.begin();
    const auto& [who, person] = *at;
    const auto untaken = ledger_->untaken.find(who);
    const bool may = !person.served && (untaken == ledger_->untaken.end() ||
                                        untaken->second < limits_.untaken_bytes_max);
    if (may) {
      if (const auto order = next_of(at->second)) begin(who, order);
    }
    const bool gone = person.waiting.empty() && !person.served;
    at = gone ? people_.erase(at) : std::next(at);
  }
}

std::shared_ptr<Desk::Order> Desk::next_of(Person& person) {
  while (!person.waiting.empty()) {
    auto order = std::move(person.waiting.front());
    person.waiting.pop_front();
    if (order->begun) continue;  // for somebody else who asks the same
    std::erase_if(order->askers, [](const Order::One& one) { return !one.asker.waits(); });
    if (!order->askers.empty()) return order;
    order->begun = true;
    not_begun_.erase(order->question.same);
  }
  return nullptr;
}

void Desk::begin(const std::string& who, const std::shared_ptr<Order>& order) {
  order->begun = true;
  not_begun_.erase(order->question.same);
  people_[who].served = true;
  last_served_ = who;
  ++working_;
  ++begun_;
  asio::post(threads_, [this, who, order, work = order->question.begin(),
                        stop = stop_.get_token()]() mutable {
    give_way();
    auto response = std::make_shared<http::Response>(work(stop));
    if (stop.stop_requested()) return;
    asio::post(control_, [ledger = ledger_, who, order, response] {
      if (ledger->desk != nullptr) ledger->desk->finished(who, *order, std::move(*response));
    });
  });
}

// Each who takes it holds its bytes, until the last of them has them.
void Desk::finished(const std::string& who, Order& order, http::Response response) {
  --working_;
  if (const auto person = people_.find(who); person != people_.end()) person->second.served = false;
  if (order.question.end) order.question.end(response);
  const auto body = std::make_shared<const base::Bytes>(std::exchange(response.body, {}));
  for (auto& [taker, asker] : order.askers) {
    ledger_->add(taker, body->size());
    http::Response one = response;
    one.shared = {body.get(),
                  [body, ledger = ledger_, by = taker, &control = control_](const base::Bytes*) {
                    ledger->remove(by, body->size());
                    if (ledger->desk == nullptr) return;
                    asio::post(control, [ledger] {
                      if (ledger->desk != nullptr) ledger->desk->begin_what_may();
                    });
                  }};
    asker.reply(std::move(one));
  }
  order.askers.clear();
  begin_what_may();
}

}  // namespace tablee::net
