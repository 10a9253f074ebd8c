// Bytes as they travel between folders: owned, viewed, shared.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace tablee::base {

/// Owned bytes. std::string, because Protobuf, RocksDB and Beast all speak it without a copy.
using Bytes = std::string;
/// Bytes that somebody else owns; each function that returns one says for how long.
using BytesView = std::string_view;
/// Immutable bytes shared between sessions and threads.
using SharedBytes = std::shared_ptr<const Bytes>;

}  // namespace tablee::base
