// An event with two tables, one proposition and two notes, in a store in memory, with a moderator and a participant.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/clock.h"
#include "core/editor.h"
#include "http/asked.h"
#include "store/memory_store.h"
#include "wire/records.h"

namespace tablee::http {

class RestitutionTest : public testing::Test {
 protected:
  void SetUp() override {
    event::EventSpec spec;
    spec.title = "Barcamp <Futurs>";
    spec.language = "fr";
    spec.date = "2016-11-17";
    spec.time_zone = "Europe/Paris";
    spec.tables = {{1, "Pourquoi ?", {}}, {2, "Comment ?", {}}};
    event_ = *events_.create(spec);
    moderator_ = join(event::Role::moderator, "Camille");
    participant_ = join(event::Role::participant, "Léa");
    write_board();
  }

  void restart() {
    events_ = *event::Events::open(store_, clock_, event::LinkKey{event::Digest{1}});
  }

  std::string join(event::Role role, const std::string& name) {
    for (const auto& link : events_.links(event_)) {
      if (link.role == role) return events_.join(link.secret, name)->token;
    }
    return {};
  }

  // Replica 2 is Léa's.
  void write_board() {
    const base::BoardId board = events_.overview(event_)->tables[0].board;
    core::Document document;
    core::Editor server(document, 1);
    ASSERT_TRUE(server.introduce(2, 2));
    store::Append append;
    append.board = board;
    const auto log = [&](core::Editor& editor, std::uint32_t replica) {
      const auto time = base::WallTime{std::chrono::seconds{1'479'388'000}};
      const base::Offset offset{append.log.size() + 1};
      const base::Bytes batch = editor.commit(nullptr);
      append.log.push_back({offset, time,
                            wire::encode(wire::LogRecord{time, base::ReplicaId{replica},
                                                         base::Seq{offset.value}, batch})});
    };
    log(server, 1);
    core::Editor lea(document, 2);
    const auto proposition = lea.create({.kind = core::ObjectKind::frame, .w = 400, .h = 400});
    lea.set_number(proposition, core::NumberField::role, 2);
    lea.insert_text(proposition, 0, "Un guichet");
    const auto note = lea.create({.parent = proposition, .w = 200, .h = 200});
    lea.insert_text(note, 0, "=en ligne");
    const auto left = lea.create({.x = 900, .w = 200, .h = 200});
    lea.insert_text(left, 0, "de reste");
    const auto gone = lea.create({.x = 1'200, .w = 200, .h = 200});
    lea.insert_text(gone, 0, "effacé");
    lea.set_alive(gone, false);
    log(lea, 2);
    ASSERT_TRUE(store_.write(append));
  }

  Response ask(Method method, std::string path, const std::string& token = {},
               std::string body = {}, std::string query = {}) {
    Request request{.method = method, .path = std::move(path), .query = std::move(query)};
    if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
    request.body = std::move(body);
    return asked(api_, request, live_);
  }
  std::string of_event(const std::string& what) const {
    return "/api/v1/events/" + base::to_hex(event_.value) + "/" + what;
  }

  base::ManualClock clock_;
  store::MemoryStore store_;
  event::Events events_ = *event::Events::open(store_, clock_, event::LinkKey{event::Digest{1}});
  Api api_{events_, store_, {}};
  Nobody live_;
  base::EventId event_;
  std::string moderator_, participant_;
};

}  // namespace tablee::http
