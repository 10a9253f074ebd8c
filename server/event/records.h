// The event records of the store: their keys, and their values as JSON. README.md lists them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "event/overview.h"
#include "event/people.h"
#include "event/secrets.h"

namespace tablee::event {

struct LinkRecord {
  Role role = Role::participant;
  std::string digest;  ///< SHA-256 of the secret, hexadecimal.
  base::WallTime created{};
  bool closed = false;
  bool revoked = false;
  /// Lets people in.
  [[nodiscard]] bool good() const { return !closed && !revoked; }
};

/// Which link a digest is of.
struct LinkPlace {
  base::EventId event;
  std::uint32_t link = 0;
  bool secret = false;  ///< Found by what can not be guessed.
};

struct PersonRecord {
  std::string name;
  std::uint32_t link = 0;  ///< By which the person came in; it decides the role.
  base::WallTime joined{};
  std::optional<base::WallTime> out{};  ///< Was put out then.
  bool forgotten = false;               ///< The name is gone for good, and the number stays (F1).
  /// Who added them on their own device, which they share; 0: they came in by themselves.
  base::ParticipantId tablet{};
  bool left = false;   ///< They share it no more.
  std::string made{};  ///< SHA-256 of the nonce that they were added with, hexadecimal.
  std::string
      way{};  ///< SHA-256 of the secret that makes another device theirs; empty: there is none.
};

/// A version of an event's restitution that was published.
struct PublicationRecord {
  std::string digest;  ///< SHA-256 of its address's secret, hexadecimal.
  base::WallTime made{};
  base::ParticipantId by;
  std::string names;  ///< "first", "numbers" or "nobody".
  bool leftovers = false;
  bool dots = false;
  bool pictures = false;  ///< Of the boards.
  bool photos = false;    ///< Of the room.
  std::uint64_t bytes = 0;
  bool revoked = false;  ///< Its page is no longer kept.
  bool held =
      false;  ///< Shown to nobody until a moderator says so: it may have been revoked in what a restore has lost.
  bool marked =
      false;  ///< Whose each name is stands in the page, so that it can be made without one (F3).
  [[nodiscard]] bool shown() const { return !revoked && !held; }
  [[nodiscard]] bool has_names() const { return !revoked && names == "first"; }
};

/// What somebody has brought of an event's pictures.
struct BroughtRecord {
  std::uint64_t bytes = 0;
  std::uint64_t pictures = 0;
};

/// A photo of the room that may be published. Its bytes are a blob of the event.
struct PhotoRecord {
  std::string blob;            ///< SHA-256, hexadecimal.
  std::string words;           ///< What is on it.
  base::ParticipantId by;      ///< Who said that those on it agree,
  base::WallTime confirmed{};  ///< and when.
  bool operator==(const PhotoRecord&) const = default;
};

/// The photos of an event, in their order.
struct AlbumRecord {
  std::uint32_t revision = 0;  ///< Grows with each change.
  std::vector<PhotoRecord> photos;
};

struct TokenRecord {
  base::EventId event;
  base::ParticipantId participant;
};

inline constexpr std::string_view event_prefix = "event/";
inline constexpr std::string_view link_prefix = "link/";
inline constexpr std::string_view person_prefix = "person/";
inline constexpr std::string_view token_prefix = "token/";
inline constexpr std::string_view publication_prefix = "publication/";
inline constexpr std::string_view page_prefix = "page/";
inline constexpr std::string_view brought_prefix = "brought/";
inline constexpr std::string_view erasing_prefix = "erasing/";
inline constexpr std::string_view gone_prefix = "gone/";
inline constexpr std::string_view album_prefix = "album/";

[[nodiscard]] std::string event_key(base::EventId event);
[[nodiscard]] std::string link_key(base::EventId event, std::uint32_t link);
[[nodiscard]] std::string person_key(base::EventId event, base::ParticipantId participant);
[[nodiscard]] std::string brought_key(base::EventId event, base::ParticipantId participant);
/// That an event was deleted, and when: so that restoring an older backup can do it again.
[[nodiscard]] std::string gone_key(base::EventId event);
/// That a person's name was erased from records, and is still to be taken from pages and files; of nobody (0): the whole event.
[[nodiscard]] std::string erasing_key(base::EventId event, base::ParticipantId participant);
[[nodiscard]] std::string album_key(base::EventId event);
[[nodiscard]] std::string token_key(const Digest& token);
[[nodiscard]] std::string publication_key(base::EventId event, std::uint32_t version);
/// Where the page's own bytes are: HTML, not JSON.
[[nodiscard]] std::string page_key(base::EventId event, std::uint32_t version);

/// Event and number of a link's or person's key, and nothing when it is neither.
struct Within {
  base::EventId event;
  std::uint32_t number = 0;
};
[[nodiscard]] std::optional<Within> parse_key(std::string_view key, std::string_view prefix);

[[nodiscard]] std::string encode(const Overview& event);
[[nodiscard]] std::string encode(const LinkRecord& link);
[[nodiscard]] std::string encode(const PersonRecord& person);
[[nodiscard]] std::string encode(const TokenRecord& token);
[[nodiscard]] std::string encode(const PublicationRecord& publication);
[[nodiscard]] std::string encode(const BroughtRecord& brought);
[[nodiscard]] std::string encode(const AlbumRecord& album);

/// Nothing when the bytes are not such a record.
[[nodiscard]] std::optional<Overview> decode_event(std::string_view bytes);
[[nodiscard]] std::optional<LinkRecord> decode_link(std::string_view bytes);
[[nodiscard]] std::optional<PersonRecord> decode_person(std::string_view bytes);
[[nodiscard]] std::optional<TokenRecord> decode_token(std::string_view bytes);
[[nodiscard]] std::optional<PublicationRecord> decode_publication(std::string_view bytes);
[[nodiscard]] std::optional<BroughtRecord> decode_brought(std::string_view bytes);
[[nodiscard]] std::optional<AlbumRecord> decode_album(std::string_view bytes);

}  // namespace tablee::event
