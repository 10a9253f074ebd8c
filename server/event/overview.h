// What everybody in an event may see of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"

namespace tablee::event {

struct Table {
  std::uint32_t number = 0;
  std::string question;
  base::BoardId board;
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
  std::uint32_t participants = 0;  ///< Expected; 0 unknown.
  std::uint32_t duration_minutes = 0;
  std::vector<std::string> principles;
  std::vector<Table> tables;  ///< In order of number.
  base::BoardId agora;
  base::WallTime created{};
};

}  // namespace tablee::event
