#include "event/records.h"

#include <boost/json.hpp>
#include <charconv>

#include "event/secrets.h"

namespace tablee::event {
namespace {

namespace json = boost::json;

/// Sorts as numbers do: ten digits.
std::string digits(std::uint32_t number) {
  auto text = std::to_string(number);
  return text.insert(0, 10 - text.size(), '0');
}

std::int64_t milliseconds(base::WallTime time) {
  return time.time_since_epoch().count();
}

json::array strings(const std::vector<std::string>& texts) {
  json::array list;
  for (const auto& text : texts) list.emplace_back(text);
  return list;
}

/// The record as an object; one that is not there reads as empty.
class Fields {
 public:
  explicit Fields(std::string_view bytes) {
    json::error_code failed;
    auto value = json::parse({bytes.data(), bytes.size()}, failed);
    if (failed || !value.is_object()) return;
    object_ = std::move(value.get_object());
    good_ = true;
  }
  explicit Fields(const json::value& value) : good_(value.is_object()) {
    if (good_) object_ = value.get_object();
  }

  /// Everything that was asked for was there and of its kind.
  [[nodiscard]] bool good() const { return good_; }

  std::string text(std::string_view key) {
    const auto* const value = object_.if_contains(key);
    if (value == nullptr || !value->is_string()) return missing<std::string>();
    return std::string(value->get_string());
  }
  /// Of a record that may be older than the field.
  std::string later_text(std::string_view key) {
    return object_.contains(key) ? text(key) : std::string();
  }
  std::uint32_t later_number(std::string_view key) {
    return object_.contains(key) ? small(key) : 0;
  }
  std::int64_t number(std::string_view key) {
    const auto* const value = object_.if_contains(key);
    if (value == nullptr || !value->is_int64()) return missing<std::int64_t>();
    return value->get_int64();
  }
  std::uint32_t small(std::string_view key) { return static_cast<std::uint32_t>(number(key)); }
  base::WallTime time(std::string_view key) {
    return base::WallTime{std::chrono::milliseconds{number(key)}};
  }
  [[nodiscard]] bool has(std::string_view key) const { return object_.contains(key); }
  bool flag(std::string_view key) {
    const auto* const value = object_.if_contains(key);
    return value != nullptr && value->is_bool() && value->get_bool();
  }
  std::uint64_t id(std::string_view key) {
    const auto value = base::from_hex(text(key));
    return value ? *value : missing<std::uint64_t>();
  }
  const json::array& list(std::string_view key) {
    static const json::array none;
    const auto* const value = object_.if_contains(key);
    if (value != nullptr && value->is_array()) return value->get_array();
    good_ = false;
    return none;
  }
  void bad() { good_ = false; }

 private:
  template <typename T>
  T missing() {
    good_ = false;
    return T{};
  }

