// Writes the board workload for board_bench.mjs: for each entry replica, size (32 bits each), bytes; at the end
// replica 0, size and bytes of the keyframe. Usage: core_board_log FILE
#include <cstdio>

#include "board_log.h"

int main(int argc, char** argv) {
  using namespace tablee;
  if (argc != 2) return 2;
  std::FILE* const file = std::fopen(argv[1], "wb");
  if (file == nullptr) return 1;
  const auto write = [&](std::uint32_t replica, const base::Bytes& bytes) {
    const std::uint32_t head[2] = {replica, static_cast<std::uint32_t>(bytes.size())};
    return std::fwrite(head, sizeof head, 1, file) == 1 &&
           std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  };
  bool good = true;
  for (const bench::Entry& entry : bench::board_log().entries)
    good = good && write(entry.replica, entry.batch);
  good = good && write(0, bench::board_log().document.keyframe());
  return std::fclose(file) == 0 && good ? 0 : 1;
}
