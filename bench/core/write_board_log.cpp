// Writes the board workload for board_bench.mjs: for each entry replica, size (32 bits each), bytes; at the end
// replica 0, size and bytes of the keyframe. Usage: core_board_log FILE
#include <cstdint>
#include <fstream>
#include <iostream>

#include "board_log.h"

int main(int argc, char** argv) {
  using namespace tablee;
  if (argc != 2) {
    std::cerr << "usage: core_board_log FILE\n";
    return 2;
  }
  std::ofstream file(argv[1], std::ios::binary);
  const auto write = [&](std::uint32_t replica, const base::Bytes& bytes) {
    const std::uint32_t head[2] = {replica, static_cast<std::uint32_t>(bytes.size())};
    file.write(reinterpret_cast<const char*>(head), sizeof head) << bytes;
  };
  const bench::Log& log = bench::board_log();
  for (const bench::Entry& entry : log.entries) write(entry.replica, entry.batch);
  write(0, log.document.keyframe());
  file.close();
  if (!file) {
    std::cerr << "core_board_log: " << argv[1] << ": can not be written\n";
    return 1;
  }
  return 0;
}