  json::object object_;
  bool good_ = false;
};

std::string hex(std::uint64_t id) {
  return base::to_hex(id);
}

}  // namespace

std::string event_key(base::EventId event) {
  return std::string(event_prefix) + base::to_hex(event.value);
}

std::string link_key(base::EventId event, std::uint32_t link) {
  return std::string(link_prefix) + base::to_hex(event.value) + "/" + digits(link);
}

std::string person_key(base::EventId event, base::ParticipantId participant) {
  return std::string(person_prefix) + base::to_hex(event.value) + "/" + digits(participant.value);
}

std::string publication_key(base::EventId event, std::uint32_t version) {
  return std::string(publication_prefix) + base::to_hex(event.value) + "/" + digits(version);
}

std::string page_key(base::EventId event, std::uint32_t version) {
  return std::string(page_prefix) + base::to_hex(event.value) + "/" + digits(version);
}

std::string album_key(base::EventId event) {
  return std::string(album_prefix) + base::to_hex(event.value);
}

std::string brought_key(base::EventId event, base::ParticipantId participant) {
  return std::string(brought_prefix) + base::to_hex(event.value) + "/" + digits(participant.value);
}

std::string gone_key(base::EventId event) {
  return std::string(gone_prefix) + base::to_hex(event.value);
}

std::string erasing_key(base::EventId event, base::ParticipantId participant) {
  return std::string(erasing_prefix) + base::to_hex(event.value) + "/" + digits(participant.value);
}

std::string token_key(const Digest& token) {
  return std::string(token_prefix) + to_hex(token);
}

std::optional<Within> parse_key(std::string_view key, std::string_view prefix) {
  if (!key.starts_with(prefix)) return std::nullopt;
  key.remove_prefix(prefix.size());
  if (key.size() != 27 || key[16] != '/') return std::nullopt;
  const auto event = base::from_hex(key.substr(0, 16));
  std::uint32_t number = 0;
  const auto [end, failed] = std::from_chars(key.data() + 17, key.data() + key.size(), number);
  if (!event || failed != std::errc{} || end != key.data() + key.size()) return std::nullopt;
  return Within{base::EventId{*event}, number};
}

std::string encode(const Overview& event) {
  json::array tables;
  for (const auto& table : event.tables) {
    tables.push_back({{"number", table.number},
                      {"question", table.question},
                      {"board", hex(table.board.value)}});
  }
  return json::serialize(json::object{{"title", event.title},
                                      {"date", event.date},
                                      {"place", event.place},
                                      {"occasion", event.occasion},
                                      {"language", event.language},
                                      {"time_zone", event.time_zone},
                                      {"introduction", event.introduction},
                                      {"closing", event.closing},
                                      {"contact", event.contact},
                                      {"responsible", event.responsible},
                                      {"retention_days", event.retention_days},
                                      {"stage", static_cast<int>(event.stage)},
                                      {"participants", event.participants},
                                      {"duration_minutes", event.duration_minutes},
                                      {"principles", strings(event.principles)},
                                      {"tables", std::move(tables)},
                                      {"agora", hex(event.agora.value)},
                                      {"created", milliseconds(event.created)}});
}

std::string encode(const LinkRecord& link) {
  return json::serialize(json::object{{"role", static_cast<int>(link.role)},
                                      {"digest", link.digest},
                                      {"created", milliseconds(link.created)},
                                      {"closed", link.closed},
                                      {"revoked", link.revoked}});
}

std::string encode(const PersonRecord& person) {
  json::object object{
      {"name", person.name}, {"link", person.link}, {"joined", milliseconds(person.joined)}};
  if (person.out) object["out"] = milliseconds(*person.out);
  if (person.forgotten) object["forgotten"] = true;
  if (person.tablet.value != 0) {
    object["tablet"] = person.tablet.value;
    object["left"] = person.left;
    object["made"] = person.made;
    object["way"] = person.way;
  }
  return json::serialize(object);
}

std::string encode(const TokenRecord& token) {
  return json::serialize(
      json::object{{"event", hex(token.event.value)}, {"participant", token.participant.value}});
}

std::string encode(const PublicationRecord& publication) {
  return json::serialize(json::object{{"digest", publication.digest},
                                      {"made", milliseconds(publication.made)},
                                      {"by", publication.by.value},
                                      {"names", publication.names},
                                      {"leftovers", publication.leftovers},
                                      {"dots", publication.dots},
                                      {"pictures", publication.pictures},
                                      {"photos", publication.photos},
                                      {"bytes", static_cast<std::int64_t>(publication.bytes)},
                                      {"revoked", publication.revoked},
                                      {"held", publication.held},
                                      {"marked", publication.marked}});
}

std::string encode(const AlbumRecord& album) {
  json::array photos;
  for (const auto& one : album.photos) {
    photos.push_back({{"blob", one.blob},
                      {"words", one.words},
                      {"by", one.by.value},
                      {"confirmed", milliseconds(one.confirmed)}});
  }
  return json::serialize(json::object{{"revision", album.revision}, {"photos", std::move(photos)}});
}

std::string encode(const BroughtRecord& brought) {
  return json::serialize(json::object{{"bytes", static_cast<std::int64_t>(brought.bytes)},
                                      {"pictures", static_cast<std::int64_t>(brought.pictures)}});
}

std::optional<Overview> decode_event(std::string_view bytes) {
  Fields fields(bytes);
  Overview event;
  event.title = fields.text("title");
  event.date = fields.text("date");
  event.place = fields.text("place");
  event.occasion = fields.text("occasion");
  event.language = fields.text("language");
  event.time_zone = fields.later_text("time_zone");
  event.introduction = fields.later_text("introduction");
  event.closing = fields.later_text("closing");
  event.contact = fields.later_text("contact");
  event.responsible = fields.later_text("responsible");
  event.retention_days = fields.later_number("retention_days");
  if (fields.has("stage")) event.stage = static_cast<wire::day::Stage>(fields.small("stage"));
  if (event.stage > wire::day::Stage::archived) fields.bad();
  event.participants = fields.later_number("participants");
  event.duration_minutes = fields.small("duration_minutes");
  for (const auto& principle : fields.list("principles")) {
    if (principle.is_string()) event.principles.emplace_back(principle.get_string());
  }
  for (const auto& value : fields.list("tables")) {
    Fields table(value);
    event.tables.push_back(
        {table.small("number"), table.text("question"), base::BoardId{table.id("board")}});
    if (!table.good()) fields.bad();
  }
  event.agora = base::BoardId{fields.id("agora")};
  event.created = fields.time("created");
  if (!fields.good()) return std::nullopt;
  return event;
}

std::optional<LinkRecord> decode_link(std::string_view bytes) {
  Fields fields(bytes);
  LinkRecord link{.role = static_cast<Role>(fields.small("role")),
                  .digest = fields.text("digest"),
                  .created = fields.time("created"),
                  .closed = fields.flag("closed"),
                  .revoked = fields.flag("revoked")};
  if (!fields.good() || name(link.role) == "unknown") return std::nullopt;
  return link;
}

std::optional<PersonRecord> decode_person(std::string_view bytes) {
  Fields fields(bytes);
  PersonRecord person{
      .name = fields.text("name"), .link = fields.small("link"), .joined = fields.time("joined")};
  if (fields.has("out")) person.out = fields.time("out");
  person.forgotten = fields.flag("forgotten");
  if (fields.has("tablet")) {
    person.tablet = base::ParticipantId{fields.small("tablet")};
    person.left = fields.flag("left");
    person.made = fields.text("made");
    person.way = fields.text("way");
  }
  if (!fields.good()) return std::nullopt;
  return person;
}

std::optional<PublicationRecord> decode_publication(std::string_view bytes) {
  Fields fields(bytes);
  PublicationRecord publication{.digest = fields.text("digest"),
                                .made = fields.time("made"),
                                .by = base::ParticipantId{fields.small("by")},
                                .names = fields.text("names"),
                                .leftovers = fields.flag("leftovers"),
                                .dots = fields.flag("dots"),
                                .pictures = fields.flag("pictures"),
                                .photos = fields.flag("photos"),
                                .bytes = static_cast<std::uint64_t>(fields.number("bytes")),
                                .revoked = fields.flag("revoked"),
                                .held = fields.has("held") && fields.flag("held"),
                                .marked = fields.flag("marked")};
  if (!fields.good()) return std::nullopt;
  return publication;
}

std::optional<BroughtRecord> decode_brought(std::string_view bytes) {
  Fields fields(bytes);
  const BroughtRecord brought{static_cast<std::uint64_t>(fields.number("bytes")),
                              static_cast<std::uint64_t>(fields.number("pictures"))};
  if (!fields.good()) return std::nullopt;
  return brought;
}

std::optional<AlbumRecord> decode_album(std::string_view bytes) {
  Fields fields(bytes);
  AlbumRecord album{.revision = fields.small("revision"), .photos = {}};
  for (const auto& value : fields.list("photos")) {
    Fields photo(value);
    album.photos.push_back({.blob = photo.text("blob"),
                            .words = photo.text("words"),
                            .by = base::ParticipantId{photo.small("by")},
                            .confirmed = photo.time("confirmed")});
    if (!photo.good() || !digest_from_hex(album.photos.back().blob)) fields.bad();
  }
  if (!fields.good()) return std::nullopt;
  return album;
}

std::optional<TokenRecord> decode_token(std::string_view bytes) {
  Fields fields(bytes);
  const TokenRecord token{base::EventId{fields.id("event")},
                          base::ParticipantId{fields.small("participant")}};
  if (!fields.good()) return std::nullopt;
  return token;
}

}  // namespace tablee::event
