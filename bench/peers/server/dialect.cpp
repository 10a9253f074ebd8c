#include "dialect.h"

namespace tablee::peers {
namespace {

constexpr std::uint8_t has_origin = 0x80;
constexpr std::uint8_t has_key = 0x20;
constexpr std::uint8_t content_string = 4;
constexpr std::uint8_t content_any = 8;

void put(std::string& out, std::uint64_t value) {
  for (; value > 127; value >>= 7) out += static_cast<char>(value | 128);
  out += static_cast<char>(value);
}

void put(std::string& out, std::string_view text) {
  put(out, text.size());
  out += text;
}

// A small number as lib0's `any`: six bits in the first byte, then seven.
void put_any(std::string& out, std::uint64_t value) {
  out += static_cast<char>(125);
  out += static_cast<char>((value > 63 ? 128 : 0) | (value & 63));
  if (value > 63) put(out, value >> 6);
}

std::uint64_t take(std::string_view& in) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; !in.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= std::uint64_t{byte & 127U} << shift;
    if (byte < 128) break;
  }
  return value;
}

// An update of one struct and no deletions, up to where its content begins. Without `after` it begins a chain in `root`.
std::string head(std::uint32_t client, std::uint32_t clock, std::uint8_t content,
                 std::optional<std::uint32_t> after, std::string_view root, std::string_view key) {
  std::string out;
  put(out, 1U);
  put(out, 1U);
  put(out, client);
  put(out, clock);
  out += static_cast<char>(content | (after ? has_origin : 0) | (key.empty() ? 0 : has_key));
  if (after) {
    put(out, client);
    put(out, *after);
  } else {
    put(out, 1U);
    put(out, root);
    if (!key.empty()) put(out, key);
  }
  return out;
}

}  // namespace

std::optional<Peer> find_peer(std::string_view name) {
  if (name == "relay") return Peer::relay;
  if (name == "y-websocket") return Peer::y_websocket;
  if (name == "hocuspocus") return Peer::hocuspocus;
  return std::nullopt;
}

std::string Author::next() {
  const auto dice = random_.below(100);
  if (places_.empty() || dice >= 90) {
    places_.emplace_back();
    colours_.emplace_back();
    return set("notes", note_key(places_.size() - 1), places_, places_.size() - 1, place());
  }
  const auto note = static_cast<std::size_t>(random_.below(places_.size()));
  if (dice < 70) return set("notes", note_key(note), places_, note, place());
  if (dice < 85) return type_letter();
  std::string colour;
  put_any(colour, random_.below(8));
  return set("colours", note_key(note), colours_, note, colour);
}

std::string Author::note_key(std::size_t note) const {
  return std::to_string(client_) + "_" + std::to_string(note);
}

std::string Author::place() {
  std::string out(1, static_cast<char>(118));  // an object of two
  put(out, 2U);
  for (const std::string_view axis : {"x", "y"}) {
    put(out, axis);
    put_any(out, random_.below(8'000));
  }
  return out;
}

std::string Author::set(std::string_view root, const std::string& key,
                        std::vector<std::optional<std::uint32_t>>& last, std::size_t at,
                        const std::string& value) {
  std::string out = head(client_, clock_, content_any, last[at], root, key);
  put(out, 1U);
  out += value;
  put(out, 0U);
  last[at] = clock_++;
  return out;
}

std::string Author::type_letter() {
  std::string out =
      head(client_, clock_, content_string, letter_, "text" + std::to_string(client_), {});
  put(out, std::string_view{"e"});
  put(out, 0U);
  letter_ = clock_++;
  return out;
}

std::vector<std::string> Dialect::greetings() const {
  if (peer_ == Peer::relay) return {};
  const std::string nothing_known{'\0', '\0', '\1', '\0'};  // sync, step 1, an empty state vector
  if (peer_ == Peer::y_websocket) return {nothing_known};
  std::string name;
  put(name, board_);
  return {name + std::string{'\2', '\0', '\0'}, name + nothing_known};  // a token of no letters
}

std::string Dialect::wrap(std::string_view update) const {
  if (peer_ == Peer::relay) return std::string{update};
  std::string out;
  if (peer_ == Peer::hocuspocus) put(out, board_);
  put(out, 0U);
  put(out, 2U);
  put(out, update);
  return out;
}

Heard Dialect::hear(std::string_view message, Origin& origin) const {
  if (peer_ == Peer::hocuspocus) message.remove_prefix(std::min(take(message), message.size()));
  if (peer_ != Peer::relay) {
    if (take(message) != 0) return Heard::nothing;
    const auto step = take(message);
    if (step == 1) return Heard::ready;
    if (step != 2) return Heard::nothing;
    take(message);  // its length
  }
  take(message);  // clients: one
  take(message);  // structs: one
  origin.client = static_cast<std::uint32_t>(take(message));
  origin.clock = static_cast<std::uint32_t>(take(message));
  return Heard::update;
}

}  // namespace tablee::peers
