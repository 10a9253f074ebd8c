#include "app/board_commands.h"

#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>

#include "event/day_tables.h"
#include "event/events.h"
#include "http/drawing.h"
#include "http/history.h"
#include "http/restitution.h"
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

std::map<std::uint32_t, std::string> names_of(const event::Events& events, base::EventId event) {
  std::map<std::uint32_t, std::string> names;
  for (const auto& person : events.people(event)) names[person.participant.value] = person.name;
  return names;
}

/// The event that is meant; the string says why it is not clear.
std::expected<base::EventId, std::string> chosen(const event::Events& events,
                                                 const std::string& wanted) {
  if (wanted.empty()) {
    const auto all = events.list();
    if (all.size() == 1) return all.front();
    return std::unexpected{all.empty() ? std::string{"There is no event yet."}
                                       : "There are several events: say which one by its id; "
                                         "`tablee event list` shows them."};
  }
  const auto id = base::from_hex(wanted);
  if (id && events.overview(base::EventId{*id}) != nullptr) return base::EventId{*id};
  return std::unexpected{"EVENT: there is no event \"" + wanted +
                         "\". `tablee event list` shows them."};
}

Outcome write_new_file(const std::filesystem::path& file, const std::string& bytes) {
  std::error_code failed;
  if (std::filesystem::exists(file, failed)) {
    return {ExitCode::usage, "--out: " + file.string() + " is there already. Name another file."};
  }
  errno = 0;
  std::ofstream stream{file, std::ios::binary};
  stream << bytes;
  stream.close();
  if (!stream) {
    return {ExitCode::failed,
            "--out: " + file.string() + " can not be written: " + std::strerror(errno) + "."};
  }
  return {ExitCode::ok, file.string() + ": " + std::to_string(bytes.size()) + " bytes\n"};
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
  const auto names = names_of(*events, *events->event_of(id));
  auto json = render::board_json(past->document, [&](std::uint32_t participant) {
    const auto found = names.find(participant);
    return found == names.end() ? std::string{} : found->second;
  });
  json["board"] = board;
  json["offset"] = past->offset.value;
  json["time"] = past->time.time_since_epoch().count();
  return {ExitCode::ok, boost::json::serialize(json) + "\n"};
}

namespace {

std::expected<http::DrawingOf, std::string> board_of(const http::EventFacts& facts,
                                                     std::optional<std::uint32_t> table) {
  const event::Overview& overview = facts.overview;
  http::DrawingOf of{.language = overview.language, .names = facts.names};
  if (!table) {
    return std::unexpected{
        "--table: say of which table the picture is to be, by its number; 0 is the "
        "agora."};
  }
  of.table = *table;
  if (*table == 0) {
    of.board = overview.agora;
    return of;
  }
  for (const auto& one : overview.tables) {
    if (one.number != *table) continue;
    of.board = one.board;
    of.question = one.question;
    return of;
  }
  return std::unexpected{"--table: there is no table " + std::to_string(*table) + "."};
}

Outcome deliver(base::Bytes bytes, const std::filesystem::path& file) {
  if (file.empty()) return {ExitCode::ok, std::move(bytes)};
  return write_new_file(file, bytes);
}

Outcome export_picture(const store::Store& store, const http::EventFacts& facts, const Export& what,
                       http::DrawingForm form) {
  const auto of = board_of(facts, what.table);
  if (!of) return {ExitCode::usage, of.error()};
  http::DrawingWish wish{.form = form};
  wish.framing.width = what.width;
  auto bytes = http::draw_board(store, *of, wish);
  if (!bytes) {
    return {bytes.error().fault ? ExitCode::usage : ExitCode::damaged, bytes.error().sentence};
  }
  return deliver(std::move(*bytes), what.out);
}

}  // namespace

Outcome export_event(const std::filesystem::path& data, const Export& what) {
  const auto wanted = http::parse_form(what.form);
  const auto drawing = http::parse_drawing(what.form);
  if (!wanted && !drawing) {
    return {ExitCode::usage, "--format: \"" + what.form +
                                 "\" is not a format. Allowed: html, pdf, md, csv, json; with "
                                 "--table: svg, png, pdf."};
  }
  const base::SystemClock clock;
  const auto store = open(data);
  if (!store) return failed(store.error());
  const auto events = open_events(**store, clock);
  if (!events) return failed(events.error());
  const auto id = chosen(*events, what.event);
  if (!id) return {ExitCode::usage, id.error()};
  const http::EventFacts facts{*events->overview(*id), names_of(*events, *id)};
  if (drawing && (!wanted || what.table)) return export_picture(**store, facts, what, *drawing);
  const render::Choice choice{
      .naming = render::Naming::first_names, .leftovers = true, .dots = true, .pictures = true};
  auto bytes = http::write_export(**store, facts, choice, *wanted);
  if (!bytes) return {ExitCode::damaged, bytes.error()};
  return deliver(std::move(*bytes), what.out);
}

}  // namespace tablee::app
