// The people of one event: their records, names and tokens, who is connected, how much each has written, and who makes
// room when all places are taken.
//
// Moderators have places of their own, so that nobody else can fill them. When those of a kind are taken, room is made by
// people who never did anything: no batch of theirs was admitted, they hold no seat, and held none in the last minute
// (limits::seat_kept). Who never sat down goes first, then who left longest ago. Their records are for the caller to erase.
//
// People who were put out have no place; what they wrote keeps their name. Their tokens let nobody in. One thread; no store, no clock.
#pragma once

#include <array>
#include <expected>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "event/names.h"
#include "event/records.h"
#include "event/secrets.h"

namespace tablee::event {

struct Guest {
  PersonRecord record;
  Role role = Role::participant;
  std::vector<Digest>
      tokens;  ///< Of their tokens; more than one only in stores of old. Good for nothing when out.
  std::uint32_t seats =
      0;  ///< Sessions on boards, now; those of the device that they share are theirs.
  base::MonoTime asked{};     ///< Requests are paid for until then (limits::ask_interval each).
  std::uint64_t batches = 0;  ///< That were admitted, on any board.
  base::MonoTime stood_up{
      base::MonoTime::min()};  ///< End of the last seat; the beginning of time: never sat.
};

class Roster {
 public:
  using Ids = std::vector<base::ParticipantId>;

  /// Null: nobody has this number.
  [[nodiscard]] const Guest* find(base::ParticipantId who) const;
  [[nodiscard]] const std::map<base::ParticipantId, Guest>& all() const { return all_; }
  [[nodiscard]] const Names& names() const { return names_; }
  /// On whose device somebody is, with others; 0: on their own. A device is shared as long as it is a participant's who is in.
  [[nodiscard]] base::ParticipantId tablet(base::ParticipantId who) const;
  /// Who was ever added on this one's device.
  [[nodiscard]] const std::set<base::ParticipantId>& added_by(base::ParticipantId who) const;
  /// Of the next who comes. Never one that somebody had before.
  [[nodiscard]] base::ParticipantId next() const;
  /// How many places of the kind of `role` are taken, and of how many.
  [[nodiscard]] std::size_t taken(Role role) const { return taken_[kind(role)]; }
  [[nodiscard]] static std::size_t places(Role role);
  /// Who is to be erased so that one more of `role` has a place; the error: everybody here has done something.
  [[nodiscard]] std::expected<Ids, std::monostate> make_room(Role role, base::MonoTime now) const;
  /// How many came in by a link, and are not erased.
  [[nodiscard]] std::uint32_t came_by(std::uint32_t link) const;
  /// Of those who were put out, whose names are too many by now.
  [[nodiscard]] Ids names_too_many() const;

  void add(base::ParticipantId who, Guest guest);
  void erase(base::ParticipantId who);
  void rename(base::ParticipantId who, std::string name);
  void set_way(base::ParticipantId who, std::string way);
  /// They share the device no more on which they were added. `token`: of a device of their own.
  void leave_tablet(base::ParticipantId who, const std::optional<Digest>& token);
  void put_out(base::ParticipantId who, base::WallTime when);
  /// Has no name, token or place any more; the number stays.
  void forget(base::ParticipantId who, base::WallTime when);
  void forget_tokens(base::ParticipantId who);
  /// Has a place from now on, also who was put out, by another link.
  void move(base::ParticipantId who, std::uint32_t link, Role role, std::vector<Digest> tokens);
  void sit(base::ParticipantId who);
  void stand_up(base::ParticipantId who, base::MonoTime now);
  /// One more request of theirs, and how long it has to wait instead; zero: it need not.
  [[nodiscard]] std::chrono::milliseconds ask(base::ParticipantId who, base::MonoTime now);
  void wrote(base::ParticipantId who, std::uint64_t batches);

 private:
  using Order = std::set<std::pair<std::int64_t, base::ParticipantId>>;

  [[nodiscard]] static std::size_t kind(Role role) { return role == Role::moderator ? 0 : 1; }
  /// In which of the lists somebody stands, and where; null: in none.
  [[nodiscard]] Order* list_of(const Guest& guest);
  [[nodiscard]] static std::int64_t place_of(const Guest& guest);
  [[nodiscard]] bool is_on(const Guest& guest) const;
  template <typename Change>
  void change(base::ParticipantId who, Change&& how);

  std::map<base::ParticipantId, Guest> all_;
  Names names_;
  std::map<std::uint32_t, std::uint32_t> came_by_;                      // by link
  std::map<base::ParticipantId, std::set<base::ParticipantId>> added_;  // by whose device
  std::array<std::size_t, 2> taken_{};
  std::array<Order, 2>
      idle_;         // have a place and never did anything, who makes room first at the front
  Order out_idle_;   // were put out and never did anything
  Order out_named_;  // were put out, and what they wrote bears their names
};

}  // namespace tablee::event
