// The machine's clocks, and how long the server has been running in its life: leases go by it (PROTOCOL.md, P38), because a wall
// clock that is forty days ahead for a minute must end nobody's. It began with the wall clock's time when the store was first
// served, goes on while the server runs, stands still while it is off, and is written down in the store now and then.
//
// Not here: a thread. Whoever serves the store calls keep() at intervals and at the end. Safe to call from any thread.
#pragma once

#include "base/clock.h"
#include "store/store.h"

namespace tablee::store {

class RunningClock final : public base::Clock {
 public:
  /// `machine` outlives it. A store that does not know how long it has been served begins now.
  [[nodiscard]] static Result<RunningClock> open(const Store& store, const base::Clock& machine);

  [[nodiscard]] base::WallTime wall() const override { return machine_->wall(); }
  [[nodiscard]] base::MonoTime mono() const override { return machine_->mono(); }
  [[nodiscard]] base::WallTime running() const override { return began_ + (mono() - opened_); }
  /// Writes it down. When that fails, the store tells whoever mends it.
  [[nodiscard]] Result<void> keep(Store& store) const;

 private:
  RunningClock(const base::Clock& machine, base::WallTime began)
      : machine_(&machine), began_(began), opened_(machine.mono()) {}

  const base::Clock* machine_;
  base::WallTime began_;
  base::MonoTime opened_;
};

}  // namespace tablee::store
