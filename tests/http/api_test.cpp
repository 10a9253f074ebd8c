#include "http/api_fixture.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include "core/editor.h"
#include "wire/records.h"

namespace tablee::http {
namespace {

TEST_F(ApiTest, AJoinSaysWhoOneIs) {
  const auto response =
      ask(Method::post, "/api/v1/join", {},
          R"({"name":" Ada ","code":")" + secret(ours_, event::Role::participant) + "\"}");
  const auto answer = json(response);
  EXPECT_EQ(answer.at("name").as_string(), "Ada");
  EXPECT_EQ(answer.at("role").as_string(), "participant");
  EXPECT_EQ(answer.at("event").at("title").as_string(), "Barcamp");
  EXPECT_EQ(live_.people_changes, 1);
}

TEST_F(ApiTest, WhoWasHereGoesOn) {
  const auto code = secret(ours_, event::Role::participant);
  const auto looked = ask(Method::post, "/api/v1/join/look", {}, R"({"code":")" + code + "\"}");
  EXPECT_EQ(json(looked).at("event").at("title").as_string(), "Barcamp");
  EXPECT_EQ(json(looked).at("role").as_string(), "participant");
  const auto token = join();
  EXPECT_EQ(live_.people_changes, 1);
  const auto again =
      json(ask(Method::post, "/api/v1/join", {},
               R"({"name":"Ada","before":")" + token + R"(","code":")" + code + "\"}"));
  EXPECT_EQ(again.at("token").as_string(), token);
  EXPECT_EQ(again.at("participant").as_int64(), 1);
  EXPECT_EQ(live_.people_changes, 1) << "nothing has changed for others";
}

TEST_F(ApiTest, JoinErrorsAreTold) {
  const auto wrong = ask(Method::post, "/api/v1/join", {}, R"({"name":"A","code":"ZZZ-ZZZ"})");
  EXPECT_EQ(wrong.status, 404U);
  EXPECT_EQ(error(wrong), "bad_code");
  const auto nameless =
      ask(Method::post, "/api/v1/join", {},
          R"({"name":"","code":")" + secret(ours_, event::Role::participant) + "\"}");
  EXPECT_EQ(error(nameless), "bad_name");
  EXPECT_EQ(json(nameless).at("error").at("fault").as_string(), "unseen");
  for (const char* body : {"", "[]", "{", R"({"code":1,"name":"A"})", "\xff"}) {
    EXPECT_EQ(ask(Method::post, "/api/v1/join", {}, body).status, 400U) << body;
  }
  EXPECT_EQ(get("/api/v1/join").status, 405U);
}

TEST_F(ApiTest, WithoutATokenNothingIsShown) {
  for (const char* path : {"/api/v1/me", "/api/v1/event", "/api/v1/boards/0/entries"}) {
    EXPECT_EQ(get(path).status, 401U) << path;
    EXPECT_EQ(get(path, "wrong").status, 401U) << path;
  }
}

TEST_F(ApiTest, AnEventSaysWhatItsFileSaid) {
  event::EventSpec spec;
  spec.title = "T";
  spec.time_zone = "Europe/Paris";
  spec.introduction = "I";
  spec.closing = "C";
  spec.participants = 40;
  spec.duration_minutes = 240;
  const auto id = *events_.create(spec);
  const auto joined =
      ask(Method::post, "/api/v1/join", {},
          R"({"name":"Ada","code":")" + secret(id, event::Role::participant) + "\"}");
  const std::string token{json(joined).at("token").as_string()};
  const auto event = json(get("/api/v1/event", token));
  EXPECT_EQ(event.at("time_zone").as_string(), "Europe/Paris");
  EXPECT_EQ(event.at("introduction").as_string(), "I");
  EXPECT_EQ(event.at("closing").as_string(), "C");
  EXPECT_EQ(event.at("expected").as_int64(), 40);
  EXPECT_EQ(event.at("duration_minutes").as_int64(), 240);
}

TEST_F(ApiTest, OnlyModeratorsSeeAndChangeLinks) {
  const auto participant = join();
  EXPECT_FALSE(json(get("/api/v1/event", participant)).contains("links"));
  EXPECT_EQ(ask(Method::post, "/api/v1/links/join", participant).status, 403U);
  const auto moderator = join(event::Role::moderator);
  const auto links = json(get("/api/v1/event", moderator)).at("links").as_object();
  EXPECT_EQ(links.at("join").as_string().size(), 7U);
  const auto fresh = ask(Method::post, "/api/v1/links/join", moderator);
  EXPECT_NE(json(fresh).at("links").at("join"), links.at("join"));
  EXPECT_EQ(ask(Method::post, "/api/v1/links/nonsense", moderator).status, 404U);
}

