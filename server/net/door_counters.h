// What the doors count, for the operator: connections before they are sessions. Written by one thread, read by any.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace tablee::net {

/// Why somebody did not get in, or not on. Names for the metric's label stand below, in the same order.
enum class DoorRefusal : std::uint8_t {
  full,          ///< The stillest, dropped because the machine had no descriptors or memory left.
  address_full,  ///< The stillest of an address that has too many.
  handshake_dropped,  ///< The oldest that had sent no request yet, dropped for somebody new.
  idle_dropped,       ///< The one that was idle longest, dropped for somebody new.
  too_slow,           ///< A head, a body, or the taking of an answer took too long.
  bad_tls,            ///< A TLS handshake that failed, plain HTTP on the TLS port too.
};
inline constexpr std::array<const char*, 6> door_refusal_names{
    "full", "address_full", "handshake_dropped", "idle_dropped", "too_slow", "bad_tls"};

/// Of the doors: connections before they are sessions.
struct DoorCounters {
  using Count = std::atomic<std::uint64_t>;

  std::array<Count, door_refusal_names.size()> refused{};
  std::array<Count, 600> answers{};  ///< HTTP answers by status.
  Count accepted{0};                 ///< Connections that were let in.

  void count(DoorRefusal reason) {
    refused.at(static_cast<std::size_t>(reason)).fetch_add(1, std::memory_order_relaxed);
  }
};

}  // namespace tablee::net
