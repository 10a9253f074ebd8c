// A keyframe from a damaged disk or a lying server: it is refused with a reason, or it is a
// document that can be read in every way, written again to the same bytes, and worked on like any other: edits of
// all kinds, undo, purges (DESIGN, invariants 6 and 9).
#include <string>

#include "base/check.h"
#include "base/hash.h"
#include "core/document.h"
#include "fuzz/target.h"
#include "tools/work_over.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  tablee::core::Document document;
  if (const auto loaded = document.load(bytes); !loaded) {
    TABLEE_CHECK(!loaded.error().empty());
    TABLEE_CHECK(document.size() == 0);
    return 0;
  }
  for (tablee::core::Handle handle = 0; handle < document.size(); ++handle) {
    const tablee::core::ObjectView object = document.object(handle);
    TABLEE_CHECK(document.find(object.id) == handle);
    std::string text;
    document.text(handle, text);
    TABLEE_CHECK(text.size() >= document.text_length(handle));
    if (document.shown(handle)) TABLEE_CHECK(object.alive);
  }
  const std::string written = document.keyframe();
  tablee::core::Document copy;
  TABLEE_CHECK(copy.load(written).has_value());
  TABLEE_CHECK(copy.keyframe() == written);
  tablee::tools::work_over(written, tablee::base::fnv1a(bytes));
  return 0;
}