TEST_F(ApiTest, RevokingEndsTokensAndNamesWhoseSessions) {
  const auto observer = join(event::Role::observer);
  const auto moderator = join(event::Role::moderator);
  EXPECT_EQ(ask(Method::post, "/api/v1/links/observer/revoke", moderator).status, 200U);
  EXPECT_EQ(live_.ended, std::vector{base::ParticipantId{1}});
  EXPECT_EQ(get("/api/v1/me", observer).status, 401U);
}

TEST_F(ApiTest, AModeratorWhoRevokesTheModeratorsLinkIsNotLockedOut) {
  const auto camille = join(event::Role::moderator);
  const auto other = join(event::Role::moderator);
  const auto old = secret(ours_, event::Role::moderator);
  const auto answer = ask(Method::post, "/api/v1/links/moderator/revoke", camille);
  EXPECT_EQ(json(answer).at("revoked").as_int64(), 1);
  EXPECT_NE(std::string{json(answer).at("links").at("moderator").as_string()}, old);
  EXPECT_EQ(get("/api/v1/me", camille).status, 200U);
  EXPECT_EQ(error(get("/api/v1/me", other)), "revoked");
}

TEST_F(ApiTest, ModeratorsSeeWhoIsThereAndPutPeopleOut) {
  const auto camille = join(event::Role::moderator);
  const auto eve = join();
  const auto bot = join();
  events_.wrote(ours_, base::ParticipantId{2}, 12);
  events_.sit(ours_, base::ParticipantId{3});
  const auto seen = json(get("/api/v1/people", camille));
  const auto& one = seen.at("people").as_array().at(1).as_object();
  EXPECT_EQ(one.at("name").as_string(), "Ada 2");
  EXPECT_EQ(one.at("role").as_string(), "participant");
  EXPECT_EQ(one.at("changes").as_int64(), 12);
  EXPECT_EQ(one.at("here").as_bool(), false);
  EXPECT_GT(one.at("joined").as_int64(), 0);
  EXPECT_EQ(seen.at("people").as_array().at(2).at("here").as_bool(), true);
  EXPECT_EQ(seen.at("places").at("others").at("taken").as_int64(), 2);

  const auto put_out = [&](const std::string& by, const std::string& body) {
    return ask(Method::post, "/api/v1/people/out", by, body);
  };
  EXPECT_EQ(put_out(eve, R"({"participants":[1]})").status, 403U);
  EXPECT_EQ(get("/api/v1/people", eve).status, 403U);
  for (const char* bad : {"", "[]", R"({"participants":2})", R"({"participants":[-1]})",
                          R"({"participants":["2"]})", R"({"participants":[1.5]})"}) {
    EXPECT_EQ(put_out(camille, bad).status, 400U) << bad;
  }
  EXPECT_EQ(error(put_out(camille, R"({"participants":[1]})")), "yourself");
  EXPECT_EQ(json(put_out(camille, R"({"participants":[3,2,99]})")).at("out").as_int64(), 2);
  EXPECT_EQ(live_.ended, (std::vector{base::ParticipantId{2}, base::ParticipantId{3}}));
  EXPECT_EQ(error(get("/api/v1/me", eve)), "put_out");
  EXPECT_EQ(error(get("/api/v1/me", bot)), "put_out");
  EXPECT_EQ(json(put_out(camille, R"({"participants":[3,2]})")).at("out").as_int64(), 0);
}

TEST_F(ApiTest, ModeratorsGiveOthersAnotherName) {
  const auto camille = join(event::Role::moderator);
  const auto eve = join();
  const auto name = [&](const std::string& by, const std::string& body) {
    return ask(Method::post, "/api/v1/people/name", by, body);
  };
  const int before = live_.people_changes;
  EXPECT_EQ(name(eve, R"({"participant":1,"name":"Bob"})").status, 403U);
  for (const char* bad : {"", "[]", R"({"participant":2})", R"({"name":"Bob"})",
                          R"({"participant":"2","name":"Bob"})"}) {
    EXPECT_NE(name(camille, bad).status, 200U) << bad;
  }
  EXPECT_EQ(error(name(camille, R"({"participant":99,"name":"Bob"})")), "unknown_person");
  EXPECT_EQ(error(name(camille, R"({"participant":2,"name":" "})")), "bad_name");
  EXPECT_EQ(live_.people_changes, before);
  const auto renamed = json(name(camille, R"({"participant":2,"name":" Bob "})"));
  EXPECT_EQ(renamed.at("name").as_string(), "Bob");
  EXPECT_EQ(json(get("/api/v1/me", eve)).at("name").as_string(), "Bob");
  EXPECT_EQ(live_.people_changes, before + 1);
}

