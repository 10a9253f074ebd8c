#include "event/whole/again.h"

#include <algorithm>
#include <map>

#include "event/founding.h"
#include "event/secrets.h"
#include "event/whole/board_again.h"
#include "event/whole/day_again.h"

namespace tablee::event::whole {
namespace {

base::BoardId board_of(const Overview& overview, std::uint32_t table) {
  const auto found = std::ranges::find(overview.tables, table, &Table::number);
  return found == overview.tables.end() ? overview.agora : found->board;
}

}  // namespace

std::expected<std::vector<store::Append>, std::string> write_again(const WholeEvent& given,
                                                                   const Overview& overview) {
  std::vector<store::Append> appends;
  std::map<std::uint32_t, Placed> placed;
  const auto found = [&](base::BoardId board, const BoardAgain& again) {
    appends.push_back(room::found_board(board, overview.id, base::Epoch{new_id()}, overview.created,
                                        again.batches, again.replicas));
  };
  for (const Board& board : given.boards) {
    auto again = write_again(board, overview.created);
    if (!again) return std::unexpected(again.error());
    const auto id = board_of(overview, board.table);
    found(id, *again);
    placed[board.table] = {id, std::move(again->ids)};
  }
  // A file need not have an agora.
  if (!placed.contains(0)) found(overview.agora, {});
  auto founding = founding_of(overview, given.spec.agenda);
  for (auto& table : founding.tables) {
    if (std::ranges::find(given.closed, table.number) != given.closed.end()) {
      table.state = wire::day::TableState::closed;
    }
  }
  founding.happened = write_day(given, placed, overview.created);
  appends.push_back(day::found_day(founding, base::Epoch{new_id()}, overview.created));
  return appends;
}

}  // namespace tablee::event::whole
