// One tablet: a replica, somebody who works with it, and a browser that may reload at any moment.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "replica/replica.h"
#include "sim/line.h"
#include "sim/oracle.h"
#include "sim/server.h"

namespace tablee::sim {

class Tablet {
 public:
  /// Of the board that `oracle` watches.
  Tablet(World& world, const Weather& weather, Tally& tally, Oracle& oracle, Server& server,
         const room::Grant& grant, replica::Parts parts = {});

  /// The tab is closed and opened again. What it had sent is on its disk; acknowledgements may be forgotten.
  void reload();
  /// Its Wi-Fi fails.
  void cut();
  /// The connection ends, and what is under way never arrives.
  void sever();
  /// It stops reading for so long.
  void stall(milliseconds span);
  /// What another device would have that was restored from a copy of this one.
  [[nodiscard]] replica::Parts parts() const { return replica_->parts(); }
  [[nodiscard]] const room::Grant& grant() const { return grant_; }
  [[nodiscard]] Oracle& oracle() const { return oracle_; }

  [[nodiscard]] bool settled() const;
  /// Notes the situation that it and the server are in.
  void observe();
  /// Says to the oracle what was refused, and then what it holds in the end.
  void tell_refused();
  void report(const std::string& name);

 private:
  void open(replica::Parts parts);
  void connect();
  void opened();
  void received(const base::Bytes& frame);
  void lost(std::uint16_t code);
  void obey(replica::Verdict verdict);
  void pump();
  void beat();
  void work();
  void write_tomorrows(replica::Parts& parts);
  void edit(core::Editor& editor);
  void write_text(core::Editor& editor, core::Handle handle);
  void remember();
  void keep(const base::Bytes& batch);
  /// Runs `act` later, unless the tab was reloaded meanwhile.
  template <typename F>
  void later(milliseconds delay, F&& act);

  World& world_;
  const Weather& weather_;
  Tally& tally_;
  Oracle& oracle_;
  Server& server_;
  room::Grant grant_;
  std::optional<replica::Replica> replica_;
  std::shared_ptr<Line> line_;
  std::uint64_t life_ = 0;
  wire::ServerFrame frame_;
  base::Epoch epoch_;  // of the log that it is told of

  // The browser's disk, at some earlier moment: a reload may find that.
  std::optional<replica::Parts> remembered_;
  std::size_t made_since_ = 0;   // batches since then
  std::set<std::int32_t> kept_;  // objects that it made and can bring back after a restore
};

}  // namespace tablee::sim
