#include "event/secrets.h"

#include <fcntl.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <sys/stat.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <span>

#include "base/base64.h"
#include "base/check.h"
#include "base/limits.h"
#include "store/durable.h"

namespace tablee::event {
namespace {

constexpr std::string_view base32_alphabet = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t secret_bytes = 16;

/// RFC 4648, section 6, lower case, without padding.
std::string base32(std::span<const std::uint8_t> bytes) {
  std::string text;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const auto byte : bytes) {
    bits = bits << 8 | byte;
    for (count += 8; count >= 5; count -= 5) text += base32_alphabet[bits >> (count - 5) & 31];
  }
  if (count > 0) text += base32_alphabet[bits << (5 - count) & 31];
  return text;
}

/// Wide and other forms of letters as the letters that they are; signs that are no letters and not ASCII are gone.
std::string plain_letters(std::string_view typed) {
  UErrorCode failed = U_ZERO_ERROR;
  const auto* const compatible = icu::Normalizer2::getNFKCInstance(failed);
  TABLEE_CHECK(U_SUCCESS(failed));
  const auto text = compatible->normalize(
      icu::UnicodeString::fromUTF8({typed.data(), static_cast<std::int32_t>(typed.size())}),
      failed);
  icu::UnicodeString plain;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const auto c = text.char32At(at);
    if (c < 0x80 || u_isalnum(c) != 0) plain.append(c);
  }
  std::string result;
  plain.toUTF8String(result);
  return result;
}

void fill_random(std::span<std::uint8_t> bytes) {
  // Without randomness no secret is one: going on would be worse than stopping.
  TABLEE_CHECK(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
}

std::string failure(const std::filesystem::path& file, std::string_view doing) {
  return "Could not " + std::string(doing) + " the key file " + file.string() + ": " +
         std::strerror(errno) + ". Give the user that runs Tablée the right to read and write it.";
}

std::expected<Digest, std::string> read_key(int file, const std::filesystem::path& path) {
  Digest bytes;
  std::array<std::uint8_t, sizeof(Digest) + 1> found{};  // one more, so that a longer file is seen
  const auto count = ::read(file, found.data(), found.size());
  std::copy_n(found.begin(), bytes.size(), bytes.begin());
  if (count < 0) return std::unexpected(failure(path, "read"));
  if (count != static_cast<ssize_t>(bytes.size())) {
    return std::unexpected(
        "The key file " + path.string() +
        " is not one: it must have 32 bytes. Restore it, or remove it: then links "
        "stay good but can not be shown again.");
  }
  return bytes;
}

std::expected<Digest, std::string> make_key(const std::filesystem::path& path) {
  Digest bytes;
  fill_random(bytes);
  const auto kept = keep_secret(path, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (!kept) return std::unexpected(kept.error());
  return bytes;
}

}  // namespace

std::expected<void, std::string> keep_secret(const std::filesystem::path& path,
                                             std::string_view bytes) {
  // Made under another name, so that a crash leaves no half a key.
  auto unfinished = path;
  unfinished += ".new";
  const int file =
      ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return std::unexpected(failure(path, "make"));
  const bool written =
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
      ::fsync(file) == 0;
  ::close(file);
  if (!written || ::rename(unfinished.c_str(), path.c_str()) != 0) {
    return std::unexpected(failure(path, "write"));
  }
  // Links are made from it at once: after power loss it must still be this one under this name.
  if (const int failed = store::sync_folder(std::filesystem::absolute(path).parent_path())) {
    errno = failed;
    return std::unexpected(failure(path, "sync"));
  }
  return {};
}

bool is_nonce(std::string_view text) {
  return text.size() >= limits::nonce_length_min && text.size() <= limits::nonce_length_max &&
         std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '-' || c == '_';
         });
}

std::uint64_t random_number() {
  std::array<std::uint8_t, sizeof(std::uint64_t)> bytes{};
  fill_random(bytes);
  return std::bit_cast<std::uint64_t>(bytes);
}

std::expected<LinkKey, std::string> LinkKey::load_or_create(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno != ENOENT) return std::unexpected(failure(path, "open"));
  const auto bytes = file >= 0 ? read_key(file, path) : make_key(path);
  if (file >= 0) ::close(file);
  if (!bytes) return std::unexpected(bytes.error());
  return LinkKey(*bytes);
}

Digest LinkKey::derive(std::string_view purpose, base::EventId event, std::uint32_t link,
                       std::string_view more) const {
  auto message =
      std::string(purpose) + "/" + base::to_hex(event.value) + "/" + std::to_string(link);
  if (!more.empty()) message.append("/").append(more);
  return hmac(message);
}

