// A configuration file: it is refused with a sentence, or every value that it set is one that its setting
// would take again.
#include "app/config.h"
#include "base/check.h"
#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace app = tablee::app;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto values = app::parse_file(text, "tablee.toml");
  if (!values) {
    TABLEE_CHECK(values.error().starts_with("tablee.toml"));
    return 0;
  }
  app::Config config;
  const auto describe = [](std::string_view name) { return std::string{name}; };
  if (const auto applied = app::apply(config, *values, describe); !applied) {
    TABLEE_CHECK(!applied.error().empty());
    return 0;
  }
  app::Values again;
  for (const app::Setting& setting : app::settings()) {
    const std::string value = setting.get(config);
    if (values->contains(setting.name) && !value.empty()) again[std::string{setting.name}] = value;
  }
  TABLEE_CHECK(app::apply(config, again, describe).has_value());
  return 0;
}
