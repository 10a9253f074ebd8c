// What everybody in an event may see of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "wire/day.h"

namespace tablee::event {

struct Table {
  std::uint32_t number = 0;
  std::string question;
  base::BoardId board;
  bool opened = false;  ///< In the course of the day, which keeps it; not in the event's record.
  bool closed = false;  ///< Or merged into another.
};

struct Overview {
  base::EventId id;
  std::string title;
  std::string date;  ///< YYYY-MM-DD, or empty.
  std::string place;
  std::string occasion;
  std::string language;
  std::string time_zone;  ///< IANA's name, or empty: each device's own.
  std::string introduction;
  std::string closing;
  std::string contact;
  std::string responsible;
  std::uint32_t retention_days = 0;
  wire::day::Stage stage = wire::day::Stage::running;
  std::uint32_t participants = 0;  ///< Expected; 0 unknown.
  std::uint32_t duration_minutes = 0;
  std::vector<std::string> principles;
  std::vector<Table> tables;  ///< In order of number.
  base::BoardId agora;
  base::WallTime created{};
};

}  // namespace tablee::event
