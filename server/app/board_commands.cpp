#include "app/board_commands.h"

#include <boost/json/serialize.hpp>
#include <map>

#include "event/day_tables.h"
#include "event/events.h"
#include "http/history.h"
#include "render/board_json.h"
#include "store/rocks_store.h"

namespace tablee::app {
namespace {

store::Result<std::unique_ptr<store::Store>> open(const std::filesystem::path& data) {
  return store::open_rocks_store(
      {.folder = data, .mode = store::OpenMode::read_only, .faults = nullptr});
}

Outcome failed(const store::Error& error) {
  return {exit_code(error.code), error.message};
}

// Reading events needs no key: links stay unreadable, and nobody asks for them here.
store::Result<event::Events> open_events(store::Store& store, const base::Clock& clock) {
  auto events = event::Events::open(store, clock, event::LinkKey{event::Digest{}});
  if (events) event::know_tables_of_days(*events, store, clock);
  return events;
}

struct Title {
  std::string event;
  std::string table;
};

Title title_of(const event::Events& events, base::BoardId board) {
  const auto event = events.event_of(board);
  const event::Overview* const overview = event ? events.overview(*event) : nullptr;
  if (overview == nullptr) return {"?", "?"};
  if (overview->agora == board) return {overview->title, "agora"};
  for (const auto& table : overview->tables) {
    if (table.board == board) {
      return {overview->title, "table " + std::to_string(table.number) + ": " + table.question};
    }
  }
  return {overview->title, "?"};
}

std::map<std::uint32_t, std::string> names_of(const event::Events& events, base::BoardId board) {
  std::map<std::uint32_t, std::string> names;
  if (const auto event = events.event_of(board)) {
    for (const auto& person : events.people(*event)) names[person.participant.value] = person.name;
  }
  return names;
}

}  // namespace

Outcome board_list(const std::filesystem::path& data) {
  const base::SystemClock clock;
  const auto store = open(data);
  if (!store) return failed(store.error());
  const auto events = open_events(**store, clock);
  if (!events) return failed(events.error());
  const auto boards = (*store)->boards();
  if (!boards) return failed(boards.error());
  std::string text;
  for (const auto board : *boards) {
    const auto head = (*store)->head(board);
    if (!head) return failed(head.error());
    const Title title = title_of(*events, board);
    text += base::to_hex(board.value) + "  " + std::to_string(head->value) + " entries  " +
            title.event + "  " + title.table + "\n";
  }
  return {ExitCode::ok, text};
}

Outcome board_dump(const std::filesystem::path& data, const std::string& board,
                   const std::optional<std::string>& at) {
  const auto number = base::from_hex(board);
  if (!number) {
    return {ExitCode::usage, "--board: \"" + board +
                                 "\" is not the id of a board. Allowed: 16 hexadecimal digits; "
                                 "`tablee board list` shows them."};
  }
  const auto until = at ? http::parse_time(*at) : std::nullopt;
  if (at && !until) {
    return {ExitCode::usage, "--at: \"" + *at +
                                 "\" is not a time. Allowed: like 2016-11-17T14:30:00Z, or "
                                 "milliseconds since 1970."};
  }
  const base::BoardId id{*number};
  const base::SystemClock clock;
  const auto store = open(data);
  if (!store) return failed(store.error());
  const auto events = open_events(**store, clock);
  if (!events) return failed(events.error());
  if (!events->event_of(id)) return {ExitCode::usage, "--board: there is no board " + board + "."};
  const auto past = http::rebuild(**store, id, until);
  if (!past) return {ExitCode::damaged, past.error()};
  const auto names = names_of(*events, id);
  auto json = render::board_json(past->document, [&](std::uint32_t participant) {
    const auto found = names.find(participant);
    return found == names.end() ? std::string{} : found->second;
  });
  json["board"] = board;
  json["offset"] = past->offset.value;
  json["time"] = past->time.time_since_epoch().count();
  return {ExitCode::ok, boost::json::serialize(json) + "\n"};
}

}  // namespace tablee::app
