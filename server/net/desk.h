// Where answers that must read the store wait for their turn. They are made on threads of their own, which no board ever waits
// for, in turn for those who ask: one answer of a person at a time, and none while the same person leaves too many bytes of
// others untaken. What several ask is made once. What nobody waits for any more is not begun.
//
// Not here: what is read, and how an answer gets to the client. Control thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <stop_token>
#include <string>

#include "http/answer.h"
#include "net/http_connection.h"

namespace tablee::net {

struct DeskLimits {
  std::size_t threads = 2;
  std::size_t untaken_bytes_max = 0;  ///< Of one person's answers, before their next is begun.
  std::size_t waiting_max = 0;        ///< Of one person's questions; what is above is refused.
};

class Desk {
 public:
  /// `control` must outlive *this.
  Desk(boost::asio::io_context& control, const DeskLimits& limits);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void ask(http::Deferred question, Asker asker);
  /// Nothing is begun any more, and what is being made is told to stop.
  void stop();
  /// Answers whose making was begun.
  [[nodiscard]] std::uint64_t begun() const { return begun_; }

 private:
  struct Order;
  struct Ledger;
  struct Person {
    std::deque<std::shared_ptr<Order>> waiting{};
    bool served = false;  // one of theirs is being made
  };

  void begin_what_may();
  [[nodiscard]] std::shared_ptr<Order> next_of(Person& person);
  void begin(const std::string& who, const std::shared_ptr<Order>& order);
  void finished(const std::string& who, Order& order, http::Response response);

  boost::asio::io_context& control_;
  const DeskLimits limits_;
  std::map<std::string, Person> people_;
  std::string last_served_;  // people take turns in the order of their names
  std::map<std::string, std::shared_ptr<Order>> not_begun_;  // by what is asked
  std::size_t working_ = 0;
  std::uint64_t begun_ = 0;
  std::stop_source stop_;
  std::shared_ptr<Ledger> ledger_;
  boost::asio::thread_pool threads_;
};

}  // namespace tablee::net
