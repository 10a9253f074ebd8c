#include "core/nesting.h"

#include <algorithm>

#include "core/work.h"

namespace tablee::core {

std::uint32_t frames_around(const Objects& objects, Handle frame, std::uint32_t enough) {
  std::uint32_t depth = 0;
  for (; frame != handle_none && depth < enough; frame = objects[frame].parent()) ++depth;
  return depth;
}

std::uint32_t frames_within(const Objects& objects, PaintOrder& order, Handle handle) {
  struct Level {
    Handle frame;
    std::uint32_t depth;
  };
  std::uint32_t deepest = 0;
  std::vector<Level> frames{{handle, 1}};
  while (!frames.empty()) {
    const auto [frame, depth] = frames.back();
    frames.pop_back();
    if (objects[frame].raw_children == 0) continue;
    const std::vector<Handle>& children = order.siblings(objects, frame);
    work(children.size());
    if (children.empty()) continue;  // in a cycle that is cut
    deepest = std::max(deepest, depth);
    for (const Handle child : children) {
      if (objects[child].raw_children != 0) frames.push_back({child, depth + 1});
    }
  }
  return deepest;
}

}  // namespace tablee::core