TEST_F(ApiTest, AJoinThatIsSentAgainIsTheSamePerson) {
  const auto code = secret(ours_, event::Role::participant);
  const auto send = [&](const std::string& nonce) {
    return ask(Method::post, "/api/v1/join", {},
               R"({"name":"Ada","code":")" + code + R"(","nonce":)" + nonce + "}");
  };
  const auto first = json(send(R"("0123456789abcdef0123456789abcdef")"));
  EXPECT_EQ(json(send(R"("0123456789abcdef0123456789abcdef")")), first);
  EXPECT_EQ(live_.people_changes, 1) << "nobody new";
  EXPECT_EQ(send(R"("short")").status, 400U);
  EXPECT_EQ(send("7").status, 400U);
}

TEST_F(ApiTest, ALinkRequestThatIsSentAgainMakesOneLink) {
  const auto moderator = join(event::Role::moderator);
  const auto newest = json(get("/api/v1/event", moderator)).at("links").at("newest").as_int64();
  const auto body = [&](const char* name) {
    return std::string{"{\""} + name + "\":" + std::to_string(newest) + "}";
  };
  const auto renew = [&] {
    return json(ask(Method::post, "/api/v1/links/join/renew", moderator, body("after")))
        .at("links");
  };
  const auto first = renew();
  EXPECT_EQ(renew(), first);
  EXPECT_EQ(first.at("join_address").as_string().size(), 26U);
  EXPECT_EQ(json(ask(Method::post, "/api/v1/links/join/revoke", moderator, body("upto")))
                .at("links")
                .at("join"),
            first.at("join"))
      << "what came later stays";
  EXPECT_EQ(ask(Method::post, "/api/v1/links/join", moderator, R"({"after":"x"})").status, 400U);
  EXPECT_EQ(ask(Method::post, "/api/v1/links/join/nonsense", moderator).status, 404U);
}

// A stranger learns nothing of the server's disk.
TEST_F(ApiTest, AStoreThatFailsIsNotDescribedToWhoKnocks) {
  store_.break_writes({store::ErrorCode::failed, "/var/lib/secret: No space left on device"});
  const auto response =
      ask(Method::post, "/api/v1/join", {},
          R"({"name":"Ada","code":")" + secret(ours_, event::Role::participant) + "\"}");
  EXPECT_EQ(response.status, 503U);
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST_F(ApiTest, ABoardOfAnotherEventDoesNotExist) {
  const auto token = join();
  EXPECT_EQ(get(board_path(ours_, "entries"), token).status, 200U);
  EXPECT_EQ(get(board_path(theirs_, "entries"), token).status, 404U);
  EXPECT_EQ(get("/api/v1/boards/nonsense/entries", token).status, 404U);
  EXPECT_EQ(get(board_path(ours_, "nonsense"), token).status, 404U);
}

TEST_F(ApiTest, ParametersThatAreNoNumbersAreRefused) {
  const auto token = join();
  const auto path = board_path(ours_, "entries");
  EXPECT_EQ(ask(Method::get, path, token, {}, "after=x").status, 400U);
  EXPECT_EQ(ask(Method::get, path, token, {}, "max=0").status, 400U);
  EXPECT_EQ(ask(Method::get, path, token, {}, "after=-1").status, 400U);
  EXPECT_EQ(ask(Method::get, board_path(ours_, "dump"), token, {}, "at=noon").status, 400U);
}

TEST_F(ApiTest, AnEmptyBoardIsReadAsOne) {
  const auto token = join();
  const auto entries = get(board_path(ours_, "entries"), token);
  EXPECT_EQ(entries.header("X-Tablee-Head"), "0");
  EXPECT_EQ(entries.header("X-Tablee-Base-Time"), "0");
  const auto dump = json(get(board_path(ours_, "dump"), token));
  EXPECT_TRUE(dump.at("objects").as_array().empty());
}

