// What the parts of the browser's door share: the board behind a pointer, and the two buffers.
//
// A C interface to one module that holds any number of boards. Its other half is client-web/src/core, the only
// caller, and changed with it. Bytes and texts go in through input(), a buffer that the caller fills; they come
// out through a buffer whose place output() says and whose size the call returns, until the next call. Texts are
// UTF-16 on the outside; lone surrogates and U+0000 become U+FFFD. Handles are -1 for "none".
#pragma once

#include <string>
#include <string_view>

#include "core/editor.h"

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace tablee::core::wasm {

struct Board {
  Document document;
  std::uint32_t replica = 0;
  std::uint32_t participant = 0;
  std::uint32_t behalf = 0;  // for whom objects are made; 0: for oneself
  Editor editor{document, 0};
  Changes changes;
};

/// The first bytes of the input buffer.
[[nodiscard]] base::BytesView input_bytes(std::uint32_t size);
/// The UTF-16 in the input buffer as valid UTF-8.
[[nodiscard]] std::string input_text(std::uint32_t units);

/// Appends one code point; U+0000 and lone surrogates as U+FFFD.
void append_text(std::uint32_t code_point, std::string& out);

/// Puts bytes into the output buffer; returns how many.
std::int32_t give(base::Bytes bytes);
std::int32_t give(const void* records, std::size_t size);
/// Puts valid UTF-8 there as UTF-16; returns code units.
std::int32_t give_text(std::string_view utf8);

}  // namespace tablee::core::wasm
