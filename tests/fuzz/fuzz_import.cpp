// An event file: it is refused with a place and a sentence, or it is an event within the limits.
#include "base/check.h"
#include "base/limits.h"
#include "event/event_spec.h"
#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  const auto spec = tablee::event::parse_event_file(json);
  if (!spec) {
    TABLEE_CHECK(!spec.error().reason.empty());
    TABLEE_CHECK(!spec.error().message().empty());
    return 0;
  }
  TABLEE_CHECK(!spec->title.empty());
  TABLEE_CHECK(spec->tables.size() <= tablee::limits::tables_per_event_max);
  for (std::size_t i = 1; i < spec->tables.size(); ++i) {
    TABLEE_CHECK(spec->tables[i - 1].number < spec->tables[i].number);
  }
  return 0;
}
