// What somebody asks of the day: Command of proto/day.proto as plain values. Field comments stand in the schema.
#pragma once

#include "wire/day.h"

namespace tablee::wire::day {

/// Chosen by whoever sends it, random, never 0.
using CommandId = base::StrongId<struct CommandTag, std::uint64_t>;

struct ChangeSetUp {
  std::optional<std::string> title, date, time_zone, place, language;
  std::optional<std::vector<std::string>> principles;
  std::optional<std::string> introduction, closing, contact, responsible;
  std::optional<std::uint32_t> retention_days;
};

struct ChangeAgenda {
  Agenda agenda;
};

struct SetStage {
  Stage stage = Stage::unknown;
};

struct BeginPhase {
  Phase phase;
  base::Offset seen;
  bool without_timer = false;
};

struct EndPhase {
  base::Offset run;
};

struct StartTimer {
  TableNumber table = 0;
  milliseconds length{};
  base::Offset seen;
};

struct ChangeTimer {
  enum class Act : std::uint8_t { unknown, pause, resume, lengthen, stop };
  base::Offset timer;
  Act act = Act::unknown;
  milliseconds by{};
};

struct OpenTable {
  TableNumber number = 0;
  std::string question;
  std::optional<Ref> topic;
  std::uint32_t soft_limit = 0;
};

struct ChangeTable {
  enum class Act : std::uint8_t {
    unknown,
    rename,
    merge,
    close,
    reopen,
    limit,
    lead,
    trust,
    hide,
    open
  };
  TableNumber number = 0;
  Act act = Act::unknown;
  std::string question;
  TableNumber into = 0;
  std::uint32_t soft_limit = 0;
};

struct MakeCall {
  Call call;
  bool over = false;
};

struct OpenVote {
  Vote vote;
  milliseconds length{};
};

struct ChangeVote {
  enum class Act : std::uint8_t { unknown, close, show, hide, remove, lengthen, hands };
  base::Offset vote;
  Act act = Act::unknown;
  milliseconds by{};
  std::uint32_t hands = 0;
};

struct Cast {
  base::Offset vote;
  std::uint32_t candidate = 0, dots = 0;
  bool hands = false;
};

/// All drafts of a rehearsal.
struct ThrowDraftsAway {};

/// Freeze, Seat, Mark, Draft, Reveal and Parcel are what is wished. monostate: of a newer version.
using Wish =
    std::variant<std::monostate, ChangeSetUp, ChangeAgenda, SetStage, BeginPhase, EndPhase,
                 StartTimer, ChangeTimer, Freeze, OpenTable, ChangeTable, Seat, Mark, MakeCall,
                 OpenVote, ChangeVote, Cast, Draft, Reveal, Parcel, CallBack, ThrowDraftsAway>;

struct Command {
  CommandId id;
  Wish wish;
  base::ParticipantId as{};  ///< Of the people on the sender's device; 0: the sender.
};

/// Why a command has no effect.
enum class Reason : std::uint8_t {
  done,
  malformed,
  not_yours,
  somebody_was_first,
  unknown,
  so_already,
  table_closed,
  taken,
  too_many,
  event_closed,
  led,
  stays,
  names_need_privacy,
  not_built,
  store_failed,
  slow_down,
  vote_closed,
  no_dots_left,
  not_private,
  revealed,
  revealed_together,
};

struct Answer {
  CommandId id;
  Reason reason = Reason::done;
  base::Offset offset;
  bool operator==(const Answer&) const = default;
};

}  // namespace tablee::wire::day
