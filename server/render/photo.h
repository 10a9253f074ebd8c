// A photo of the room, as whoever reads it from a store hands it over.
#pragma once

#include <cstdint>
#include <string>

#include "base/bytes.h"

namespace tablee::render {

/// A JPEG without metadata, whose bytes are good.
struct Photo {
  base::SharedBytes jpeg{};
  std::uint32_t width = 0;  ///< Pixels.
  std::uint32_t height = 0;
  std::string words{};  ///< What is on it; may be empty.
};

}  // namespace tablee::render
