// Several people on one device (D26): how they are added, go, and come over to a device of their own.
//
// A part of Events, which knows them as all others; what is durable, and when it is visible, is as there. Made for one call.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "event/events.h"

namespace tablee::event {

class Tablets {
 public:
  explicit Tablets(Events& of) : of_(of) {}

  /// Somebody more on the device of `holder`, who is a participant. The same nonce is the same person. Errors: bad_name,
  /// bad_nonce, not_shared, too_many, event_full, store_failed.
  [[nodiscard]] std::expected<Beside, JoinError> add(base::EventId event,
                                                     base::ParticipantId holder,
                                                     std::string_view name, std::string_view nonce);
  /// They share it no more; what they wrote stays theirs, and so does their way. Errors: not_beside, store_failed.
  [[nodiscard]] std::expected<void, JoinError> remove(base::EventId event,
                                                      base::ParticipantId holder,
                                                      base::ParticipantId who);
  /// The secret by which one other device becomes theirs; any that was made before is good no more. Errors as of remove().
  [[nodiscard]] std::expected<std::string, JoinError> own_way(base::EventId event,
                                                              base::ParticipantId holder,
                                                              base::ParticipantId who);

  /// Whose own way a code is, if it is one. 128 random bits: looking costs no guess.
  [[nodiscard]] std::optional<TokenRecord> find_way(std::string_view code) const;
  [[nodiscard]] std::expected<Invited, JoinError> look(const TokenRecord& whose) const;
  /// By their own way, once: `token` is their device's from now on. Errors: revoked, bad_nonce, store_failed.
  [[nodiscard]] std::expected<Joined, JoinError> come_over(const TokenRecord& whose,
                                                           std::string token);

 private:
  Events& of_;
};

}  // namespace tablee::event
