// Replicas around one log, as a room has them: each holds what it has heard of the log and, on top, batches of its
// own that the log does not have yet; the server purges now and then. The same seed makes the same history.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "core/board_peers.h"

namespace tablee::tests {

class PurgePeers {
 public:
  /// Since when the server purges: no later than everybody's oldest unsent batch was begun, or any time.
  enum class Lease : std::uint8_t { kept, broken };

  struct Entry {
    std::uint32_t replica = 0;
    base::Bytes batch;  ///< Empty: one that was refused.
    base::Bytes keyframe_before;
  };

  PurgePeers(std::size_t count, std::uint64_t seed, Lease lease);

  /// Somebody writes, submits, hears, or the server purges.
  void step();
  /// Everybody submits everything and hears everything.
  void settle();

  [[nodiscard]] std::size_t size() const { return tablets_.size(); }
  [[nodiscard]] const core::Document& server() const { return server_; }
  [[nodiscard]] const core::Document& document(std::size_t i) const;
  /// What has an effect.
  [[nodiscard]] const std::vector<Entry>& log() const { return log_; }

  std::size_t refused_as_gone = 0;
  std::size_t purges = 0;

 private:
  struct Own {
    base::Bytes batch;
    std::size_t made_at = 0;  ///< What its author had heard of the log.
    bool logged = false;
    bool refused = false;
  };
  struct Tablet {
    core::Document confirmed;
    std::size_t heard = 0;
    std::deque<Own> outbox;
  };

  void write(std::size_t i);
  bool submit(std::size_t i);
  bool hear(std::size_t i);
  void rebuild(std::size_t i);
  void purge();
  void append(std::uint32_t replica, const base::Bytes& batch);
  [[nodiscard]] std::size_t lease_begin();

  Lease lease_;
  BoardPeers people_;  // their documents and editors; they hear from here alone
  std::deque<Tablet> tablets_;
  core::Document server_;
  std::vector<Entry> log_;
};

}  // namespace tablee::tests
