#include "demo/comparison.h"

#include <algorithm>
#include <map>

namespace tablee::demo {
namespace {

using Counts = std::map<std::string, int>;  // what there is more (or less) of than there should be

std::string text_of(const core::Document& document, core::Handle handle) {
  std::string text;
  document.text(handle, text);
  return text;
}

/// "Propositions: note" of a note inside its frame.
std::string named(const core::Document& document, const core::ObjectView& object) {
  const auto text = text_of(document, object.handle);
  if (object.kind == core::ObjectKind::frame) return "frame \"" + text + "\"";
  if (object.kind != core::ObjectKind::note) return "something else, \"" + text + "\"";
  if (object.parent == core::handle_none) return "note \"" + text + "\" outside of any frame";
  const auto frame = document.object(object.parent);
  const bool inside = object.place.x >= 0 && object.place.y >= 0 &&
                      object.place.x + object.size.w <= frame.size.w &&
                      object.place.y + object.size.h <= frame.size.h;
  return "note \"" + text + "\"" + (inside ? "" : " sticking out") + " in \"" +
         text_of(document, object.parent) + "\"";
}

}  // namespace

std::vector<std::string> differences(const core::Document& document,
                                     const event::TableSpec& table) {
  Counts counts;
  for (const auto& cluster : table.clusters) {
    --counts["frame \"" + cluster.title + "\""];
    for (const auto& note : cluster.notes) {
      --counts["note \"" + note + "\" in \"" + cluster.title + "\""];
    }
  }
  for (core::Handle handle = 0; handle < document.size(); ++handle) {
    if (document.shown(handle)) ++counts[named(document, document.object(handle))];
  }
  std::vector<std::string> found;
  for (const auto& [what, count] : counts) {
    if (count > 0) found.push_back("too much: " + what);
    if (count < 0) found.push_back("missing: " + what);
  }
  return found;
}

}  // namespace tablee::demo
