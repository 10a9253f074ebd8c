// The module's memory: allocation, the two buffers, texts on their way in and out.
#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

#include "core/wasm.h"

// What libc++ would print before it ends has no reader here: without these the module would carry printf and
// import WASI.
void* operator new(std::size_t size) {
  void* const place = std::malloc(size);
  if (place == nullptr) __builtin_trap();
  return place;
}
void* operator new[](std::size_t size) {
  return operator new(size);
}
void operator delete(void* place) noexcept {
  std::free(place);
}
void operator delete(void* place, std::size_t) noexcept {
  std::free(place);
}
void operator delete[](void* place) noexcept {
  std::free(place);
}
void operator delete[](void* place, std::size_t) noexcept {
  std::free(place);
}

namespace std {
inline namespace _LIBCPP_ABI_NAMESPACE {
[[noreturn]] void __libcpp_verbose_abort(char const*, ...) {
  __builtin_trap();
}
}  // namespace _LIBCPP_ABI_NAMESPACE
}  // namespace std

namespace tablee::core::wasm {
namespace {

std::vector<char> input_buffer;
std::string output_buffer;

void append_utf8(std::uint32_t c, std::string& out) {
  const auto continuation = [&](unsigned shift) {
    out.push_back(static_cast<char>(0x80 | (c >> shift & 0x3F)));
  };
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | c >> 6));
    continuation(0);
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | c >> 12));
    continuation(6);
    continuation(0);
  } else {
    out.push_back(static_cast<char>(0xF0 | c >> 18));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

constexpr std::uint32_t replacement = 0xFFFD;

}  // namespace

void append_text(std::uint32_t c, std::string& out) {
  const bool text = c != 0 && (c < 0xD800 || c >= 0xE000);
  append_utf8(text ? c : replacement, out);
}

std::string input_text(std::uint32_t units) {
  std::string text;
  text.reserve(units);
  const auto unit = [&](std::uint32_t i) {
    std::uint16_t value = 0;
    std::memcpy(&value, input_buffer.data() + std::size_t{i} * 2, 2);
    return std::uint32_t{value};
  };
  for (std::uint32_t i = 0; i < units; ++i) {
    std::uint32_t c = unit(i);
    if (c >= 0xD800 && c < 0xE000) {
      const std::uint32_t low = c < 0xDC00 && i + 1 < units ? unit(i + 1) : 0;
      const bool pair = low >= 0xDC00 && low < 0xE000;
      if (pair) c = 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF);
      if (pair) ++i;
    }
    append_text(c, text);
  }
  return text;
}

std::int32_t give_text(std::string_view utf8) {
  output_buffer.clear();
  const auto put = [](std::uint32_t unit) {
    output_buffer.push_back(static_cast<char>(unit));
    output_buffer.push_back(static_cast<char>(unit >> 8));
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
    const unsigned lead = byte(i);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size; ++k) c = c << 6 | (byte(i + k) & 0x3FU);
    i += size;
    if (c >= 0x10000) {
      put(0xD800 + ((c - 0x10000) >> 10));
      c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    put(c);
  }
  return static_cast<std::int32_t>(output_buffer.size() / 2);
}

base::BytesView input_bytes(std::uint32_t size) {
  return {input_buffer.data(), size};
}

std::int32_t give(base::Bytes bytes) {
  output_buffer = std::move(bytes);
  return static_cast<std::int32_t>(output_buffer.size());
}

std::int32_t give(const void* records, std::size_t size) {
  output_buffer.assign(static_cast<const char*>(records), size);
  return static_cast<std::int32_t>(size);
}

EXPORT(input) char* input(std::uint32_t size) {
  if (input_buffer.size() < size) input_buffer.resize(size);
  return input_buffer.data();
}
EXPORT(output) const char* output() {
  return output_buffer.data();
}

}  // namespace tablee::core::wasm
