// Looks again and again whether the disk has room, on a reader's thread because that may take its time, and says so on the
// control thread when it has changed.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>

#include "store/disk_reserve.h"

namespace tablee::net {

class DiskWatch {
 public:
  using Changed = std::function<void(store::Space)>;

  /// `reserve` null: nothing to look at. All must outlive the readers' work and the context's.
  DiskWatch(boost::asio::io_context& context, boost::asio::thread_pool& readers,
            store::DiskReserve* reserve, Changed changed);

  /// Looks now, and from then on each limits::disk_look_interval until stop().
  void start();
  void stop();
  /// A write has failed for want of room: gives the reserve up, then calls `then` on a reader's thread.
  void give_up(std::function<void()> then);
  [[nodiscard]] store::Space space() const { return told_; }

 private:
  void look();
  void tell(store::Space space);
  void wait();

  boost::asio::io_context& context_;
  boost::asio::thread_pool& readers_;
  store::DiskReserve* const reserve_;
  const Changed changed_;
  boost::asio::steady_timer timer_;
  store::Space told_ = store::Space::ample;
  bool stopped_ = false;
};

}  // namespace tablee::net
