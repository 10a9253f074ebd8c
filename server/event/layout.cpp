#include "event/layout.h"

#include <algorithm>
#include <cmath>

namespace tablee::event {
namespace {

constexpr std::int32_t gap = 24;
constexpr std::int32_t padding = 28;
constexpr std::int32_t title_height = 60;  // the frame's title band and a little air
constexpr std::int32_t title_width = 360;  // a frame of one note still shows its title
constexpr std::int32_t frame_gap = 48;
constexpr std::int32_t row_width_min = 1'500;  // fits a tablet at a readable zoom

// Rows grow with what stands in them, so that many frames make a square and not a tower beyond the board's edge.
std::int32_t row_width(const std::vector<FramePlace>& frames) {
  double area = 0;
  for (const auto& frame : frames) {
    area += static_cast<double>(frame.w + frame_gap) * (frame.h + frame_gap);
  }
  return std::max(row_width_min, static_cast<std::int32_t>(std::sqrt(area)));
}

FramePlace place_notes(std::size_t count) {
  const auto wanted = std::ceil(std::sqrt(static_cast<double>(count)));
  const auto columns = static_cast<std::int32_t>(std::max(1.0, wanted));
  const auto rows = (static_cast<std::int32_t>(count) + columns - 1) / columns;
  const auto grid = columns * note_size + (columns - 1) * gap;
  FramePlace frame;
  frame.w = std::max(grid + 2 * padding, title_width);
  frame.h = title_height + std::max(rows, 1) * (note_size + gap) - gap + padding;
  const auto left = (frame.w - grid) / 2;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(count); ++i) {
    frame.notes.push_back(
        {left + i % columns * (note_size + gap), title_height + i / columns * (note_size + gap)});
  }
  return frame;
}

}  // namespace

std::vector<FramePlace> layout_of(const TableSpec& table) {
  std::vector<FramePlace> frames;
  frames.reserve(table.clusters.size());
  for (const auto& cluster : table.clusters) frames.push_back(place_notes(cluster.notes.size()));
  const std::int32_t width = row_width(frames);
  std::int32_t x = 0;
  std::int32_t y = 0;
  std::int32_t row_height = 0;
  for (auto& frame : frames) {
    if (x > 0 && x + frame.w > width) {
      x = 0;
      y += row_height + frame_gap;
      row_height = 0;
    }
    frame.x = x;
    frame.y = y;
    x += frame.w + frame_gap;
    row_height = std::max(row_height, frame.h);
  }
  return frames;
}

}  // namespace tablee::event