Digest LinkKey::hmac(std::string_view message) const {
  Digest digest;
  unsigned length = 0;
  const auto* const made = HMAC(EVP_sha256(), bytes_.data(), static_cast<int>(bytes_.size()),
                                reinterpret_cast<const unsigned char*>(message.data()),
                                message.size(), digest.data(), &length);
  TABLEE_CHECK(made != nullptr && length == digest.size());
  return digest;
}

std::uint64_t LinkKey::seal(std::string_view words) const {
  // No purpose of derive() begins so.
  const auto digest = hmac("\x01seal/" + std::string(words));
  std::uint64_t seal = 0;
  std::memcpy(&seal, digest.data(), sizeof seal);
  return seal;
}

base::EventId LinkKey::event_id(std::string_view words) const {
  // No purpose of derive() begins so.
  const auto digest = hmac(
      "\x01"
      "event/" +
      std::string(words));
  std::uint64_t id = 0;
  std::memcpy(&id, digest.data(), sizeof id);
  return base::EventId{std::max<std::uint64_t>(1, id)};
}

std::string LinkKey::link_secret(base::EventId event, std::uint32_t link) const {
  const auto digest = derive("link", event, link);
  return base32(std::span(digest).first<secret_bytes>());
}

// The moment is in it because a store that comes back from a backup gives its numbers again.
std::string LinkKey::page_secret(base::EventId event, std::uint32_t version,
                                 base::WallTime made) const {
  const auto when = std::to_string(made.time_since_epoch().count());
  const auto digest = derive("page " + when, event, version);
  return base32(std::span(digest).first<secret_bytes>());
}

std::string LinkKey::join_code(base::EventId event, std::uint32_t link) const {
  // Bytes above the greatest multiple of the alphabet's size would favour its first letters.
  constexpr std::size_t fair = 256 / code_alphabet.size() * code_alphabet.size();
  std::string code;
  for (const auto byte : derive("code", event, link)) {
    if (byte < fair && code.size() < code_length)
      code += code_alphabet[byte % code_alphabet.size()];
  }
  TABLEE_CHECK(code.size() == code_length);  // fails once in 10^40
  return code;
}

std::string LinkKey::token(base::EventId event, std::string_view nonce) const {
  constexpr std::uint32_t no_link = 0;
  const auto digest = derive("token", event, no_link, nonce);
  return base32(std::span(digest).first<secret_bytes>());
}

Digest sha256(std::string_view bytes) {
  Digest digest;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

std::string to_hex(const Digest& digest) {
  return base::to_hex(
      std::string_view{reinterpret_cast<const char*>(digest.data()), digest.size()});
}

std::string to_base64(const Digest& digest) {
  return base::to_base64(
      std::string_view{reinterpret_cast<const char*>(digest.data()), digest.size()});
}

std::optional<Digest> digest_from_hex(std::string_view text) {
  Digest digest;
  if (text.size() != 2 * digest.size()) return std::nullopt;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const char* const at = text.data() + 2 * i;
    const auto [end, failed] = std::from_chars(at, at + 2, digest.at(i), 16);
    if (failed != std::errc{} || end != at + 2) return std::nullopt;
  }
  return digest;
}

std::string new_token() {
  std::array<std::uint8_t, secret_bytes> bytes;
  fill_random(bytes);
  return base32(bytes);
}

std::uint64_t new_id() {
  std::uint64_t id = 0;
  while (id == 0) {
    std::array<std::uint8_t, sizeof id> bytes;
    fill_random(bytes);
    std::memcpy(&id, bytes.data(), sizeof id);
  }
  return id;
}

std::string normalised_code(std::string_view typed) {
  const auto plain = plain_letters(typed);
  std::string_view text = plain;
  // …/#j=SECRET, and what somebody's mail or counter of clicks has put behind it.
  const auto mark = text.find('#');
  if (mark != std::string_view::npos && text.size() > mark + 2 && text[mark + 2] == '=') {
    text.remove_prefix(mark + 3);
    text = text.substr(0, text.find_first_of("&?#/"));
  }
  std::string code;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    // Letters that are none of ours stay: without them it would be another code.
    if (letter || static_cast<unsigned char>(c) >= 0x80) code += c;
  }
  const bool short_code = code.size() == code_length;
  for (char& c : code) {
    if (short_code && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!short_code && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return code;
}

bool is_no_secret(std::string_view normalised) {
  const auto of = [&](std::string_view alphabet) {
    return normalised.find_first_not_of(alphabet) == std::string_view::npos;
  };
  return !(normalised.size() == code_length && of(code_alphabet)) &&
         !(normalised.size() == secret_length && of(base32_alphabet));
}

std::string shown_code(std::string_view code) {
  if (code.size() != code_length) return std::string(code);
  return std::string(code.substr(0, 3)) + "-" + std::string(code.substr(3));
}

}  // namespace tablee::event
