#include "http/log_walk.h"

namespace tablee::http {
namespace {

constexpr std::size_t page_entries = 2'048;
constexpr std::size_t page_bytes = 1024 * 1024;

}  // namespace

std::expected<void, std::string> walk_log(const store::Store& store, base::BoardId board,
                                          base::Offset after, const std::stop_token& stop,
                                          const Visit& visit) {
  while (true) {
    const auto page = store.read_log(board, after, page_entries, page_bytes);
    if (!page) return std::unexpected{page.error().message};
    if (page->empty()) return {};
    if (stop.stop_requested()) return std::unexpected{"told to stop."};
    for (const auto& read : *page) {
      const auto record = wire::decode_log_record(read.bytes);
      if (!record) {
        return std::unexpected{"entry " + std::to_string(read.offset.value) + " is damaged."};
      }
      const auto visited = visit(read.offset, *record);
      if (!visited) return std::unexpected{visited.error()};
      if (!*visited) return {};
      after = read.offset;
    }
  }
}

}  // namespace tablee::http
