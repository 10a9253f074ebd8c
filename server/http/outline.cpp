#include "http/outline.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tablee::http {
namespace {

using std::chrono::seconds;

constexpr std::size_t page_seconds = 8'192;
constexpr std::array<int, 14> lengths{1,   2,   5,   10,    15,    30,     60,
                                      120, 300, 600, 1'800, 3'600, 14'400, 86'400};

store::Result<std::vector<store::TimeRead>> all_seconds(const store::Store& store,
                                                        base::BoardId board,
                                                        const std::stop_token& stop) {
  std::vector<store::TimeRead> all;
  base::WallTime from{};
  while (!stop.stop_requested()) {
    auto page = store.time_index(board, from, page_seconds);
    if (!page) return std::unexpected{page.error()};
    all.insert(all.end(), page->begin(), page->end());
    if (page->size() < page_seconds) break;
    from = page->back().second + seconds{1};
  }
  return all;
}

seconds length_for(std::chrono::milliseconds span, std::size_t stretches_max) {
  for (const int length : lengths) {
    if (span / seconds{length} < static_cast<std::int64_t>(stretches_max)) return seconds{length};
  }
  const auto each = std::chrono::ceil<seconds>(span) / static_cast<std::int64_t>(stretches_max);
  return each + seconds{1};
}

std::vector<Stretch> stretches(const std::vector<store::TimeRead>& life, const Outline& in) {
  std::vector<Stretch> out;
  for (const auto& read : life) {
    const auto number = static_cast<std::uint64_t>((read.second - in.from) / in.every);
    if (out.empty() || out.back().number != number) out.push_back({number, {}});
    out.back().last = read.offset;
  }
  return out;
}

}  // namespace

store::Result<Outline> outline(const store::Store& store, std::span<const base::BoardId> boards,
                               std::size_t stretches_max, const std::stop_token& stop) {
  Outline out;
  std::vector<std::vector<store::TimeRead>> lives;
  std::optional<base::WallTime> first;
  base::WallTime last{};
  for (const base::BoardId board : boards) {
    auto life = all_seconds(store, board, stop);
    if (!life) return std::unexpected{life.error()};
    if (!life->empty()) {
      first = std::min(first.value_or(life->front().second), life->front().second);
      last = std::max(last, life->back().second);
    }
    lives.push_back(std::move(*life));
  }
  if (first) out.from = *first;
  out.every = length_for(last - out.from, stretches_max);
  for (std::size_t i = 0; i < boards.size(); ++i) {
    auto keyframes = store.keyframes(boards[i]);
    if (!keyframes) return std::unexpected{keyframes.error()};
    out.boards.push_back({boards[i], std::move(*keyframes), stretches(lives[i], out)});
  }
  return out;
}

}  // namespace tablee::http
