// What stands in the files of a folder, byte for byte, whatever they are.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tablee::store {

/// The files in `folder`, however deep, that hold these bytes.
inline std::vector<std::string> files_with(const std::filesystem::path& folder,
                                           std::string_view bytes) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.find(bytes) != std::string::npos) found.push_back(entry.path().filename().string());
  }
  return found;
}

/// Bytes that no compression makes shorter, so that they stand in a file as they are.
inline std::string noise(std::uint32_t seed, std::size_t bytes = 400) {
  std::mt19937 random(seed);
  std::string text;
  while (text.size() < bytes) text.push_back(static_cast<char>(random()));
  return text;
}

}  // namespace tablee::store
