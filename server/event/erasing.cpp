#include "event/erasing.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "event/records.h"
#include "wire/records.h"

namespace tablee::event {
namespace {

using Writes = std::vector<store::RecordWrite>;

// A page that was revoked meanwhile must not come back by this.
store::Result<void> write_page(store::Store& store, base::EventId event, std::uint32_t version,
                               std::string page) {
  const auto key = page_key(event, version);
  const Writes now{{key, std::move(page)}};
  if (auto written = store.write_records(now); !written) return written;
  const auto still = store.record(publication_key(event, version));
  if (!still) return std::unexpected(still.error());
  const auto record = *still ? decode_publication(**still) : std::nullopt;
  if (record && !record->revoked) return {};
  const Writes gone{{key, std::nullopt}};
  return store.write_records(gone);
}

store::Result<void> unname_pages(store::Store& store, const Within& person,
                                 const Unnaming& without) {
  const auto of_event = std::string(publication_prefix) + base::to_hex(person.event.value) + "/";
  const auto published = store.records(of_event);
  if (!published) return std::unexpected(published.error());
  for (const auto& [key, value] : *published) {
    const auto place = parse_key(key, publication_prefix);
    const auto record = decode_publication(value);
    if (!place || !record || !record->has_names()) continue;
    const auto page = store.record(page_key(place->event, place->number));
    if (!page) return std::unexpected(page.error());
    if (!*page) continue;
    auto unnamed = without(**page, person.number);
    if (unnamed == **page) continue;
    if (auto written = write_page(store, place->event, place->number, std::move(unnamed));
        !written) {
      return written;
    }
  }
  return {};
}

// --- Events ------------------------------------------------------------------------------------------

/// What is due of a deleted event: since when, and its boards as far as they are known by now.
struct Gone {
  base::EventId event;
  base::WallTime since{};
  std::vector<base::BoardId> boards{};
};

std::optional<Gone> gone_of(base::EventId event, std::string_view value) {
  Gone gone{.event = event};
  std::int64_t since = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), since);
  if (failed != std::errc{}) return std::nullopt;
  gone.since = base::WallTime{std::chrono::milliseconds{since}};
  constexpr std::size_t digits = 16;
  std::string_view rest = value.substr(static_cast<std::size_t>(end - value.data()));
  for (; rest.size() > digits; rest.remove_prefix(digits + 1)) {
    const auto board = base::from_hex(rest.substr(1, digits));
    if (!board) return std::nullopt;
    gone.boards.emplace_back(*board);
  }
  return gone;
}

std::string value_of(const Gone& gone) {
  auto text = std::to_string(gone.since.time_since_epoch().count());
  for (const auto board : gone.boards) text += " " + base::to_hex(board.value);
  return text;
}

// Each board says whose it is: also those that came in the course of the day.
store::Result<void> find_boards(const store::Store& store, Gone& gone) {
  const auto boards = store.boards();
  if (!boards) return std::unexpected(boards.error());
  for (const auto board : *boards) {
    const auto replicas = store.replicas(board);
    if (!replicas) return std::unexpected(replicas.error());
    if (replicas->empty()) continue;
    const auto record = wire::decode_board_record(replicas->front().bytes);
    if (!record || record->event != gone.event) continue;
    if (std::ranges::find(gone.boards, board) == gone.boards.end()) gone.boards.push_back(board);
  }
  return {};
}

// Which boards they were is written down first: their files are to be rewritten also when this is cut off.
store::Result<void> erase_event(store::Store& store, Gone& gone) {
  if (auto found = find_boards(store, gone); !found) return found;
  const Writes due{{erasing_key(gone.event, {}), value_of(gone)}};
  if (auto written = store.write_records(due); !written) return written;
  for (const auto board : gone.boards) {
    if (auto erased = store.erase_board(board); !erased) return erased;
  }
  if (auto erased = store.erase_day(gone.event); !erased) return erased;
  // What was under way when it was deleted has written since.
  const auto rows = erasures_of(store, gone.event);
  if (!rows) return std::unexpected(rows.error());
  if (auto erased = store.write_records(*rows); !erased) return erased;
  return store.erase_blobs(gone.event);
}

}  // namespace

store::Result<std::vector<store::RecordWrite>> erasures_of(const store::Store& store,
                                                           base::EventId event) {
  Writes rows{{album_key(event), std::nullopt}};
  for (const auto prefix :
       {link_prefix, person_prefix, brought_prefix, publication_prefix, page_prefix}) {
    const auto found = store.records(std::string(prefix) + base::to_hex(event.value) + "/");
    if (!found) return std::unexpected(found.error());
    for (const auto& row : *found) rows.push_back({row.key, std::nullopt});
  }
  return rows;
}

store::Result<bool> finish_erasing(store::Store& store, const Unnaming& without,
                                   base::WallTime closed) {
  const auto due = store.records(erasing_prefix);
  if (!due) return std::unexpected(due.error());
  std::vector<base::BoardId> boards;
  Writes done;
  for (const auto& [key, value] : *due) {
    const auto place = parse_key(key, erasing_prefix);
    if (place && place->number != 0) {
      if (auto pages = unname_pages(store, *place, without); !pages) {
        return std::unexpected(pages.error());
      }
    } else if (auto gone = place ? gone_of(place->event, value) : std::nullopt) {
      if (gone->since >= closed) continue;
      if (auto all = erase_event(store, *gone); !all) return std::unexpected(all.error());
      boards.insert(boards.end(), gone->boards.begin(), gone->boards.end());
    }
    done.push_back({key, std::nullopt});
  }
  if (done.empty()) return false;
  if (auto wiped = store.wipe(boards); !wiped) return std::unexpected(wiped.error());
  if (auto written = store.write_records(done); !written) return std::unexpected(written.error());
  return true;
}

}  // namespace tablee::event
