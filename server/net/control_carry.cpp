// What the days want of boards, carried to the boards' shards and back to the control thread.
#include <boost/asio/post.hpp>
#include <utility>

#include "net/control.h"

namespace tablee::net {

namespace asio = boost::asio;

void Server::Control::reveal(base::BoardId board, base::EventId event,
                             std::vector<wire::day::Draft> drafts, shard::RevealAnswer answer) {
  auto back = [this, answer = std::move(answer)](std::vector<wire::day::DraftId> left) mutable {
    asio::post(context_, [answer = std::move(answer), left = std::move(left)]() mutable {
      answer(std::move(left));
    });
  };
  shards_[owner_of(board)]->serve(
      board, event,
      [drafts = std::move(drafts), back = std::move(back)](shard::Board& there) mutable {
        there.reveal(std::move(drafts), std::move(back));
      });
}

void Server::Control::carry(event::day::Carriage carriage, base::EventId event,
                            shard::ArrivalAnswer answer) {
  const base::BoardId from = carriage.from;
  auto things = carriage.things;
  auto packed = [this, event, carriage = std::move(carriage),
                 answer = std::move(answer)](std::optional<std::vector<room::Thing>> read) mutable {
    asio::post(context_, [this, event, carriage = std::move(carriage), answer = std::move(answer),
                          read = std::move(read)]() mutable {
      if (!read) return answer({{}, wire::day::ParcelEnd::not_readable});
      deliver(carriage, event, std::move(*read), std::move(answer));
    });
  };
  shards_[owner_of(from)]->serve(
      from, event,
      [things = std::move(things), packed = std::move(packed)](shard::Board& board) mutable {
        board.pack(std::move(things), std::move(packed));
      });
}

void Server::Control::deliver(const event::day::Carriage& carriage, base::EventId event,
                              std::vector<room::Thing> things, shard::ArrivalAnswer answer) {
  auto back = [this, answer = std::move(answer)](wire::day::Arrival arrival) mutable {
    asio::post(context_, [answer = std::move(answer), arrival = std::move(arrival)]() mutable {
      answer(std::move(arrival));
    });
  };
  shards_[owner_of(carriage.to)]->serve(
      carriage.to, event,
      [parcel = carriage.parcel, earlier = carriage.earlier, things = std::move(things),
       back = std::move(back)](shard::Board& board) mutable {
        board.deliver(parcel, std::move(things), std::move(earlier), std::move(back));
      });
}

}  // namespace tablee::net
