#include "event/time_zone.h"

#include <unicode/ucal.h>

#include <algorithm>
#include <array>

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

}  // namespace tablee::event
