#include "net/disk_watch.h"

#include <boost/asio/post.hpp>
#include <utility>

#include "base/limits.h"

namespace tablee::net {

namespace asio = boost::asio;

DiskWatch::DiskWatch(asio::io_context& context, asio::thread_pool& readers,
                     store::DiskReserve* reserve, Changed changed)
    : context_(context),
      readers_(readers),
      reserve_(reserve),
      changed_(std::move(changed)),
      timer_(context) {}

void DiskWatch::start() {
  if (reserve_ != nullptr) look();
}

void DiskWatch::stop() {
  stopped_ = true;
  timer_.cancel();
}

void DiskWatch::give_up(std::function<void()> then) {
  asio::post(readers_, [this, then = std::move(then)] {
    if (reserve_ != nullptr) {
      reserve_->give_up();
      asio::post(context_, [this, space = reserve_->space()] { tell(space); });
    }
    then();
  });
}

void DiskWatch::look() {
  asio::post(readers_, [this] {
    const store::Space space = reserve_->look();
    asio::post(context_, [this, space] {
      tell(space);
      wait();
    });
  });
}

void DiskWatch::tell(store::Space space) {
  if (std::exchange(told_, space) != space) changed_(space);
}

void DiskWatch::wait() {
  if (stopped_) return;
  timer_.expires_after(limits::disk_look_interval);
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error && !stopped_) look();
  });
}

}  // namespace tablee::net
