// An event is deleted: what of it can be done at once. From then on nobody finds it.
#include <string>

#include "event/erasing.h"
#include "event/events.h"

namespace tablee::event {

store::Result<Events::Ids> Events::remove(base::EventId id) {
  const auto found = events_.find(id);
  if (found == events_.end()) return Ids{};
  const auto now = std::to_string(clock_->wall().time_since_epoch().count());
  auto rows = erasures_of(*store_, id);
  if (!rows) return std::unexpected(rows.error());
  Writes writes = std::move(*rows);
  writes.insert(writes.end(),
                {{event_key(id), std::nullopt}, {gone_key(id), now}, {erasing_key(id, {}), now}});
  for (const auto& [token, held] : tokens_) {
    if (held.event == id) writes.push_back({token_key(token), std::nullopt});
  }
  if (auto written = store_->write_records(writes); !written) {
    return std::unexpected(written.error());
  }
  Ids people;
  for (const auto& [who, guest] : found->second.people.all()) people.push_back(who);
  for (auto at = tokens_.begin(); at != tokens_.end();) {
    if (at->second.event != id) {
      ++at;
      continue;
    }
    endings_.note(at->first, NoEntry::deleted);
    at = tokens_.erase(at);
  }
  std::erase_if(links_, [&](const auto& link) { return link.second.event == id; });
  std::erase_if(ways_, [&](const auto& way) { return way.second.event == id; });
  std::erase_if(boards_, [&](const auto& board) { return board.second == id; });
  gallery_.forget(id);
  publications_.forget(id);
  events_.erase(found);
  return people;
}

}  // namespace tablee::event