TEST_F(ApiTest, WhatIsDeletedIsSaidWithItsTime) {
  const auto token = join();
  core::Document board;
  core::Editor ana(board, 2);
  core::Handle note = core::handle_none;
  core::Handle frame = core::handle_none;
  std::uint64_t offset = 0;
  const auto log = [&](const base::Bytes& batch, core::Refusal refused = core::Refusal::none) {
    ++offset;
    wire::LogRecord record;
    record.time = base::WallTime{std::chrono::milliseconds{1000 * offset}};
    record.replica = base::ReplicaId{2};
    record.seq = base::Seq{offset};
    record.batch = batch;
    record.refused = refused;
    store::Append append;
    append.board = events_.overview(ours_)->tables[0].board;
    append.log.push_back({base::Offset{offset}, record.time, wire::encode(record)});
    ASSERT_TRUE(store_.write(append));
  };
  const auto write = [&](auto change) {
    change();
    log(ana.commit(nullptr));
  };
  write([&] { frame = ana.create({core::ObjectKind::frame, core::handle_none, 0, 0, 9, 9}); });
  write([&] { note = ana.create({.parent = frame}); });
  write([&] { ana.set_alive(note, false); });
  write([&] { ana.set_alive(note, true); });
  write([&] { ana.set_alive(note, false); });
  log({}, core::Refusal::not_allowed);
  // P36: as frames were deleted before.
  core::Batch old;
  old.counter = board.counter() + 1;
  core::Op& op = old.ops.emplace_back();
  op.kind = core::OpKind::life;
  op.id = {old.counter, 2};
  op.target = board.object(frame).id;
  base::Bytes bytes;
  core::encode_batch(old, 2, bytes);
  log(bytes);
  EXPECT_EQ(get(board_path(ours_, "deleted"), token).body,
            R"({"deleted":[{"object":"2.2","by":"5.2","time":5000},)"
            R"({"object":"1.2","by":"6.2","time":7000}]})");
  const auto dump = json(get(board_path(ours_, "dump"), token));
  for (const auto& object : dump.at("objects").as_array()) {
    EXPECT_FALSE(object.at("alive").as_bool());
  }
  EXPECT_EQ(get(board_path(theirs_, "deleted"), token).status, 404U);
}

TEST_F(ApiTest, ALongPastIsPackedForWhoReadsThat) {
  const auto token = join();
  store::Append append;
  append.board = events_.overview(ours_)->tables[0].board;
  for (std::uint64_t i = 1; i <= 200; ++i) {
    append.log.push_back({base::Offset{i}, base::WallTime{},
                          wire::encode(wire::LogRecord{.time = {},
                                                       .replica = base::ReplicaId{2},
                                                       .seq = base::Seq{i},
                                                       .batch = "the same again"})});
  }
  ASSERT_TRUE(store_.write(append));
  const auto path = board_path(ours_, "entries");
  const auto plain = get(path, token);
  encodings_ = "gzip, deflate, br";
  const auto packed = get(path, token);
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size() * 5, plain.body.size());
  EXPECT_EQ(packed.header("X-Tablee-Head"), "200");
}

TEST_F(ApiTest, ANameMayBeChanged) {
  const auto token = join();
  const auto renamed = ask(Method::post, "/api/v1/me", token, R"({"name":"Grace"})");
  EXPECT_EQ(json(renamed).at("name").as_string(), "Grace");
  EXPECT_EQ(json(get("/api/v1/me", token)).at("name").as_string(), "Grace");
  EXPECT_EQ(live_.people_changes, 2);
}

TEST_F(ApiTest, OperatorsSeeWhetherItLivesAndWhetherItCanWrite) {
  EXPECT_EQ(get("/healthz").status, 200U);
  EXPECT_EQ(get("/readyz").status, 200U);
  EXPECT_EQ(get("/metrics").body, "tablee_sessions 0\n");
  live_.damaged = 3;
  EXPECT_EQ(get("/readyz").status, 200U) << "all other tables go on";
  EXPECT_NE(get("/readyz").body.find("3 places are damaged"), std::string::npos);
  live_.store_good = false;
  EXPECT_EQ(get("/healthz").status, 200U);
  EXPECT_EQ(get("/readyz").status, 503U);
}

TEST_F(ApiTest, AddressesThatDoNotExistAreNotFound) {
  const auto token = join();
  for (const char* path : {"/nonsense", "/api", "/api/v1/", "/api/v1/a/b/c/d/e", "/api/v1/me/x"}) {
    EXPECT_EQ(get(path, token).status, 404U) << path;
  }
  EXPECT_EQ(ask(Method::post, "/").status, 405U);
}

}  // namespace
}  // namespace tablee::http
