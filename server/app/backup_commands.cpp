#include "app/backup_commands.h"

#include <algorithm>
#include <system_error>

#include "app/days.h"
#include "event/commands.h"
#include "event/day/opening.h"
#include "event/opened.h"
#include "event/secrets.h"
#include "render/page.h"
#include "room/founding.h"
#include "store/copy.h"
#include "store/loss.h"
#include "store/rocks_store.h"
#include "store/set_aside.h"
#include "wire/records.h"

namespace tablee::app {
namespace {

namespace fs = std::filesystem;

Outcome failed(const store::Error& error) {
  return {exit_code(error.code), error.message};
}

std::string amount(const store::Contents& contents) {
  return std::to_string(contents.boards) + " boards, " + std::to_string(contents.entries) +
         " entries, " + std::to_string(contents.keyframes) + " keyframes, " +
         (contents.days == 0 ? ""
                             : std::to_string(contents.days) + " days of events with " +
                                   std::to_string(contents.day_entries) + " entries, ") +
         (contents.blobs == 0 ? "" : std::to_string(contents.blobs) + " pictures, ") +
         std::to_string(contents.bytes) + " bytes";
}

// The links' key lies beside the store. Without it, links and codes that are on paper would be dead.
store::Result<void> copy_key(const fs::path& from, const fs::path& to) {
  std::error_code error;
  const fs::path key = event::link_key_file(from);
  if (!fs::exists(key)) return {};
  fs::copy_file(key, event::link_key_file(to), error);
  if (!error) {
    fs::permissions(event::link_key_file(to), fs::perms::owner_read | fs::perms::owner_write,
                    error);
  }
  if (!error) return {};
  return std::unexpected(
      store::Error{store::ErrorCode::io, key.string() + " can not be copied: " + error.message()});
}

store::Result<void> begin_epoch(store::Store& store, base::BoardId board) {
  const auto replicas = store.replicas(board);
  if (!replicas) return std::unexpected(replicas.error());
  const auto record = wire::decode_board_record(
      replicas->empty() ? base::BytesView{} : base::BytesView{replicas->front().bytes});
  if (!record || replicas->empty() || replicas->front().replica != 0) {
    return std::unexpected(
        store::Error{store::ErrorCode::corrupted,
                     "The record of board " + base::to_hex(board.value) + " can not be read."});
  }
  return store.write(
      room::renew_board(board, *record, base::Epoch{event::new_id()}, base::SystemClock().wall()));
}

store::Result<void> begin_epoch_of_day(store::Store& store, base::EventId event) {
  const auto unreadable = [](const event::day::OpenError& error) {
    return std::unexpected(store::Error{store::ErrorCode::corrupted, error.message});
  };
  const auto opening = event::day::read_opening(store, event);
  if (!opening) return unreadable(opening.error());
  const auto renewed =
      event::day::renew_day(*opening, base::Epoch{event::new_id()}, base::SystemClock().wall());
  if (!renewed) return unreadable(renewed.error());
  return store.write(*renewed);
}

/// What was erased since the backup is erased from what is made of it, before anybody sees it.
store::Result<void> erase_again(store::Store& store, const fs::path& folder, const fs::path& list,
                                std::string& told) {
  const auto refused = [](std::string why) {
    return std::unexpected(store::Error{store::ErrorCode::failed, std::move(why)});
  };
  const auto text = event::read_file(list);
  if (!text) return refused(text.error());
  const auto key = event::LinkKey::load_or_create(event::link_key_file(folder));
  if (!key) return refused(key.error());
  auto done = event::forget_again(store, *key, *text, render::without_name);
  if (!done) return refused(list.string() + ": " + done.error());
  told = std::move(*done);
  return {};
}

store::Result<void> begin_epochs(store::Store& store) {
  const auto boards = store.boards();
  if (!boards) return std::unexpected(boards.error());
  for (const base::BoardId board : *boards) {
    if (auto begun = begin_epoch(store, board); !begun) return begun;
  }
  const auto days = store.days();
  if (!days) return std::unexpected(days.error());
  for (const base::EventId event : *days) {
    if (auto begun = begin_epoch_of_day(store, event); !begun) return begun;
  }
  // What was revoked in what is lost must not be public again.
  const auto held = event::Publications::hold(store);
  return held ? store::Result<void>{} : std::unexpected(held.error());
}

}  // namespace

std::string set_aside_text(const std::vector<fs::path>& aside) {
  return "Acknowledged work was lost once: the damaged store is kept in " + aside.back().string() +
         ", where WHY.txt says more; remove the folder when nobody wants it any more";
}

Outcome backup(const fs::path& data, const fs::path& to) {
  const auto copied = store::copy_store(
      data, to, [&](store::Store&, const fs::path& folder) { return copy_key(data, folder); });
  if (!copied) return failed(copied.error());
  return {ExitCode::ok, "Backup in " + to.string() + ", read back whole: " + amount(*copied) +
                            ".\nIt holds the key of the event's links: keep it as safe as the "
                            "data folder."};
}

Outcome restore(const fs::path& from, const fs::path& data, const fs::path& forgotten) {
  std::string again;
  const auto copied =
      store::copy_store(from, data, [&](store::Store& store, const fs::path& folder) {
        auto done = begin_epochs(store);
        if (done) done = copy_key(from, folder);
        if (done && !forgotten.empty()) done = erase_again(store, folder, forgotten, again);
        return done;
      });
  if (!copied) return failed(copied.error());
  if (forgotten.empty()) {
    again =
        "Names that were erased since the backup, and events that were deleted, are there again: "
        "`--forgotten` takes the list that `tablee event forgotten` prints.";
  }
  return {ExitCode::ok, "Restored into " + data.string() + ": " + amount(*copied) + ".\n" + again +
                            "\nStart the server; tablets come back by themselves and bring what "
                            "the backup lacks of their own work. Published pages are shown to "
                            "nobody until a moderator confirms each at the desk. Links that were "
                            "revoked since the backup, and people who were put out, come in "
                            "again: revoke links with `tablee event revoke`."};
}

Outcome accept_loss(const fs::path& data) {
  const auto loss = store::go_on_without(data, begin_epochs);
  if (!loss) return failed(loss.error());
  if (!*loss) return {ExitCode::ok, "Nothing is lost; nothing was changed."};
  const auto aside = store::set_aside(data);
  return {ExitCode::ok,
          store::describe(**loss) + "\nAs it was: " + (aside.empty() ? "" : aside.back().string()) +
              ", to be removed when nobody wants it any more.\nStart the server; tablets come back "
              "by themselves and bring what they still have. Published pages are shown to nobody "
              "until a moderator confirms each at the desk."};
}

Outcome verify(const fs::path& data) {
  const auto contents = store::verify_store(data);
  if (!contents) return failed(contents.error());
  const auto store = store::open_rocks_store(
      {.folder = data, .mode = store::OpenMode::read_only, .faults = nullptr});
  if (!store) return failed(store.error());
  const auto days = look_at_days(**store);
  if (!days) return failed(days.error());
  if (!days->damaged.empty()) return {ExitCode::damaged, damaged_days_text(*days)};
  const auto aside = store::set_aside(data);
  return {ExitCode::ok, "All can be read: " + amount(*contents) + "." +
                            (aside.empty() ? "" : " " + set_aside_text(aside))};
}

}  // namespace tablee::app
