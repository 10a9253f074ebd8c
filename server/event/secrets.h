// What lets people in: join codes, links and session tokens. The only user of the machine's secret
// randomness and of SHA-256 in this house.
//
// At rest there are only SHA-256 digests. A link can still be shown again, because it is not stored
// but derived: from the server's own key (LinkKey, a file beside the store, not in it), the event
// and the link's number.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"

namespace tablee::event {

using Digest = std::array<std::uint8_t, 32>;

struct DigestHash {
  std::size_t operator()(const Digest& digest) const {
    std::size_t bytes = 0;
    std::memcpy(&bytes, digest.data(), sizeof bytes);
    return bytes;
  }
};

/// Letters and digits that can not be taken for one another, read out or written by hand.
inline constexpr std::string_view code_alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
inline constexpr std::size_t code_length = 6;  ///< 31^6: 29.7 bits, for the length of a workshop.
inline constexpr std::size_t secret_length = 26;  ///< 128 bits in base32 (RFC 4648, lower case).

/// The server's key: whoever has it and the event's number can make its links.
class LinkKey {
 public:
  explicit LinkKey(const Digest& bytes) : bytes_(bytes) {}

  /// Reads `file`, or makes it (mode 0600) with new random bytes. The string says what went wrong.
  [[nodiscard]] static std::expected<LinkKey, std::string> load_or_create(
      const std::filesystem::path& file);

  /// The secret of one link: 128 bits as base32.
  [[nodiscard]] std::string link_secret(base::EventId event, std::uint32_t link) const;
  /// What the address of one published version carries: 128 bits as base32.
  [[nodiscard]] std::string page_secret(base::EventId event, std::uint32_t version,
                                        base::WallTime made) const;
  /// The code of one link: `code_length` of `code_alphabet`. Not unique: the caller looks.
  [[nodiscard]] std::string join_code(base::EventId event, std::uint32_t link) const;
  /// The token of who came into this event with this nonce: the same again for a join that is repeated, also by a newer code,
  /// so that nothing has to be remembered of it, and nothing but the digest stored.
  [[nodiscard]] std::string token(base::EventId event, std::string_view nonce) const;
  /// The event that is made by one request: the same again for the same words.
  [[nodiscard]] base::EventId event_id(std::string_view words) const;
  /// What shows that it was this server which said `words`: the first 64 bits of their HMAC.
  [[nodiscard]] std::uint64_t seal(std::string_view words) const;

 private:
  [[nodiscard]] Digest hmac(std::string_view message) const;
  [[nodiscard]] Digest derive(std::string_view purpose, base::EventId event, std::uint32_t link,
                              std::string_view more = {}) const;

  Digest bytes_;
};

/// Writes `bytes` to `file`, mode 0600, whole or not at all. The string says what went wrong.
[[nodiscard]] std::expected<void, std::string> keep_secret(const std::filesystem::path& file,
                                                           std::string_view bytes);

[[nodiscard]] Digest sha256(std::string_view bytes);
[[nodiscard]] std::string to_hex(const Digest& digest);
/// RFC 4648, section 4.
[[nodiscard]] std::string to_base64(const Digest& digest);
/// Nothing when it is not what to_hex makes.
[[nodiscard]] std::optional<Digest> digest_from_hex(std::string_view text);

/// Whether a request may carry it: limits::nonce_length_min to nonce_length_max letters, digits, dashes and underscores.
[[nodiscard]] bool is_nonce(std::string_view text);
/// A random number for what must not be guessed. Ends the process when the machine has no randomness to give.
[[nodiscard]] std::uint64_t random_number();
/// 128 random bits as base32. Ends the process when the machine has no randomness to give.
[[nodiscard]] std::string new_token();
/// Random, never zero.
[[nodiscard]] std::uint64_t new_id();

/// What a person typed or pasted or a link carried, as it was issued: of a link what it carries, wide letters as plain ones,
/// spaces, dashes and whatever else is neither letter nor digit gone, letters in the case of its kind (told by length). What
/// can be neither is is_no_secret().
[[nodiscard]] std::string normalised_code(std::string_view typed);
/// Whether a normalised code can be neither a join code nor a link's secret.
[[nodiscard]] bool is_no_secret(std::string_view normalised);
/// "ABC-DEF": easier to read out.
[[nodiscard]] std::string shown_code(std::string_view code);

}  // namespace tablee::event
