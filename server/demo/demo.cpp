#include "demo/demo.h"

#include <boost/url.hpp>
#include <fstream>
#include <sstream>

#include "demo/built_in.h"
#include "demo/conductor.h"
#include "demo/day_clock.h"
#include "demo/inner_server.h"
#include "event/agenda/agenda_file.h"
#include "event/commands.h"
#include "store/rocks_store.h"

namespace tablee::demo {
namespace {

using Failure = std::unexpected<std::string>;

std::expected<std::string, std::string> event_text(const std::filesystem::path& path) {
  if (path.empty()) return std::string(built_in_event);
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) return Failure("Could not read " + path.string() + ".");
  return text.str();
}

std::expected<dial::HttpAddress, std::string> address_of(const std::string& text) {
  const auto url = boost::urls::parse_uri(text);
  if (!url || url->scheme() != "http" || url->port_number() == 0) {
    return Failure("The server's address must be like http://127.0.0.1:8080, not " + text + ".");
  }
  return dial::HttpAddress{.host = url->host_address(), .port = url->port_number()};
}

/// The event that was made from `spec`, in this store.
std::optional<base::EventId> find(const event::Events& events, const event::EventSpec& spec) {
  for (const auto id : events.list()) {
    const auto& overview = *events.overview(id);
    const bool same = overview.title == spec.title &&
                      std::ranges::equal(overview.tables, spec.tables, {}, &event::Table::question,
                                         &event::TableSpec::question);
    if (same) return id;
  }
  return std::nullopt;
}

std::expected<void, std::string> expect_empty(const store::Store& store,
                                              const event::Overview& overview) {
  for (const auto& table : overview.tables) {
    const auto head = store.head(table.board);
    if (!head) return Failure(head.error().message);
    if (head->value != 0) {
      return Failure("The event \"" + overview.title +
                     "\" has a history already. Play into another data folder.");
    }
  }
  return {};
}

std::string join_code(const event::Events& events, base::EventId event) {
  for (const auto& link : events.links(event)) {
    if (link.role == event::Role::participant && !link.revoked) return link.secret;
  }
  return {};
}

PlayOptions play_options(const Options& options,
                         const std::function<void(const std::string&)>& on_progress) {
  PlayOptions play;
  play.speed = options.speed;
  play.on_progress = on_progress;
  return play;
}

std::expected<Report, std::string> run_inside(
    const Options& options, const event::EventSpec& spec,
    const std::function<void(const std::string&)>& on_progress) {
  auto store = store::open_rocks_store({.folder = options.data});
  if (!store) return Failure(store.error().message);
  const auto key = event::LinkKey::load_or_create(event::link_key_file(options.data));
  if (!key) return Failure(key.error());
  const auto script = write_script(
      spec, {.people = options.people, .length = options.length, .seed = options.seed});
  const auto length = script.acts.empty() ? std::chrono::milliseconds(0) : script.acts.back().at;
  const auto start = base::SystemClock().wall() - length;
  DayClock clock(start);
  auto events = event::Events::open(**store, clock, *key);
  if (!events) return Failure(events.error().message);
  auto id = find(*events, spec);
  if (!id) {
    // A file without an agenda has the model day's: a new server shows phases, timer and agora at work.
    auto planned = spec;
    if (planned.agenda.empty()) {
      planned.agenda = event::agenda_template("barcamp", spec.language).value_or(planned.agenda);
    }
    const auto made = events->create(planned);
    if (!made) return Failure(made.error().message);
    id = *made;
  }
  if (auto empty = expect_empty(**store, *events->overview(*id)); !empty) {
    return Failure(empty.error());
  }
  auto play = play_options(options, on_progress);
  play.code = join_code(*events, *id);
  play.on_time = [&](std::chrono::milliseconds day) { clock.set(start + day); };
  std::expected<Report, std::string> report;
  {
    const InnerServer server(**store, *events, clock);
    if (!server.failure().empty()) return Failure(server.failure());
    play.server = {.host = "127.0.0.1", .port = server.port()};
    report = demo::play(script, spec, play);
  }
  if (!report) return report;
  if (auto led = conduct(**store, *events, clock, *id); !led) return Failure(led.error());
  return report;
}

std::expected<Report, std::string> run_against(
    const Options& options, const event::EventSpec& spec,
    const std::function<void(const std::string&)>& on_progress) {
  const auto address = address_of(options.server);
  if (!address) return Failure(address.error());
  auto play = play_options(options, on_progress);
  play.server = *address;
  play.code = options.code;
  const auto script = write_script(
      spec, {.people = options.people, .length = options.length, .seed = options.seed});
  return demo::play(script, spec, play);
}

}  // namespace

std::expected<Report, std::string> run(const Options& options,
                                       std::function<void(const std::string&)> on_progress) {
  if (options.data.empty() == options.server.empty()) {
    return Failure("Say either --data or --server.");
  }
  const auto text = event_text(options.event);
  if (!text) return Failure(text.error());
  const auto spec = event::parse_event_file(*text);
  if (!spec) return Failure(options.event.string() + ": " + spec.error().message());
  return options.data.empty() ? run_against(options, *spec, on_progress)
                              : run_inside(options, *spec, on_progress);
}

}  // namespace tablee::demo
