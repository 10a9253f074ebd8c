#include "net/house.h"

#include <gtest/gtest.h>

namespace tablee::net {
namespace {

event::LinkKey test_key() {
  return event::LinkKey{event::Digest{7}};
}

std::string secret(const event::Events& events, base::EventId event, event::Role role) {
  for (const auto& link : events.links(event)) {
    if (link.role == role && !link.revoked) return link.secret;
  }
  return {};
}

event::EventSpec spec(std::string title) {
  event::EventSpec spec;
  spec.title = std::move(title);
  spec.language = "fr";
  spec.tables = {{1, "Première question ?", {}}, {2, "Deuxième question ?", {}}};
  return spec;
}

}  // namespace

House::House(std::shared_ptr<store::Store> store, ServerOptions options)
    : store_(store ? std::move(store) : std::make_shared<store::MemoryStore>()) {
  auto opened = event::Events::open(*store_, clock_, test_key());
  EXPECT_TRUE(opened) << opened.error().message;
  events_ = std::make_unique<event::Events>(std::move(*opened));
  if (events_->list().empty()) {
    EXPECT_TRUE(events_->create(spec("Journée")));
    EXPECT_TRUE(events_->create(spec("Une autre")));
  }
  for (const auto id : events_->list()) {
    const event::Overview* const overview = events_->overview(id);
    if (overview->title != "Journée") {
      other_code_ = secret(*events_, id, event::Role::participant);
      continue;
    }
    for (const auto& table : overview->tables) boards_.push_back(table.board);
    code_ = secret(*events_, id, event::Role::participant);
    moderator_ = secret(*events_, id, event::Role::moderator);
    observer_ = secret(*events_, id, event::Role::observer);
  }
  options.address = "127.0.0.1";
  options.shards = 2;
#ifdef TABLEE_TEST_FOLLOWERS_FROM
  options.followers_from = TABLEE_TEST_FOLLOWERS_FROM;
#endif
  server_ = std::make_unique<Server>(std::move(options), *store_, *events_, clock_);
  const auto listening = server_->listen();
  EXPECT_TRUE(listening) << listening.error().message;
  thread_ = std::thread{[this] { server_->run(); }};
}

House::~House() {
  stop();
}

void House::stop() {
  server_->stop();
  if (thread_.joinable()) thread_.join();
}

std::string House::token(const std::string& name, std::string code) {
  const auto token = dial::join(address(), code.empty() ? code_ : code, name);
  EXPECT_TRUE(token) << token.error();
  return token.value_or("");
}

std::uint64_t metric(const House& house, const std::string& name) {
  const auto text = dial::fetch(house.address(), {.path = "/metrics"})->body;
  const auto at = text.find("\n" + name + " ");
  return at == std::string::npos ? 0 : std::stoull(text.substr(at + name.size() + 2));
}

std::unique_ptr<dial::Client> Visit::come(House& house, const std::string& name, std::size_t table,
                                          std::string code) {
  return come_with(house, house.token(name, std::move(code)), table);
}

std::unique_ptr<dial::Client> Visit::come_with(House& house, std::string token, std::size_t table) {
  dial::ClientOptions options{.address = house.address(), .board = house.board(table)};
  options.pause_first = std::chrono::milliseconds{10};
  options.pause_greatest = std::chrono::milliseconds{100};
  auto client = std::make_unique<dial::Client>(
      context_, options, replica::Replica{std::move(token), ++instances_}, clock_);
  client->start();
  EXPECT_TRUE(until([&] { return client->replica().caught_up() || client->close_code() != 0; }))
      << "no answer to Hello";
  return client;
}

bool Visit::until(const std::function<bool()>& done) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
  while (!done()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    context_.restart();
    context_.run_one_for(std::chrono::milliseconds{100});
  }
  return true;
}

void write_note(dial::Client& client, std::string_view text) {
  client.replica().edit([&](core::Editor& editor) {
    core::NewObject note;
    note.kind = core::ObjectKind::note;
    note.w = note.h = 200;
    const auto handle = editor.create(note);
    editor.insert_text(handle, 0, text);
  });
  client.flush();
}

bool sees(dial::Client& client, std::string_view text) {
  const auto& document = client.replica().document();
  for (core::Handle handle = 0; handle < document.size(); ++handle) {
    std::string found;
    document.text(handle, found);
    if (found == text && document.shown(handle)) return true;
  }
  return false;
}

bool agree(dial::Client& a, dial::Client& b) {
  return a.replica().unacknowledged() == 0 && b.replica().unacknowledged() == 0 &&
         a.replica().cursor() == b.replica().cursor() &&
         a.replica().confirmed_keyframe() == b.replica().confirmed_keyframe();
}

}  // namespace tablee::net
