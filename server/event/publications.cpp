#include "event/publications.h"

#include <algorithm>

#include "base/limits.h"

namespace tablee::event {

store::Result<Publications> Publications::open(const store::Store& store, const base::Clock& clock,
                                               const LinkKey& key) {
  const auto records = store.records(publication_prefix);
  if (!records) return std::unexpected(records.error());
  Publications publications(clock, key);
  for (const auto& [name, value] : *records) {
    const auto place = parse_key(name, publication_prefix);
    const auto record = decode_publication(value);
    if (!place || !record) {
      return std::unexpected(store::Error{
          store::ErrorCode::corrupted,
          "The record " + name +
              " can not be read. Keep the data folder as it is and restore from a backup."});
    }
    publications.add(place->event, {place->number, *record, {}});
  }
  return publications;
}

Publication Publications::view(base::EventId event, const Versions::value_type& row) const {
  Publication one{row.first, row.second, key_.page_secret(event, row.first, row.second.made)};
  if (to_hex(sha256(one.secret)) != one.record.digest) one.secret.clear();  // made with another key
  return one;
}

std::vector<Publication> Publications::of(base::EventId event) const {
  std::vector<Publication> list;
  const auto found = events_.find(event);
  if (found == events_.end()) return list;
  for (const auto& row : found->second) list.push_back(view(event, row));
  return list;
}

std::optional<Publication> Publications::newest(base::EventId event) const {
  const auto found = events_.find(event);
  if (found == events_.end()) return std::nullopt;
  const auto& versions = found->second;
  const auto good = std::find_if(versions.rbegin(), versions.rend(),
                                 [](const auto& row) { return row.second.shown(); });
  if (good == versions.rend()) return std::nullopt;
  return view(event, *good);
}

std::optional<Publications::Place> Publications::find(std::string_view secret) const {
  if (secret.size() != secret_length) return std::nullopt;
  const auto found = places_.find(to_hex(sha256(secret)));
  if (found == places_.end()) return std::nullopt;
  return found->second;
}

const PublicationRecord* Publications::record(const Place& place) const {
  const auto event = events_.find(place.event);
  if (event == events_.end()) return nullptr;
  const auto version = event->second.find(place.version);
  return version == event->second.end() ? nullptr : &version->second;
}

Publication Publications::begin(base::EventId event) {
  Publication one;
  one.version = ++begun_[event];
  one.record.made = clock_->wall();
  one.secret = key_.page_secret(event, one.version, one.record.made);
  one.record.digest = to_hex(sha256(one.secret));
  return one;
}

std::vector<store::RecordWrite> Publications::writes(base::EventId event,
                                                     const Publication& publication,
                                                     std::string page) {
  return {{page_key(event, publication.version), std::move(page)},
          {publication_key(event, publication.version), encode(publication.record)}};
}

void Publications::add(base::EventId event, const Publication& publication) {
  places_[publication.record.digest] = {event, publication.version};
  events_[event][publication.version] = publication.record;
  auto& begun = begun_[event];
  begun = std::max(begun, publication.version);
}

std::vector<std::uint32_t> Publications::forgotten(base::EventId event, std::uint32_t one) const {
  std::vector<std::uint32_t> revoked;
  for (const auto& [version, record] : events_.at(event)) {
    if (record.revoked || version == one) revoked.push_back(version);
  }
  revoked.resize(revoked.size() - std::min(revoked.size(), limits::revoked_per_event_max));
  return revoked;
}

// The greatest number is never forgotten with them: none is given twice.
store::Result<void> Publications::revoke(store::Store& store, base::EventId event,
                                         std::uint32_t version) {
  const auto* const before = record({event, version});
  if (before == nullptr || before->revoked) return {};
  auto revoked = *before;
  revoked.revoked = true;
  revoked.bytes = 0;
  const auto forgotten = this->forgotten(event, version);
  std::vector<store::RecordWrite> rows{{publication_key(event, version), encode(revoked)},
                                       {page_key(event, version), std::nullopt}};
  for (const auto old : forgotten) rows.push_back({publication_key(event, old), std::nullopt});
  if (auto written = store.write_records(rows); !written) return written;
  auto& versions = events_[event];
  versions[version] = revoked;
  for (const auto old : forgotten) {
    places_.erase(versions.at(old).digest);
    versions.erase(old);
  }
  return {};
}

store::Result<void> Publications::release(store::Store& store, base::EventId event,
                                          std::uint32_t version) {
  const auto* const before = record({event, version});
  if (before == nullptr || !before->held) return {};
  auto released = *before;
  released.held = false;
  const std::vector<store::RecordWrite> rows{{publication_key(event, version), encode(released)}};
  if (auto written = store.write_records(rows); !written) return written;
  events_[event][version] = released;
  return {};
}

void Publications::forget(base::EventId event) {
  std::erase_if(places_, [&](const auto& place) { return place.second.event == event; });
  events_.erase(event);
  begun_.erase(event);
}

store::Result<std::size_t> Publications::hold(store::Store& store) {
  const auto records = store.records(publication_prefix);
  if (!records) return std::unexpected(records.error());
  std::vector<store::RecordWrite> rows;
  for (const auto& [name, value] : *records) {
    auto record = decode_publication(value);
    // One that can not be read keeps the server from starting, which says so.
    if (!record || !record->shown()) continue;
    record->held = true;
    rows.push_back({name, encode(*record)});
  }
  if (auto written = store.write_records(rows); !written) return std::unexpected(written.error());
  return rows.size();
}

}  // namespace tablee::event
