// The client's side of `tablee.v1`, in C++: a board's document, its editor, the outbox, and the state machine that
// keeps them in step with a room. The counterpart of client-web/src/sync, held to the same rules.
//
// It does no I/O and has no clock: whoever carries it (a WebSocket client, a simulation) hands it frames and the
// time, and takes frames from it. One thread uses it at a time. Used by the demo, the load generator, tests and
// the simulation.
//
// The life of a batch: edit() makes it and puts it into the outbox; take_outgoing() sends it when the window
// has place; its acknowledgement (an Entry with its number) moves it from the outbox to the confirmed log;
// a refused one goes to the tray, and the document is built again without it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"
#include "core/document.h"
#include "core/editor.h"
#include "replica/parts.h"
#include "wire/frames.h"

namespace tablee::replica {

/// What whoever carries the replica must do after it was handed something.
enum class Verdict : std::uint8_t {
  go_on,      ///< Nothing special; take_outgoing() may have something.
  reconnect,  ///< Close the connection and come again after a pause.
  stop,       ///< Close, and do not come again before something has changed (stop_reason()).
};

class Replica {
 public:
  /// A tab that opens a board: with `parts` of an earlier life, or new. `instance` is random, not 0.
  Replica(base::Bytes token, std::uint64_t instance, Parts parts = {});
  ~Replica();
  Replica(Replica&&) noexcept;
  Replica& operator=(Replica&&) noexcept;

  // --- The connection ------------------------------------------------------------------------------

  /// The WebSocket is open: the Hello to send first.
  [[nodiscard]] base::Bytes connected(base::MonoTime now);
  /// A message has come.
  [[nodiscard]] Verdict received(base::BytesView frame, base::MonoTime now);
  /// The WebSocket is closed, with this code (0: without one). go_on is never the answer.
  [[nodiscard]] Verdict disconnected(std::uint16_t code);
  /// The next frame to send, empty when there is none: batches, pings, presence. Call until empty.
  [[nodiscard]] base::Bytes take_outgoing();
  /// Pings when it is time; notices a dead connection (P16).
  [[nodiscard]] Verdict tick(base::MonoTime now);
  [[nodiscard]] base::MonoTime next_tick() const;

  // --- The board -----------------------------------------------------------------------------------

  /// Calls `change` and puts what it wrote into the outbox as one batch. False when nothing was written, as
  /// for who may only watch.
  bool edit(const std::function<void(core::Editor&)>& change);
  /// Everything that is known here: the log up to the cursor and one's own unconfirmed batches.
  [[nodiscard]] const core::Document& document() const;
  /// The keyframe of the log up to the cursor alone. Equal on all that have the same cursor (invariant 5).
  [[nodiscard]] base::Bytes confirmed_keyframe() const;
  /// What is to be told to the others; sent when the connection has nothing better to do.
  void present(const wire::Presence& presence);
  /// The others' moments, by replica.
  [[nodiscard]] const std::vector<wire::Presence>& others() const;
  [[nodiscard]] const std::vector<wire::Person>& people() const;

  // --- State ---------------------------------------------------------------------------------------

  /// What survives a reload; to be taken when changed() and written down before anything is sent.
  [[nodiscard]] Parts parts() const;
  /// Welcomed, and everything up to Welcome.head is applied.
  [[nodiscard]] bool caught_up() const;
  [[nodiscard]] base::ReplicaId replica() const;
  [[nodiscard]] base::Offset cursor() const;
  [[nodiscard]] wire::Role role() const;
  [[nodiscard]] base::ParticipantId participant() const;
  /// Batches that are not acknowledged, sent or not.
  [[nodiscard]] std::size_t unacknowledged() const;
  /// Batches that the server does not take at the moment (P35). They are not sent, and not among the others.
  [[nodiscard]] std::size_t postponed() const;
  /// Batches acknowledged in this life.
  [[nodiscard]] std::uint64_t acknowledged() const;
  /// Whether the last Welcome said that this replica was away for longer than its lease (P32).
  [[nodiscard]] bool lease_expired() const;
  /// Whether the server has said that it can not write at the moment: nothing is sent until it can (P18).
  [[nodiscard]] bool server_read_only() const;
  /// Called for each batch that is acknowledged, refused ones too, in order. For measuring and oracles.
  void on_acknowledged(std::function<void(base::Seq, const base::Bytes& batch, core::Refusal)> f);
  /// Told when what it made waits or takes another number: what bears `from` and a counter of `since` or more is named by `to`
  /// from now on; what is older keeps its name.
  using Renamed =
      std::function<void(base::ReplicaId from, base::ReplicaId to, std::uint64_t since)>;
  void on_renamed(Renamed f);
  [[nodiscard]] const std::string& stop_reason() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tablee::replica
