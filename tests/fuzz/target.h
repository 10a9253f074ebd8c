// What every fuzz target has: libFuzzer's entry, and a way to cut its input into several parts.
//
// A target never judges input as good or bad. It claims what must hold for any bytes: no crash, no
// unbounded work, and that what was accepted once is accepted again and means the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace tablee::fuzz {

/// Takes parts from the front of the input. Views live as long as the input. Reading past the end
/// gives zeros and empty parts.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}

  [[nodiscard]] bool empty() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  [[nodiscard]] std::uint8_t byte() {
    const std::string_view one = take(1);
    return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one.front());
  }
  /// A part that carries its own length in two bytes, low byte first.
  [[nodiscard]] std::string_view part() {
    const std::size_t low = byte();
    const std::size_t high = byte();
    return take(low | high << 8U);
  }

 private:
  std::string_view take(std::size_t bytes) {
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
};

}  // namespace tablee::fuzz
