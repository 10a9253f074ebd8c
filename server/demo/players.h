// Plays a script through real WebSocket clients against a running server, and looks in the end whether each
// table has what the event's file says.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "core/batch.h"
#include "demo/script.h"
#include "dial/http_client.h"

namespace tablee::demo {

/// Board, replica, its number for the batch, the batch, and why it has no effect (none: it has).
using AcknowledgedHook = std::function<void(base::BoardId, base::ReplicaId, base::Seq,
                                            const base::Bytes&, core::Refusal)>;

struct PlayOptions {
  dial::HttpAddress server{};
  std::string code{};  ///< The event's join code.
  double speed = 600;  ///< Of the day, at most; slower when server or machine do not keep up.
  /// Called with the moment of the day that is being played, before what happens then.
  std::function<void(std::chrono::milliseconds)> on_time = [](auto) {};
  /// Called now and then with a line for the person who waits.
  std::function<void(const std::string&)> on_progress = [](const auto&) {};
  /// Called with each batch that the server acknowledged or refused, for an oracle.
  AcknowledgedHook on_acknowledged = [](auto, auto, auto, const auto&, auto) {};
};

struct TableReport {
  std::uint32_t number = 0;
  std::uint64_t entries = 0;  ///< In the board's log.
  std::size_t notes = 0;      ///< That the file has.
  std::vector<std::string> differences;
};

struct Report {
  std::vector<TableReport> tables;
  std::uint64_t acts = 0;
  std::uint64_t acknowledged = 0;    ///< Batches.
  std::uint64_t refused = 0;         ///< Batches; 0 on an honest server.
  std::uint64_t without_effect = 0;  ///< Acts that found nothing to do; 0 too.
  std::chrono::milliseconds took{0};

  [[nodiscard]] bool right() const;
  /// A few lines for a person.
  [[nodiscard]] std::string text() const;
};

/// Blocks until the day is over. The string says what went wrong on the way; a board that ends differently
/// is in the report.
[[nodiscard]] std::expected<Report, std::string> play(const Script& script,
                                                      const event::EventSpec& spec,
                                                      const PlayOptions& options);

}  // namespace tablee::demo
