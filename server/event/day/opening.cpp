#include "event/day/opening.h"

#include <algorithm>
#include <limits>
#include <map>

namespace tablee::event::day {
namespace {

constexpr auto all = std::numeric_limits<std::size_t>::max();
constexpr std::size_t portion_bytes = std::size_t{1} << 20;

OpenError failed(const store::Error& error) {
  const bool damaged = error.code == store::ErrorCode::corrupted;
  return {damaged ? OpenErrorCode::bad_record : OpenErrorCode::store_failed, error.message};
}

OpenError bad(base::EventId event, const std::string& what) {
  return {OpenErrorCode::bad_record, "The day of event " + base::to_hex(event.value) + ": " + what};
}

store::LogWrite write_of(const Entry& entry) {
  return {entry.offset, entry.time, wire::day::encode(wire::day::LogRecord{entry, {}})};
}

bool is_readable(const store::KeyframeRead& row) {
  const auto record = wire::day::decode_snapshot_record(row.bytes);
  return record && record->snapshot.offset == row.offset;
}

// The newest that can be read: a snapshot only saves reading the log, so one that is damaged costs time and nothing else.
std::expected<void, OpenError> find_snapshot(const store::Store& store, Opening& opening) {
  base::Offset before{std::numeric_limits<std::uint64_t>::max()};
  for (;;) {
    auto snapshot = store.day_snapshot(opening.event, before);
    if (!snapshot && snapshot.error().code == store::ErrorCode::corrupted) return {};
    if (!snapshot) return std::unexpected(failed(snapshot.error()));
    if (!*snapshot || is_readable(**snapshot)) {
      opening.snapshot = std::move(*snapshot);
      return {};
    }
    opening.damaged.push_back((*snapshot)->offset);
    if ((*snapshot)->offset.value == 0) return {};
    before.value = (*snapshot)->offset.value - 1;
  }
}

/// Gives a thing its id.
struct Identify {
  base::Offset id;
  void operator()(Run& run) const { run.id = id; }
  void operator()(Vote& vote) const { vote.id = id; }
  void operator()(Tally& tally) const { tally.vote = id; }
  void operator()(Turnout& turnout) const { turnout.vote = id; }
  void operator()(auto&) const {}
};

void append_happened(const Founding& founding, base::WallTime now, store::DayWrite& day) {
  std::vector<std::pair<base::WallTime, std::size_t>> order;
  for (const Happened& one : founding.happened) order.emplace_back(one.time, order.size());
  std::ranges::sort(order);
  std::map<std::uint32_t, base::Offset> ids;
  base::WallTime last = day.log.back().time;
  for (const auto& [time, place] : order) {
    const Happened& one = founding.happened[place];
    const base::Offset offset{day.log.size() + 1};
    last = std::clamp(time, last, std::max(last, now));
    What what = one.what;
    if (one.of != 0) std::visit(Identify{ids.try_emplace(one.of, offset).first->second}, what);
    if (const auto* const person = std::get_if<Person>(&what)) {
      day.sealed.push_back({static_cast<std::uint32_t>(wire::day::Sealed::name),
                            person->participant.value, wire::day::encode_sealed_name(one.name)});
    }
    day.log.push_back(write_of({offset, last, {}, offset, std::move(what)}));
  }
}

}  // namespace

std::expected<Opening, OpenError> read_opening(const store::Store& store, base::EventId event) {
  Opening opening{event, {}, {}, {}, {}};
  auto sealed = store.sealed(event);
  if (!sealed) return std::unexpected(failed(sealed.error()));
  opening.sealed = std::move(*sealed);
  if (opening.sealed.empty() || opening.sealed.front().kind != 0) {
    return std::unexpected(OpenError{OpenErrorCode::no_day, "The event has no day yet."});
  }
  if (const auto found = find_snapshot(store, opening); !found) {
    return std::unexpected(found.error());
  }
  base::Offset after = opening.snapshot ? opening.snapshot->offset : base::Offset{};
  for (;;) {
    auto more = store.read_day(event, after, all, portion_bytes);
    if (!more) return std::unexpected(failed(more.error()));
    if (more->empty()) return opening;
    after = more->back().offset;
    std::ranges::move(*more, std::back_inserter(opening.tail));
  }
}

store::Append found_day(const Founding& founding, base::Epoch epoch, base::WallTime now) {
  // What happened is later than how it began.
  base::WallTime began = now;
  for (const Happened& one : founding.happened) {
    if (one.time != base::WallTime{}) began = std::min(began, one.time);
  }
  store::DayWrite day{founding.event, {}, {}, {}, {}};
  day.sealed.push_back({static_cast<std::uint32_t>(wire::day::Sealed::day), 0,
                        wire::day::encode(wire::day::DayRecord{epoch, founding.agora})});
  const auto put = [&](What what) {
    const base::Offset offset{day.log.size() + 1};
    day.log.push_back(write_of({offset, began, {}, base::Offset{1}, std::move(what)}));
  };
  put(founding.set_up);
  put(founding.stage);
  for (const Table& table : founding.tables) put(table);
  if (!founding.agenda.phases.empty()) {
    Agenda agenda = founding.agenda;
    agenda.revision = base::Offset{day.log.size() + 1};
    put(std::move(agenda));
  }
  append_happened(founding, now, day);
  store::Append append;
  append.day = std::move(day);
  return append;
}

std::expected<store::Append, OpenError> renew_day(const Opening& opening, base::Epoch epoch,
                                                  base::WallTime now) {
  if (opening.sealed.empty()) return std::unexpected(bad(opening.event, "it has no record"));
  auto record = wire::day::decode_day_record(opening.sealed.front().bytes);
  if (!record) return std::unexpected(bad(opening.event, "its record can not be read"));
  const base::Epoch former = std::exchange(record->epoch, epoch);
  base::Offset head = opening.snapshot ? opening.snapshot->offset : base::Offset{};
  base::WallTime time = now;
  if (opening.snapshot && opening.tail.empty()) {
    const auto last = wire::day::decode_snapshot_record(opening.snapshot->bytes);
    if (last) time = std::max(now, last->snapshot.time);
  }
  if (!opening.tail.empty()) {
    head = opening.tail.back().offset;
    const auto last = wire::day::decode_log_record(opening.tail.back().bytes);
    if (!last) return std::unexpected(bad(opening.event, "its last entry can not be read"));
    time = std::max(now, last->entry.time);
  }
  const base::Offset offset{head.value + 1};
  store::Append append;
  append.day = store::DayWrite{opening.event, {}, {}, {}, {}};
  append.day->sealed.push_back(
      {static_cast<std::uint32_t>(wire::day::Sealed::day), 0, wire::day::encode(*record)});
  append.day->log.push_back(write_of({offset, time, {}, offset, wire::day::Restored{former}}));
  return append;
}

}  // namespace tablee::event::day
