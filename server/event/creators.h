// Who may make events: whoever has the operator's key, or anybody where the operator has said so. A key is guessed no faster
// than a code; where anybody may make events, one network makes so many and no more.
//
// Values and times only; one thread.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "event/guesses.h"
#include "event/secrets.h"

namespace tablee::event {

/// As the operator has set it.
struct CreateRule {
  enum class Who : std::uint8_t { key, anybody } who = Who::key;
  std::string key{};  ///< Empty: nobody has it.
};

struct CreateError {
  enum class Code : std::uint8_t {
    bad_key,
    slow_down,  ///< CreateError::wait.
    too_many,   ///< limits::events_max.
    store_failed,
  };
  Code code = Code::bad_key;
  std::string message;  ///< What happened and what to do, in English.
  std::chrono::milliseconds wait{};
};

using CreateResult = std::expected<base::EventId, CreateError>;

class Creators {
 public:
  void set(const CreateRule& rule);
  [[nodiscard]] CreateRule::Who who() const { return who_; }
  /// A wrong key costs a guess; with a right one nothing is counted.
  [[nodiscard]] std::expected<void, CreateError> may(std::string_view key, const Origin& from,
                                                     base::MonoTime now);
  /// An event was made from there.
  void made(const Origin& from, base::MonoTime now);

 private:
  CreateRule::Who who_ = CreateRule::Who::key;
  bool has_key_ = false;
  Digest key_{};
  Guesses guesses_;
  /// Paid for until then, where anybody may: each event costs an interval.
  std::map<std::string, base::MonoTime, std::less<>> paid_;
};

/// Whether this can be typed and shown as a key: 12 to 128 bytes of UTF-8 without blanks and control characters.
[[nodiscard]] bool is_create_key(std::string_view text);
/// The key that is kept in `file`, which is made (mode 0600) when there is none. The error says what went wrong.
[[nodiscard]] std::expected<std::string, std::string> load_or_make_create_key(
    const std::filesystem::path& file);
/// Where a data folder keeps it.
[[nodiscard]] std::filesystem::path create_key_file(const std::filesystem::path& data);

}  // namespace tablee::event
