#include "event/creators.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/limits.h"
#include "core/utf8.h"

namespace tablee::event {
namespace {

using Code = CreateError::Code;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

CreateError slow_down(std::chrono::milliseconds wait, std::string message) {
  return {Code::slow_down, std::move(message), wait};
}

}  // namespace

void Creators::set(const CreateRule& rule) {
  who_ = rule.who;
  has_key_ = !rule.key.empty();
  if (has_key_) key_ = sha256(rule.key);
}

std::expected<void, CreateError> Creators::may(std::string_view key, const Origin& from,
                                               base::MonoTime now) {
  if (who_ == CreateRule::Who::anybody) {
    const auto paid = paid_.find(from.network);
    if (from.network.empty() || paid == paid_.end()) return {};
    const auto ahead = paid->second - now;
    const auto room = limits::creations_per_network_max * limits::creation_interval;
    if (ahead < room) return {};
    return std::unexpected(slow_down(
        std::chrono::ceil<std::chrono::milliseconds>(ahead - room) + limits::creation_interval,
        "Many events were made from your network. Wait a little, then try again."));
  }
  const auto wait = guesses_.wait(from, now);
  if (wait.count() > 0) {
    return std::unexpected(
        slow_down(wait, "Too many wrong keys were tried. Wait a little, then try again."));
  }
  // Ours are small letters and digits: however they were typed.
  const auto typed = trimmed(key);
  const bool right = has_key_ && (sha256(typed) == key_ || sha256(normalised_code(typed)) == key_);
  if (right) {
    guesses_.right(from);
    return {};
  }
  if (!typed.empty()) guesses_.wrong(from, now);
  return std::unexpected(
      CreateError{Code::bad_key, "Events are made with this server's key: ask who runs it.", {}});
}

void Creators::made(const Origin& from, base::MonoTime now) {
  if (who_ != CreateRule::Who::anybody || from.network.empty()) return;
  if (paid_.size() >= limits::guess_networks_max) {
    std::erase_if(paid_, [&](const auto& each) { return each.second <= now; });
  }
  auto& paid = paid_[from.network];
  paid = std::max(paid, now) + limits::creation_interval;
}

bool is_create_key(std::string_view text) {
  const auto shown = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7F;
  };
  return text.size() >= limits::create_key_length_min &&
         text.size() <= limits::create_key_length_max && std::ranges::all_of(text, shown) &&
         core::count_code_points(text).has_value();
}

std::filesystem::path create_key_file(const std::filesystem::path& data) {
  return data / "create.key";
}

std::expected<std::string, std::string> load_or_make_create_key(const std::filesystem::path& file) {
  if (std::ifstream stream(file, std::ios::binary); stream) {
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto key = trimmed(text);
    if (is_create_key(key)) return std::string(key);
    return std::unexpected("The key file " + file.string() +
                           " is not one: remove it, and a new key is made and shown.");
  }
  auto key = new_token();
  if (auto kept = keep_secret(file, key + "\n"); !kept) return std::unexpected(kept.error());
  return key;
}

}  // namespace tablee::event
