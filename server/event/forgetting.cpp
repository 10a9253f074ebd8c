#include "event/forgetting.h"

#include "event/events.h"
#include "wire/day_records.h"

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

}  // namespace

store::Result<bool> finish_erasing(store::Store& store, const Unnaming& without) {
  const auto due = store.records(erasing_prefix);
  if (!due) return std::unexpected(due.error());
  if (due->empty()) return false;
  Writes done;
  for (const auto& [key, value] : *due) {
    if (const auto person = parse_key(key, erasing_prefix)) {
      if (auto pages = unname_pages(store, *person, without); !pages) {
        return std::unexpected(pages.error());
      }
    }
    done.push_back({key, std::nullopt});
  }
  if (auto wiped = store.wipe({}); !wiped) return std::unexpected(wiped.error());
  if (auto written = store.write_records(done); !written) return std::unexpected(written.error());
  return true;
}

// The day erases the name when it hears of it; whether there is one that hears is not known here, and twice is no harm. Pages of
// which nobody can tell whose the names in them are go whole.
std::expected<void, ForgetError> Events::forget(base::EventId id, base::ParticipantId who) {
  const auto found = events_.find(id);
  const Guest* const guest = found == events_.end() ? nullptr : found->second.people.find(who);
  if (guest == nullptr) return std::unexpected(ForgetError::nobody);
  for (const auto& one : publications_.of(id)) {
    if (!one.record.has_names() || one.record.marked) continue;
    if (!publications_.revoke(*store_, id, one.version)) {
      return std::unexpected(ForgetError::store_failed);
    }
  }
  const auto now = clock_->wall();
  auto record = guest->record;
  record.name.clear();
  if (!record.forgotten) record.out = now;
  record.forgotten = true;
  Writes writes{{person_key(id, who), encode(record)}, {erasing_key(id, who), std::string("{}")}};
  for (const auto& token : guest->tokens) writes.push_back({token_key(token), std::nullopt});
  store::Append day;
  day.day = store::DayWrite{
      id, {}, {{static_cast<std::uint32_t>(wire::day::Sealed::name), who.value, {}}}, {}, {}};
  if (!store_->write({&day, 1}, writes)) return std::unexpected(ForgetError::store_failed);
  for (const auto& token : guest->tokens) {
    tokens_.erase(token);
    endings_.note(token, NoEntry::forgotten);
  }
  found->second.people.forget(who, now);
  return {};
}

Events::Ids Events::forgotten(base::EventId id) const {
  Ids ids;
  const auto found = events_.find(id);
  if (found == events_.end()) return ids;
  for (const auto& [who, guest] : found->second.people.all()) {
    if (guest.record.forgotten) ids.push_back(who);
  }
  return ids;
}

}  // namespace tablee::event
