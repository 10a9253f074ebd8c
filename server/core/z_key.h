// Fractional keys for the z-order: strings of the digits 0-9A-Za-z, read as a fraction in base 62, compared as
// bytes. Between any two different keys there is a third. Objects are painted in order of (key, id), so
// equal keys are no harm; only their owner can part them again (editor.cpp).
//
// The generator keeps keys short in practice: three digits while objects are put on top of or below the others
// (a counter runs through them), one digit more for about six insertions at one same place between.
#pragma once

#include <string>
#include <string_view>

namespace tablee::core {

/// Digits only, at most limits::z_key_bytes_max, not ending in 0 (which would leave no room before it).
/// The empty key is valid: below all others.
[[nodiscard]] bool valid_z_key(std::string_view key);

/// A key above `below` and below `above`, both valid, below < above; an empty `above` means "no bound".
/// It may be longer than the limit: the caller rebalances then.
[[nodiscard]] std::string z_key_between(std::string_view below, std::string_view above);

}  // namespace tablee::core
