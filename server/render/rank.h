// In which order propositions and headings are read.
#pragma once

#include <string_view>
#include <tuple>

#include "core/document.h"
#include "core/z_key.h"

namespace tablee::render {

/// By rank; those without a good one stand behind; ties by id. Its views live as long as `view`.
[[nodiscard]] inline auto rank_key(const core::ObjectView& view) {
  const bool good = !view.rank.empty() && core::valid_z_key(view.rank);
  return std::tuple(!good, good ? view.rank : std::string_view{}, view.id);
}

}  // namespace tablee::render
