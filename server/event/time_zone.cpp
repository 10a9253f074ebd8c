#include "event/time_zone.h"

#include <unicode/timezone.h>
#include <unicode/ucal.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>

namespace tablee::event {

bool is_time_zone(std::string_view name) {
  std::array<UChar, 64> wide{};  // the longest has 32
  std::array<UChar, 64> canonical{};
  const bool named =
      name == "UTC" || (name.find('/') != std::string_view::npos && !name.starts_with("SystemV/"));
  const bool plain = std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~'; });
  if (!named || !plain || name.size() > wide.size()) return false;
  std::ranges::copy(name, wide.begin());
  UBool of_the_table = 0;
  UErrorCode failed = U_ZERO_ERROR;
  ucal_getCanonicalTimeZoneID(wide.data(), static_cast<std::int32_t>(name.size()), canonical.data(),
                              static_cast<std::int32_t>(canonical.size()), &of_the_table, &failed);
  return U_SUCCESS(failed) && of_the_table != 0;
}

std::string local_time(base::WallTime time, std::string_view zone) {
  using namespace std::chrono;
  const bool known = is_time_zone(zone);
  if (known) {
    const std::unique_ptr<icu::TimeZone> there(icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8({zone.data(), static_cast<std::int32_t>(zone.size())})));
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode failed = U_ZERO_ERROR;
    there->getOffset(static_cast<UDate>(time.time_since_epoch().count()), 0, raw, summer, failed);
    if (U_SUCCESS(failed)) time += milliseconds{raw + summer};
  }
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{floor<seconds>(time - day)};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d%s",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()), known ? "" : "Z");
  return text.data();
}

}  // namespace tablee::event
