// Every request that is not a WebSocket: the JSON API under /api/v1, the three addresses for operators, and
// the web client's files.
//
// Not here: sockets, and boards that are live (net and room). Called on the control thread, the only one that
// uses Events. What must read the store comes back as work for another thread (Deferred).
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <expected>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "event/events.h"
#include "http/answer.h"
#include "http/assets.h"
#include "http/deletions.h"
#include "http/message.h"
#include "http/uploads.h"
#include "store/store.h"

namespace tablee::http {

/// The live part of the server, as far as requests have to do with it. Called on the control thread.
class Live {
 public:
  /// Somebody joined or took another name: boards of the event tell everybody.
  virtual void people_changed(base::EventId event) = 0;
  /// The event has a picture more: boards may name it from now on.
  virtual void pictures_changed(base::EventId /*event*/) {}
  /// Their sessions are to be closed with REVOKED (P4).
  virtual void revoked(base::EventId event,
                       const std::vector<base::ParticipantId>& participants) = 0;
  /// Whether what is sent can be made durable at the moment.
  [[nodiscard]] virtual bool writable() const = 0;
  /// Whether the disk has room for what is large.
  [[nodiscard]] virtual bool roomy() const { return true; }
  /// Whether nothing that was acknowledged was ever lost, as far as the data folder says.
  [[nodiscard]] virtual bool whole() const { return true; }
  /// How many places of the store were found damaged.
  [[nodiscard]] virtual std::size_t damage() const { return 0; }
  /// In the text format of Prometheus.
  [[nodiscard]] virtual base::Bytes metrics() const = 0;

 protected:
  ~Live() = default;
};

/// In whose bounds it counts what this person asks (Deferred::who).
[[nodiscard]] std::string asker(const event::Grant& grant);

class Api {
 public:
  /// All must outlive the Api; so must the Api its Deferred answers, and `store` the Work that they made.
  Api(event::Events& events, store::Store& store, std::span<const Asset> assets)
      : events_(events), store_(store), assets_(assets) {}

  [[nodiscard]] Answer answer(const Request& request, Live& live);
  /// Whether whoever sends this head may send a picture behind it (is_upload()).
  [[nodiscard]] std::expected<Uploads::Person, Response> may_upload(const Request& head,
                                                                    const Live& live) const;

 private:
  using Rest = std::span<const std::string_view>;  // path segments behind /api/v1

  [[nodiscard]] Answer api(const Request& request, Rest path, Live& live);
  [[nodiscard]] Answer operators(const Request& request, const Live& live) const;
  [[nodiscard]] static Response check(const Request& request);
  // making_routes.cpp
  [[nodiscard]] Response making(const Request& request, Rest path);
  [[nodiscard]] Response make(const Request& request);
  // people_routes.cpp
  [[nodiscard]] Response look(const Request& request);
  [[nodiscard]] Response join(const Request& request, Live& live);
  [[nodiscard]] Response me(const Request& request, const event::Grant& grant, Live& live);
  [[nodiscard]] Response event(const event::Grant& grant) const;
  // moderator_routes.cpp
  [[nodiscard]] Response links(const Request& request, const event::Grant& grant, Rest path,
                               Live& live);
  [[nodiscard]] Answer people(const Request& request, const event::Grant& grant, Rest path,
                              Live& live);
  [[nodiscard]] Response everybody(const event::Grant& grant) const;
  [[nodiscard]] Response name_person(const Request& request, const event::Grant& grant, Live& live);
  [[nodiscard]] Response put_out(const Request& request, const event::Grant& grant, Live& live);
  // forgetting_routes.cpp
  [[nodiscard]] Answer forget(const Request& request, const event::Grant& grant, Live& live);
  [[nodiscard]] Answer forget_person(const event::Grant& grant, base::ParticipantId who,
                                     Live& live);
  [[nodiscard]] Response would_forget(const Request& request, const event::Grant& grant) const;
  [[nodiscard]] boost::json::object links_json(base::EventId event) const;
  // tablet_routes.cpp
  [[nodiscard]] Response tablet(const Request& request, const event::Grant& grant, Rest path,
                                Live& live);
  [[nodiscard]] Response add_beside(const Request& request, const event::Grant& grant, Live& live);
  // board_routes.cpp
  [[nodiscard]] Answer board(const Request& request, const event::Grant& grant, Rest path) const;
  // drawing_routes.cpp
  [[nodiscard]] Answer drawing(const Request& request, const event::Grant& grant,
                               base::BoardId board) const;
  // replay_routes.cpp
  [[nodiscard]] Answer replay(const Request& request, const event::Grant& grant, Rest path) const;
  // outcome_routes.cpp
  [[nodiscard]] Answer outcome(const Request& request, const event::Grant& grant, Rest path);
  [[nodiscard]] Answer exported(const Request& request, const event::Grant& grant) const;
  // photo_routes.cpp
  [[nodiscard]] Answer photos(const Request& request, const event::Grant& grant);
  // publication_routes.cpp
  [[nodiscard]] Answer publications(const Request& request, const event::Grant& grant, Rest path);
  [[nodiscard]] Answer publish(const Request& request, const event::Grant& grant);
  [[nodiscard]] Answer published(const Request& request) const;
  [[nodiscard]] boost::json::array publications_json(base::EventId event) const;
  // picture_routes.cpp
  [[nodiscard]] Answer upload(const Request& request, const event::Grant& grant, Live& live);
  [[nodiscard]] Answer picture(const Request& request, const event::Grant& grant,
                               std::string_view hash) const;
  [[nodiscard]] bool is_board_of(const event::Grant& grant, std::string_view board) const;
  [[nodiscard]] std::map<std::uint32_t, std::string> names_of(base::EventId event) const;

  /// Who asks: `Authorization: Bearer TOKEN`. Errors: 401.
  [[nodiscard]] std::expected<event::Grant, Response> authenticated(const Request& request) const;

  event::Events& events_;
  store::Store& store_;
  std::span<const Asset> assets_;
  std::uint64_t uploads_ = 0;                                            // that were begun
  std::shared_ptr<std::mutex> albums_ = std::make_shared<std::mutex>();  // One writer of them.
  std::shared_ptr<Bins> bins_ = std::make_shared<Bins>();                // Work outlives us
};

}  // namespace tablee::http
